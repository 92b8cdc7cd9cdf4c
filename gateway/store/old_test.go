package store

import (
	"context"
	"database/sql"
	"path/filepath"
	"testing"
	"time"

	"github.com/recourse-health/recourse/value/ref"
)

// nowhere has no blob.
type nowhere struct{}

func (nowhere) Put(context.Context, string, []byte) error   { return ErrNoExhibit }
func (nowhere) Get(context.Context, string) ([]byte, error) { return nil, ErrNoExhibit }
func (nowhere) Delete(context.Context, string) error        { return ErrNoExhibit }
func (nowhere) Sweep(context.Context, time.Time, func(context.Context, string) (bool, error)) (int, error) {
	return 0, nil
}

// TestBytesInTheTable: exhibits that were kept before there were blobs still open, and go with their case.
func TestBytesInTheTable(t *testing.T) {
	dir := t.TempDir()
	key, _, err := LoadKey(filepath.Join(dir, "key"), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(filepath.Join(dir, "cases.db"), key, nowhere{})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	id, err := s.Create(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	x := ref.Exhibit("a name")
	err = s.within(t.Context(), func(tx *sql.Tx) error {
		l, _, err := s.lock(t.Context(), tx, id)
		if err == nil {
			_, err = tx.Exec(`INSERT INTO exhibits (case_id, seq, version, tag, head, bytes) VALUES ($1, 1, 1, $2, $3, $4)`, l.id, l.tag("exhibit", string(x)), []byte{}, l.seal(place("bytes", 1), []byte("a letter")))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if b, err := s.Bytes(t.Context(), id, x); err != nil || string(b) != "a letter" {
		t.Errorf("%q, %v", b, err)
	}
	if err := s.Erase(t.Context(), id); err != nil {
		t.Error(err)
	}
}
