package store

import (
	"context"
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/recourse-health/recourse/work/casework"
)

// gcm is AES-256-GCM with a random nonce before each sealed text. A case key seals far fewer than the 2^32 texts for
// which random nonces are safe (NIST SP 800-38D, 8.3), and so does the operator key.
func gcm(key []byte) cipher.AEAD {
	block, err := aes.NewCipher(key)
	if err != nil {
		panic(err) // can't happen: the key has 32 bytes
	}
	aead, err := cipher.NewGCMWithRandomNonce(block)
	if err != nil {
		panic(err) // can't happen: AES has the block size of GCM
	}
	return aead
}

// A lock seals and opens what belongs to one case.
type lock struct {
	aead cipher.AEAD
	mac  []byte
	id   string // of the row
	at   string // the address by which people open the case
}

// lockOf takes what wrap has sealed: 32 bytes of key, and the address.
func lockOf(id string, data []byte) lock {
	l := lock{gcm(derive(data[:32], "seal")), derive(data[:32], "tag"), id, string(data[32:])}
	if l.at == "" { // of a row that was made when its id was the address
		l.at = id
	}
	return l
}

func derive(key []byte, use string) []byte {
	out, err := hkdf.Expand(sha256.New, key, "recourse/store/1 "+use, 32)
	if err != nil {
		panic(err) // can't happen: 32 bytes are within the bounds of HKDF
	}
	return out
}

// seal seals a text for one place of the case. In any other place, or in another case, it does not open.
func (l lock) seal(place string, plain []byte) []byte {
	return l.aead.Seal(nil, nil, plain, []byte(l.id+" "+place))
}

func (l lock) open(place string, sealed []byte) ([]byte, error) {
	plain, err := l.aead.Open(nil, nil, sealed, []byte(l.id+" "+place))
	if err != nil {
		return nil, ErrDamaged
	}
	return plain, nil
}

// sealJSON and openJSON leave the text of JSON's errors out, which may hold what was to be sealed.
func (l lock) sealJSON(place string, v any) ([]byte, error) {
	plain, err := json.Marshal(v)
	if err != nil {
		return nil, fmt.Errorf("store: %T cannot be written (%T)", v, err)
	}
	return l.seal(place, plain), nil
}

func (l lock) openJSON(place string, sealed []byte, v any) error {
	plain, err := l.open(place, sealed)
	if err != nil {
		return err
	}
	if err := json.Unmarshal(plain, v); err != nil {
		return fmt.Errorf("store: %T cannot be read (%T)", v, err)
	}
	return nil
}

// tag is a keyed hash of a name.
func (l lock) tag(kind, name string) []byte {
	h := hmac.New(sha256.New, l.mac)
	h.Write([]byte(kind + " " + name))
	return h.Sum(nil)
}

func casePlace(id string) string { return "cases.wrapped " + id }

// wrap makes the key of a new case, and seals it with the address.
func (k Key) wrap(id, at string) []byte {
	data := make([]byte, 32)
	_, _ = rand.Read(data) // never fails
	return k.seal(casePlace(id), append(data, at...))
}

func (k Key) unwrap(id string, wrapped []byte) (lock, error) {
	data, err := k.open(casePlace(id), wrapped)
	if err != nil {
		return lock{}, err
	}
	if len(data) < 32 {
		return lock{}, ErrDamaged
	}
	return lockOf(id, data), nil
}

// lock gives the lock and the version of the case at an address, or casework.ErrNoCase.
func (s *Store) lock(ctx context.Context, tx *sql.Tx, at string) (l lock, version int, err error) {
	l, version, err = s.lockRow(ctx, tx, s.root.row(at))
	if errors.Is(err, casework.ErrNoCase) && textual(at) {
		l, version, err = s.lockRow(ctx, tx, at)
		if l.at != at { // who has read the id of a row has no address
			err = errors.Join(err, casework.ErrNoCase)
		}
	}
	return l, version, err
}

// lockRow is lock by the id of the row.
func (s *Store) lockRow(ctx context.Context, tx *sql.Tx, id string) (l lock, version int, err error) {
	var wrapped []byte
	err = tx.QueryRowContext(ctx, `SELECT version, wrapped FROM cases WHERE id = $1 `+s.engine.forUpdate, id).Scan(&version, &wrapped)
	if errors.Is(err, sql.ErrNoRows) {
		return lock{}, 0, casework.ErrNoCase
	}
	if err != nil {
		return lock{}, 0, fmt.Errorf("store: %w", err)
	}
	if l, err = s.key.unwrap(id, wrapped); err != nil {
		return lock{id: id}, 0, errors.Join(s.current(ctx, tx), err)
	}
	return l, version, nil
}

// lockAt is lock for a change: casework.ErrStale if the case has gone on since that was decided.
func (s *Store) lockAt(ctx context.Context, tx *sql.Tx, c casework.Change) (lock, error) {
	l, is, err := s.lock(ctx, tx, c.Case)
	if err == nil && is != c.Base {
		err = casework.ErrStale
	}
	return l, err
}

// textual: PostgreSQL refuses any other text, so no row can have it.
func textual(s string) bool { return utf8.ValidString(s) && !strings.Contains(s, "\x00") }
