package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"os"

	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/remind"
)

type rightsCmd struct {
	File string `arg:"" optional:"" default:"-" help:"One JSON object of facts, or - for standard input."`
	ICS  string `name:"ics" placeholder:"FILE" help:"Write the clocks as a calendar file, too."`
}

// Run computes steps and clocks. Only what is told counts: no system clock, no guess.
func (c *rightsCmd) Run(a *App) error {
	b, err := a.file(c.File)
	if err != nil {
		return err
	}
	told := map[string]any{}
	if err := json.Unmarshal(b, &told); err != nil {
		return fault.Wrap(fault.BadValue, say.L("fault.rights.input"), err)
	}
	answer, err := a.Tools.Rights(told, a.Today)
	if err != nil {
		return fault.Wrap(fault.BadValue, say.L("fault.rights.value", say.A("what", err.Error())), err)
	}
	if err := c.calendar(a, answer); err != nil {
		return err
	}
	if a.JSON {
		a.Out.Write(wire.JSON(wire.NewRights(answer, a.Books, a.Engine)))
		return nil
	}
	a.showRights(answer)
	return nil
}

func (c *rightsCmd) calendar(a *App, r rights.Answer) error {
	if c.ICS == "" {
		return nil
	}
	now, err := a.clock()
	if err != nil {
		return err
	}
	if err := os.WriteFile(c.ICS, remind.Calendar(r.Clocks, a.words(), now), 0o600); err != nil {
		return fault.Wrap(fault.NotFound, say.L("fault.file.write", say.A("name", c.ICS)), err)
	}
	return nil
}

func (a *App) showRights(r rights.Answer) {
	p := printer{a.Out, a.words()}
	for _, k := range r.Clocks {
		p.text(k.Due.String()+"  ", p.say("clock.line", say.A("step", p.step(k.Step)), say.A("rule", k.Rule), say.A("confidence", say.L("confidence."+k.Confidence))))
	}
	for _, l := range r.Laws {
		p.text("–  ", l.Cite+": "+l.Gist+" "+l.WhyNoDate)
	}
	for _, q := range r.Ask {
		p.text(q.Fact+": ", q.Question)
	}
}

type lawCmd struct {
	Show   lawShowCmd   `cmd:"" help:"Show one rule as it stands in its file."`
	List   lawListCmd   `cmd:"" default:"1" help:"List coverage by jurisdiction."`
	Mutate lawMutateCmd `cmd:"" help:"Change each number, unit and condition of the law, and count what no worked case notices."`
}

type lawShowCmd struct {
	ID string `arg:"" help:"The id of the rule."`
}

// Run prints the file of a rule.
func (c *lawShowCmd) Run(a *App) error {
	text, ok := a.Tools.LawText(c.ID)
	if !ok {
		return fault.New(fault.NotFound, say.L("fault.law.none"))
	}
	if a.JSON {
		a.Out.Write(wire.JSON(map[string]string{"schema": "recourse.law/1", "id": c.ID, "text": text, "books": a.Books, "engine": a.Engine}))
		return nil
	}
	_, err := io.WriteString(a.Out, text)
	return err
}

type lawListCmd struct{}

// Run lists each rule with its citation, confidence and the day it was checked.
func (c *lawListCmd) Run(a *App) error {
	rows, err := a.Tools.LawRows()
	if err != nil {
		return err
	}
	if a.JSON {
		a.Out.Write(wire.JSON(map[string]any{"schema": "recourse.law/1", "rules": rows, "books": a.Books, "engine": a.Engine}))
		return nil
	}
	places := map[string]bool{}
	for _, r := range rows {
		places[r.Where] = true
		fmt.Fprintf(a.Out, "%-4s %-46s %-6s checked %-10s %s\n", r.Where, r.ID, r.Confidence, r.Checked, r.Cite)
	}
	fmt.Fprintln(a.Out, a.words().Must(say.L("law.head", say.A("n", len(rows)), say.A("states", len(places)))))
	return nil
}

type lawMutateCmd struct{}

// Run counts the mutants and names those that survive: there a worked case is missing, or the change changes nothing.
func (c *lawMutateCmd) Run(a *App) error {
	n, alive, err := a.Tools.LawMutants()
	if err != nil {
		return err
	}
	if a.JSON {
		a.Out.Write(wire.JSON(map[string]any{"schema": "recourse.law/1", "mutants": n, "survivors": alive, "books": a.Books, "engine": a.Engine}))
	} else {
		for _, m := range alive {
			fmt.Fprintf(a.Out, "%s: %s\n", m.File, m.What)
		}
		fmt.Fprintln(a.Out, a.words().Must(say.L("law.mutants", say.A("n", n), say.A("alive", len(alive)))))
	}
	return nil
}

type drugCmd struct {
	Name string `arg:"" help:"The name as written."`
}

// Run resolves a name to ingredient and class.
func (c *drugCmd) Run(a *App) error {
	d, ok := a.Tools.Drug(c.Name)
	if !ok {
		return fault.New(fault.NotFound, say.L("fault.drug.none"))
	}
	if a.JSON {
		a.Out.Write(wire.JSON(d))
		return nil
	}
	fmt.Fprintf(a.Out, "%s  %s  RxCUI %s\n", d.Ingredient, d.Class, d.RxCUI)
	return nil
}

type versionCmd struct{}

// Run prints the versions, so that an answer can be reproduced.
func (c *versionCmd) Run(a *App) error {
	if a.JSON {
		a.Out.Write(wire.JSON(map[string]string{"schema": "recourse.version/1", "books": a.Books, "engine": a.Engine}))
		return nil
	}
	fmt.Fprintf(a.Out, "engine %s\nbooks %s\n", a.Engine, a.Books)
	return nil
}
