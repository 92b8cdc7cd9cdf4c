package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/record/told"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
)

type checkCmd struct {
	Files    []string `arg:"" name:"file" help:"The letter: PDF, photo, DOCX, EML, HTML, text, or - for standard input. Several files are pages of one letter."`
	Each     bool     `help:"Each file is a letter of its own; JSON lines come out in the order given."`
	State    string   `placeholder:"XX" help:"Where the plan was issued, if you know it."`
	Plan     string   `placeholder:"TYPE" help:"The plan type, if you know it."`
	Received string   `placeholder:"DATE" help:"The day the letter came."`
	Urgent   bool     `help:"The prescriber says that waiting is a danger."`
}

// Run reads the letter and prints its Record Check.
func (c *checkCmd) Run(ctx context.Context, a *App) error {
	extra, err := c.told(a)
	if err != nil {
		return err
	}
	if c.Each {
		return c.each(ctx, a, extra)
	}
	w, err := a.checkFiles(ctx, c.Files, extra)
	if err != nil {
		return err
	}
	if a.JSON {
		a.Out.Write(wire.JSON(w))
		return nil
	}
	printCheck(a.Out, w, a.words())
	return nil
}

// told makes facts of the flags.
func (c *checkCmd) told(a *App) ([]record.Fact, error) {
	if c.Plan != "" && !record.PlanType(c.Plan).Valid() {
		return nil, fault.New(fault.BadValue, say.L("fault.flag.plan", say.A("flag", "--plan"), say.A("kinds", planTypes())))
	}
	if c.Received != "" {
		if _, err := a.day("--received", c.Received); err != nil {
			return nil, err
		}
	}
	var out []record.Fact
	for _, p := range [][2]string{{"plan.issued_state", strings.ToUpper(c.State)}, {"plan.type", c.Plan}, {"events.notice_received", c.Received}, {"urgent.is", yes(c.Urgent)}} {
		if p[1] == "" {
			continue
		}
		facts, err := told.Answer(p[0], p[1], nil)
		if err != nil && p[0] == "plan.issued_state" {
			err = fault.Wrap(fault.BadValue, say.L("fault.flag.state", say.A("flag", "--state")), err)
		}
		if err != nil {
			return nil, err
		}
		out = append(out, facts...)
	}
	return out, nil
}

func yes(is bool) string {
	if is {
		return "yes"
	}
	return ""
}

func planTypes() say.List {
	var l say.List
	for _, t := range record.PlanTypes {
		l = append(l, string(t))
	}
	return l
}

// each prints one line a file; a file that fails is a line with its error.
func (c *checkCmd) each(ctx context.Context, a *App, extra []record.Fact) error {
	for _, name := range c.Files {
		w, err := a.checkFiles(ctx, []string{name}, extra)
		if err != nil {
			a.Out.Write(a.errorLine(name, err))
			continue
		}
		w.File = name
		a.Out.Write(wire.JSON(w))
	}
	return nil
}

func (a *App) errorLine(name string, err error) []byte {
	e := wire.Error{Books: a.Books, Engine: a.Engine}
	kind, sentence, ok := a.sentence(err)
	if !ok {
		fmt.Fprintln(a.Err, "recourse: a fault of our own:", err)
		kind, sentence = fault.Unreadable, a.words().Must(say.L("fault.ours"))
	}
	e.Error.Kind, e.Error.Say, e.Error.Ask = string(kind), sentence, []wire.Need{}
	return append([]byte(`{"file":`+quote(name)+`,`), wire.JSON(e)[1:]...)
}

func quote(s string) string {
	b, _ := json.Marshal(s) // a string always marshals
	return string(b)
}

func (a *App) checkFiles(ctx context.Context, names []string, extra []record.Fact) (wire.Check, error) {
	now, err := a.clock()
	if err != nil {
		return wire.Check{}, err
	}
	docs, err := a.docs(ctx, names)
	if err != nil {
		return wire.Check{}, err
	}
	_, answer, err := a.Tools.Books().Judge(docs, slices.Clone(extra), now)
	if err != nil {
		return wire.Check{}, err
	}
	var sources []wire.Source
	for _, d := range docs {
		sources = append(sources, wire.NewSource(filepath.Base(names[d.File]), d))
	}
	w := wire.NewCheck(answer, sources, a.words())
	w.Books, w.Engine = a.Books, a.Engine
	return w, nil
}

func (a *App) docs(ctx context.Context, names []string) ([]page.Document, error) {
	go a.Tools.Books() // they are opened while another process reads
	var uploads []casework.Upload
	for _, name := range names {
		b, err := a.file(name)
		if err != nil {
			return nil, err
		}
		uploads = append(uploads, casework.Upload{Name: name, Bytes: b})
	}
	docs, err := casework.ReadAll(ctx, a.Tools.Files(), uploads)
	if err != nil {
		return nil, fmt.Errorf("check: %w", err)
	}
	return docs, nil
}
