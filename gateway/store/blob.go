package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/work/casework"
)

// Blobs keep the bytes of exhibits, sealed by this package, under names that say nothing (gateway/blob).
type Blobs interface {
	Put(ctx context.Context, name string, sealed []byte) error
	Get(ctx context.Context, name string) ([]byte, error)
	Delete(ctx context.Context, name string) error
	// Sweep deletes what was put before a time and is not held.
	Sweep(ctx context.Context, before time.Time, held func(ctx context.Context, name string) (bool, error)) (int, error)
}

// A laying says under which names the bytes of a change's new exhibits lie.
type laying map[ref.Exhibit]string

// lay puts the bytes of new exhibits among the blobs, before the transaction that names them: a store far away must not
// hold up a lock. If that transaction fails, they are swept a day later.
func (s *Store) lay(ctx context.Context, c casework.Change) (laying, error) {
	if len(c.Exhibits) == 0 {
		return nil, nil
	}
	var l lock
	var fresh map[ref.Exhibit][]byte
	err := s.within(ctx, func(tx *sql.Tx) (err error) {
		if l, err = s.lockAt(ctx, tx, c); err == nil {
			fresh, err = newOf(ctx, tx, l, c.Exhibits)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	at := laying{}
	for id, b := range fresh {
		name := newID() + s.root.house // never again: an equal paper of another case has another
		if err := s.blobs.Put(ctx, name, l.seal(blobPlace(name), b)); err != nil {
			return nil, fmt.Errorf("store: %w", err)
		}
		at[id] = name
	}
	return at, nil
}

// newOf gives the exhibits that the case does not hold yet.
func newOf(ctx context.Context, tx *sql.Tx, l lock, all []casework.Exhibit) (map[ref.Exhibit][]byte, error) {
	fresh := map[ref.Exhibit][]byte{}
	for _, x := range all {
		_, err := exhibitSeq(ctx, tx, l, x.ID)
		if errors.Is(err, ErrNoExhibit) {
			fresh[x.ID], err = x.Bytes, fit(x)
		}
		if err != nil {
			return nil, err
		}
	}
	return fresh, nil
}

func fit(x casework.Exhibit) error {
	if len(x.Bytes) > MaxExhibit {
		return ErrTooLarge
	}
	if sum := sha256.Sum256(x.Bytes); string(x.ID) != hex.EncodeToString(sum[:]) {
		return ErrNotIts
	}
	return nil
}

func blobPlace(name string) string { return "blobs/" + name }

// letGo deletes blobs whose case is erased. Their key is gone, so nobody can read one that stays; Sweep takes it.
func (s *Store) letGo(ctx context.Context, names []string) {
	for _, name := range names {
		_ = s.blobs.Delete(ctx, name)
	}
}

// Sweep deletes the blobs that were put before a time and that no exhibit names, and counts them. The time must lie
// further back than any commit takes. Blobs of other databases in the same place are left alone.
func (s *Store) Sweep(ctx context.Context, before time.Time) (int, error) {
	return s.blobs.Sweep(ctx, before, s.held)
}

func (s *Store) held(ctx context.Context, name string) (bool, error) {
	if !strings.HasSuffix(name, s.root.house) {
		return true, nil
	}
	var n int
	err := s.db.QueryRowContext(ctx, `SELECT COUNT(*) FROM exhibits WHERE blob = $1`, name).Scan(&n)
	return n > 0, err
}
