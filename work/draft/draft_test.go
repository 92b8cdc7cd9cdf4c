package draft_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	saybook "github.com/recourse-health/recourse/book/say"
	"github.com/recourse-health/recourse/format/sheet"
	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/paper/letter"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/draft"
)

type noLaw struct{}

func (noLaw) Cite(ref.Rule) (string, bool)      { return "", false }
func (noLaw) Exception(string) (ref.Rule, bool) { return "", false }

func book(t *testing.T, lang string) *say.Book {
	t.Helper()
	raw, err := saybook.Files.ReadFile(lang + "/paper.say")
	if err != nil {
		t.Fatal(err)
	}
	words, err := say.Parse(lang, string(raw))
	if err != nil {
		t.Fatal(err)
	}
	return words
}

// writer keeps the sheet that each maker was given.
func writer(t *testing.T) (w *draft.Writer, pdf, docx *sheet.Document) {
	t.Helper()
	words := book(t, "en")
	pdf, docx = &sheet.Document{}, &sheet.Document{}
	keep := func(to *sheet.Document) func(sheet.Document) ([]byte, error) {
		return func(d sheet.Document) ([]byte, error) { *to = d; return []byte("made"), nil }
	}
	books := letter.Books{Law: noLaw{}, Forms: []letter.Form{
		{Kind: "exception_request", Needs: []string{"patient.name", "drug.name", "plan.carrier", "ground"}, Stronger: []string{"drug.strength"}},
		{Kind: "prescriber_statement", Needs: []string{"patient.name", "drug.name", "prescriber.name", "ground"}},
		{Kind: "call_sheet", Needs: []string{"patient.name", "drug.name", "plan.carrier"}, Mine: true}}}
	return &draft.Writer{Books: books, Words: words, Own: func(lang string) *say.Book { return book(t, lang) }, PDF: keep(pdf), DOCX: keep(docx)}, pdf, docx
}

func fact(id string, v record.Value) record.Fact {
	return record.Fact{ID: ref.Fact(id), By: record.ByPrescriber, Sure: true, Value: v, Source: record.Told{Who: "prescriber", Where: "clinic note"}}
}

func field(f record.Field, text string) record.Fact {
	return fact("/"+string(f), record.Detail{Field: f, Text: text})
}

var (
	known = record.New(field(record.MemberName, "Odalys Brandt"), field(record.Drug, "Qulipta"), field(record.Carrier, "Juniper Health Plan"), field(record.Prescriber, "Anselm Whitcombe"),
		fact("/trials/0", record.Took{Drug: "topiramate"}), fact("/trials/0/outcome", record.Outcome{Drug: "topiramate", Effect: record.Ineffective}), fact("/documents/0", record.Exhibit{Label: "clinic note"}))
	today = civil.Day(2026, 11, 25)
)

// The three files of a paper say the same: both makers get one sheet, and the JSON has its paragraphs with their footing.
func TestThreeFilesSayTheSame(t *testing.T) {
	for _, kind := range []string{"exception_request", "prescriber_statement"} {
		w, pdf, docx := writer(t)
		m, err := w.Make(known, kind, "en", today)
		if err != nil {
			t.Fatal(kind, err)
		}
		a, _ := json.Marshal(pdf)
		if b, _ := json.Marshal(docx); string(a) != string(b) || pdf.Title == "" || pdf.Day != "2026-11-25" || pdf.Lang != "en-US" || !strings.Contains(pdf.Foot, "Odalys Brandt") || !strings.Contains(pdf.Folio, "{page}") {
			t.Errorf("%s: %+v", kind, pdf)
		}
		var p draft.Paper
		if err := json.Unmarshal(m.JSON, &p); err != nil || p.Schema != "recourse.paper/1" || p.Kind != kind || p.Dated != today || len(p.Paragraphs) != len(m.Sentences) {
			t.Fatalf("%s: %+v %v", kind, p, err)
		}
		for i, par := range p.Paragraphs {
			s := m.Sentences[i]
			if par.Text != s.Text || par.Kind != s.Kind || par.Choice != s.Choice || par.Text == "" {
				t.Errorf("%s %d: %+v, said %+v", kind, i, par, s)
			}
			if n := len(par.StandsOn.Facts) + len(par.StandsOn.Law); n != len(s.On) || (par.Kind == "body" || par.Kind == "table") && n == 0 {
				t.Errorf("%s: %q stands on %d of %d", kind, par.Text, n, len(s.On))
			}
			for _, f := range par.StandsOn.Facts {
				if _, ok := known.Get(f); !ok {
					t.Errorf("%s: %q stands on %s, which is no fact", kind, par.Text, f)
				}
			}
		}
		if len(m.PDF) == 0 || len(m.DOCX) == 0 || m.Kind != kind {
			t.Errorf("%s: a file is missing", kind)
		}
	}
}

