package store

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Rotate puts a new operator key in the place of the one in a file: the keys of all cases are sealed under it, and no
// other byte is written. pass opens the present file, and with closing the new one is closed under a passphrase. It
// gives the number of cases, and where the former key is kept for backups that were made before.
//
// It may be cut off at any point: the database changes in one transaction, the new key is on disk before that under a name
// that LoadKey knows, and the next Rotate brings to an end what this one began. A program that has the database open must
// be started again: it can make no case meanwhile (ErrRotated).
func Rotate(ctx context.Context, at, path string, pass, closing Passphrase) (cases int, former string, err error) {
	key, err := readKey(path, pass)
	if err != nil {
		return 0, "", err
	}
	if _, err := makeKey(path+nextKey, closing); err != nil {
		return 0, "", fmt.Errorf("store: key file: %w", err)
	}
	next, err := readKey(path+nextKey, closing)
	if err != nil {
		return 0, "", err
	}
	if cases, err = rewrap(ctx, at, key, next); err != nil {
		return 0, "", err
	}
	former, err = replace(path, key)
	return cases, former, err
}

func rewrap(ctx context.Context, at string, key, next Key) (n int, err error) {
	e := engineOf(at)
	db, err := e.dial(at)
	if err != nil {
		return 0, fmt.Errorf("store: %w", err)
	}
	defer func() { _ = db.Close() }()
	if err := migrate(ctx, e, db); err != nil {
		return 0, fmt.Errorf("store: %w", err)
	}
	s := &Store{db: db, engine: e, key: key}
	s.key.next = &next
	if err := s.takeRoot(ctx); err != nil {
		return 0, err
	}
	if s.key.secret == next.secret { // done, but for the name of the file
		err := db.QueryRowContext(ctx, `SELECT COUNT(*) FROM cases`).Scan(&n)
		return n, err
	}
	err = s.within(ctx, func(tx *sql.Tx) error {
		n, err = s.reseal(ctx, tx, next)
		return err
	})
	if err != nil {
		return 0, err
	}
	if err := e.shred(ctx, db); err != nil && !errors.Is(err, ErrTraces) {
		return n, err
	}
	return n, nil
}

// reseal seals what lies under the operator's key under the next one. While it holds the root, no case can be made.
func (s *Store) reseal(ctx context.Context, tx *sql.Tx, next Key) (int, error) {
	root, err := rootRows(ctx, tx, s.engine.forUpdate)
	if err != nil {
		return 0, err
	}
	if string(root["check"]) != s.root.check {
		return 0, ErrRotated
	}
	for name, sealed := range root {
		if err := s.under(ctx, tx, next, rootPlace(name), sealed, `UPDATE seal SET sealed = $1 WHERE name = $2`, name); err != nil {
			return 0, err
		}
	}
	cases := map[string][]byte{}
	err = each(ctx, tx, func(scan func(...any) error) error {
		var id string
		var wrapped []byte
		err := scan(&id, &wrapped)
		cases[id] = wrapped
		return err
	}, `SELECT id, wrapped FROM cases ORDER BY id `+s.engine.forUpdate)
	for id, wrapped := range cases {
		if err == nil {
			err = s.under(ctx, tx, next, casePlace(id), wrapped, `UPDATE cases SET wrapped = $1 WHERE id = $2`, id)
		}
	}
	return len(cases), err
}

func (s *Store) under(ctx context.Context, tx *sql.Tx, next Key, place string, sealed []byte, query, name string) error {
	plain, err := s.key.open(place, sealed)
	if err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, query, next.seal(place, plain), name); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return nil
}

// replace gives the next key its name, once the former one has another.
func replace(path string, key Key) (former string, err error) {
	secret := key.secret.Open()
	former = path + ".former-" + hex.EncodeToString(derive(secret[:], "name")[:4])
	if err := os.Link(path, former); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", fmt.Errorf("store: key file: %w", err)
	}
	if err := errors.Join(os.Rename(path+nextKey, path), syncDir(filepath.Dir(path))); err != nil {
		return "", fmt.Errorf("store: key file: %w", err)
	}
	return former, nil
}
