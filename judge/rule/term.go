package rule

import (
	"time"

	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/value/civil"
)

// A Term is a way of naming a moment: "72 hours after claim received".
type Term interface{ find(*search) Found }

// search is one case held against one rule.
type search struct {
	fact.View
	lets     map[string]Term
	cautious bool // the one who must act is the one we speak for: never show a day too late
	ruling   func(id string) Answer
}

// Named is an event of the vocabulary, or a name that the rule gave with "let".
type Named struct{ Name string }

func (n Named) find(s *search) Found {
	if t, ok := s.lets[n.Name]; ok {
		return t.find(s)
	}
	if f, ok := s.Get(n.Name); ok {
		return at(f.At, f)
	}
	return missing(n.Name)
}

// Else is the first of two that is known.
type Else struct{ First, Then Term }

func (e Else) find(s *search) Found {
	first := e.First.find(s)
	if first.known() {
		return first
	}
	then := e.Then.find(s)
	if then.known() {
		then.Sharper = append(then.Sharper, first.Missing...)
		return then
	}
	return first.and(then)
}

// Assuming is a term that holds only if something is so that nobody told.
type Assuming struct {
	Of   Term
	What string
}

func (a Assuming) find(s *search) Found {
	f := a.Of.find(s)
	if f.known() {
		f.Assumes = append(f.Assumes, a.What)
	}
	return f
}

// EndOf is the end of the day of a term, as an instant.
type EndOf struct{ Of Term }

func (e EndOf) find(s *search) Found {
	f := e.Of.find(s)
	zone := s.zone(f)
	if f.known() && zone == nil {
		return Found{Missing: []string{"hour of " + f.trigger()}, Because: f.Because}
	}
	return f.each(func(m civil.Moment) civil.Moment { return civil.AtInstant(m.Day(zone).End(zone)) })
}

// DueOf is the moment that another rule comes to.
type DueOf struct{ ID string }

func (d DueOf) find(s *search) Found {
	a := s.ruling(d.ID)
	switch {
	case a.State == None:
		return Found{None: "no clock under " + d.ID + ": " + a.Why, Because: a.Because}
	case a.State == Unknown:
		return Found{Missing: a.Missing, Because: a.Because}
	default:
		return Found{Points: a.Points}.and(Found{Because: a.Because, Assumes: a.Assumes, Sharper: a.Sharper})
	}
}

// zone is where days begin and end: the case's, or else that of an event that f stands on;
// nil if neither is known.
func (s *search) zone(f Found) *time.Location {
	if s.Zone != nil {
		return s.Zone
	}
	for _, b := range f.Because {
		if t, ok := b.At.Instant(); ok {
			return t.Location()
		}
	}
	return nil
}
