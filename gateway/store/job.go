package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/recourse-health/recourse/work/casework"
)

// A Task is a job that somebody has claimed.
type Task struct {
	casework.Job
	Case string
}

func addJob(ctx context.Context, tx *sql.Tx, id string, j casework.Job) error {
	_, err := tx.ExecContext(ctx, `INSERT INTO jobs (kind, key, case_id, state, at) VALUES ($1, $2, $3, 'waiting', $4)
		ON CONFLICT (kind, key) DO NOTHING`, j.Kind, j.Key, id, now())
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return nil
}

// NextJob claims the job that has waited longest, or one that was claimed before stale and is not done: whoever claimed
// it is gone. False: there is none. Jobs may thus run twice; what must not happen twice goes through the ledger.
func (s *Store) NextJob(ctx context.Context, at, stale time.Time) (t Task, ok bool, err error) {
	err = s.db.QueryRowContext(ctx, `UPDATE jobs SET state = 'claimed', at = $1 WHERE (kind, key) = (
			SELECT kind, key FROM jobs WHERE state = 'waiting' OR (state = 'claimed' AND at < $2)
			ORDER BY at, kind, key LIMIT 1 `+s.engine.skipLocked+`)
		RETURNING kind, key, case_id`, micros(at), micros(stale)).Scan(&t.Kind, &t.Key, &t.Case)
	if errors.Is(err, sql.ErrNoRows) {
		return Task{}, false, nil
	}
	if err != nil {
		return Task{}, false, fmt.Errorf("store: %w", err)
	}
	return t, true, nil
}

// JobDone ends a job for good: one of its kind and key is never taken in again.
func (s *Store) JobDone(ctx context.Context, j casework.Job, at time.Time) error {
	_, err := s.db.ExecContext(ctx, `UPDATE jobs SET state = 'done', at = $1 WHERE kind = $2 AND key = $3`, micros(at), j.Kind, j.Key)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return nil
}
