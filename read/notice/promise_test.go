package notice

import (
	"slices"
	"testing"

	drugbook "github.com/recourse-health/recourse/book/drug"
	lexbook "github.com/recourse-health/recourse/book/lexicon"
	"github.com/recourse-health/recourse/read/field"
	"github.com/recourse-health/recourse/read/lexicon"
	"github.com/recourse-health/recourse/read/plantype"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/page"
)

var allBooks = Books{Phrases: lexicon.New(lexbook.Phrases), Rejects: lexbook.Rejects, Labels: field.NewLabels(lexbook.Labels), Companies: lexbook.Companies,
	Cues: plantype.NewCues(lexbook.Cues), Elements: NewForms(lexbook.Elements), Drugs: &drug.Book{Rows: drugbook.Rows, Names: drugbook.Names}}

func paper(pages ...string) []page.Document {
	d := page.Document{Exhibit: "x", Findings: []string{"hidden_text"}}
	for _, p := range pages {
		d.Pages = append(d.Pages, page.Page{Text: p})
	}
	return []page.Document{d}
}

const whole = "Juniper Health Plan\n\nOctober 5, 2026\n\nMember: Odalys Brandt\nDrug: Qulipta 60 mg tablet\n\nDear Ms. Brandt:\n\nWe denied your request under your pharmacy benefit. " +
	"You must try both topiramate and propranolol before we cover Qulipta.\n\nYour appeal rights\n\nYou may appeal within 180 days. You may ask for an expedited appeal."

// Everything that is said comes with the words of the page that say it.
func TestEveryValueStandsOnThePage(t *testing.T) {
	docs := paper(whole)
	r := Read(docs, allBooks)
	if r.Unusable != "" || r.Denial != record.Yes || len(r.Reasons) == 0 || r.Reasons[0].Type != record.StepTherapy || r.Benefit.Is != record.Pharmacy || !slices.Equal(r.Findings, []string{"hidden_text"}) {
		t.Fatalf("%+v", r)
	}
	quoted := append(slices.Clone(r.Situation.Because), r.Required.Because...)
	for _, k := range r.Reasons {
		quoted = append(quoted, k.Because...)
	}
	for _, f := range r.Fields {
		if len(f.Because) == 0 {
			t.Errorf("%s %q has no words", f.Name, f.Value)
		}
		quoted = append(quoted, f.Because...)
	}
	for _, e := range r.Elements {
		if e.Absent == (len(e.Because) > 0) {
			t.Errorf("%s: absent %v with %d quotations", e.Name, e.Absent, len(e.Because))
		}
		quoted = append(quoted, e.Because...)
	}
	for _, s := range quoted {
		if !docs[0].Holds(s) {
			t.Errorf("%q does not stand on the page", s.Quote())
		}
	}
	if got := r.Required.Drugs(); !slices.Equal(got, []string{"topiramate", "propranolol"}) || r.Required.AtLeast != 2 {
		t.Errorf("%v of %d", got, r.Required.AtLeast)
	}
}

// What a notice owes is looked for in a denial, and what it does not hold is absent; of an approval nothing is owed.
func TestElements(t *testing.T) {
	absent := map[string]bool{}
	for _, e := range Read(paper(whole), allBooks).Elements {
		absent[e.Name] = e.Absent
	}
	for name, want := range map[string]bool{"appeal_deadline": false, "review_procedure": false, "expedited_process": false, "external_review": true, "claim_file": true, "codes_on_request": true, "continue_benefits": true} {
		if got, ok := absent[name]; !ok || got != want {
			t.Errorf("%s: absent %v, looked for %v", name, got, ok)
		}
	}
	r := Read(paper("Good news. We approved your request for Qulipta. The step therapy requirement does not apply."), allBooks)
	if len(r.Elements) != 0 || !r.Required.IsZero() || r.Stage.Is != "" || len(r.Reasons) != 0 {
		t.Errorf("%+v", r)
	}
}

// A refused appeal starts another clock; a letter that only tells how to appeal, or what an earlier mail said, refuses none.
func TestWhichNotice(t *testing.T) {
	const step = " You must try and fail topiramate first."
	for says, want := range map[string]string{
		"We upheld the denial of Qulipta." + step:                                              "final_internal_denial",
		"Your appeal was denied." + step:                                                       "final_internal_denial",
		"Negamos su apelación. Usted debe probar primero topiramato.":                          "final_internal_denial",
		"We denied your request." + step + " If your appeal is denied, you may go further.":    "",
		"We denied your request." + step + "\n\nYour appeal rights\n\nYour appeal was denied.": "",
	} {
		if got := Read(paper("Dear Ms. Brandt:\n\n"+says), allBooks).Stage; got.Is != want || (len(got.Because) > 0) != (want != "") {
			t.Errorf("%q: %+v, want %q", says, got, want)
		}
	}
}

// A paper that we cannot read as a letter is said to be none, in words that the person can act on.
func TestNoLetter(t *testing.T) {
	for says, want := range map[string]string{
		"": "empty", "eggs, milk and bread": "no_letter", "Ваш запрос отклонён, потому что сначала нужно попробовать другое лекарство.": "other_language",
		"We denied your request for Qulipta.": "", "Hemos negado su solicitud de Qulipta.": "",
	} {
		if got := Read(paper(says), allBooks).Unusable; got != want {
			t.Errorf("%q: %q, want %q", says, got, want)
		}
	}
}
