package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/base32"
	"fmt"
	"strings"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/work/casework"
)

// newID is 128 random bits as 26 letters and digits. Ids stand in URLs: who does not know one cannot guess it.
func newID() string {
	raw := make([]byte, 16)
	_, _ = rand.Read(raw) // never fails
	return encode(raw)
}

func encode(raw []byte) string {
	return strings.ToLower(base32.StdEncoding.WithPadding(base32.NoPadding).EncodeToString(raw))
}

// Create makes an empty case, at version 0. It is not kept: Expire takes it, unless Keep is called.
func (s *Store) Create(ctx context.Context) (id string, err error) {
	id = newID()
	err = s.within(ctx, func(tx *sql.Tx) error {
		if err := s.current(ctx, tx); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `INSERT INTO cases (id, version, created, kept, wrapped) VALUES ($1, 0, $2, FALSE, $3)`, s.root.row(id), now(), s.key.wrap(s.root.row(id), id))
		return err
	})
	if err != nil {
		return "", fmt.Errorf("store: %w", err)
	}
	return id, nil
}

// Keep keeps a case until it is erased.
func (s *Store) Keep(ctx context.Context, id string) error {
	return s.within(ctx, func(tx *sql.Tx) error {
		l, _, err := s.lock(ctx, tx, id)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `UPDATE cases SET kept = TRUE WHERE id = $1`, l.id); err != nil {
			return fmt.Errorf("store: %w", err)
		}
		return nil
	})
}

// Open gives a case as it stands, and writes down that who looked at it.
func (s *Store) Open(ctx context.Context, who, id string) (k casework.Kept, err error) {
	k.ID = id
	err = s.within(ctx, func(tx *sql.Tx) error {
		var l lock
		var err error
		if l, k.Version, err = s.lock(ctx, tx, id); err != nil {
			return err
		}
		facts, err := factsOf(ctx, tx, l)
		if err != nil {
			return err
		}
		k.Record = record.New(facts...)
		if k.Exhibits, err = exhibitsOf(ctx, tx, l); err != nil {
			return err
		}
		return addLooks(ctx, tx, l, []casework.Look{{Who: who, What: "open"}})
	})
	if err != nil {
		return casework.Kept{}, err
	}
	return k, nil
}

func factsOf(ctx context.Context, tx *sql.Tx, l lock) (facts []record.Fact, err error) {
	err = each(ctx, tx, func(scan func(...any) error) error {
		var seq int
		var sealed []byte
		if err := scan(&seq, &sealed); err != nil {
			return err
		}
		var f record.Fact
		err := l.openJSON(factPlace(seq), sealed, &f)
		facts = append(facts, f)
		return err
	}, `SELECT seq, sealed FROM facts WHERE case_id = $1 ORDER BY seq`, l.id)
	return facts, err
}

func factPlace(seq int) string { return fmt.Sprintf("facts/%d", seq) }
