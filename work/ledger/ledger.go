// Package ledger keeps the book of outward acts: send, call, charge, refund. What leaves the house is proposed, approved,
// claimed before it is done, and done once.
//
// It promises that a claimed act is never done again by itself: an act whose end nobody saw is unknown, and a person
// is asked about it.
package ledger

import (
	"time"

	"github.com/recourse-health/recourse/value/ref"
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

// An Act is one outward act. Key is one of a kind for ever and carries no health data.
type Act struct {
	Key      string
	Case     string
	Kind     string // mail fax call charge refund
	State    State
	By       string    // who approved it
	Provider string    // the provider's own reference, once there is one
	At       time.Time // of the last change of state
	On       []ref.Fact
}
