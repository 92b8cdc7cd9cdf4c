package store

import (
	"context"
	"encoding/json"
	"time"

	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivertype"
)

// relieve puts the jobs of the dead back. One that has been begun too often is not, lest it kill whoever takes it.
func (s *Store) relieve(ctx context.Context, at post) error {
	return at.orderly(ctx, func(gone func(context.Context, string) (bool, error)) error {
		x := s.engine.queue(s.db).GetExecutor()
		now := time.Now().Add(time.Second) // begun until now
		for after := int64(0); ; {
			running, err := x.JobGetStuck(ctx, &riverdriver.JobGetStuckParams{AfterID: after, Max: 100, StuckHorizon: now})
			if err != nil || len(running) == 0 {
				return err
			}
			for _, r := range running {
				after = r.ID
				if n := len(r.AttemptedBy); n == 0 || r.AttemptedBy[n-1] == at.name() {
					continue
				} else if dead, err := gone(ctx, r.AttemptedBy[n-1]); err != nil {
					return err
				} else if !dead {
					continue
				}
				if err := putBack(ctx, x, r, now); err != nil {
					return err
				}
			}
		}
	})
}

func putBack(ctx context.Context, x riverdriver.Executor, r *rivertype.JobRow, now time.Time) error {
	state, finalized := rivertype.JobStateAvailable, (*time.Time)(nil)
	rest := rested(r.Attempt)
	switch {
	case r.Attempt >= r.MaxAttempts:
		state, finalized = rivertype.JobStateDiscarded, &now
	case rest > 0:
		state = rivertype.JobStateRetryable
	}
	note, err := json.Marshal(rivertype.AttemptError{At: now, Attempt: max(r.Attempt, 1), Error: "whoever did it is gone"})
	if err != nil {
		return err
	}
	_, err = x.JobRescueMany(ctx, &riverdriver.JobRescueManyParams{
		ID: []int64{r.ID}, Error: [][]byte{note}, FinalizedAt: []*time.Time{finalized}, ScheduledAt: []time.Time{time.Now().Add(rest)}, State: []string{string(state)}, StuckHorizon: now,
	})
	return err
}

// rested is how long a job rests that was cut off: not at all the first time, and then ever longer, since it may itself be
// what kills.
func rested(attempt int) time.Duration {
	again := time.Duration(max(attempt-1, 0))
	return min(again*again*time.Second, time.Hour)
}
