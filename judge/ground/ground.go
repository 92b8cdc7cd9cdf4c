// Package ground says which grounds for a step therapy exception may fit, and what is missing for each.
//
// It promises that a ground fits only on what somebody was sure of, that the plan's own word never settles one, and that
// what is clinical is the prescriber's word alone.
package ground

import (
	"cmp"
	"slices"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// An Answer says how one ground stands: whether it may fit, on which facts, and what would make it fit.
type Answer struct {
	Ground  record.Ground
	Fits    record.Tri
	Because []page.Span
	On      []ref.Ref
	Needs   []say.Line
	Asks    []string // words that a person may answer: paths of the case file
}

// grounds are in the order in which equal ones are shown; a state statute words them alike.
var grounds = []struct {
	is   record.Ground
	hold func(*hearing) Answer
}{
	{record.TriedAndFailed, (*hearing).tried},
	{record.Contraindicated, (*hearing).contraindicated},
	{record.ExpectedIneffective, (*hearing).ineffective},
	{record.Stable, (*hearing).stable},
	{record.NotBestInterest, (*hearing).interest},
}

// hearing is one case before the grounds.
type hearing struct {
	*record.Case
	rule  policy.Node
	drugs Drugs
}

// Judge holds every ground against the record, best first. It is for step therapy: the caller says whether this is one.
// On a Medicare drug plan being stable is no ground by itself (42 CFR 423.578(b)(5)) and is left out.
func Judge(c *record.Case, plan record.PlanType, drugs Drugs) []Answer {
	rule, _ := Required(c)
	h := &hearing{c, rule, drugs}
	var out []Answer
	for _, g := range grounds {
		if g.is == record.Stable && plan == record.MedicarePartD {
			continue
		}
		a := g.hold(h)
		a.Ground = g.is
		h.claims(&a)
		out = append(out, a)
	}
	slices.SortStableFunc(out, func(x, y Answer) int { return cmp.Compare(weight(y), weight(x)) })
	return out
}

// weight puts what fits first, then what has something to show, then the rest, then what does not fit.
func weight(a Answer) int {
	switch {
	case a.Fits == record.Yes:
		return 3
	case a.Fits == record.No:
		return 0
	case len(a.On) > 0:
		return 2
	}
	return 1
}

// claims adds the words of the notice that speak to the ground: shown, never decisive.
func (h *hearing) claims(a *Answer) {
	for _, o := range record.Each[record.Claim](h.Case) {
		if o.V.Ground == a.Ground {
			a.rest(o.Fact)
		}
	}
}

// rest makes the answer stand on facts.
func (a *Answer) rest(facts ...record.Fact) {
	for _, f := range facts {
		r := ref.Ref{Fact: f.ID}
		if slices.Contains(a.On, r) {
			continue
		}
		a.On = append(a.On, r)
		a.Because = append(a.Because, f.Spans()...)
	}
}

// lack notes what is missing, and the word by which it is answered; empty if only a statement in the prescriber's words will do.
func (a *Answer) lack(ask string, need say.Line) {
	a.Needs = append(a.Needs, need)
	if ask != "" && !slices.Contains(a.Asks, ask) {
		a.Asks = append(a.Asks, ask)
	}
}

// clinical reports whether a fact is the word of the prescriber or of the chart, and sure.
func clinical(f record.Fact) bool {
	return f.Sure && (f.By == record.ByPrescriber || f.By == record.ByRecord)
}

// want names the drugs that the plan wants first, as an argument; without it the sentence has words of its own.
func (h *hearing) want(name string) []say.Arg {
	var drugs say.Or
	var on []ref.Ref
	for _, d := range h.rule.Drugs() {
		drugs = append(drugs, d)
	}
	if len(drugs) == 0 {
		return nil
	}
	_, because := Required(h.Case)
	on = append(on, ref.Facts(because...)...)
	return []say.Arg{say.A(name, drugs, on...)}
}
