package rule

import (
	"fmt"
	"time"

	"github.com/recourse-health/recourse/value/civil"
)

// Pick is the earlier, or the later, of some terms.
type Pick struct {
	Later bool
	Of    []Term
}

// find takes the terms that are known. That is safe to show where the rest could only move
// the day to the side that hurts nobody: a plan's duty earlier, a person's time longer.
func (p Pick) find(s *search) Found {
	var best, rest Found
	for _, t := range p.Of {
		f := t.find(s)
		switch {
		case !f.known():
			rest = rest.and(f)
		case !best.known():
			best = f
		default:
			best = p.better(best, f, s)
		}
	}
	return p.settle(best, rest, s)
}

func (p Pick) settle(best, rest Found, s *search) Found {
	lacking := unique(rest.Missing)
	switch {
	case !best.known() || len(lacking) > 0 && p.Later != s.cautious:
		return rest.and(best)
	case len(lacking) > 0:
		best.Sharper = append(best.Sharper, lacking...)
		best.Assumes = append(best.Assumes, fmt.Sprintf("nothing is told of %s: it could only come %s", lacking[0], p.side()))
	}
	return best
}

func (p Pick) side() string {
	if p.Later {
		return "later"
	}
	return "earlier"
}

// better keeps the moment that wins under the main reading; every other reading of either
// term is held against the other's main one.
func (p Pick) better(a, b Found, s *search) Found {
	won := a.and(b)
	zone := s.zone(won)
	won.Points = []Point{{At: p.of(a.Points[0].At, b.Points[0].At, zone)}}
	for _, q := range a.Points[1:] {
		won = won.or(p.of(q.At, b.Points[0].At, zone), q.Under)
	}
	for _, q := range b.Points[1:] {
		won = won.or(p.of(a.Points[0].At, q.At, zone), q.Under)
	}
	return won
}

func (p Pick) of(a, b civil.Moment, zone *time.Location) civil.Moment {
	if b.Before(a, zone) != p.Later {
		return b
	}
	return a
}

// Tolled is a term whose clock stood still from one moment to another.
type Tolled struct{ Of, From, To Term }

func (t Tolled) find(s *search) Found {
	f, from := t.Of.find(s), t.From.find(s)
	if !f.known() || !from.known() {
		return f
	}
	to := t.To.find(s)
	if !to.known() {
		f.Assumes = append(f.Assumes, "the clock has stood still since "+from.Points[0].At.String()+" and does so until there is an answer; each day of that is to be added")
		f.Sharper = append(f.Sharper, to.Missing...)
		f.Because = append(f.Because, from.Because...)
		return f
	}
	still := from.Points[0].At.Day(s.Zone).DaysUntil(to.Points[0].At.Day(s.Zone))
	f.Because = append(append(f.Because, from.Because...), to.Because...)
	return f.each(func(m civil.Moment) civil.Moment { return civil.OnDay(m.Day(s.Zone).AddDays(max(still, 0))) })
}
