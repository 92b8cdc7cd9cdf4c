package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/ref"
)

// known are the facts of a case by the tags of their names, while a change adds to them.
type known struct {
	last  int
	seq   map[string]int
	fresh map[string]record.Fact
}

func knownOf(ctx context.Context, tx *sql.Tx, l lock) (known, error) {
	k := known{seq: map[string]int{}, fresh: map[string]record.Fact{}}
	err := each(ctx, tx, func(scan func(...any) error) error {
		var seq int
		var tag []byte
		err := scan(&seq, &tag)
		k.last, k.seq[string(tag)] = max(k.last, seq), seq
		return err
	}, `SELECT seq, tag FROM facts WHERE case_id = $1`, l.id)
	return k, err
}

// addFacts adds the facts that are new to the case. The case is locked, so nobody else adds any meanwhile.
func addFacts(ctx context.Context, tx *sql.Tx, l lock, facts []record.Fact, version int) error {
	if len(facts) == 0 {
		return nil
	}
	k, err := knownOf(ctx, tx, l)
	if err != nil {
		return err
	}
	var rows []any
	for _, f := range facts {
		if f.Value == nil || f.Source == nil {
			return ErrNoSource
		}
		if f.ID == "" {
			f.ID = ref.Fact(fmt.Sprintf("f%d", k.last+1))
		}
		row, err := k.add(ctx, tx, l, f, version)
		if err != nil {
			return err
		}
		rows = append(rows, row...)
	}
	return insert(ctx, tx, `INSERT INTO facts (case_id, seq, version, tag, sealed) VALUES `, rows, 5, "")
}

// add gives the row of a fact; none if the case has it already.
func (k *known) add(ctx context.Context, tx *sql.Tx, l lock, f record.Fact, version int) (row []any, err error) {
	tag := string(l.tag("fact", string(f.ID)))
	if is, ok := k.fresh[tag]; ok {
		return nil, unchanged(is, f)
	}
	if seq, ok := k.seq[tag]; ok {
		return nil, unchangedAt(ctx, tx, l, seq, f)
	}
	k.last++
	k.fresh[tag] = f
	sealed, err := l.sealJSON(factPlace(k.last), f)
	return []any{l.id, k.last, version, []byte(tag), sealed}, err
}

func unchangedAt(ctx context.Context, tx *sql.Tx, l lock, seq int, f record.Fact) error {
	var sealed []byte
	if err := tx.QueryRowContext(ctx, `SELECT sealed FROM facts WHERE case_id = $1 AND seq = $2`, l.id, seq).Scan(&sealed); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	var is record.Fact
	if err := l.openJSON(factPlace(seq), sealed, &is); err != nil {
		return err
	}
	return unchanged(is, f)
}

// unchanged gives ErrChanged if two facts of a name differ. When they were taken down makes no difference.
func unchanged(is, f record.Fact) error {
	is.At, f.At = time.Time{}, time.Time{}
	a, err := json.Marshal(is)
	b, err2 := json.Marshal(f)
	if err != nil || err2 != nil || !bytes.Equal(a, b) {
		return ErrChanged
	}
	return nil
}

// insert inserts rows of a width, many in one statement.
func insert(ctx context.Context, tx *sql.Tx, into string, values []any, width int, tail string) error {
	for some := range slices.Chunk(values, 200*width) {
		var marks []string
		for i := 0; i < len(some); i += width {
			row := make([]string, width)
			for j := range row {
				row[j] = fmt.Sprintf("$%d", i+j+1)
			}
			marks = append(marks, "("+strings.Join(row, ", ")+")")
		}
		if _, err := tx.ExecContext(ctx, into+strings.Join(marks, ", ")+tail, some...); err != nil {
			return fmt.Errorf("store: %w", err)
		}
	}
	return nil
}
