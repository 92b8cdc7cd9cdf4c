// Package job says what is done later, and what comes round by itself: the kinds of job that a Change may ask for, and
// the rounds. Who keeps the queue runs them.
//
// It promises nothing about once: a job that was cut off is done again, so each must be one that may be. What may happen
// only once goes through the ledger, and there Resume.
package job

import (
	"context"
	"errors"
	"time"

	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/ledger"
)

// A Job is one piece of work, as a Change has asked for it. It carries ids, never health data.
type Job struct{ Case, Key string }

// A Kind is how the jobs of a kind are done.
type Kind struct {
	Name   string // lower-case letters, digits, - and _
	Lines  int    // how many are done at once; none said: one
	Within time.Duration
	Do     func(ctx context.Context, j Job) error
}

// A Round comes by itself, at the start and then every so often, in one process at a time.
type Round struct {
	Name   string
	Every  time.Duration
	Within time.Duration
	Do     func(ctx context.Context) error
}

// A Plan is all that is to be done.
type Plan struct {
	Kinds  []Kind
	Rounds []Round
	// Begin runs before the first job. Whoever had claimed something before gone is gone.
	Begin func(ctx context.Context, gone time.Time) error
}

// Minute is how long a job or a round may take that says nothing else.
const Minute = time.Minute

// Longest is how long the longest may take.
func (p Plan) Longest() time.Duration {
	most := Minute
	for _, k := range p.Kinds {
		most = max(most, k.Within)
	}
	for _, r := range p.Rounds {
		most = max(most, r.Within)
	}
	return most
}

// An End is what becomes of a job whose Do has come back.
type End string

// The ends of a job.
const (
	Done  End = "done"
	Again End = "again" // later, and later each time
	Never End = "never" // once more would end the same; what is to be seen of it stands in the case or in the ledger
)

// EndOf tells the end by the error.
func EndOf(err error) End {
	var refusal *ledger.Refusal
	f, said := fault.Of(err)
	switch {
	case err == nil, errors.Is(err, casework.ErrNoCase):
		return Done // of an erased case nothing is left to do
	case errors.Is(err, ledger.ErrUnknown), errors.As(err, &refusal):
		return Never
	case said && f.Kind == fault.NotFound && f.Say.ID == "fault.case.none":
		return Done
	case said && f.Kind != fault.Busy:
		return Never
	}
	return Again
}
