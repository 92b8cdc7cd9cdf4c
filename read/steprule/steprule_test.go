package steprule_test

import (
	"fmt"
	"strings"
	"testing"

	drugbook "github.com/recourse-health/recourse/book/drug"
	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/read/steprule"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/policy"
)

var drugs = &drug.Book{Rows: drugbook.Rows, Names: drugbook.Names}

// read proves the rule by the sentence that holds the words `proof`, as the reader of kinds would.
func read(t *testing.T, text, proof string) (steprule.Rule, *page.Document) {
	t.Helper()
	docs := []page.Document{{Exhibit: "x", Pages: []page.Page{{Text: text}}}}
	ss := passage.Read(docs)
	var because []page.Span
	for _, s := range ss {
		if span, ok := s.Whole(); ok && strings.Contains(s.Text, proof) {
			because = append(because, span)
		}
	}
	return steprule.Read(ss, because, "Qulipta 60 mg tablet", drugs), &docs[0]
}

// short writes a tree in one line: all(…), any(…), 2of(…), and of a leaf its drugs, with ~ where they are examples.
func short(n policy.Node) string {
	if n.IsZero() {
		return ""
	}
	if n.IsLeaf() {
		l := n.Leaf
		s := strings.ToLower(strings.Join(l.Drugs, "+"))
		if l.Class != "" {
			s += "[" + strings.ToLower(l.Class) + "]"
		}
		if l.Kind == policy.Contraindicated {
			s = "unsafe"
		}
		if l.Open {
			s = "~" + s
		}
		return s
	}
	var of []string
	for _, c := range n.Of {
		of = append(of, short(c))
	}
	op := fmt.Sprintf("%dof", n.AtLeast)
	switch n.AtLeast {
	case len(n.Of):
		op = "all"
	case 1:
		op = "any"
	}
	return op + "(" + strings.Join(of, " ") + ")"
}

// Which drugs, and how many of them: a person who tried the wrong number is sent back.
func TestTheTree(t *testing.T) {
	for text, want := range map[string]string{
		"You must try topiramate first.":                                                    "topiramate",
		"You must try topiramate or propranolol first.":                                     "any(topiramate propranolol)",
		"You must try topiramate and propranolol first.":                                    "all(topiramate propranolol)",
		"You must try both topiramate and propranolol.":                                     "all(topiramate propranolol)",
		"You must try two of the following: topiramate, propranolol, or amitriptyline.":     "2of(topiramate propranolol amitriptyline)",
		"You must try one of these drugs first: topiramate, propranolol and amitriptyline.": "any(topiramate propranolol amitriptyline)",
		"You must try topiramate and either propranolol or metoprolol.":                     "all(topiramate any(propranolol metoprolol))",
		"You must try topiramate and propranolol for three months or more.":                 "all(topiramate propranolol)",
		"You must have had topiramate first and have taken propranolol or an SSRI.":         "all(topiramate any(propranolol [ssri]))",
		"You must try topiramate or an SNRI first.":                                         "any(topiramate [snri])",
		"You must try one of the following:\n• topiramate\n• propranolol\n• amitriptyline":  "any(topiramate propranolol amitriptyline)",
		"You must try two of the following drugs:\n• topiramate\n• propranolol\n• atenolol": "2of(topiramate propranolol atenolol)",
		"You must try topiramate before we cover Qulipta.":                                  "topiramate",
		"Usted debe probar topiramato o propranolol antes de Qulipta.":                      "any(topiramato propranolol)",
		"Usted no probó topiramato ni propranolol.":                                         "all(topiramato propranolol)",
		"You must try topiramate unless it is contraindicated.":                             "any(topiramate unsafe)",
	} {
		r, d := read(t, "We denied your request for Qulipta.\n\n"+text+"\n", "")
		if got := short(r.Tree); got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
		for _, n := range r.Names {
			if !d.Holds(n.Because) || !strings.EqualFold(n.Because.Quote(), n.Text) {
				t.Errorf("%q: %q is not printed so", text, n.Text)
			}
		}
		for _, s := range r.Tree.Because {
			if !d.Holds(s) {
				t.Errorf("%q does not stand on the page", s.Quote())
			}
		}
	}
}

// A number that the words do not give is not said.
func TestLengths(t *testing.T) {
	for text, want := range map[string][2]int{
		"You must try topiramate first.":                                         {},
		"You must try topiramate for at least 60 days.":                          {60, 0},
		"You must try topiramate for 3 months.":                                  {90, 0},
		"You must have a paid claim for topiramate in the past 365 days.":        {0, 365},
		"You must try topiramate for 30 days within the last 180 days.":          {30, 180},
		"You must try topiramate. You may appeal within 65 days of this notice.": {},
		"Usted debe probar topiramate por 60 días.":                              {60, 0},
	} {
		r, _ := read(t, text, "topiramate")
		ls := r.Tree.Leaves()
		if len(ls) != 1 || ls[0].Days != want[0] || ls[0].LookbackDays != want[1] {
			t.Errorf("%q: %+v, want %v", text, ls, want)
		}
		if len(ls) == 1 && (ls[0].Basis == policy.ByFill) != (want[1] > 0) {
			t.Errorf("%q: basis %q", text, ls[0].Basis)
		}
	}
}

// Examples do not close the list, and a class is no drug.
func TestExamplesAndClasses(t *testing.T) {
	r, _ := read(t, "You must try two generic drugs for migraine, such as topiramate or propranolol.", "must try")
	if ls := r.Tree.Leaves(); len(ls) != 1 || !ls[0].Open || ls[0].Count != 2 || ls[0].Class != "generic drugs for migraine" || len(ls[0].Drugs) != 2 {
		t.Errorf("%+v", ls)
	}
	r, _ = read(t, "You must try a preferred triptan first. Step therapy applies.", "must try")
	if ls := r.Tree.Leaves(); len(ls) != 1 || len(ls[0].Drugs) != 0 || !strings.Contains(ls[0].Class, "triptan") {
		t.Errorf("%+v", ls)
	}
}

// What the plan already has on file, what the drug is itself, and what stands in the rights is no step.
func TestNoStepIsMadeOf(t *testing.T) {
	for name, text := range map[string]string{
		"a drug on file":     "You must try topiramate first.\n\nOur records show that propranolol was filled.",
		"the drug asked for": "You must try topiramate before Qulipta.",
		"the rights":         "You must try topiramate first.\n\nYour appeal rights\n\nYour doctor may tell us why propranolol would harm you.",
		"a warning":          "You must try topiramate first. You must not take propranolol with it.",
		"a definition":       "You must try topiramate first.\n\nDefinitions\n\nStep therapy: trying propranolol before another drug.",
	} {
		r, _ := read(t, text, "must try topiramate")
		if got := short(r.Tree); got != "topiramate" {
			t.Errorf("%s: %s", name, got)
		}
	}
	if r, _ := read(t, "We denied your request. It is not on the list.", "no such words"); !r.Tree.IsZero() || len(r.Names) != 0 {
		t.Errorf("a rule out of nothing: %s", short(r.Tree))
	}
}
