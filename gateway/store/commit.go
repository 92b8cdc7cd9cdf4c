package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/ref"
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

func addFacts(ctx context.Context, tx *sql.Tx, l lock, facts []record.Fact, version int) error {
	if len(facts) == 0 {
		return nil
	}
	seq, err := last(ctx, tx, `SELECT COALESCE(MAX(seq), 0) FROM facts WHERE case_id = $1`, l.id)
	if err != nil {
		return err
	}
	for _, f := range facts {
		if f.Value == nil || f.Source == nil {
			return ErrNoSource
		}
		if f.ID == "" {
			f.ID = ref.Fact(fmt.Sprintf("f%d", seq+1))
		}
		added, err := addFact(ctx, tx, l, f, seq+1, version)
		if err != nil {
			return err
		}
		if added {
			seq++
		}
	}
	return nil
}

func addFact(ctx context.Context, tx *sql.Tx, l lock, f record.Fact, seq, version int) (added bool, err error) {
	sealed, err := l.sealJSON(factPlace(seq), f)
	if err != nil {
		return false, err
	}
	res, err := tx.ExecContext(ctx, `INSERT INTO facts (case_id, seq, version, tag, sealed) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (case_id, tag) DO NOTHING`, l.id, seq, version, l.tag("fact", string(f.ID)), sealed)
	if err != nil {
		return false, fmt.Errorf("store: %w", err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 1 {
		return n == 1, err
	}
	return false, unchanged(ctx, tx, l, f)
}

// unchanged gives ErrChanged if the case knows another fact of that name. When it was taken down makes no difference.
func unchanged(ctx context.Context, tx *sql.Tx, l lock, f record.Fact) error {
	var seq int
	var sealed []byte
	err := tx.QueryRowContext(ctx, `SELECT seq, sealed FROM facts WHERE case_id = $1 AND tag = $2`, l.id, l.tag("fact", string(f.ID))).Scan(&seq, &sealed)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	var is record.Fact
	if err := l.openJSON(factPlace(seq), sealed, &is); err != nil {
		return err
	}
	is.At, f.At = time.Time{}, time.Time{}
	a, err := json.Marshal(is)
	b, err2 := json.Marshal(f)
	if err != nil || err2 != nil || !bytes.Equal(a, b) {
		return ErrChanged
	}
	return nil
}

func last(ctx context.Context, tx *sql.Tx, query string, args ...any) (n int, err error) {
	if err = tx.QueryRowContext(ctx, query, args...).Scan(&n); err != nil {
		return 0, fmt.Errorf("store: %w", err)
	}
	return n, nil
}
