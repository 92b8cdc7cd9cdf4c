package web

import (
	"errors"
	"net/http"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/explain"
	"github.com/recourse-health/recourse/work/remind"
)

// papers says what is ready and what waits, and for what.
func (s *Server) papers(v *visit) error {
	view, err := s.Cases.View(v.r.Context(), v.r.PathValue("id"))
	if err != nil {
		return err
	}
	return v.show(http.StatusOK, "papers", view)
}

// sentence is a paragraph to read, with what it stands on.
type sentence struct {
	casework.Sentence
	Lines   []string
	Steps   []step
	Grid    bool // a table with a head
	Caption string
}

// step is one footing in words.
type step struct {
	Text   string
	Who    string // id of the sentence that says who told it
	Where  string
	Quotes []quote
}

// paper shows a paper as text, each sentence with its footing on tap.
func (s *Server) paper(v *visit) error {
	id, kind := v.r.PathValue("id"), v.r.PathValue("kind")
	view, made, err := s.made(v, id, kind)
	var lacks *casework.Lacks
	if errors.As(err, &lacks) {
		return v.move("/case/" + id + "/question")
	}
	if err != nil {
		return err
	}
	var out []sentence
	for _, p := range made.Sentences {
		lines, caption := strings.Split(p.Text, "\n"), ""
		if len(lines) > len(p.Cells) {
			caption = lines[0]
		}
		out = append(out, sentence{p, lines, s.steps(p, view.Record), p.Head, caption})
	}
	return v.show(http.StatusOK, "paper", struct {
		Kind      string
		PaperLang string
		Mine      bool
		Sentences []sentence
		Stronger  []record.Need
	}{kind, made.Lang, made.Mine, out, made.StrongerWith})
}

// made writes a paper that the case can use: where no paper moves the block, there is none.
func (s *Server) made(v *visit, id, kind string) (casework.View, casework.Made, error) {
	view, err := s.Cases.View(v.r.Context(), id)
	if err != nil {
		return view, casework.Made{}, err
	}
	if !slices.ContainsFunc(view.Papers, func(p casework.PaperState) bool { return p.Kind == kind }) {
		return view, casework.Made{}, errNoPage
	}
	m, err := s.Cases.Draft(v.r.Context(), id, kind, v.lang)
	return view, m, err
}

func (s *Server) steps(p casework.Sentence, c *record.Case) []step {
	var out []step
	for _, r := range p.On {
		if r.Rule != "" {
			if cite, gist, ok := s.Law(r.Rule); ok {
				out = append(out, step{Text: cite + ": " + gist, Who: "stands.law"})
			}
			continue
		}
		f, ok := c.Get(r.Fact)
		if !ok {
			continue
		}
		st := step{Text: explain.Words(f.Value), Who: "stands." + string(f.By)}
		if t, ok := f.Source.(record.Told); ok {
			st.Where = t.Where
		}
		for _, q := range f.Spans() {
			st.Quotes = append(st.Quotes, quote{Text: q.Quote(), Page: q.Page() + 1})
		}
		out = append(out, st)
	}
	return out
}

// download gives a paper as a file: exception_request.pdf.
func (s *Server) download(v *visit) error {
	kind, ext, _ := strings.Cut(v.r.PathValue("name"), ".")
	_, made, err := s.made(v, v.r.PathValue("id"), kind)
	var lacks *casework.Lacks
	if errors.As(err, &lacks) {
		return v.move("/case/" + v.r.PathValue("id") + "/question")
	}
	if err != nil {
		return err
	}
	var b []byte
	var mime string
	switch ext {
	case "pdf":
		b, mime = made.PDF, "application/pdf"
	case "docx":
		b, mime = made.DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
	case "json":
		b, mime = made.JSON, "application/json"
	default:
		return errNoPage
	}
	v.w.Header().Set("Content-Type", mime)
	v.w.Header().Set("Content-Disposition", `attachment; filename="`+kind+`.`+ext+`"`)
	_, err = v.w.Write(b)
	return err
}

// calendar gives the clocks of a case as a calendar file.
func (s *Server) calendar(v *visit) error {
	view, err := s.Cases.View(v.r.Context(), v.r.PathValue("id"))
	if err != nil {
		return err
	}
	if len(view.Check.Clocks) == 0 {
		return errNoPage
	}
	v.w.Header().Set("Content-Type", "text/calendar; charset=utf-8")
	v.w.Header().Set("Content-Disposition", `attachment; filename="recourse.ics"`)
	_, err = v.w.Write(remind.Calendar(view.Check.Clocks, v.Words(v.lang), s.now()))
	return err
}

func (s *Server) askErase(v *visit) error {
	view, err := s.Cases.View(v.r.Context(), v.r.PathValue("id"))
	if err != nil {
		return err
	}
	return v.show(http.StatusOK, "erase", struct {
		View casework.View
		Bad  bool
	}{view, false})
}

// erase wants the word typed: it cannot be undone.
func (s *Server) erase(v *visit) error {
	if w := strings.ToUpper(strings.TrimSpace(v.r.FormValue("word"))); w != "ERASE" && w != "BORRAR" {
		return v.show(http.StatusUnprocessableEntity, "erase", struct {
			View casework.View
			Bad  bool
		}{casework.View{ID: v.r.PathValue("id")}, true})
	}
	if err := s.Cases.Erase(v.r.Context(), v.r.PathValue("id")); err != nil {
		return err
	}
	return v.show(http.StatusOK, "erased", nil)
}

// keep holds the case beyond its day.
func (s *Server) keep(v *visit) error {
	if err := s.Cases.Keep(v.r.Context(), v.r.PathValue("id")); err != nil {
		return err
	}
	return v.move("/case/" + v.r.PathValue("id") + "?kept=1")
}