// The statement is a list of sentences to confirm or strike; a mark of an exhibit is set so that it is never broken.
func TestTheSheet(t *testing.T) {
	w, pdf, _ := writer(t)
	if _, err := w.Make(known, "prescriber_statement", "en", today); err != nil {
		t.Fatal(err)
	}
	items, marks := 0, 0
	for _, b := range pdf.Blocks {
		c, ok := b.(sheet.Choices)
		if !ok {
			continue
		}
		items += len(c.Items)
		for _, i := range c.Items {
			marks += len(slices.DeleteFunc(slices.Clone(i.Text), func(r sheet.Run) bool { return r.Text != "(Ex. A)" || !r.Keep || !r.Bold }))
		}
		if c.Confirm == "" || c.Strike == "" || c.Box == "" {
			t.Errorf("%+v", c)
		}
	}
	if items < 4 || marks == 0 {
		t.Errorf("%d sentences to confirm, %d marks", items, marks)
	}
	sender, ok := pdf.Blocks[0].(sheet.Address)
	if !ok || !sender.Sender || !sender.Lines[0][0].Bold {
		t.Errorf("%+v", pdf.Blocks[0])
	}
}

// A paper that lacks facts asks for them; one that nobody knows, or that a maker fails at, is an error and no paper.
func TestMakeRefuses(t *testing.T) {
	w, _, _ := writer(t)
	_, err := w.Make(record.New(), "exception_request", "en", today)
	if l := (*casework.Lacks)(nil); !errors.As(err, &l) || len(l.Needs) < 4 {
		t.Errorf("%v", err)
	}
	_, err = w.Make(known, "poem", "en", today)
	if f, ok := fault.Of(err); !ok || f.Kind != fault.BadValue || f.Say.ID != "fault.paper.kind" {
		t.Errorf("%v", err)
	}
	broken := errors.New("no font")
	w.DOCX = func(sheet.Document) ([]byte, error) { return nil, broken }
	if _, err = w.Make(known, "exception_request", "en", today); !errors.Is(err, broken) {
		t.Errorf("%v", err)
	}
}

// A paper is offered only where an exception can be of use.
func TestStates(t *testing.T) {
	w, _, _ := writer(t)
	for name, c := range map[string]struct {
		is   record.Situation
		why  record.DenialType
		want int
	}{
		"a step denial": {record.SitDenial, record.StepTherapy, 3}, "off the list": {record.SitPartly, record.NonFormulary, 3}, "not told": {"", record.StepTherapy, 3},
		"excluded": {record.SitDenial, record.Exclusion, 0}, "an approval": {record.SitApproval, record.StepTherapy, 0}, "too soon": {record.SitTooSoon, record.QuantityLimit, 0},
	} {
		s := w.States(known, check.Answer{Block: check.Block{Is: c.is}, Reasons: []check.Reason{{Type: c.why}}})
		if len(s) != c.want {
			t.Errorf("%s: %+v", name, s)
		}
		for _, p := range s {
			if len(p.Needs) != 0 {
				t.Errorf("%s: %s waits for %+v", name, p.Kind, p.Needs)
			}
		}
	}
}

// What goes to the plan is in English whoever reads it; the sheet that a person keeps is in that person's language, with the English
// that is said to the plan under it, marked as English.
func TestTheLanguageOfAPaper(t *testing.T) {
	for _, c := range []struct{ kind, lang, want string }{{"exception_request", "es", "en"}, {"call_sheet", "en", "en"}, {"call_sheet", "es", "es"}} {
		w, pdf, _ := writer(t)
		m, err := w.Make(known, c.kind, c.lang, today)
		if err != nil {
			t.Fatal(err)
		}
		var p draft.Paper
		if err := json.Unmarshal(m.JSON, &p); err != nil || p.Lang != c.want || m.Lang != c.want || pdf.Lang != c.want+"-US" {
			t.Errorf("%+v: %s %s %s %v", c, p.Lang, m.Lang, pdf.Lang, err)
		}
		english := 0
		for _, b := range pdf.Blocks {
			for _, x := range sheet.Texts(b) {
				for _, r := range x {
					if r.Lang == "en-US" {
						english++
					}
				}
			}
		}
		if (english > 0) != (c.want == "es") || c.want == "es" && english < 12 {
			t.Errorf("%+v: %d runs are marked as English", c, english)
		}
	}
}

// A table keeps the footing of each row, and its text is its caption and its rows.
func TestTheRowsOfATable(t *testing.T) {
	w, pdf, _ := writer(t)
	m, err := w.Make(known, "call_sheet", "es", today)
	if err != nil {
		t.Fatal(err)
	}
	tables := 0
	for _, s := range m.Sentences {
		if !s.Head {
			continue
		}
		tables++
		if len(s.RowsOn) != len(s.Cells) || len(s.RowsOn[0]) != 0 || s.Text != draft.Flat("", s.Cells) {
			t.Errorf("%+v", s)
		}
	}
	for _, b := range pdf.Blocks {
		if g, ok := b.(sheet.Table); ok && (len(g.Widths) != 2 || len(g.Head) != 2) {
			t.Errorf("%+v", g)
		}
	}
	if tables != 2 {
		t.Errorf("%d tables", tables)
	}
}
