package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/ledger"
)

// detail is the sealed part of an act.
type detail struct {
	By, Provider, Settled string
	On                    []ref.Fact
}

func actPlace(key string) string { return "acts/" + key }

// addAct enters a proposed act, or takes a step that a person takes: approve, decline, or say how an unknown act ended.
func addAct(ctx context.Context, tx *sql.Tx, l lock, a ledger.Act) error {
	if a.Key == "" || a.Kind == "" {
		return ledger.ErrNoKey
	}
	var id sql.NullString
	var kind, state string
	err := tx.QueryRowContext(ctx, `SELECT case_id, kind, state FROM acts WHERE key = $1`, a.Key).Scan(&id, &kind, &state)
	switch {
	case errors.Is(err, sql.ErrNoRows):
		return enter(ctx, tx, l, a)
	case err != nil:
		return fmt.Errorf("store: %w", err)
	case id.String != l.id || kind != a.Kind:
		return ledger.ErrNotOne
	}
	_, err = take(ctx, tx, &l, a.Key, ledger.Step{To: a.State, Hand: ledger.Person, By: person(a, ledger.State(state)), Provider: a.Provider, At: a.At})
	return err
}

// person is who takes the step that a change asks for.
func person(a ledger.Act, is ledger.State) string {
	if is == ledger.Unknown {
		return a.Settled
	}
	return a.By
}

func enter(ctx context.Context, tx *sql.Tx, l lock, a ledger.Act) error {
	if a.State != ledger.Proposed {
		return &ledger.Refusal{To: a.State, Hand: ledger.Person}
	}
	sealed, err := l.sealJSON(actPlace(a.Key), detail{On: a.On})
	if err != nil {
		return err
	}
	res, err := tx.ExecContext(ctx, `INSERT INTO acts (key, case_id, kind, state, at, sealed) VALUES ($1, $2, $3, $4, $5, $6)
		ON CONFLICT (key) DO NOTHING`, a.Key, l.id, a.Kind, string(a.State), micros(a.At), sealed)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return ledger.ErrNotOne // another case was a moment faster
	}
	return nil
}

// Take takes one step of an act; it is on disk when Take returns (ledger.Book).
func (s *Store) Take(ctx context.Context, key string, step ledger.Step) (a ledger.Act, err error) {
	err = s.within(ctx, func(tx *sql.Tx) error {
		l, err := s.lockOfAct(ctx, tx, key)
		if err == nil {
			a, err = take(ctx, tx, l, key, step)
		}
		return err
	})
	return a, err
}

// lockOfAct is nil if the case is erased.
func (s *Store) lockOfAct(ctx context.Context, tx *sql.Tx, key string) (*lock, error) {
	if !textual(key) {
		return nil, ledger.ErrNoAct
	}
	var id sql.NullString
	err := tx.QueryRowContext(ctx, `SELECT case_id FROM acts WHERE key = $1`, key).Scan(&id)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, ledger.ErrNoAct
	}
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	if !id.Valid {
		return nil, nil
	}
	l, _, err := s.lockRow(ctx, tx, id.String)
	if errors.Is(err, casework.ErrNoCase) { // erased while this waited for it
		return nil, nil
	}
	return &l, err
}

func take(ctx context.Context, tx *sql.Tx, l *lock, key string, step ledger.Step) (ledger.Act, error) {
	a, err := actOf(ctx, tx, l, key)
	if err != nil {
		return a, err
	}
	is := a.State
	if a, err = a.Take(step); err != nil {
		return a, err
	}
	var sealed []byte
	if l != nil {
		if sealed, err = l.sealJSON(actPlace(key), detail{a.By, a.Provider, a.Settled, a.On}); err != nil {
			return a, err
		}
	}
	res, err := tx.ExecContext(ctx, `UPDATE acts SET state = $1, at = $2, sealed = $3 WHERE key = $4 AND state = $5`,
		string(a.State), micros(a.At), sealed, key, string(is))
	if err != nil {
		return a, fmt.Errorf("store: %w", err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return a, &ledger.Refusal{Is: is, To: step.To, Hand: step.Hand} // another was faster
	}
	return a, nil
}

func actOf(ctx context.Context, tx *sql.Tx, l *lock, key string) (ledger.Act, error) {
	a := ledger.Act{Key: key}
	var at int64
	var sealed []byte
	err := tx.QueryRowContext(ctx, `SELECT kind, state, at, sealed FROM acts WHERE key = $1`, key).Scan(&a.Kind, &a.State, &at, &sealed)
	if err != nil {
		return a, fmt.Errorf("store: %w", err)
	}
	a.At = moment(at)
	if l == nil {
		return a, nil
	}
	var d detail
	if err := l.openJSON(actPlace(key), sealed, &d); err != nil {
		return a, err
	}
	a.Case, a.By, a.Provider, a.Settled, a.On = l.at, d.By, d.Provider, d.Settled, d.On
	return a, nil
}

// Act finds an act (ledger.Book). Of an erased case only key, kind, state and time are left.
func (s *Store) Act(ctx context.Context, key string) (a ledger.Act, err error) {
	err = s.within(ctx, func(tx *sql.Tx) error {
		l, err := s.lockOfAct(ctx, tx, key)
		if err == nil {
			a, err = actOf(ctx, tx, l, key)
		}
		return err
	})
	return a, err
}

// Standing lists the acts in a state, the oldest change first (ledger.Book).
func (s *Store) Standing(ctx context.Context, in ledger.State) ([]ledger.Act, error) {
	return s.acts(ctx, `SELECT key FROM acts WHERE state = $1 ORDER BY at, key`, string(in))
}

// Acts lists the acts of a case, the oldest change first.
func (s *Store) Acts(ctx context.Context, id string) ([]ledger.Act, error) {
	var row string
	err := s.within(ctx, func(tx *sql.Tx) error {
		l, _, err := s.lock(ctx, tx, id)
		row = l.id
		return err
	})
	if err != nil {
		return nil, err
	}
	return s.acts(ctx, `SELECT key FROM acts WHERE case_id = $1 ORDER BY at, key`, row)
}

func (s *Store) acts(ctx context.Context, query string, arg string) (out []ledger.Act, err error) {
	err = s.within(ctx, func(tx *sql.Tx) error {
		out = nil
		keys, err := texts(ctx, tx, query, arg)
		for i := 0; err == nil && i < len(keys); i++ {
			var l *lock
			var a ledger.Act
			if l, err = s.lockOfAct(ctx, tx, keys[i]); err == nil {
				a, err = actOf(ctx, tx, l, keys[i])
				out = append(out, a)
			}
		}
		return err
	})
	return out, err
}
