package web

import (
	"bytes"
	"context"
	"io"
	"log/slog"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	movebook "github.com/recourse-health/recourse/book/move"
	saybook "github.com/recourse-health/recourse/book/say"
	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
)

// desk is a desk in memory with one case.
type desk struct {
	view     casework.View
	pending  bool
	told     [][2]string
	gone     bool
	slow     time.Duration
	fails    error
	packs    error
	crashes  bool
	unread   error
	uploaded []casework.Upload
}

func (d *desk) Begin(_ context.Context, u []casework.Upload, _ casework.Told) (string, error) {
	d.uploaded = u
	return "k1", d.fails
}

func (d *desk) Read(context.Context, string) error {
	time.Sleep(d.slow)
	if d.crashes {
		panic("reading crashed")
	}
	return d.unread
}

func (d *desk) Example(context.Context) (string, error) { return "k1", nil }
func (d *desk) Ready() (bool, time.Duration)            { return false, 3 * time.Second }

func (d *desk) View(_ context.Context, id string) (casework.View, error) {
	switch {
	case d.fails != nil:
		return casework.View{}, d.fails
	case id != "k1" || d.gone:
		return casework.View{}, fault.New(fault.NotFound, say.L("fault.case.none"))
	}
	v := d.view
	v.Pending = d.pending
	return v, nil
}

func (d *desk) Answer(_ context.Context, id, fact, value string) error {
	if value == "bad" {
		return fault.New(fault.BadValue, say.L("fault.web.letters"))
	}
	d.told = append(d.told, [2]string{fact, value})
	return nil
}

func (d *desk) Draft(_ context.Context, _, kind, _ string) (casework.Made, error) {
	if kind == "appeal" {
		return casework.Made{}, &casework.Lacks{}
	}
	if kind == "call_sheet" {
		return casework.Made{Kind: kind, Lang: "es", Mine: true, Sentences: []casework.Sentence{{Kind: "notice", Text: "Llamo.\nI am calling.", Said: "I am calling."},
			{Kind: "table", Text: "Preguntas\nPregunte: Dicen\n¿Nombre? Your name?", Head: true, Cells: [][]string{{"Pregunte", "Dicen"}, {"¿Nombre?\nYour name?", ""}}}}}, nil
	}
	return casework.Made{Kind: kind, PDF: []byte("%PDF"), DOCX: []byte("PK"), JSON: []byte("{}"), Sentences: []casework.Sentence{
		{Kind: "heading", Text: "Request"},
		{Kind: "body", Text: "The member\nreports <b>this</b>.", On: []ref.Ref{{Fact: "f1"}, {Rule: "r1"}}},
		{Kind: "table", Cells: [][]string{{"Member", "A. Made"}}}}}, nil
}

func (d *desk) Picture(context.Context, string, ref.Exhibit, int, int) ([]byte, error) {
	return []byte("png"), nil
}
func (d *desk) Erase(context.Context, string) error { d.gone = true; return nil }
func (d *desk) Keep(context.Context, string) error  { return nil }

const letterText = "Dear member. You must try metformin first. You may appeal within 180 days."

// newDesk holds a made step-therapy denial, as a page with a picture.
func newDesk() *desk {
	doc := page.Document{Exhibit: "x1", Kind: "pdf", Reader: "made", Pages: []page.Page{{Text: letterText, W: 612, H: 792, Words: words()}}}
	why, _ := doc.Span(0, 13, 42)
	fact := record.Fact{ID: "f1", Value: record.Detail{Field: record.Drug, Text: "OZEMPIC"}, By: record.ByPlan, Sure: true, Source: record.Read{Spans: []page.Span{why}, Weight: 1}}
	d := &desk{view: casework.View{ID: "k1", Record: record.New(fact), Exhibits: []casework.Exhibit{{ID: "x1", Kind: "pdf", Doc: doc}}}}
	d.view.Check = check.Answer{
		Block:   check.Block{Is: record.SitDenial, Denial: record.Yes, Because: []page.Span{why}},
		Reasons: []check.Reason{{Type: record.StepTherapy, Confidence: 1, Because: []page.Span{why}}},
		Clocks:  []rights.Clock{{Step: "internal_appeal.file_by", Actor: "patient", Due: civil.OnDay(civil.Day(2026, 12, 1)), Rule: "29 CFR 2560.503-1", Confidence: "high"}},
		Ask: []record.Need{
			{Fact: "plan.type", Form: record.FormYesNo, Who: "plan", Ask: say.L("start.q.step"), Why: say.L("start.q.who")},
			{Fact: "trials", Form: record.FormTrial, Who: "member", Ask: say.L("start.q.step")},
			{Fact: "events.notice_received", Form: record.FormDay, Who: "member", Ask: say.L("start.q.step")},
		},
	}
	d.view.Papers = []casework.PaperState{{Kind: "exception_request"}, {Kind: "appeal", Needs: []record.Need{{Fact: "patient.name", Form: record.FormText, Who: "member", Ask: say.L("start.q.who")}}}}
	return d
}

