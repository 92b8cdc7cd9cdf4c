package rule

import (
	"fmt"
	"maps"
	"slices"
)

// A Mutant is a rule with one thing changed. A worked case in the rule's own file should
// tell it from the rule: if none does, the file does not say why that thing is as it is.
type Mutant struct {
	Kind MutantKind
	What string // what was changed, and where
	Rule *Rule
}

// MutantKind says what sort of thing was changed.
type MutantKind string

const (
	MutantNumber    MutantKind = "number"    // one more, one less
	MutantUnit      MutantKind = "unit"      // hours for days, days for business days
	MutantTrigger   MutantKind = "trigger"   // an event that nobody told
	MutantShape     MutantKind = "shape"     // later for earlier, no roll, no presumption, no tolling
	MutantCondition MutantKind = "condition" // one condition less, or its opposite
	MutantBranch    MutantKind = "branch"    // one branch less
)

// Mutants changes each number, unit, trigger, shape, condition and branch of r, one at a time.
func Mutants(r *Rule) (out []Mutant) {
	for name, t := range r.Lets {
		for _, c := range changes(t, r.Lets) {
			m := *r
			m.Lets = maps.Clone(r.Lets)
			m.Lets[name] = c.term
			out = append(out, Mutant{c.kind, "let " + name + ": " + c.what, &m})
		}
	}
	for i, c := range r.When {
		m := *r
		m.When = slices.Delete(slices.Clone(r.When), i, i+1)
		if c.How != Assume { // what is assumed is asked of nobody, so few cases deny it
			out = append(out, Mutant{MutantCondition, "without " + string(c.How) + " " + c.Text, &m})
		}
	}
	for i := range r.Branches {
		out = append(out, r.branchMutants(i)...)
	}
	slices.SortStableFunc(out, func(a, b Mutant) int { return slices.Compare([]string{a.What}, []string{b.What}) })
	return out
}

func (r *Rule) branchMutants(i int) (out []Mutant) {
	b := r.Branches[i]
	where := fmt.Sprintf("branch %d: ", i+1)
	with := func(kind MutantKind, what string, changed Branch) {
		m := *r
		m.Branches = slices.Clone(r.Branches)
		m.Branches[i] = changed
		out = append(out, Mutant{kind, where + what, &m})
	}
	for _, c := range changes(b.Due, r.Lets) {
		changed := b
		changed.Due = c.term
		with(c.kind, c.what, changed)
	}
	for k := range b.If {
		changed := b
		changed.If = slices.Delete(slices.Clone(b.If), k, k+1)
		with(MutantCondition, fmt.Sprintf("without condition %d", k+1), changed)
	}
	if len(r.Branches) > 1 {
		m := *r
		m.Branches = slices.Delete(slices.Clone(r.Branches), i, i+1)
		out = append(out, Mutant{MutantBranch, where + "taken out", &m})
	}
	return out
}
