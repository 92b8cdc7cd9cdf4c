package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"unicode/utf8"

	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/work/casework"
)

// MaxExhibit is how many bytes an exhibit may have.
const MaxExhibit = 50 << 20

// Errors of an exhibit.
var (
	ErrNotIts    = errors.New("store: the name of an exhibit is not the SHA-256 of its bytes, or its reading is of another")
	ErrNoExhibit = errors.New("store: the case has no such exhibit")
	ErrNotText   = errors.New("store: a reading holds bytes that are not UTF-8, so its quotations would shift")
)

// head is what is kept of an exhibit beside its bytes.
type head struct {
	ID         ref.Exhibit
	Name, Kind string
}

// addExhibit keeps an exhibit that is new to the case, and its reading if it has one. Of an exhibit that the case holds
// only the reading is kept, beside the earlier ones.
func addExhibit(ctx context.Context, tx *sql.Tx, l lock, x casework.Exhibit, at laying, version int) error {
	seq, err := exhibitSeq(ctx, tx, l, x.ID)
	if errors.Is(err, ErrNoExhibit) {
		seq, err = newExhibit(ctx, tx, l, x, at[x.ID], version)
	}
	if err != nil || x.Doc.Reader == "" {
		return err
	}
	return addReading(ctx, tx, l, x, seq, version)
}

func exhibitSeq(ctx context.Context, tx *sql.Tx, l lock, id ref.Exhibit) (seq int, err error) {
	err = tx.QueryRowContext(ctx, `SELECT seq FROM exhibits WHERE case_id = $1 AND tag = $2`, l.id, l.tag("exhibit", string(id))).Scan(&seq)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, ErrNoExhibit
	}
	return seq, err
}

func newExhibit(ctx context.Context, tx *sql.Tx, l lock, x casework.Exhibit, blob string, version int) (seq int, err error) {
	if blob == "" { // it was there when its bytes were to be laid aside, so the case has changed since
		return 0, casework.ErrStale
	}
	if seq, err = last(ctx, tx, `SELECT COALESCE(MAX(seq), 0) + 1 FROM exhibits WHERE case_id = $1`, l.id); err != nil {
		return 0, err
	}
	h, err := l.sealJSON(place("head", seq), head{x.ID, x.Name, x.Kind})
	if err != nil {
		return 0, err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO exhibits (case_id, seq, version, tag, head, bytes, blob) VALUES ($1, $2, $3, $4, $5, $6, $7)`,
		l.id, seq, version, l.tag("exhibit", string(x.ID)), h, []byte{}, blob)
	if err != nil {
		return 0, fmt.Errorf("store: %w", err)
	}
	return seq, nil
}

func place(what string, seq int) string { return fmt.Sprintf("exhibits/%d/%s", seq, what) }

func readingPlace(seq, version int) string { return fmt.Sprintf("readings/%d/%d", seq, version) }

func addReading(ctx context.Context, tx *sql.Tx, l lock, x casework.Exhibit, seq, version int) error {
	if x.Doc.Exhibit != "" && x.Doc.Exhibit != x.ID {
		return ErrNotIts
	}
	for _, p := range x.Doc.Pages {
		if !utf8.ValidString(p.Text) { // JSON would put U+FFFD there, which is longer
			return ErrNotText
		}
	}
	sealed, err := l.sealJSON(readingPlace(seq, version), x.Doc)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `INSERT INTO readings (case_id, exhibit, version, sealed) VALUES ($1, $2, $3, $4)`, l.id, seq, version, sealed)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return nil
}

// exhibitsOf gives the exhibits of a case in the order they came, each with its latest reading and without its bytes.
func exhibitsOf(ctx context.Context, tx *sql.Tx, l lock) (out []casework.Exhibit, err error) {
	err = each(ctx, tx, func(scan func(...any) error) error {
		var seq int
		var version sql.NullInt64
		var sealed, reading []byte
		if err := scan(&seq, &sealed, &version, &reading); err != nil {
			return err
		}
		var h head
		if err := l.openJSON(place("head", seq), sealed, &h); err != nil {
			return err
		}
		x := casework.Exhibit{ID: h.ID, Name: h.Name, Kind: h.Kind}
		if version.Valid {
			if err := l.openJSON(readingPlace(seq, int(version.Int64)), reading, &x.Doc); err != nil {
				return err
			}
		}
		out = append(out, x)
		return nil
	}, `SELECT x.seq, x.head, r.version, r.sealed FROM exhibits x
		LEFT JOIN readings r ON r.case_id = x.case_id AND r.exhibit = x.seq
			AND r.version = (SELECT MAX(version) FROM readings WHERE case_id = x.case_id AND exhibit = x.seq)
		WHERE x.case_id = $1 ORDER BY x.seq`, l.id)
	return out, err
}

// Readings gives every reading that was made of an exhibit, the oldest first. An earlier fact may quote an earlier one.
func (s *Store) Readings(ctx context.Context, id string, x ref.Exhibit) (docs []page.Document, err error) {
	err = s.exhibit(ctx, id, x, func(tx *sql.Tx, l lock, seq int) error {
		docs = nil
		return each(ctx, tx, func(scan func(...any) error) error {
			var version int
			var sealed []byte
			if err := scan(&version, &sealed); err != nil {
				return err
			}
			var d page.Document
			err := l.openJSON(readingPlace(seq, version), sealed, &d)
			docs = append(docs, d)
			return err
		}, `SELECT version, sealed FROM readings WHERE case_id = $1 AND exhibit = $2 ORDER BY version`, l.id, seq)
	})
	return docs, err
}

// Bytes gives an exhibit as it came. ErrNoExhibit: the case holds none of that name.
func (s *Store) Bytes(ctx context.Context, id string, x ref.Exhibit) (b []byte, err error) {
	var blob, at string
	var sealed []byte
	var in lock
	err = s.exhibit(ctx, id, x, func(tx *sql.Tx, l lock, seq int) error {
		in, at = l, place("bytes", seq)
		err := tx.QueryRowContext(ctx, `SELECT blob, bytes FROM exhibits WHERE case_id = $1 AND seq = $2`, l.id, seq).Scan(&blob, &sealed)
		if err != nil {
			return fmt.Errorf("store: %w", err)
		}
		return nil
	})
	if err == nil && blob != "" {
		at = blobPlace(blob)
		sealed, err = s.blobs.Get(ctx, blob)
	}
	if err != nil {
		return nil, err
	}
	return in.open(at, sealed)
}

func (s *Store) exhibit(ctx context.Context, id string, x ref.Exhibit, f func(tx *sql.Tx, l lock, seq int) error) error {
	return s.within(ctx, func(tx *sql.Tx) error {
		l, _, err := s.lock(ctx, tx, id)
		if err != nil {
			return err
		}
		seq, err := exhibitSeq(ctx, tx, l, x)
		if err != nil {
			return err
		}
		return f(tx, l, seq)
	})
}
