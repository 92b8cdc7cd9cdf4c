// Package web is the web app: pages from the server, forms that work without script, in English and in Spanish.
//
// It promises that nothing about a person's health stands in a URL, a title or a log, that no page needs a script, and
// that a page says only what casework says of the case.
package web

import (
	"context"
	"embed"
	"html/template"
	"io/fs"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
)

// Intake takes letters in.
type Intake interface {
	Begin(ctx context.Context, uploads []casework.Upload, t casework.Told) (id string, err error)
	Read(ctx context.Context, id string) error
	Example(ctx context.Context) (id string, err error)
	Ready() (ok bool, since time.Duration) // whether reading is warm, and how long it has been getting ready
}

// Cases shows a case and takes answers.
type Cases interface {
	View(ctx context.Context, id string) (casework.View, error)
	Answer(ctx context.Context, id, fact, value string) error
	Draft(ctx context.Context, id, kind, lang string) (casework.Made, error)
	Picture(ctx context.Context, id string, x ref.Exhibit, page, dpi int) ([]byte, error)
	Erase(ctx context.Context, id string) error
	Keep(ctx context.Context, id string) error
}

// Law explains a rule that a sentence stands on.
type Law func(ref.Rule) (cite, gist string, ok bool)

// Server is the web app. Words gives the book of a language ("en", "es").
type Server struct {
	Intake  Intake
	Cases   Cases
	Packets Packets
	Law     Law
	Words   func(lang string) *say.Book
	Log     *slog.Logger
	Wait    time.Duration // how long a letter's POST waits for its reading before it shows that it is being read

	Now func() time.Time // nil: the clock of the machine

	pages   map[string]*template.Template
	packers packers
	mux     *http.ServeMux
}

//go:embed pages/*.html
var pageFiles embed.FS

//go:embed assets/*
var assetFiles embed.FS

const maxBody = 52 << 20 // of a POST: the largest file, and what goes round it

// Handler wires the routes. It fails only if a template is broken.
func (s *Server) Handler() (http.Handler, error) {
	if err := s.parse(); err != nil {
		return nil, err
	}
	s.mux = http.NewServeMux()
	for pattern, h := range map[string]func(*visit) error{
		"GET /{$}":                          s.start,
		"POST /read":                        s.read,
		"POST /example":                     s.example,
		"GET /case/{id}":                    s.result,
		"GET /case/{id}/reading":            s.reading,
		"GET /case/{id}/question":           s.question,
		"POST /case/{id}/answer":            s.answer,
		"GET /case/{id}/trial":              s.trial,
		"POST /case/{id}/trial":             s.addTrial,
		"GET /case/{id}/clocks.ics":         s.calendar,
		"GET /case/{id}/papers":             s.papers,
		"GET /case/{id}/paper/{kind}":       s.paper,
		"GET /case/{id}/file/{name}":        s.download,
		"GET /case/{id}/packet":             s.packet,
		"GET /case/{id}/packet.pdf":         s.packetFile,
		"GET /case/{id}/page/{exhibit}/{n}": s.picture,
		"GET /case/{id}/erase":              s.askErase,
		"POST /case/{id}/erase":             s.erase,
		"POST /case/{id}/keep":              s.keep,
		"GET /healthz":                      s.healthz,
	} {
		s.mux.HandleFunc(pattern, s.serve(h))
	}
	assets, err := fs.Sub(assetFiles, "assets")
	if err != nil {
		return nil, err
	}
	s.mux.Handle("GET /assets/", cached(http.StripPrefix("/assets/", http.FileServerFS(assets))))
	return s.guard(s.language(s.mux)), nil
}

// today is the day by which time left is counted.
func (s *Server) today() civil.Date { return civil.DayOf(s.now()) }

func (s *Server) now() time.Time {
	if s.Now == nil {
		return time.Now()
	}
	return s.Now()
}

// language takes the prefix /es off a path, so that each page has one route and two languages.
func (s *Server) language(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		lang := "en"
		if rest, ok := strings.CutPrefix(r.URL.Path, "/es"); ok && (rest == "" || rest[0] == '/') {
			lang = "es"
			r2 := r.Clone(r.Context())
			r2.URL.Path, r2.URL.RawPath = "/"+strings.TrimPrefix(rest, "/"), ""
			r = r2
		}
		if _, pattern := s.mux.Handler(r); pattern == "" {
			s.fail(&visit{Server: s, w: w, r: r, lang: lang}, s.unrouted(w, r))
			return
		}
		next.ServeHTTP(w, r.WithContext(context.WithValue(r.Context(), langKey{}, lang)))
	})
}

// unrouted tells an address that is not there from one that is there for another method.
func (s *Server) unrouted(w http.ResponseWriter, r *http.Request) error {
	for _, m := range []string{http.MethodGet, http.MethodPost} {
		other := r.Clone(r.Context())
		other.Method = m
		if _, pattern := s.mux.Handler(other); pattern != "" {
			w.Header().Set("Allow", m)
			return errMethod
		}
	}
	return errNoPage
}

type langKey struct{}

// guard sets what every answer carries, keeps bodies small, and refuses forms that other sites send.
func (s *Server) guard(next http.Handler) http.Handler {
	cross := http.NewCrossOriginProtection()
	cross.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		lang := "en"
		if strings.HasPrefix(r.URL.Path, "/es/") {
			lang = "es"
		}
		s.fail(&visit{Server: s, w: w, r: r, lang: lang}, errCross)
	}))
	inner := cross.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'")
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Permissions-Policy", "geolocation=(), microphone=()")
		h.Set("Cache-Control", "no-store")
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		inner.ServeHTTP(w, r)
	})
}

func cached(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/") {
			http.NotFound(w, r)
			return
		}
		w.Header().Set("Cache-Control", "public, max-age=3600")
		next.ServeHTTP(w, r)
	})
}

// serve runs one action: what goes wrong becomes a page that says what to do, and a crash does not reach the next visitor.
func (s *Server) serve(h func(*visit) error) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		lang, _ := r.Context().Value(langKey{}).(string)
		v := &visit{Server: s, w: w, r: r, lang: lang}
		defer func() {
			if p := recover(); p != nil {
				s.Log.Error("web: a page crashed", "route", r.Pattern)
				s.fail(v, errOurs)
			}
		}()
		if err := h(v); err != nil {
			s.fail(v, err)
		}
	}
}
