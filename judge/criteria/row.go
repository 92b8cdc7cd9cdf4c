package criteria

import (
	"fmt"
	"slices"

	"github.com/recourse-health/recourse/value/policy"
)

// A Row is one criterion as people count them: "2", and "2.1" for the first of its parts. Parts are the numbers of the rows under it.
type Row struct {
	Number string
	Answer
	Parts []string
}

// Rows counts the criteria of an answer. What speaks of the same drug, tried or contraindicated, is one row.
func (a Answer) Rows() []Row {
	if a.one() {
		return []Row{{Number: "1", Answer: a}}
	}
	return parts(a, "")
}

func parts(a Answer, over string) []Row {
	var out []Row
	for i, k := range a.Of {
		n := over + fmt.Sprint(i+1)
		r := Row{Number: n, Answer: k}
		if k.one() {
			out = append(out, r)
			continue
		}
		for j := range k.Of {
			r.Parts = append(r.Parts, fmt.Sprintf("%s.%d", n, j+1))
		}
		out = append(append(out, r), parts(k, n+".")...)
	}
	return out
}

// one reports a leaf, or leaves that are ways of meeting one thing: the drug tried, or contraindicated.
func (a Answer) one() bool {
	if a.Node.IsLeaf() {
		return true
	}
	if a.Node.AtLeast > 1 {
		return false
	}
	first := a.Node.Of[0].Leaf
	return !slices.ContainsFunc(a.Node.Of, func(n policy.Node) bool {
		return !n.IsLeaf() || n.Leaf.Kind != policy.Tried && n.Leaf.Kind != policy.Contraindicated || !slices.Equal(n.Leaf.Drugs, first.Drugs) || n.Leaf.Class != first.Class
	}) && len(a.Node.Of) > 0
}
