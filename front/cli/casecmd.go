package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/front/casefile"
	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/record/told"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/say"
)

type caseCmd struct {
	Add    caseAddCmd    `cmd:"" help:"Read letters into a case file, which is made if it is absent."`
	Answer caseAnswerCmd `cmd:"" help:"Record what a person says: FACT=VALUE."`
}

type caseAddCmd struct {
	Case  string   `arg:"" help:"The case file (YAML or JSON)."`
	Files []string `arg:"" name:"file" help:"Pages of one letter."`
}

// Run reads the files as one letter and puts its facts into the case file.
func (c *caseAddCmd) Run(ctx context.Context, a *App) error {
	f, err := a.open(c.Case)
	if errors.Is(err, fs.ErrNotExist) {
		f, err = casefile.New(strings.HasSuffix(c.Case, ".json")), nil
	}
	if err != nil {
		return err
	}
	docs, err := a.docs(ctx, c.Files)
	if err != nil {
		return err
	}
	now, err := a.clock()
	if err != nil {
		return err
	}
	rec, _, err := a.Tools.Books().Judge(docs, nil, now)
	if err != nil {
		return err
	}
	letter := c.letter(docs)
	for _, fact := range rec.All() {
		b, err := json.Marshal(fact)
		if err != nil {
			return fmt.Errorf("case: %w", err)
		}
		letter.Facts = append(letter.Facts, string(b))
	}
	if slices.ContainsFunc(f.Case.Letters, func(l told.Letter) bool { return sameBytes(l.Sheets(), letter.Sheets()) }) {
		return a.added(c.Case, f, 0)
	}
	if err := f.Append("letters", letter); err != nil {
		return err
	}
	if err := a.save(c.Case, f); err != nil {
		return err
	}
	return a.added(c.Case, f, len(letter.Facts))
}

// letter names the files of a letter as they lie from the case file, so that the packet finds them.
func (c *caseAddCmd) letter(docs []page.Document) told.Letter {
	l := told.Letter{Kind: docs[0].Kind}
	for i, d := range docs {
		s := told.Sheet{File: c.from(c.Files[d.File]), SHA256: string(d.Exhibit)}
		if i == 0 {
			l.File, l.SHA256 = s.File, s.SHA256
		} else {
			l.More = append(l.More, s)
		}
	}
	return l
}

// from is where a file lies, seen from the case file.
func (c *caseAddCmd) from(file string) string {
	dir, err := filepath.Abs(filepath.Dir(c.Case))
	abs, err2 := filepath.Abs(file)
	if rel, err3 := filepath.Rel(dir, abs); file != "-" && errors.Join(err, err2, err3) == nil {
		return filepath.ToSlash(rel)
	}
	return filepath.Base(file)
}

func sameBytes(a, b []told.Sheet) bool {
	return slices.EqualFunc(a, b, func(x, y told.Sheet) bool { return x.SHA256 == y.SHA256 })
}

func (a *App) added(name string, f *casefile.File, n int) error {
	rec, err := f.Record(a.drugs())
	if err != nil {
		return err
	}
	needs, err := a.needs(rec)
	if err != nil {
		return err
	}
	if a.JSON {
		a.Out.Write(wire.JSON(map[string]any{"schema": "recourse.added/1", "facts": n, "ask": wire.Needs(needs, a.words()), "books": a.Books, "engine": a.Engine}))
		return nil
	}
	fmt.Fprintln(a.Out, a.words().Must(say.L("case.added", say.A("n", n), say.A("case", name))))
	a.showNeeds(needs)
	return nil
}

type caseAnswerCmd struct {
	Case    string   `arg:"" help:"The case file."`
	Answers []string `arg:"" name:"fact=value" help:"As FACT=VALUE: supply.days_left=5, events.notice_received=2026-09-08, trials='{\"drug\":\"topiramate\",…}'."`
}

// Run records answers; all of them or none.
func (c *caseAnswerCmd) Run(a *App) error {
	f, err := a.open(c.Case)
	if errors.Is(err, fs.ErrNotExist) {
		f, err = casefile.New(strings.HasSuffix(c.Case, ".json")), nil
	}
	if err != nil {
		return err
	}
	for _, s := range c.Answers {
		fact, value, ok := strings.Cut(s, "=")
		if !ok {
			return fault.New(fault.BadValue, say.L("fault.answer.form", say.A("answer", s)))
		}
		if err := f.Answer(fact, value); err != nil {
			return err
		}
	}
	if _, err := f.Record(a.drugs()); err != nil {
		return err
	}
	if err := a.save(c.Case, f); err != nil {
		return err
	}
	return a.added(c.Case, f, len(c.Answers))
}

type askCmd struct {
	Case string `arg:"" help:"The case file."`
}

// Run lists what is still to ask, best first.
func (c *askCmd) Run(a *App) error {
	f, err := a.open(c.Case)
	if err != nil {
		return err
	}
	rec, err := f.Record(a.drugs())
	if err != nil {
		return err
	}
	needs, err := a.needs(rec)
	if err != nil {
		return err
	}
	if a.JSON {
		a.Out.Write(wire.JSON(map[string]any{"schema": "recourse.ask/1", "ask": wire.Needs(needs, a.words()), "books": a.Books, "engine": a.Engine}))
		return nil
	}
	a.showNeeds(needs)
	return nil
}

// needs ranks what a case still lacks: for the check, then for the first paper.
func (a *App) needs(rec *record.Case) ([]record.Need, error) {
	now, err := a.clock()
	if err != nil {
		return nil, err
	}
	papers, err := a.Tools.Papers()
	if err != nil {
		return nil, err
	}
	answer := a.Tools.Books().Check(rec, now)
	needs := answer.Ask
	states := papers.States(rec, answer) // none where no paper is of use
	for _, p := range states[:min(1, len(states))] {
		for _, n := range p.Needs {
			if !slices.ContainsFunc(needs, func(o record.Need) bool { return o.Fact == n.Fact }) {
				needs = append(needs, n)
			}
		}
	}
	return needs, nil
}

func (a *App) showNeeds(needs []record.Need) {
	if len(needs) == 0 {
		fmt.Fprintln(a.Out, a.words().Must(say.L("ask.nothing")))
	}
	for _, n := range wire.Needs(needs, a.words()) {
		fmt.Fprintf(a.Out, "%s\n  %s\n", n.Fact, n.Question)
	}
}

// open reads a case file.
func (a *App) open(name string) (*casefile.File, error) {
	b, err := a.file(name)
	if err != nil {
		return nil, err
	}
	return casefile.Parse(b)
}

// save writes beside the file first, so that a full disk or a crash leaves the old one whole. A case holds health data: it is
// for its owner's eyes.
func (a *App) save(name string, f *casefile.File) error {
	b, err := f.Bytes()
	if err != nil {
		return err
	}
	tmp := name + ".new"
	if err := os.WriteFile(tmp, b, 0o600); err != nil {
		return fault.Wrap(fault.NotFound, say.L("fault.file.write", say.A("name", name)), err)
	}
	if err := os.Rename(tmp, name); err != nil {
		return fault.Wrap(fault.NotFound, say.L("fault.file.write", say.A("name", name)), err)
	}
	return nil
}
