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
	err := s.within(ctx, func(tx *sql.Tx) error { return s.erase(ctx, tx, id) })
	if err != nil {
		return err
	}
	return s.engine.shred(ctx, s.db)
}

func (s *Store) erase(ctx context.Context, tx *sql.Tx, id string) error {
	if _, _, err := s.lock(ctx, tx, id); err != nil && !errors.Is(err, ErrDamaged) { // what does not open can still be erased
		return err
	}
	_, err := tx.ExecContext(ctx, `UPDATE acts SET sealed = NULL, state = CASE WHEN state IN ($1, $2) THEN $3 ELSE state END WHERE case_id = $4`,
		string(ledger.Proposed), string(ledger.Approved), string(ledger.Declined), id)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	if _, err := tx.ExecContext(ctx, `DELETE FROM cases WHERE id = $1`, id); err != nil { // the rest goes with it
		return fmt.Errorf("store: %w", err)
	}
	return nil
}

// Expire erases the cases that were made before a time and are not kept, and counts them.
func (s *Store) Expire(ctx context.Context, before time.Time) (n int, err error) {
	err = s.within(ctx, func(tx *sql.Tx) error {
		var ids []string
		err := each(ctx, tx, func(scan func(...any) error) error {
			ids = append(ids, "")
			return scan(&ids[len(ids)-1])
		}, `SELECT id FROM cases WHERE NOT kept AND created < $1 ORDER BY id `+s.engine.forUpdate, micros(before))
		for n = 0; err == nil && n < len(ids); n++ {
			err = s.erase(ctx, tx, ids[n])
		}
		return err
	})
	if err != nil {
		return 0, err
	}
	if n == 0 {
		return 0, nil
	}
	return n, s.engine.shred(ctx, s.db)
}
