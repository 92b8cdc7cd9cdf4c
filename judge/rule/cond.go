package rule

import (
	"slices"

	"github.com/recourse-health/recourse/judge/rule/fact"
)

// A Cond is something that is so, is not so, or is not known.
type Cond interface{ holds(*search) finding }

type truth int

const (
	maybe truth = iota
	no
	yes
)

type finding struct {
	truth   truth
	because []fact.Fact
	missing []string
}

func settled(is bool, because ...fact.Fact) finding {
	if is {
		return finding{truth: yes, because: because}
	}
	return finding{truth: no, because: because}
}

// Is asks whether a choice, a flag or a number has one of some values.
type Is struct {
	Word   *fact.Word
	Values []string
	Not    bool
	Told   bool // what was not told is not so; else it is not known
}

func (c Is) holds(s *search) finding {
	f, ok := s.Get(c.Word.Name)
	switch {
	case !ok && c.Told:
		return settled(false)
	case !ok:
		return finding{missing: []string{c.Word.Name}}
	}
	return settled(slices.Contains(c.Values, f.Value()) != c.Not, f)
}

// Happened asks whether an event was told; what was not told did not happen.
type Happened struct {
	Event *fact.Word
	Not   bool
}

func (c Happened) holds(s *search) finding {
	f, ok := s.Get(c.Event.Name)
	if !ok {
		return settled(c.Not)
	}
	return settled(!c.Not, f)
}

// By asks whether one moment came no later than another.
type By struct{ What, Limit Term }

func (c By) holds(s *search) finding {
	what, limit := c.What.find(s), c.Limit.find(s)
	both := what.and(limit)
	if !what.known() || !limit.known() {
		return finding{because: both.Because, missing: both.Missing}
	}
	m, l := what.Points[0].At, limit.Points[0].At
	return settled(!l.Before(m, s.zone(both)), both.Because...)
}

// All asks whether each of some conditions holds. One that does not settles it.
type All []Cond

func (all All) holds(s *search) finding {
	sum := finding{truth: yes}
	for _, c := range all {
		f := c.holds(s)
		switch {
		case f.truth == no:
			return f
		case f.truth == maybe:
			sum.truth = maybe
		}
		sum.because = append(sum.because, f.because...)
		sum.missing = append(sum.missing, f.missing...)
	}
	return sum
}
