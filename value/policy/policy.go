// Package policy holds a rule of a plan as a tree: what must have been tried, shown or attested.
//
// It promises that a tree says no more than the words that it was read from: each node and leaf keeps its spans,
// and a number that the words do not give is zero, which means "not said".
package policy

import "github.com/recourse-health/recourse/value/page"

// A Node is a branch or, if it has no children, a leaf.
type Node struct {
	Of      []Node // children; nil for a leaf
	AtLeast int    // how many of Of must hold: len(Of) is "all", 1 is "any"
	Leaf    Leaf
	Because []page.Span
}

// Kind says what a leaf is about.
type Kind string

// The kinds of CONTRACT.md.
const (
	Tried           Kind = "tried"
	Contraindicated Kind = "contraindicated"
	Diagnosis       Kind = "diagnosis"
	Age             Kind = "age"
	Stable          Kind = "stable"
	Prescriber      Kind = "prescriber"
	Attested        Kind = "attested"
	Other           Kind = "other"
)

// Basis says on what a look-back rests.
type Basis string

// The bases of CONTRACT.md.
const (
	ByFill     Basis = "fill"
	ByCoverage Basis = "coverage"
	ByWriting  Basis = "written"
)

// A Leaf is one thing that must hold. Zero numbers are not said.
type Leaf struct {
	Kind         Kind
	Drugs        []string // as the letter writes them
	Class        string   // as the letter writes it
	Open         bool     // the drugs are examples ("such as")
	Count        int      // how many drugs of the class
	Days         int      // how long each trial
	LookbackDays int
	Basis        Basis
	Text         string // of other, diagnosis, attested: the words
}

// IsLeaf reports whether n has no children.
func (n Node) IsLeaf() bool { return len(n.Of) == 0 }

// IsZero reports whether n says nothing.
func (n Node) IsZero() bool { return len(n.Of) == 0 && n.Leaf.Kind == "" }

// All holds when each child holds; AnyOf when one does.
func All(of ...Node) Node   { return Node{Of: of, AtLeast: len(of)} }
func AnyOf(of ...Node) Node { return Node{Of: of, AtLeast: 1} }

// Leaves walks the leaves in order.
func (n Node) Leaves() []Leaf {
	if n.IsLeaf() {
		if n.Leaf.Kind == "" {
			return nil
		}
		return []Leaf{n.Leaf}
	}
	var out []Leaf
	for _, c := range n.Of {
		out = append(out, c.Leaves()...)
	}
	return out
}

// Drugs lists every drug named to be tried, each once, in order.
func (n Node) Drugs() []string {
	var out []string
	seen := map[string]bool{}
	for _, l := range n.Leaves() {
		for _, d := range l.Drugs {
			if l.Kind == Tried && !seen[d] {
				seen[d] = true
				out = append(out, d)
			}
		}
	}
	return out
}
