package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/recourse-health/recourse/work/ledger"
)

// Erase destroys the key of a case and everything in it. Of its acts there stay key, kind, state and time, lest one be
// done again; what was not yet claimed is declined. ErrTraces: see there.
func (s *Store) Erase(ctx context.Context, id string) error {
	var blobs []string
	err := s.within(ctx, func(tx *sql.Tx) (err error) {
		l, _, err := s.lock(ctx, tx, id)
		if err != nil && !errors.Is(err, ErrDamaged) { // what does not open can still be erased
			return err
		}
		blobs, err = s.erase(ctx, tx, l.id)
		return err
	})
	if err != nil {
		return err
	}
	s.letGo(ctx, blobs)
	return s.engine.shred(ctx, s.db)
}

// erase erases by the id of the row, which is held already. It gives the names of the blobs that are now nobody's.
func (s *Store) erase(ctx context.Context, tx *sql.Tx, id string) ([]string, error) {
	blobs, err := texts(ctx, tx, `SELECT blob FROM exhibits WHERE case_id = $1 AND blob <> ''`, id)
	if err != nil {
		return nil, err
	}
	_, err = tx.ExecContext(ctx, `UPDATE acts SET sealed = NULL, state = CASE WHEN state IN ($1, $2) THEN $3 ELSE state END WHERE case_id = $4`,
		string(ledger.Proposed), string(ledger.Approved), string(ledger.Declined), id)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM cases WHERE id = $1`, id); err != nil { // the rest goes with it
		return nil, fmt.Errorf("store: %w", err)
	}
	return blobs, nil
}

// Expire erases the cases that were made before a time and are not kept, and counts them.
func (s *Store) Expire(ctx context.Context, before time.Time) (n int, err error) {
	var blobs []string
	err = s.within(ctx, func(tx *sql.Tx) error {
		blobs = nil
		ids, err := texts(ctx, tx, `SELECT id FROM cases WHERE NOT kept AND created < $1 ORDER BY id `+s.engine.forUpdate, micros(before))
		for n = 0; err == nil && n < len(ids); n++ {
			var more []string
			more, err = s.erase(ctx, tx, ids[n])
			blobs = append(blobs, more...)
		}
		return err
	})
	if err != nil || n == 0 {
		return 0, err
	}
	s.letGo(ctx, blobs)
	return n, s.engine.shred(ctx, s.db)
}