func words() (out []page.Word) {
	for i, at := range regexp.MustCompile(`\S+`).FindAllStringIndex(letterText, -1) {
		x := float32(40 * i)
		out = append(out, page.Word{From: at[0], To: at[1], Box: page.Box{x, 100, x + 30, 112}, Sure: 100})
	}
	return out
}

func book(lang string) *say.Book {
	var files []string
	entries, err := saybook.Files.ReadDir(lang)
	if err != nil {
		panic(err)
	}
	for _, e := range entries {
		b, err := saybook.Files.ReadFile(lang + "/" + e.Name())
		if err != nil {
			panic(err)
		}
		files = append(files, string(b))
	}
	b, err := say.Parse(lang, files...)
	if err != nil {
		panic(err)
	}
	for _, s := range movebook.Sentences {
		if err := b.Add(s.ID, s.En); err != nil {
			panic(err)
		}
	}
	return b
}

// both are the books, read once.
var both = sync.OnceValue(func() map[string]*say.Book {
	return map[string]*say.Book{"en": book("en"), "es": book("es")}
})

// serve gives the web app over a desk.
func serve(t *testing.T, d *desk) http.Handler {
	t.Helper()
	books := both()
	s := &Server{Intake: d, Cases: d, Packets: d, Words: func(l string) *say.Book { return books[l] }, Wait: 50 * time.Millisecond,
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Now: func() time.Time { return time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC) },
		Law: func(ref.Rule) (string, string, bool) { return "29 CFR 2560.503-1", "claims", true }}
	h, err := s.Handler()
	if err != nil {
		t.Fatal(err)
	}
	return h
}

func get(h http.Handler, path string) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, nil))
	return w
}

func post(h http.Handler, path string, form url.Values) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodPost, path, strings.NewReader(form.Encode()))
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// sendLetter posts a letter as a browser does.
func sendLetter(h http.Handler, path, pasted string, files ...string) *httptest.ResponseRecorder {
	var b bytes.Buffer
	m := multipart.NewWriter(&b)
	_ = m.WriteField("words", pasted)
	for _, f := range files {
		if part, err := m.CreateFormFile("letter", "letter.txt"); err == nil {
			_, _ = io.WriteString(part, f)
		}
	}
	_ = m.Close()
	r := httptest.NewRequest(http.MethodPost, path, &b)
	r.Header.Set("Content-Type", m.FormDataContentType())
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

// A photo is shown as a page of a PDF is: its picture, with the marks where the words stand.
func TestPhotoIsShown(t *testing.T) {
	d := newDesk()
	d.view.Exhibits[0].Kind, d.view.Exhibits[0].Doc.Kind = "jpeg", "image"
	h := serve(t, d)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/case/k1", nil))
	if !strings.Contains(w.Body.String(), "/page/x1/1.png") || !strings.Contains(w.Body.String(), "<rect") {
		t.Error("no picture of the photo, or no marks on it")
	}
	w = httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/case/k1/page/x1/1.png", nil))
	if w.Code != http.StatusOK || w.Header().Get("Content-Type") != "image/png" {
		t.Errorf("%d %s", w.Code, w.Header().Get("Content-Type"))
	}
}
