package eval

import (
	"maps"
	"slices"

	"github.com/recourse-health/recourse/value/policy"
)

// tree is a step rule as gold writes it (CONTRACT.md, TREE).
type tree struct {
	All      []tree   `json:"all"`
	Any      []tree   `json:"any"`
	Of       []tree   `json:"of"`
	AtLeast  int      `json:"at_least"`
	Kind     string   `json:"kind"`
	Drugs    []string `json:"drugs"`
	Class    string   `json:"class"`
	Count    int      `json:"count"`
	Days     int      `json:"days"`
	Lookback int      `json:"lookback_days"`
}

// node is the tree in the form of value/policy.
func (t tree) node() policy.Node {
	of, least := t.Of, t.AtLeast
	switch {
	case t.All != nil:
		of, least = t.All, len(t.All)
	case t.Any != nil:
		of, least = t.Any, 1
	}
	n := policy.Node{AtLeast: least}
	if of == nil {
		n.Leaf = policy.Leaf{Kind: policy.Kind(t.Kind), Drugs: t.Drugs, Class: t.Class, Count: t.Count, Days: t.Days, LookbackDays: t.Lookback}
	}
	for _, c := range of {
		n.Of = append(n.Of, c.node())
	}
	return n
}

// A rule is a tree of trials alone: an atom, or so many of its children.
type rule struct {
	atom  string
	least int
	of    []rule
}

// trials keeps of a tree what has to be tried, and drops what excuses from it: with nothing excused, a branch that falls away
// falls out of its parent.
func trials(n policy.Node) (rule, bool) {
	if n.IsLeaf() {
		return leaf(n.Leaf)
	}
	r := rule{least: n.AtLeast}
	for _, c := range n.Of {
		if k, ok := trials(c); ok {
			r.of = append(r.of, k)
		}
	}
	r.least = min(r.least, len(r.of))
	return r, len(r.of) > 0
}

func leaf(l policy.Leaf) (rule, bool) {
	if l.Kind != policy.Tried {
		return rule{}, false
	}
	names := l.Drugs
	if len(names) == 0 {
		names = []string{l.Class}
	}
	r := rule{least: min(max(1, l.Count), len(names))}
	for _, d := range names {
		r.of = append(r.of, rule{atom: d})
	}
	return r, true
}

func (r rule) atoms(into map[string]bool) map[string]bool {
	if r.atom != "" {
		into[r.atom] = true
	}
	for _, c := range r.of {
		c.atoms(into)
	}
	return into
}

func (r rule) holds(tried map[string]bool) bool {
	if r.atom != "" {
		return tried[r.atom]
	}
	n := 0
	for _, c := range r.of {
		if c.holds(tried) {
			n++
		}
	}
	return n >= r.least
}

// rename calls each atom by the gold's name for it, where it has one.
func (r rule) rename(want []string) rule {
	if i := slices.IndexFunc(want, func(w string) bool { return fold(w) == fold(r.atom) }); i >= 0 {
		r.atom = want[i]
	} else if i := slices.IndexFunc(want, func(w string) bool { return same("required_drugs", r.atom, w) }); i >= 0 {
		r.atom = want[i]
	}
	r.of = slices.Clone(r.of)
	for i := range r.of {
		r.of[i] = r.of[i].rename(want)
	}
	return r
}

const mostAtoms = 14 // 16,384 ways to have tried them

// sameRule reports whether two trees ask for the same trials: each way in which the drugs may have been tried meets both or neither.
func sameRule(got, want policy.Node) bool {
	w, okW := trials(want)
	g, okG := trials(got)
	if !okW || !okG {
		return okW == okG
	}
	all := w.atoms(map[string]bool{})
	g = g.rename(slices.Sorted(maps.Keys(all)))
	names := slices.Sorted(maps.Keys(g.atoms(all)))
	if len(names) > mostAtoms {
		return false
	}
	for ways := range 1 << len(names) {
		tried := map[string]bool{}
		for i, n := range names {
			tried[n] = ways>>i&1 == 1
		}
		if g.holds(tried) != w.holds(tried) {
			return false
		}
	}
	return true
}

// sameNumbers reports whether two trees name the same lengths of trial and the same look-backs.
func sameNumbers(got, want policy.Node) bool {
	return maps.Equal(lengths(got), lengths(want))
}

func lengths(n policy.Node) map[[2]int]bool {
	out := map[[2]int]bool{}
	for _, l := range n.Leaves() {
		if l.Kind == policy.Tried {
			out[[2]int{l.Days, l.LookbackDays}] = true
		}
	}
	return out
}
