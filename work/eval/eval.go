// Package eval scores readings of letters against gold: the kind, the situation, the step rule, the values and the words that
// they rest on, the plan type, and how well the confidences hold.
//
// It promises to compare as its README of the corpus says, to count a letter without an answer as wrong, and to report every
// value that does not stand in its letter.
package eval

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"path"

	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
)

// ErrNone is the answer to a folder without letters that have gold.
var ErrNone = errors.New("eval: no letters with gold")

// An Answer is what was read of a letter.
type Answer struct {
	Docs  []page.Document
	Check check.Answer
}

// Reader reads the files of one letter.
type Reader func(ctx context.Context, names []string, files [][]byte) (Answer, error)

// Options choose what is scored. Split "all" or "" takes every letter.
type Options struct{ Split string }

// Run scores the letters of a folder, each a folder with gold.json beside letter.pdf or input.*.
func Run(ctx context.Context, dir fs.FS, read Reader, o Options) (Report, error) {
	r := newReport()
	golds, err := fs.Glob(dir, "*/gold.json")
	if err != nil || len(golds) == 0 {
		return r, ErrNone
	}
	for _, g := range golds {
		if err := ctx.Err(); err != nil {
			return r, err
		}
		if err := r.letter(ctx, dir, path.Dir(g), read, o); err != nil {
			return r, err
		}
	}
	if r.Letters == 0 {
		return r, ErrNone
	}
	r.finish()
	return r, nil
}

func (r *Report) letter(ctx context.Context, dir fs.FS, folder string, read Reader, o Options) error {
	b, err := fs.ReadFile(dir, folder+"/gold.json")
	if err != nil {
		return fmt.Errorf("eval: %w", err)
	}
	var g gold
	if err := json.Unmarshal(b, &g); err != nil {
		return fmt.Errorf("eval: %s: %w", folder, err)
	}
	name := input(dir, folder)
	if name == "" || g.Exit != 0 || o.Split != "" && o.Split != "all" && g.Split != o.Split {
		return nil
	}
	file, err := fs.ReadFile(dir, folder+"/"+name)
	if err != nil {
		return fmt.Errorf("eval: %w", err)
	}
	a, err := read(ctx, []string{name}, [][]byte{file})
	if err != nil {
		a = Answer{}
	}
	r.score(letter{folder, path.Ext(name), &g, a, err != nil})
	return nil
}

// A letter is one reading beside its gold.
type letter struct {
	id, ext string
	gold    *gold
	Answer
	failed bool // no answer came: everything that the gold asks is wrong
}

// types are the kinds that were read; a letter that is read as no denial has none.
func (l letter) types() []string {
	var out []string
	for _, r := range l.reasons() {
		out = append(out, string(r.Type))
	}
	return out
}

func (l letter) reasons() []check.Reason {
	if l.Check.Block.Denial == record.No {
		return nil
	}
	return l.Check.Reasons
}

// denialOK reports whether it was rightly said that this is a denial, is none, or cannot be told.
func (l letter) denialOK() bool {
	for _, want := range append(append(tris{l.gold.IsDenial}, l.gold.IsDenialOK...), l.gold.AlsoDenial...) {
		if !l.failed && same3(want, l.Check.Block.Denial) {
			return true
		}
	}
	return false
}

func same3(want *bool, got record.Tri) bool {
	switch {
	case want == nil:
		return got == record.Unknown
	case *want:
		return got == record.Yes
	}
	return got == record.No
}
