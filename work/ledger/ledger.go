// Package ledger keeps the book of outward acts: send, call, charge, refund. What leaves the house is proposed, approved,
// claimed before it is done, and done once.
//
// It promises that a claimed act is never done again by itself: an act whose end nobody saw is unknown, and a person
// is asked about it.
package ledger

import (
	"context"
	"errors"
	"time"

	"github.com/recourse-health/recourse/value/ref"
)

// Errors of a book.
var (
	ErrNoAct   = errors.New("ledger: there is no such act")
	ErrNotOne  = errors.New("ledger: an act of that key is in the book already, of another case or kind")
	ErrNobody  = errors.New("ledger: only a named person may take that step")
	ErrNoKey   = errors.New("ledger: an act needs a key and a kind")
	ErrUnknown = errors.New("ledger: nobody saw how the act ended; a person must find out")
)

// An Act is one outward act. Key is one of a kind for ever and carries no health data.
type Act struct {
	Key      string
	Case     string // empty once the case is erased
	Kind     string // mail fax call charge refund
	State    State
	By       string    // who approved or declined it
	Provider string    // the provider's own reference, once there is one
	Settled  string    // who found out how it ended, where nobody had seen it
	At       time.Time // of the last change of state
	On       []ref.Fact
}

// A Book is where acts are kept, as this package needs it.
type Book interface {
	// Act finds an act, or gives ErrNoAct.
	Act(ctx context.Context, key string) (Act, error)
	// Take takes one step by Act.Take, as one thing: of two who take it at once, one does and the other is refused.
	// When it returns, the step is on disk.
	Take(ctx context.Context, key string, s Step) (Act, error)
	// Standing lists the acts that stand in a state, the oldest change first.
	Standing(ctx context.Context, in State) ([]Act, error)
}
