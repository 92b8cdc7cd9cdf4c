package policy_test

import (
	"slices"
	"testing"

	"github.com/recourse-health/recourse/value/policy"
)

func tried(drugs ...string) policy.Node {
	return policy.Node{Leaf: policy.Leaf{Kind: policy.Tried, Drugs: drugs}}
}

func unsafe(drugs ...string) policy.Node {
	return policy.Node{Leaf: policy.Leaf{Kind: policy.Contraindicated, Drugs: drugs}}
}

// A person is asked only for drugs that must be tried, and for each once.
func TestTheDrugsAndLeavesOfATree(t *testing.T) {
	for name, c := range map[string]struct {
		tree   policy.Node
		drugs  []string
		leaves int
	}{
		"nothing":                {policy.Node{}, nil, 0},
		"a leaf":                 {tried("a", "b"), []string{"a", "b"}, 1},
		"a branch":               {policy.All(tried("b"), tried("a")), []string{"b", "a"}, 2},
		"one named twice":        {policy.AnyOf(tried("a"), policy.All(tried("b"), tried("a", "c"))), []string{"a", "b", "c"}, 3},
		"one that is not tried":  {policy.AnyOf(tried("a"), unsafe("z")), []string{"a"}, 2},
		"a class without a drug": {policy.Node{Leaf: policy.Leaf{Kind: policy.Tried, Class: "triptans", Count: 2}}, nil, 1},
		"a leaf that says none":  {policy.All(policy.Node{}, tried("a")), []string{"a"}, 1},
	} {
		if got := c.tree.Drugs(); !slices.Equal(got, c.drugs) {
			t.Errorf("%s: %v, want %v", name, got, c.drugs)
		}
		if got := len(c.tree.Leaves()); got != c.leaves {
			t.Errorf("%s: %d leaves, want %d", name, got, c.leaves)
		}
	}
}

// How many must hold is part of the tree, not of the one who reads it.
func TestHowManyMustHold(t *testing.T) {
	all, one := policy.All(tried("a"), tried("b"), tried("c")), policy.AnyOf(tried("a"), tried("b"), tried("c"))
	if all.AtLeast != 3 || one.AtLeast != 1 || all.IsLeaf() || one.IsLeaf() || all.IsZero() || one.IsZero() {
		t.Errorf("%d of three, %d of three", all.AtLeast, one.AtLeast)
	}
	if !(policy.Node{}).IsZero() || !(policy.Node{}).IsLeaf() || tried("a").IsZero() || !tried("a").IsLeaf() {
		t.Error("a node without children is a leaf; one without a kind too says nothing")
	}
}
