package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/recourse-health/recourse/work/casework"
)

// Errors of a change that may not be written.
var (
	ErrChanged  = errors.New("store: another fact of that name is in the case; a fact is never changed")
	ErrNoSource = errors.New("store: a fact needs a value and a source")
)

// Commit writes a change: all of it, or on any error nothing.
//
// A fact without a name is given one; a fact that is in the case already, word for word, is left alone, so that reading
// a paper twice changes nothing. The version grows if facts, exhibits or acts were given. A job whose kind and key are known is
// left alone. Errors: casework.ErrNoCase, casework.ErrStale, ErrChanged, ErrNoSource, ErrTooLarge, ErrNotIts, and those of the ledger.
func (s *Store) Commit(ctx context.Context, c casework.Change) (version int, err error) {
	at, err := s.lay(ctx, c)
	if err != nil {
		return 0, err
	}
	err = s.within(ctx, func(tx *sql.Tx) error {
		l, err := s.lockAt(ctx, tx, c)
		if err != nil {
			return err
		}
		if version, err = step(ctx, tx, l, c); err != nil {
			return err
		}
		return s.write(ctx, tx, l, c, at, version)
	})
	if err != nil {
		return 0, err
	}
	return version, nil
}

// step counts the version up by one, if nobody else did meanwhile.
func step(ctx context.Context, tx *sql.Tx, l lock, c casework.Change) (int, error) {
	if len(c.Facts)+len(c.Exhibits)+len(c.Acts) == 0 {
		return c.Base, nil
	}
	res, err := tx.ExecContext(ctx, `UPDATE cases SET version = version + 1 WHERE id = $1 AND version = $2`, l.id, c.Base)
	if err != nil {
		return 0, fmt.Errorf("store: %w", err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return 0, casework.ErrStale
	}
	return c.Base + 1, nil
}

func (s *Store) write(ctx context.Context, tx *sql.Tx, l lock, c casework.Change, at laying, version int) error {
	if err := addFacts(ctx, tx, l, c.Facts, version); err != nil {
		return err
	}
	if err := s.addFinds(ctx, tx, l.id, c.Facts); err != nil {
		return err
	}
	for _, x := range c.Exhibits {
		if err := addExhibit(ctx, tx, l, x, at, version); err != nil {
			return err
		}
	}
	for _, j := range c.Later {
		if err := s.addJob(ctx, tx, l, j); err != nil {
			return err
		}
	}
	for _, a := range c.Acts {
		if err := addAct(ctx, tx, l, a); err != nil {
			return err
		}
	}
	return addLooks(ctx, tx, l, c.Seen)
}

func last(ctx context.Context, tx *sql.Tx, query string, args ...any) (n int, err error) {
	if err = tx.QueryRowContext(ctx, query, args...).Scan(&n); err != nil {
		return 0, fmt.Errorf("store: %w", err)
	}
	return n, nil
}
