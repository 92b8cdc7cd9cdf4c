package record

import (
	"strings"

	"github.com/recourse-health/recourse/value/ref"
)

// Certainty says how well a thing is known.
type Certainty uint8

const (
	NotKnown Certainty = iota
	Settled
	Unsure   // told, but the one who told it was not sure
	Conflict // two readings differ and nobody has decided
)

// Known is at most one value of a thing, and on which facts it rests.
type Known[T any] struct {
	Value   T
	State   Certainty
	Because []ref.Fact
}

// OK reports whether there is one value to go by.
func (k Known[T]) OK() bool { return k.State == Settled || k.State == Unsure }

// On makes footings of what it rests on.
func (k Known[T]) On() []ref.Ref { return ref.Facts(k.Because...) }

// Text gives the one value of a field. What a person told outranks what was read; of several readings the
// surest stands if the others agree or are a part of it, else they conflict.
func (c *Case) Text(field Field) Known[string] {
	facts := c.Details(field)
	var told, read []Of[Detail]
	for _, o := range facts {
		if _, ok := o.Fact.Source.(Read); ok {
			read = append(read, o)
		} else {
			told = append(told, o)
		}
	}
	if len(told) > 0 {
		return settle(told)
	}
	return settle(read)
}

func settle(facts []Of[Detail]) Known[string] {
	k := Known[string]{}
	if len(facts) == 0 {
		return k
	}
	best := facts[0]
	for _, o := range facts[1:] {
		if o.Fact.Weight() > best.Fact.Weight() {
			best = o
		}
	}
	k.Value, k.State = best.V.Text, Settled
	if !best.Fact.Sure {
		k.State = Unsure
	}
	for _, o := range facts {
		k.Because = append(k.Because, o.Fact.ID)
		if !agree(o.V.Text, best.V.Text) && o.Fact.Weight() >= best.Fact.Weight() {
			k.State = Conflict
		}
	}
	return k
}

func agree(a, b string) bool {
	a, b = strings.ToLower(strings.Join(strings.Fields(a), " ")), strings.ToLower(strings.Join(strings.Fields(b), " "))
	return strings.Contains(a, b) || strings.Contains(b, a)
}
