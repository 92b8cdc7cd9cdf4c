// Package book holds the law: every rule, the terms they share, and how they meet.
//
// It promises that a book loads only if each file can be read, speaks of rules that exist and
// gives way in no circle; and, read with its worked cases, that Check finds each file that
// decides one of them other than it says.
package book

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/judge/rule"
	"github.com/recourse-health/recourse/judge/rule/lawfile"
)

// A Book is a body of law.
type Book struct {
	Terms  lawfile.Terms
	Rules  []*rule.Rule // by their ids
	byID   map[string]*rule.Rule
	except map[string][]string // a rule, and those before which it gives way
}

// Load reads a book: the files of terms first, then every file that ends in .law, without its
// worked cases. That is what a program needs that asks what the law gives.
func Load(files fs.FS) (*Book, error) {
	return load(files, func(t *lawfile.Terms, name, text string) (*rule.Rule, error) {
		return t.Law(name, lawfile.BeforeCases(text))
	})
}

// LoadCases reads a book with its worked cases, to check it.
func LoadCases(files fs.FS) (*Book, error) { return load(files, (*lawfile.Terms).Rule) }

func load(files fs.FS, read func(t *lawfile.Terms, name, text string) (*rule.Rule, error)) (*Book, error) {
	b := &Book{byID: map[string]*rule.Rule{}, except: map[string][]string{}}
	if err := each(files, ".terms", b.Terms.Merge); err != nil {
		return nil, err
	}
	if err := each(files, ".law", func(name, text string) error { return b.add(read(&b.Terms, name, text)) }); err != nil {
		return nil, err
	}
	slices.SortFunc(b.Rules, func(r, s *rule.Rule) int { return strings.Compare(r.ID, s.ID) })
	return b, errors.Join(b.link(), b.circles())
}

func each(files fs.FS, ending string, do func(name, text string) error) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(name) != ending {
			return err
		}
		text, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		return do(name, string(text))
	})
}

func (b *Book) add(r *rule.Rule, err error) error {
	if err != nil {
		return err
	}
	if other := b.byID[r.ID]; other != nil {
		return fmt.Errorf("%s: the id %s is taken by %s", r.File, r.ID, other.File)
	}
	b.Rules, b.byID[r.ID] = append(b.Rules, r), r
	return nil
}

// link checks that the rules named by other rules exist.
func (b *Book) link() (err error) {
	for _, r := range b.Rules {
		for _, id := range r.Excepts {
			if b.byID[id] == nil {
				err = errors.Join(err, fmt.Errorf("%s: excepts %s, which is no rule", r.File, id))
			}
			b.except[id] = append(b.except[id], r.ID)
		}
		for _, id := range r.Mentions() {
			if b.byID[id] == nil {
				err = errors.Join(err, fmt.Errorf("%s: due of %s, which is no rule", r.File, id))
			}
		}
	}
	return err
}

// circles refuses rules that wait for each other.
func (b *Book) circles() error {
	state := map[string]int{}
	var visit func(id string) error
	visit = func(id string) error {
		switch r := b.byID[id]; {
		case r == nil || state[id] == 2:
			return nil
		case state[id] == 1:
			return fmt.Errorf("%s: the rule waits for itself", r.File)
		default:
			state[id] = 1
			for _, next := range slices.Concat(r.Mentions(), b.except[id]) {
				if err := visit(next); err != nil {
					return err
				}
			}
			state[id] = 2
			return nil
		}
	}
	for _, r := range b.Rules {
		if err := visit(r.ID); err != nil {
			return err
		}
	}
	return nil
}
