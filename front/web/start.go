package web

import (
	"context"
	"errors"
	"io"
	"mime/multipart"
	"net/http"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
)

// start is the first screen; it does the main job.
func (s *Server) start(v *visit) error { return v.show(http.StatusOK, "start", nil) }

// read takes a letter: the files dropped, or the words pasted. It waits a little for the reading.
func (s *Server) read(v *visit) error {
	uploads, err := letter(v.r)
	if err != nil {
		return err
	}
	id, err := s.Intake.Begin(v.r.Context(), uploads, casework.Told{})
	if err != nil {
		return err
	}
	return s.await(v, id)
}

// await reads in the background, so that a visitor who leaves loses nothing, and shows the result if it is there in time.
func (s *Server) await(v *visit, id string) error {
	done := make(chan error, 1)
	go func() {
		defer func() {
			if recover() != nil {
				done <- errOurs
			}
		}()
		done <- s.Intake.Read(context.WithoutCancel(v.r.Context()), id)
	}()
	select {
	case err := <-done:
		if f, ok := fault.Of(err); ok && f.Kind == fault.Busy { // the letter is kept, and is read when its turn comes
			return v.move("/case/" + id + "/reading")
		}
		if err != nil {
			return err
		}
		return v.move("/case/" + id)
	case <-time.After(s.Wait):
		return v.move("/case/" + id + "/reading")
	}
}

// reading shows what is being done; asking for it tries the reading again, so that a restart loses nothing.
func (s *Server) reading(v *visit) error {
	view, err := s.Cases.View(v.r.Context(), v.r.PathValue("id"))
	if err != nil {
		return err
	}
	if !view.Pending {
		return v.move("/case/" + view.ID)
	}
	if v.r.URL.Query().Has("look") {
		return s.await(v, view.ID)
	}
	ok, since := s.Intake.Ready()
	return v.show(http.StatusOK, "reading", struct {
		Warming bool
		Seconds int
		Files   int
	}{!ok, int(since.Seconds()), len(view.Exhibits)})
}

// example makes the visitor a demonstration case: a form, since it makes something, and nobody sees what others try with theirs.
func (s *Server) example(v *visit) error {
	id, err := s.Intake.Example(v.r.Context())
	if err != nil {
		return err
	}
	return v.move("/case/" + id)
}

func (s *Server) healthz(v *visit) error {
	v.w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	_, err := io.WriteString(v.w, "ok\n")
	return err
}

const maxFiles = 40

// letter takes the files and the pasted words out of a form.
func letter(r *http.Request) ([]casework.Upload, error) {
	if err := r.ParseMultipartForm(16 << 20); err != nil && !errors.Is(err, http.ErrNotMultipart) {
		var large *http.MaxBytesError
		if errors.As(err, &large) {
			return nil, err
		}
		return nil, fault.Wrap(fault.BadValue, say.L("fault.web.none"), err)
	}
	var out []casework.Upload
	if r.MultipartForm != nil {
		for _, h := range r.MultipartForm.File["letter"] {
			u, err := upload(h)
			if err != nil {
				return nil, err
			}
			if h.Filename != "" && len(out) < maxFiles {
				out = append(out, u)
			}
		}
	}
	if words := strings.TrimSpace(r.FormValue("words")); words != "" {
		if !utf8.ValidString(words) {
			return nil, fault.New(fault.BadValue, say.L("fault.web.letters"))
		}
		out = append(out, casework.Upload{Name: "pasted.txt", Bytes: []byte(words)})
	}
	if len(out) == 0 {
		return nil, fault.New(fault.Empty, say.L("fault.web.none"))
	}
	return out, nil
}

func upload(h *multipart.FileHeader) (casework.Upload, error) {
	f, err := h.Open()
	if err != nil {
		return casework.Upload{}, fault.Wrap(fault.Unreadable, say.L("fault.file.damaged"), err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	return casework.Upload{Name: h.Filename, Bytes: b}, err
}
