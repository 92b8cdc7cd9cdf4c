package ledger

import (
	"fmt"
	"time"
)

// State is where an act stands.
type State string

// The states of an act, in the order in which it passes them; the last three are ends, and Unknown waits for a person.
const (
	Proposed State = "proposed"
	Approved State = "approved"
	Claimed  State = "claimed"
	Unknown  State = "unknown"
	Done     State = "done"
	Failed   State = "failed"
	Declined State = "declined"
)

// Hand says who takes a step.
type Hand string

// The two hands.
const (
	Person  Hand = "person"
	Machine Hand = "machine"
)

type step struct {
	from, to State
	by       Hand
}

// steps are all that may happen to an act. There is no way back, and none from an end: what is to be tried again is a
// new act with a new key, proposed and approved anew.
var steps = map[step]bool{
	{Proposed, Approved, Person}: true,
	{Proposed, Declined, Person}: true,
	{Approved, Declined, Person}: true,
	{Approved, Claimed, Machine}: true,
	{Claimed, Done, Machine}:     true,
	{Claimed, Failed, Machine}:   true,
	{Claimed, Unknown, Machine}:  true,
	{Unknown, Done, Person}:      true,
	{Unknown, Failed, Person}:    true,
}

// Allowed reports whether a hand may move an act from one state to another.
func Allowed(from, to State, by Hand) bool { return steps[step{from, to, by}] }

// End reports whether nothing more can happen to an act.
func (s State) End() bool { return s == Done || s == Failed || s == Declined }

// A Step is one change of state.
type Step struct {
	To       State
	Hand     Hand
	By       string // the person; needed if Hand is Person
	Provider string // the provider's own reference, if there is one
	At       time.Time
}

// A Refusal is a step that may not be taken.
type Refusal struct {
	Is, To State
	Hand   Hand
}

func (r *Refusal) Error() string {
	return fmt.Sprintf("ledger: a %s may not make an act %s that is %s", r.Hand, r.To, r.Is)
}

// Take gives the act after the step; or a *Refusal, or ErrNobody.
func (a Act) Take(s Step) (Act, error) {
	if !Allowed(a.State, s.To, s.Hand) {
		return a, &Refusal{a.State, s.To, s.Hand}
	}
	if s.Hand == Person && s.By == "" {
		return a, ErrNobody
	}
	switch {
	case a.State == Unknown:
		a.Settled = s.By
	case s.Hand == Person:
		a.By = s.By
	}
	if s.Provider != "" {
		a.Provider = s.Provider
	}
	a.State, a.At = s.To, s.At
	return a, nil
}
