// Package ask ranks what is not known by what it would settle and what it costs to get.
//
// It promises few questions: one a fact, and none about what is already answered.
package ask

import (
	"cmp"
	"slices"

	"github.com/recourse-health/recourse/record"
)

// A Wish is a need with what hangs on it. Wishes for the same fact are one need that weighs more.
type Wish struct {
	record.Need
	Worth Worth
	Again bool // the answer that the case holds cannot be right
}

// Worth is what an answer would settle.
type Worth int

// What an answer settles, the most first.
const (
	Law    Worth = 100 // which law is for the case: plan type, state
	Supply Worth = 80  // whether the medicine runs out
	Clock  Worth = 60  // a date
	Step   Worth = 50  // what to do first
	Ground Worth = 40  // whether a ground fits
	Paper  Worth = 30  // a paper that cannot be written without it
	Detail Worth = 10  // something that would be good to have
)

// cost is what it takes to get an answer from whom: the member has the letter in hand, others must be called.
var cost = map[string]int{"member": 0, "pharmacy": 5, "plan": 10, "prescriber": 15}

// Rank makes needs of wishes, the best first: by worth less cost, then by the name of the fact. What the case already
// holds is left out, and what a case file has no place for.
func Rank(c *record.Case, wishes []Wish) []record.Need {
	var merged []Wish
	for _, w := range wishes {
		if !w.Again && Answered(c, w.Fact) || !takes(w.Need) {
			continue
		}
		i := slices.IndexFunc(merged, func(m Wish) bool { return m.Fact == w.Fact })
		if i < 0 {
			merged = append(merged, w)
			continue
		}
		merged[i] = merge(merged[i], w)
	}
	slices.SortFunc(merged, func(a, b Wish) int {
		return cmp.Or(cmp.Compare(b.points(), a.points()), cmp.Compare(a.Fact, b.Fact))
	})
	out := make([]record.Need, len(merged))
	for i, w := range merged {
		out[i] = w.Need
	}
	return out
}

func (w Wish) points() int { return int(w.Worth) - cost[w.Who] }

// merge keeps the words of the wish that is worth more, and a tenth of the worth of the other.
func merge(a, b Wish) Wish {
	if b.Worth > a.Worth || b.Worth == a.Worth && b.Ask.ID < a.Ask.ID {
		a, b = b, a
	}
	a.Worth += b.Worth / 10
	a.Settle = union(a.Settle, b.Settle)
	a.For = union(a.For, b.For)
	return a
}

func union[T comparable](a, b []T) []T {
	out := slices.Clone(a)
	for _, x := range b {
		if !slices.Contains(out, x) {
			out = append(out, x)
		}
	}
	return out
}
