package web

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"net/http"
	"net/url"
	"strings"

	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
)

// visit is one request on its way to one page.
type visit struct {
	*Server
	w    http.ResponseWriter
	r    *http.Request
	lang string
}

// screen is what every template knows: Body is the page's own.
type screen struct {
	Lang  string
	Path  string // without the prefix of the language
	Case  string // the id, on pages of a case
	Here  string // the tab of the case that is open
	Title string
	Body  any
	words *say.Book
}

var (
	errNoPage = errors.New("web: no such page")
	errMethod = errors.New("web: not by this method")
	errCross  = errors.New("web: a form of another site")
	errOurs   = errors.New("web: a fault of our own")
)

// parse reads the templates: each page with the layout and the parts.
func (s *Server) parse() error {
	s.pages = map[string]*template.Template{}
	names, err := pageFiles.ReadDir("pages")
	if err != nil {
		return err
	}
	for _, n := range names {
		name := strings.TrimSuffix(n.Name(), ".html")
		if name == "layout" || name == "parts" {
			continue
		}
		t, err := template.New(name).Funcs(template.FuncMap{"dict": dict, "list": func(v ...any) []any { return v }, "inc": func(n int) int { return n + 1 }, "lines": func(s string) []string { return strings.Split(s, "\n") }}).
			ParseFS(pageFiles, "pages/layout.html", "pages/parts.html", "pages/"+n.Name())
		if err != nil {
			return fmt.Errorf("web: %w", err)
		}
		s.pages[name] = t
	}
	return nil
}

// dict makes named arguments for a part.
func dict(kv ...any) map[string]any {
	m := make(map[string]any, len(kv)/2)
	for i := 0; i+1 < len(kv); i += 2 {
		m[fmt.Sprint(kv[i])] = kv[i+1]
	}
	return m
}

// show renders a page; the title is the sentence title.NAME.
func (v *visit) show(status int, name string, body any) error {
	p := screen{Lang: v.lang, Case: v.r.PathValue("id"), Here: name, Body: body, words: v.Words(v.lang)}
	p.Path = v.r.URL.Path
	if q := v.r.URL.RawQuery; q != "" && v.r.Method == http.MethodGet {
		p.Path += "?" + q
	}
	if v.r.Method != http.MethodGet && v.r.Method != http.MethodHead || status != http.StatusOK {
		p.Path = back(p.Case)
	}
	if name == "erased" || status == http.StatusNotFound {
		p.Case, p.Path = "", "/"
	}
	p.Title = p.words.Must(say.L("title." + name))
	var b bytes.Buffer
	if err := v.pages[name].ExecuteTemplate(&b, "layout", p); err != nil {
		return fmt.Errorf("web: %s: %w", name, err)
	}
	v.w.Header().Set("Content-Type", "text/html; charset=utf-8")
	v.w.WriteHeader(status)
	_, err := b.WriteTo(v.w)
	return err
}

// back is a page that can be fetched, for the language switch of an error or of the answer to a POST.
func back(id string) string {
	if id == "" {
		return "/"
	}
	return "/case/" + url.PathEscape(id)
}

// move sends the browser on to a page of the same language.
func (v *visit) move(to string) error {
	http.Redirect(v.w, v.r, v.to(to), http.StatusSeeOther)
	return nil
}

func (v *visit) to(p string) string { return prefix(v.lang) + p }

func prefix(lang string) string {
	if lang == "es" {
		return "/es"
	}
	return ""
}

// Say says a line of the record in the language of the page.
func (p screen) Say(l say.Line) string { return p.words.Must(l) }

// T says a sentence that has no arguments.
func (p screen) T(id string) string { return p.words.Must(say.L(id)) }

// Tx says a sentence with arguments, given as name, value, name, value.
func (p screen) Tx(id string, kv ...any) string {
	var args []say.Arg
	for i := 0; i+1 < len(kv); i += 2 {
		args = append(args, say.A(fmt.Sprint(kv[i]), kv[i+1]))
	}
	return p.words.Must(say.L(id, args...))
}

// Has reports whether the book has a sentence.
func (p screen) Has(id string) bool { return p.words.Has(id) }

// To makes the address of a page in the language of this one.
func (p screen) To(path string) string { return prefix(p.Lang) + path }

// Of makes the address of a page of this case.
func (p screen) Of(path string) string { return prefix(p.Lang) + "/case/" + p.Case + path }

// Other is the language that the page is not in, and OtherPath this page in it.
func (p screen) Other() string {
	if p.Lang == "es" {
		return "en"
	}
	return "es"
}

// OtherPath is this page in the other language.
func (p screen) OtherPath() string { return prefix(p.Other()) + p.Path }

// trouble is the page of an error.
type trouble struct {
	Head, Say string
	Start     bool // offer the form to try again
}

// fail shows what went wrong and what to do. Our own faults are logged without any of the case.
func (s *Server) fail(v *visit, err error) {
	status, head, line := http.StatusInternalServerError, "error.head.ours", say.L("error.ours")
	var tooLarge *http.MaxBytesError
	f, ok := fault.Of(err)
	switch {
	case errors.As(err, &tooLarge):
		status, head, line = http.StatusRequestEntityTooLarge, "error.head.file", say.L("fault.file.large")
	case errors.Is(err, errNoPage):
		status, head, line = http.StatusNotFound, "error.head.page", say.L("error.page")
	case errors.Is(err, errMethod):
		status, head, line = http.StatusMethodNotAllowed, "error.head.page", say.L("error.page")
	case errors.Is(err, errCross):
		status, head, line = http.StatusForbidden, "error.head.cross", say.L("error.cross")
	case ok && f.Kind == fault.NotFound:
		status, head, line = http.StatusNotFound, "error.head.case", f.Say
	case errors.Is(err, casework.ErrShut):
		s.Log.Error("web: the program must be started again", "error", err)
		status, head, line = http.StatusServiceUnavailable, "error.head.value", f.Say
	case ok && f.Kind == fault.Busy:
		status, head, line = http.StatusConflict, "error.head.value", f.Say
	case ok && f.Kind == fault.BadValue:
		status, head, line = http.StatusUnprocessableEntity, "error.head.value", f.Say
	case ok:
		status, head, line = http.StatusUnprocessableEntity, "error.head.file", f.Say
	default:
		s.Log.Error("web: a fault of our own", "route", v.r.Pattern, "error", err)
	}
	words := s.Words(v.lang)
	body := trouble{words.Must(say.L(head)), words.Must(line), head == "error.head.file"}
	if err := v.show(status, "error", body); err != nil {
		http.Error(v.w, body.Say, status)
	}
}
