// Package history concludes trials from what was told and read: which drug, when, at what dose, and how it ended.
//
// It promises that a trial is concluded each time and never stored, that two assertions that differ stay a conflict and are
// not merged, and that what nobody was sure of stays unsure.
package history

import (
	"cmp"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
)

// A Trial is one time of taking one drug.
type Trial struct {
	Name       string // as written by the first who told of it
	Ingredient string // empty where the name is not resolved
	Class      string
	In         civil.Range
	Estimated  bool // the days are rough
	Sure       bool // somebody was sure of it
	Doses      []string
	Outcome    record.Known[record.Effect]
	Detail     []Word // what was said of how it ended
	PaidBy     record.Known[string]
	PlanSees   record.Tri
	By         []record.By // who asserts it
	Where      []string    // the papers it is told from
	Because    []ref.Fact
	names      []string // all that it was called, folded
}

// Word is what somebody said of a trial, as said.
type Word struct {
	Text string
	On   ref.Fact
}

// Trials concludes the trials of a case, the earliest first.
func Trials(c *record.Case) []Trial {
	var out []Trial
	for _, o := range record.Each[record.Took](c) {
		i := slices.IndexFunc(out, func(t Trial) bool { return t.is(o) })
		if i < 0 {
			out, i = append(out, Trial{Name: o.V.Drug, Ingredient: o.V.Ingredient, Class: o.V.Class, In: o.V.In}), len(out)
		}
		out[i].take(o)
	}
	for _, o := range record.Each[record.Outcome](c) {
		i := slices.IndexFunc(out, func(t Trial) bool { return t.called(o.V.Drug) && touch(t.In, o.V.In) })
		if i < 0 {
			i = slices.IndexFunc(out, func(t Trial) bool { return folded(o.V.Drug) == t.key() && touch(t.In, o.V.In) })
		}
		if i >= 0 {
			out[i].end(o)
		}
	}
	slices.SortStableFunc(out, func(a, b Trial) int {
		return cmp.Or(a.In.First.Compare(b.In.First), strings.Compare(a.key(), b.key()))
	})
	return out
}

func (t Trial) key() string { return name(t.Ingredient, t.Name) }

func name(ingredient, written string) string {
	if ingredient != "" {
		return folded(ingredient)
	}
	return folded(written)
}

// is reports whether o tells of the same trial: the same drug, in times that touch.
func (t Trial) is(o record.Of[record.Took]) bool {
	return t.key() == name(o.V.Ingredient, o.V.Drug) && touch(t.In, o.V.In) && !t.other(o)
}

// other reports two products of one ingredient, told apart by one who tells of both: a plan that asks for two biosimilars wants
// two trials. The ingredient's own name may be any of its products.
func (t Trial) other(o record.Of[record.Took]) bool {
	drug := folded(o.V.Drug)
	return !t.called(drug) && !t.called(t.key()) && drug != t.key() && slices.Contains(t.By, o.Fact.By)
}

// touch reports ranges that share a day; a range without any day touches all.
func touch(a, b civil.Range) bool {
	if a.IsZero() || b.IsZero() {
		return true
	}
	apart := func(x, y civil.Range) bool {
		return !x.Last.IsZero() && !y.First.IsZero() && x.Last.Before(y.First)
	}
	return !apart(a, b) && !apart(b, a)
}

func (t *Trial) take(o record.Of[record.Took]) {
	v := o.V
	t.Because = append(t.Because, o.Fact.ID)
	t.names = add(t.names, folded(v.Drug))
	t.In = join(t.In, v.In)
	t.Estimated = t.Estimated || v.Estimated
	t.Sure = t.Sure || o.Fact.Sure
	t.By = add(t.By, o.Fact.By)
	if v.Dose != "" {
		t.Doses = add(t.Doses, v.Dose)
	}
	if s, ok := o.Fact.Source.(record.Told); ok && s.Where != "" {
		t.Where = add(t.Where, s.Where)
	}
	if v.PaidBy != "" {
		t.PaidBy = know(t.PaidBy, v.PaidBy, o.Fact)
	}
	if v.PlanCanSee != record.Unknown {
		t.PlanSees = v.PlanCanSee
	}
}

// called reports a name by which somebody told of the trial.
func (t Trial) called(drug string) bool { return slices.Contains(t.names, folded(drug)) }

func folded(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

func (t *Trial) end(o record.Of[record.Outcome]) {
	t.Outcome = know(t.Outcome, o.V.Effect, o.Fact)
	if o.V.Detail != "" {
		t.Detail = append(t.Detail, Word{o.V.Detail, o.Fact.ID})
	}
	if s, ok := o.Fact.Source.(record.Told); ok && s.Where != "" {
		t.Where = add(t.Where, s.Where)
	}
}

// know takes a further assertion: one that differs makes a conflict, which no third can settle.
func know[T comparable](k record.Known[T], v T, f record.Fact) record.Known[T] {
	k.Because = append(k.Because, f.ID)
	switch {
	case k.State == record.Conflict:
	case k.State == record.NotKnown && f.Sure:
		k.Value, k.State = v, record.Settled
	case k.State == record.NotKnown:
		k.Value, k.State = v, record.Unsure
	case k.Value != v:
		k.State = record.Conflict
	case f.Sure:
		k.State = record.Settled
	}
	return k
}

// join widens a to hold b; an end that is not known stays so until somebody tells it.
func join(a, b civil.Range) civil.Range {
	if a.First.IsZero() || !b.First.IsZero() && b.First.Before(a.First) {
		a.First = b.First
	}
	if a.Last.IsZero() || b.Last.After(a.Last) {
		a.Last = b.Last
	}
	return a
}

func add[T comparable](list []T, v T) []T {
	if slices.Contains(list, v) {
		return list
	}
	return append(list, v)
}

// Told reports whether the trial rests on a person's memory alone, with no paper behind it.
func (t Trial) Told() bool {
	return len(t.Where) == 0 && !slices.Contains(t.By, record.ByPrescriber) && !slices.Contains(t.By, record.ByPharmacy) && !slices.Contains(t.By, record.ByRecord) && !slices.Contains(t.By, record.ByPlan)
}

// Failed reports whether the trial, for certain, did not work or was not tolerated.
func (t Trial) Failed() bool {
	return t.Sure && t.Outcome.State == record.Settled && (t.Outcome.Value == record.Ineffective || t.Outcome.Value == record.AdverseReaction)
}
