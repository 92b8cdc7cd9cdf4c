package explain_test

import (
	"errors"
	"testing"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/work/draft"
	"github.com/recourse-health/recourse/work/explain"
)

func TestParse(t *testing.T) {
	for text, ok := range map[string]bool{
		`{"schema":"recourse.paper/1","kind":"appeal","dated":"2026-11-25","paragraphs":[{"kind":"body","text":"a","stands_on":{"facts":["/drug/name"]}}]}`: true,
		`{"schema":"recourse.paper/2"}`: false, `{"schema":"recourse.check/1"}`: false, `{}`: false, ``: false, `[1]`: false, `{"schema":"recourse.paper/1"`: false,
	} {
		p, err := explain.Parse([]byte(text))
		if ok != (err == nil) || err != nil && !errors.Is(err, explain.ErrPaper) {
			t.Errorf("%s: %v", text, err)
		}
		if ok && (len(p.Paragraphs) != 1 || p.Paragraphs[0].StandsOn.Facts[0] != "/drug/name") {
			t.Errorf("%+v", p)
		}
	}
}

// The way back ends at words on a page, at a person, or at a paragraph of law; nothing is made up on the way.
func TestSentence(t *testing.T) {
	d := page.Document{Exhibit: "x", Pages: []page.Page{{Text: "must try topiramate"}}}
	span, _ := d.Span(0, 0, 8)
	c := record.New(
		record.Fact{ID: "read", By: record.ByPlan, Value: record.Detail{Field: record.Drug, Text: "Qulipta"}, Source: record.Read{Spans: []page.Span{span}}},
		record.Fact{ID: "told", By: record.ByPatient, Value: record.Took{Drug: "topiramate", Dose: "50 mg"}, Source: record.Told{Who: "patient", Where: "diary"}},
	)
	law := func(id ref.Rule) (explain.Law, bool) { return explain.Law{ID: string(id), Cite: "1 X 2"}, id == "r" }
	p := draft.Paper{Paragraphs: []draft.Paragraph{
		{Text: "stands", StandsOn: draft.StandsOn{Facts: []ref.Fact{"read", "told", "gone"}, Law: []ref.Rule{"r", "no such"}}}, {Text: "stands on nothing"},
	}}
	w, err := explain.Sentence(p, 1, c, law)
	if err != nil || w.Text != "stands" || len(w.Steps) != 4 {
		t.Fatalf("%+v %v", w, err)
	}
	if s := w.Steps[0]; s.Fact != "read" || s.Value != "Qulipta" || s.By != record.ByPlan || len(s.Spans) != 1 || s.Spans[0].Quote() != "must try" || s.Where != "" {
		t.Errorf("%+v", s)
	}
	if s := w.Steps[1]; s.Value != "topiramate, 50 mg" || s.By != record.ByPatient || s.Where != "diary" || len(s.Spans) != 0 {
		t.Errorf("%+v", s)
	}
	if s := w.Steps[2]; s.Fact != "gone" || s.Value != "" || s.By != "" {
		t.Errorf("a fact that is gone says nothing: %+v", s)
	}
	if s := w.Steps[3]; s.Law == nil || s.Law.Cite != "1 X 2" || s.Fact != "" {
		t.Errorf("%+v", s)
	}
	if w, err := explain.Sentence(p, 2, c, law); err != nil || len(w.Steps) != 0 {
		t.Errorf("%+v %v", w, err)
	}
	for _, n := range []int{-1, 0, 3} {
		if _, err := explain.Sentence(p, n, c, law); !errors.Is(err, explain.ErrSentence) {
			t.Errorf("paragraph %d: %v", n, err)
		}
	}
}

// What a fact says is said in its own words.
func TestWords(t *testing.T) {
	days := civil.Range{First: civil.Day(2025, 3, 4)}
	for want, v := range map[string]record.Value{
		"Qulipta":                                   record.Detail{Field: record.Drug, Text: "Qulipta"},
		"topiramate, 2025-03-04 to unknown":         record.Took{Drug: "topiramate", In: days},
		"topiramate, ineffective, as bad as before": record.Outcome{Drug: "topiramate", Effect: record.Ineffective, Detail: "as bad as before"},
		"notice_dated, 2025-03-04":                  record.Event{Kind: "notice_dated", When: civil.OnDay(days.First)},
		"propranolol, asthma":                       record.Unsafe{Drug: "propranolol", Reason: "asthma"},
		"propranolol":                               record.Unsafe{Drug: "propranolol"},
		"sulfasalazine, hives":                      record.Reaction{Drug: "sulfasalazine", Reaction: "hives"},
		"stable, false":                             record.Attested{What: record.AttestStable},
		"denial letter":                             record.Exhibit{File: "a.pdf", Label: "denial letter"},
		"asthma, J45.40":                            record.Condition{Name: "asthma", Code: "J45.40"},
		"Old Plan, 2025-03-04 to unknown":           record.Coverage{Plan: "Old Plan", In: days},
		"A-12":                                      record.Approval{Number: "A-12"},
		"0":                                         record.Supply{},
		"":                                          record.Required{},
	} {
		if got := explain.Words(v); got != want {
			t.Errorf("%T: %q, want %q", v, got, want)
		}
	}
}
