package wire

import (
	"encoding/json"

	"github.com/recourse-health/recourse/value/policy"
)

// Tree is TREE: {"all":[…]}, {"any":[…]} or {"at_least":n,"of":[…]} over leaves.
type Tree struct{ Node policy.Node }

type leaf struct {
	Kind          policy.Kind  `json:"kind"`
	Drugs         []string     `json:"drugs,omitempty"`
	Class         string       `json:"class,omitempty"`
	Open          bool         `json:"open_list,omitempty"`
	Count         int          `json:"count,omitempty"`
	Days          int          `json:"days,omitempty"`
	LookbackDays  int          `json:"lookback_days,omitempty"`
	LookbackBasis policy.Basis `json:"lookback_basis,omitempty"`
	Text          string       `json:"text,omitempty"`
	Because       []Span       `json:"because"`
}

// MarshalJSON writes the tree; no rule is null.
func (t Tree) MarshalJSON() ([]byte, error) {
	n := t.Node
	if n.IsZero() {
		return []byte("null"), nil
	}
	if n.IsLeaf() {
		l := n.Leaf
		return json.Marshal(leaf{l.Kind, l.Drugs, l.Class, l.Open, l.Count, l.Days, l.LookbackDays, l.Basis, l.Text, spans(n.Because)})
	}
	of := make([]Tree, len(n.Of))
	for i, c := range n.Of {
		of[i] = Tree{c}
	}
	switch {
	case n.AtLeast >= len(of):
		return json.Marshal(map[string]any{"all": of})
	case n.AtLeast == 1:
		return json.Marshal(map[string]any{"any": of})
	}
	return json.Marshal(struct {
		AtLeast int    `json:"at_least"`
		Of      []Tree `json:"of"`
	}{n.AtLeast, of})
}
