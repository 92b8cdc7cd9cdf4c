package rule

import (
	"strings"

	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/value/civil"
)

// State is how a rule answers a case.
type State int

const (
	Unknown State = iota // facts are missing
	None                 // the rule gives nothing here
	Given
)

// An Answer is what a rule says about a case.
type Answer struct {
	Rule    *Rule
	State   State
	Why     string      // if None: what stands against it
	Begins  civil.Date  // if None: the day on which the rule becomes law, when that is all that stands against it
	Missing []string    // if Unknown: the facts to ask for
	Because []fact.Fact // the facts it rests on

	// Of a given clock:
	Points  []Point // the main reading, then the others
	Cite    string
	Late    []Consequence
	Unsafe  string   // why the date may not be shown
	Assumes []string // what was taken to hold
	Sharper []string // facts that would make it more exact
}

// A Point is one moment, and the reading under which it is the due one; "" for the main.
type Point struct {
	At    civil.Moment
	Under string
}

// Due is the moment under the main reading.
func (a Answer) Due() civil.Moment {
	if len(a.Points) == 0 {
		return civil.Moment{}
	}
	return a.Points[0].At
}

// String is the answer as worked cases write it.
func (a Answer) String() string {
	switch {
	case a.State == Unknown:
		return "unknown: " + strings.Join(a.Missing, ", ")
	case a.State == None:
		return "none"
	case len(a.Points) == 0:
		return "given"
	default:
		return a.Due().String()
	}
}

func none(r *Rule, why string, because []fact.Fact) Answer {
	return Answer{Rule: r, State: None, Why: why, Because: because}
}

func unknown(r *Rule, missing []string, because []fact.Fact) Answer {
	return Answer{Rule: r, State: Unknown, Missing: unique(missing), Because: because}
}
