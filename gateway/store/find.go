package store

import (
	"context"
	"database/sql"
	"errors"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/work/casework"
)

// A Trait is what cases are found by.
type Trait string

// The traits.
const (
	Name      Trait = "name"      // of the member
	Member    Trait = "member"    // the member's number
	Reference Trait = "reference" // number of a letter, claim, case, approval or call
	Drug      Trait = "drug"
)

// ErrShort says that too many cases begin like that.
var ErrShort = errors.New("store: a search needs a word, and the beginning of one at least three letters or digits")

// Find gives the ids of the cases that have a trait, in no order: every word of text stands in one fact that holds, or a
// word with a star begins one. Case, accents and punctuation make no difference. Who looks is written down in each case
// that is found.
//
// The index gives away too many cases on purpose (see tag); each is opened here, and only what is so is given.
func (s *Store) Find(ctx context.Context, who string, by Trait, text string) (ids []string, err error) {
	asked := wanted(by, text)
	if len(asked) == 0 || slices.ContainsFunc(asked, want.short) {
		return nil, ErrShort
	}
	maybe, err := s.candidates(ctx, by, asked)
	if err != nil {
		return nil, err
	}
	for _, row := range maybe {
		id, is, err := s.looksLike(ctx, who, row, by, asked)
		if err != nil && !errors.Is(err, casework.ErrNoCase) { // erased meanwhile
			return nil, err
		}
		if is {
			ids = append(ids, id)
		}
	}
	return ids, nil
}

// candidates gives the ids of rows.
func (s *Store) candidates(ctx context.Context, by Trait, asked []want) (ids []string, err error) {
	var query []string
	var tags []any
	for i, w := range asked {
		query = append(query, `SELECT case_id FROM finds WHERE tag = $`+string(rune('1'+i)))
		tags = append(tags, s.root.tag(by, w.term()))
	}
	err = s.within(ctx, func(tx *sql.Tx) error {
		ids, err = texts(ctx, tx, strings.Join(query, " INTERSECT "), tags...)
		return err
	})
	return ids, err
}

func (s *Store) looksLike(ctx context.Context, who, row string, by Trait, asked []want) (id string, is bool, err error) {
	err = s.within(ctx, func(tx *sql.Tx) error {
		l, _, err := s.lockRow(ctx, tx, row)
		if err != nil {
			return err
		}
		facts, err := factsOf(ctx, tx, l)
		if err != nil {
			return err
		}
		id = l.at
		is = slices.ContainsFunc(record.New(facts...).Live(), func(f record.Fact) bool { return has(f.Value, by, asked) })
		if !is {
			return nil
		}
		return addLooks(ctx, tx, l, []casework.Look{{Who: who, What: "find"}})
	})
	return id, is && err == nil, err
}

// has: each word that is asked for stands in one text of the value.
func has(v record.Value, by Trait, asked []want) bool {
	trait, all := traitOf(v)
	return trait == by && slices.ContainsFunc(all, func(text string) bool {
		words := split(by, text)
		return !slices.ContainsFunc(asked, func(w want) bool { return !slices.ContainsFunc(words, w.is) })
	})
}

// traitOf gives the texts of a value by which its case is found.
func traitOf(v record.Value) (Trait, []string) {
	switch v := v.(type) {
	case record.Detail:
		return traitOfField[v.Field], []string{v.Text}
	case record.Took:
		return Drug, []string{v.Drug, v.Ingredient}
	case record.Approval:
		return Reference, []string{v.Number}
	case record.Contact:
		return Reference, []string{v.Reference}
	}
	return "", nil
}

var traitOfField = map[record.Field]Trait{
	record.MemberName: Name, record.MemberID: Member, record.Drug: Drug,
	record.ReferenceNumber: Reference, record.ClaimNumber: Reference, record.CaseNumber: Reference,
}
