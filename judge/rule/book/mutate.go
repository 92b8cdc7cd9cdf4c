package book

import (
	"maps"

	"github.com/recourse-health/recourse/judge/rule"
)

// Mutate changes each number, unit, trigger, shape, condition and branch of the rules, one at
// a time, and counts the mutants; those that no worked case of their own file tells from the
// rule are given back. The book must be read with its worked cases.
func (b *Book) Mutate(rules ...*rule.Rule) (count int, survivors []rule.Mutant) {
	other := *b
	for _, r := range rules {
		other.byID = maps.Clone(b.byID)
		for _, m := range rule.Mutants(r) {
			count++
			other.byID[r.ID] = m.Rule
			if !other.dies(m.Rule) {
				survivors = append(survivors, m)
			}
		}
	}
	return count, survivors
}

// dies reports whether some worked case of r comes out other than it says.
func (b *Book) dies(r *rule.Rule) bool {
	for _, e := range r.Cases {
		if b.differs(b.Ask(r.ID, e.Case), e) != "" {
			return true
		}
	}
	return false
}
