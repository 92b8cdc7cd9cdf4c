package store

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
)

// A root is what lies under the operator's key beside the keys of cases: secrets of the whole database, made once.
type root struct {
	check string // tells whether the key is the one
	house string // ends the name of each blob of this database
	index string // the key of the blind index, and of the ids of rows
}

const checkText = "recourse"

// row is the id of the row of a case: a keyed hash of the address at which people open it. The address opens the case on
// the web without any key, so it must not be read in a copy of the database.
func (r root) row(at string) string {
	h := hmac.New(sha256.New, []byte(r.index))
	h.Write([]byte("address " + at))
	return encode(h.Sum(nil)[:16])
}

func rootPlace(name string) string { return "seal." + name }

// takeRoot reads the root, and makes what of it is not there.
func (s *Store) takeRoot(ctx context.Context) error {
	return s.within(ctx, func(tx *sql.Tx) error {
		for name, text := range map[string]string{"check": checkText, "house": newID(), "index": rand.Text() + rand.Text()} {
			_, err := tx.ExecContext(ctx, `INSERT INTO seal (name, sealed) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING`, name, s.key.seal(rootPlace(name), []byte(text)))
			if err != nil {
				return fmt.Errorf("store: %w", err)
			}
		}
		rows, err := rootRows(ctx, tx, "")
		if err != nil {
			return err
		}
		return s.openRoot(rows)
	})
}

// rootRows gives the rows as they are sealed.
func rootRows(ctx context.Context, tx *sql.Tx, locked string) (map[string][]byte, error) {
	rows := map[string][]byte{}
	err := each(ctx, tx, func(scan func(...any) error) error {
		var name string
		var sealed []byte
		err := scan(&name, &sealed)
		rows[name] = sealed
		return err
	}, `SELECT name, sealed FROM seal ORDER BY name `+locked)
	return rows, err
}

// openRoot opens the rows under the key, or under the one that a rotation was about to put in its place.
func (s *Store) openRoot(rows map[string][]byte) error {
	plain, err := s.key.openAll(rows)
	if err != nil && s.key.next != nil {
		s.key = *s.key.next
		plain, err = s.key.openAll(rows)
	}
	if err != nil || plain["check"] != checkText {
		return ErrKey
	}
	s.root = root{string(rows["check"]), plain["house"], plain["index"]}
	return nil
}

func (k Key) openAll(rows map[string][]byte) (map[string]string, error) {
	out := map[string]string{}
	for name, sealed := range rows {
		plain, err := k.open(rootPlace(name), sealed)
		if err != nil {
			return nil, err
		}
		out[name] = string(plain)
	}
	return out, nil
}

// current gives ErrRotated if the operator's key was changed since this store was opened, and else holds it as it is.
func (s *Store) current(ctx context.Context, tx *sql.Tx) error {
	var sealed []byte
	err := tx.QueryRowContext(ctx, `SELECT sealed FROM seal WHERE name = 'check' `+s.engine.forShare).Scan(&sealed)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("store: %w", err)
	}
	if string(sealed) != s.root.check {
		return ErrRotated
	}
	return nil
}
