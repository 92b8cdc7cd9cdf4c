package verify_test

import (
	"strings"
	"testing"

	"github.com/recourse-health/recourse/judge/verify"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
)

// ruled is a case with a step rule that is read from a letter's first page: topiramate for thirty days, and propranolol.
var ruled = func() *record.Case {
	d := page.Document{Exhibit: "e", Pages: []page.Page{{Text: "You must try topiramate and propranolol first."}}}
	s, _ := d.Span(0, 0, len(d.Pages[0].Text))
	leaf := func(drug string, days int) policy.Node {
		return policy.Node{Leaf: policy.Leaf{Kind: policy.Tried, Drugs: []string{drug}, Days: days}}
	}
	return known.With(record.Fact{ID: "rule", By: record.ByPlan, Sure: true, Source: record.Read{Spans: []page.Span{s}, Weight: 1},
		Value: record.Required{Rule: policy.All(leaf("topiramate", 30), leaf("propranolol", 0))}})
}()

// table makes a paper of one table whose rows stand on the rule and on the trials.
func table(rows ...[]string) verify.Paper {
	p := verify.Paragraph{Kind: "table", Text: "Answer"}
	p.Cells, p.RowsOn = [][]string{{"Notice", "Record", "Answer"}}, [][]ref.Ref{nil}
	for _, r := range rows {
		p.Cells, p.RowsOn = append(p.Cells, r), append(p.RowsOn, ref.Facts("rule", "member", "took", "end"))
	}
	p.On = ref.Facts("rule")
	for _, r := range p.Cells {
		p.Text += "\n" + strings.Join(r, ": ")
	}
	return verify.Paper{Paragraphs: []verify.Paragraph{p}}
}

// wrong names the findings that do not hold.
func wrong(p verify.Paper, c *record.Case) (ids []string) {
	for _, f := range verify.Check(p, c, books) {
		if !f.OK {
			ids = append(ids, f.Say.ID)
		}
	}
	return ids
}

// An answer to a criterion is reckoned again; each row stands on its own facts.
func TestTheRowsOfCriteria(t *testing.T) {
	for _, c := range []struct {
		row  []string
		want string
	}{
		{[]string{"1. topiramate: tried, for at least 30 days, or contraindicated (page 1)", "Odalys Brandt took topiramate. Topiramate was not effective.", "Met"}, ""},
		{[]string{"1. topiramate: tried", "Topiramate was not effective.", "Not known"}, "verify.answer"},
		{[]string{"1. topiramate: tried", "Topiramate was not effective.", "Not met"}, "verify.answer"},
		{[]string{"2. propranolol: tried", "The record is still to show it.", "Met"}, "verify.answer"},
		{[]string{"2. propranolol: tried", "The record is still to show it.", "Not known"}, ""},
		{[]string{"Taken together: all 2 are required", "See the rows.", "Met"}, "verify.answer"},
		{[]string{"Taken together: all 2 are required", "See the rows.", "Not known"}, ""},
		{[]string{"1. topiramate: tried, for at least 90 days", "See the rows.", "Met"}, "verify.number"},
		{[]string{"1. topiramate: tried (page 2)", "See the rows.", "Met"}, "verify.page"},
		{[]string{"1. erenumab: tried", "See the rows.", "Met"}, "verify.drug"},
		{[]string{"1. topiramate: tried", "Odalys Brandt took topiramate from March 5, 2025.", "Met"}, "verify.date"},
	} {
		got := strings.Join(wrong(table(c.row), ruled), " ")
		if got != c.want {
			t.Errorf("%v: %q, want %q", c.row, got, c.want)
		}
	}
}

// Whoever changes the text of a table and leaves its cells, or the cells and leaves the text, is found out.
func TestTextAndCellsOfATable(t *testing.T) {
	honest := table([]string{"1. topiramate: tried", "Topiramate was not effective.", "Met"})
	if w := wrong(honest, ruled); w != nil {
		t.Fatal(w)
	}
	honest.Paragraphs[0].Text += "\nOdalys Brandt took metoprolol."
	if wrong(honest, ruled) == nil {
		t.Error("a line more in the text of the table")
	}
	bare := verify.Paper{Bare: true, Paragraphs: []verify.Paragraph{{Kind: "table", Cells: [][]string{{"2. propranolol: tried", "See the rows.", "Met"}}}}}
	if w := wrong(bare, ruled); len(w) != 1 || w[0] != "verify.answer" {
		t.Errorf("a row of a bare paper: %v", w)
	}
}

// A last day holds if the law gives it by the verifier's own reckoning, for the rule that the sentence stands on.
func TestLastDays(t *testing.T) {
	b := books
	b.Due = func(*record.Case, civil.Date) []verify.Due {
		return []verify.Due{{Rule: "us.appeal", Day: civil.Day(2027, 4, 3)}, {Day: civil.Day(2027, 5, 1)}}
	}
	for says, want := range map[string]bool{"The last day is April 3, 2027.": true, "The last day is April 4, 2027.": false, "The last day is May 1, 2027.": false} {
		fs := verify.Check(verify.Paper{Paragraphs: []verify.Paragraph{{Kind: "body", Text: says, On: []ref.Ref{{Rule: "us.appeal"}}}}}, known, b)
		if verify.Holds(fs) != want {
			t.Errorf("%q: %+v", says, fs)
		}
	}
	letter := known.With(fact("time", record.ByPlan, "", record.Detail{Field: record.AppealDeadline, Text: "180 days"}))
	fs := verify.Check(verify.Paper{Paragraphs: []verify.Paragraph{{Kind: "body", Text: "The last day is May 1, 2027.", On: ref.Facts("time")}}}, letter, b)
	if !verify.Holds(fs) {
		t.Errorf("as the notice gives it: %+v", fs)
	}
}

// The sheet that a person keeps may be in Spanish; what it claims is held as in English.
func TestSpanish(t *testing.T) {
	b := books
	b.Plain = func(w string) bool {
		return books.Plain(w) || strings.Contains(" tomó desde el de hasta no fue eficaz informa que se sigue tomando por una reacción adversa suspendió está contraindicado para estable ", " "+w+" ")
	}
	for says, want := range map[string]string{
		"Odalys Brandt tomó topiramate, desde el 4 de marzo de 2025 hasta el 9 de mayo de 2025.": "",
		"Odalys Brandt tomó topiramate, desde el 5 de marzo de 2025.":                            "verify.date",
		"Odalys Brandt tomó topiramate, desde junio de 2025.":                                    "verify.date",
		"Topiramate no fue eficaz.":                                                              "",
		"Propranolol no fue eficaz.":                                                             "verify.claim",
		"Topiramate fue eficaz.":                                                                 "verify.claim",
		"Propranolol se sigue tomando.":                                                          "",
		"Topiramate se sigue tomando.":                                                           "verify.claim",
		"Topiramate se suspendió por una reacción adversa.":                                      "verify.claim",
		"Topiramate está contraindicado para Odalys Brandt.":                                     "verify.claim",
		"Odalys Brandt está estable.":                                                            "verify.claim",
		"Odalys Brandt tomó topiramate por dolor.":                                               "verify.word",
	} {
		fs := verify.Check(verify.Paper{Bare: true, Paragraphs: []verify.Paragraph{{Kind: "body", Text: says}}}, known, b)
		if len(fs) != 1 || fs[0].Say.ID != want {
			t.Errorf("%q: %+v, want %q", says, fs, want)
		}
	}
}
