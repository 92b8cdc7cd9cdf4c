// Package eval scores readings of letters against gold: the kind, the situation, the values, the plan type, and how well the
// confidences hold.
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
	"slices"
	"strings"

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

// gold is the right reading of a letter; see corpus/README.md.
type gold struct {
	IsDenial  *bool             `json:"is_denial"`
	Types     []string          `json:"denial_types"`
	Situation string            `json:"situation"`
	Fields    map[string]values `json:"fields"`
	Allowed   map[string]values `json:"fields_allowed"`
	Plan      string            `json:"plan_type"`
	Manner    string            `json:"manner"`
	Split     string            `json:"split"`
	Exit      int               `json:"expect_exit"`
	Scored    *bool             `json:"fields_scored"`
}

// values are one or several strings.
type values []string

// UnmarshalJSON takes a string, a list of strings, or null.
func (v *values) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		if one != "" {
			*v = values{one}
		}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(v))
}

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
	r.score(folder, path.Ext(name), g, a, err)
	return nil
}

// input is the file of a letter that has text.
func input(dir fs.FS, folder string) string {
	entries, err := fs.ReadDir(dir, folder)
	if err != nil {
		return ""
	}
	for _, e := range entries {
		if n := e.Name(); n == "letter.pdf" || strings.HasPrefix(n, "input.") && slices.Contains([]string{".pdf", ".docx", ".eml", ".html", ".txt"}, path.Ext(n)) {
			return n
		}
	}
	return ""
}

func types(a Answer) []string {
	var out []string
	if a.Check.Block.Denial == record.No {
		return nil
	}
	for _, r := range a.Check.Reasons {
		out = append(out, string(r.Type))
	}
	return out
}
