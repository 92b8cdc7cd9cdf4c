package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/recourse-health/recourse/work/casework"
)

// A Seen is a look with its time.
type Seen struct {
	casework.Look
	At time.Time
}

// addLooks writes down who looked. Who a person's case is seen by says something of the person, so it is sealed too.
func addLooks(ctx context.Context, tx *sql.Tx, l lock, looks []casework.Look) error {
	if len(looks) == 0 {
		return nil
	}
	seq, err := last(ctx, tx, `SELECT COALESCE(MAX(seq), 0) FROM looks WHERE case_id = $1`, l.id)
	if err != nil {
		return err
	}
	for i, look := range looks {
		seq := seq + i + 1
		sealed, err := l.sealJSON(lookPlace(seq), look)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `INSERT INTO looks (case_id, seq, at, sealed) VALUES ($1, $2, $3, $4)`, l.id, seq, now(), sealed); err != nil {
			return fmt.Errorf("store: %w", err)
		}
	}
	return nil
}

func lookPlace(seq int) string { return fmt.Sprintf("looks/%d", seq) }

// Looks lists who looked at a case, the oldest look first. Looking at the list is not a look.
func (s *Store) Looks(ctx context.Context, id string) (out []Seen, err error) {
	err = s.within(ctx, func(tx *sql.Tx) error {
		out = nil
		l, _, err := s.lock(ctx, tx, id)
		if err != nil {
			return err
		}
		return each(ctx, tx, func(scan func(...any) error) error {
			var seq int
			var at int64
			var sealed []byte
			if err := scan(&seq, &at, &sealed); err != nil {
				return err
			}
			seen := Seen{At: moment(at)}
			err := l.openJSON(lookPlace(seq), sealed, &seen.Look)
			out = append(out, seen)
			return err
		}, `SELECT seq, at, sealed FROM looks WHERE case_id = $1 ORDER BY seq`, l.id)
	})
	return out, err
}
