package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/explain"
)

type draftCmd struct {
	Case  string   `required:"" help:"The case file."`
	Paper []string `required:"" help:"Which papers: exception_request, prescriber_statement, criteria_table, appeal, call_sheet."`
	Out   string   `required:"" help:"The folder for KIND.pdf, KIND.docx and KIND.json."`
}

// Run writes the papers, or says what is missing and writes none.
func (c *draftCmd) Run(a *App) error {
	rec, err := a.record(c.Case)
	if err != nil {
		return err
	}
	now, err := a.clock()
	if err != nil {
		return err
	}
	papers, err := a.Tools.Papers()
	if err != nil {
		return err
	}
	var made []casework.Made
	for _, kind := range c.Paper {
		m, err := papers.Make(rec, kind, a.Lang, civil.DayOf(now))
		if err != nil {
			return err
		}
		made = append(made, m)
	}
	for _, m := range made {
		if err := c.write(m); err != nil {
			return err
		}
	}
	return a.drafted(c.Out, made)
}

func (c *draftCmd) write(m casework.Made) error {
	if err := os.MkdirAll(c.Out, 0o700); err != nil {
		return fault.Wrap(fault.NotFound, say.L("fault.file.write", say.A("name", c.Out)), err)
	}
	for ext, b := range map[string][]byte{"pdf": m.PDF, "docx": m.DOCX, "json": m.JSON} {
		name := filepath.Join(c.Out, m.Kind+"."+ext)
		if err := os.WriteFile(name, b, 0o600); err != nil {
			return fault.Wrap(fault.NotFound, say.L("fault.file.write", say.A("name", name)), err)
		}
	}
	return nil
}

func (a *App) drafted(out string, made []casework.Made) error {
	type line struct {
		Kind         string      `json:"kind"`
		Files        []string    `json:"files"`
		StrongerWith []wire.Need `json:"stronger_with"`
	}
	lines := []line{}
	for _, m := range made {
		base := filepath.Join(out, m.Kind)
		lines = append(lines, line{m.Kind, []string{base + ".pdf", base + ".docx", base + ".json"}, wire.Needs(m.StrongerWith, a.words())})
	}
	if a.JSON {
		stronger := []wire.Need{}
		for _, l := range lines {
			stronger = append(stronger, l.StrongerWith...)
		}
		a.Out.Write(wire.JSON(map[string]any{"schema": "recourse.draft/1", "drafted": lines, "stronger_with": stronger, "books": a.Books, "engine": a.Engine}))
		return nil
	}
	for _, l := range lines {
		fmt.Fprintln(a.Out, a.words().Must(say.L("draft.written", say.A("file", l.Files[0]))))
		for _, n := range l.StrongerWith {
			fmt.Fprintf(a.Out, "  %s: %s\n", n.Fact, n.Question)
		}
	}
	return nil
}

func (a *App) record(name string) (*record.Case, error) {
	f, err := a.open(name)
	if err != nil {
		return nil, err
	}
	return f.Record(a.drugs())
}

type verifyCmd struct {
	Case string `help:"The case file that the paper is to be held against; a packet carries its own facts."`
	File string `arg:"" help:"KIND.json, KIND.pdf, KIND.docx, or a packet."`
}

// Run holds each sentence against the case; exit 3 if one does not hold.
func (c *verifyCmd) Run(ctx context.Context, a *App) error {
	b, err := a.file(c.File)
	if err != nil {
		return err
	}
	var rec *record.Case
	if c.Case == "" {
		rec, err = a.Tools.Carried(ctx, b)
	} else {
		rec, err = a.record(c.Case)
	}
	if err != nil {
		return err
	}
	found, err := a.Tools.Verify(rec, c.File, b)
	if err != nil {
		return err
	}
	w := wire.NewVerify(found, a.words())
	w.Books, w.Engine = a.Books, a.Engine
	if a.JSON {
		a.Out.Write(wire.JSON(w))
	} else {
		a.showVerify(w)
	}
	if !w.Holds() {
		return errFailed
	}
	return nil
}

func (a *App) showVerify(w wire.Verify) {
	bad := 0
	for _, s := range w.Sentences {
		if !s.OK {
			bad++
			fmt.Fprintf(a.Out, "%s\n  %s\n", s.Text, s.Say)
		}
	}
	fmt.Fprintln(a.Out, a.words().Must(say.L("verify.sum", say.A("n", len(w.Sentences)), say.A("bad", bad))))
}

type explainCmd struct {
	Paper string `arg:"" help:"KIND.json."`
	N     int    `arg:"" help:"The number of the paragraph, from 1."`
	Case  string `required:"" help:"The case file."`
}

// Run walks one paragraph back to page, box and paragraph of law.
func (c *explainCmd) Run(a *App) error {
	rec, err := a.record(c.Case)
	if err != nil {
		return err
	}
	b, err := a.file(c.Paper)
	if err != nil {
		return err
	}
	p, err := explain.Parse(b)
	if err != nil {
		return fault.Wrap(fault.BadValue, say.L("fault.paper.file"), err)
	}
	walk, err := explain.Sentence(p, c.N, rec, a.Tools.Law)
	if errors.Is(err, explain.ErrSentence) {
		return fault.Wrap(fault.NotFound, say.L("fault.paper.sentence", say.A("n", len(p.Paragraphs))), err)
	}
	w := wire.NewWalk(walk)
	w.Books, w.Engine = a.Books, a.Engine
	if a.JSON {
		a.Out.Write(wire.JSON(w))
		return nil
	}
	a.showWalk(w)
	return nil
}

func (a *App) showWalk(w wire.Walk) {
	p := printer{a.Out, a.words()}
	p.text("", w.Text)
	for _, s := range w.Steps {
		p.text("  "+s.Fact+": ", s.Value)
		if s.Where != "" {
			p.text("    ", p.say("explain.where", say.A("where", s.Where)))
		}
		for _, q := range s.Because {
			p.text("    ", p.say("proof.quote", say.A("page", q.Page), say.A("quote", say.Own(q.Quote))))
			if len(q.Boxes) > 0 {
				p.text("    ", fmt.Sprint(q.Boxes))
			}
		}
		if s.Law != nil {
			p.text("  "+s.Law.Cite+": ", s.Law.Gist)
		}
	}
}
