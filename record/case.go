package record

import (
	"slices"

	"github.com/recourse-health/recourse/value/ref"
)

// A Case is a fold of facts. The zero Case knows nothing.
type Case struct{ facts []Fact }

// New makes a case of facts; facts that a later one replaces stay in it, but are not live.
func New(facts ...Fact) *Case { return &Case{slices.Clone(facts)} }

// With is the case and some facts more; c itself stays as it was.
func (c *Case) With(facts ...Fact) *Case {
	return &Case{append(slices.Clip(slices.Clone(c.facts)), facts...)}
}

// All gives every fact, replaced ones too, in the order they came.
func (c *Case) All() []Fact { return c.facts }

// Get finds a fact by its id.
func (c *Case) Get(id ref.Fact) (Fact, bool) {
	i := slices.IndexFunc(c.facts, func(f Fact) bool { return f.ID == id })
	if i < 0 {
		return Fact{}, false
	}
	return c.facts[i], true
}

// Live gives the facts that no other replaces.
func (c *Case) Live() []Fact {
	gone := map[ref.Fact]bool{}
	for _, f := range c.facts {
		for _, id := range f.Replaces {
			gone[id] = true
		}
	}
	return slices.DeleteFunc(slices.Clone(c.facts), func(f Fact) bool { return gone[f.ID] })
}

// An Of is a value of one kind with the fact that holds it.
type Of[V Value] struct {
	Fact Fact
	V    V
}

// Each gives the live facts of one kind of value, in order.
func Each[V Value](c *Case) []Of[V] {
	var out []Of[V]
	for _, f := range c.Live() {
		if v, ok := f.Value.(V); ok {
			out = append(out, Of[V]{f, v})
		}
	}
	return out
}

// Details gives the live facts of one field.
func (c *Case) Details(field Field) []Of[Detail] {
	return slices.DeleteFunc(Each[Detail](c), func(o Of[Detail]) bool { return o.V.Field != field })
}
