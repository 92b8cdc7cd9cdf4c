package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/say"
)

// printCheck shows a Record Check to a person, in the order of need: verdict, do, do not, clocks, proof, grounds, words to
// say, what the notice lacks, what is to ask.
func printCheck(out io.Writer, c wire.Check, words *say.Book) {
	p := printer{out, words}
	p.verdict(c)
	p.move(c.Move)
	p.clocks(c)
	p.proof(c)
	p.grounds(c)
	p.question(c.Move)
	p.supply(c)
	p.lacking(c)
	p.ask(c)
	p.text("", words.Must(say.L("legal.short")))
}

type printer struct {
	out   io.Writer
	words *say.Book
}

func (p printer) say(id string, args ...say.Arg) string { return p.words.Must(say.L(id, args...)) }

// head prints a heading in the manner of plain text.
func (p printer) head(id string) {
	fmt.Fprintf(p.out, "\n%s\n", strings.ToUpper(p.say(id)))
}

// text prints folded lines behind a mark.
func (p printer) text(mark, s string) {
	if s == "" {
		return
	}
	const width = 96
	line, pad := mark, strings.Repeat(" ", len([]rune(mark)))
	for _, w := range strings.Fields(s) {
		if len([]rune(line))+1+len([]rune(w)) > width && strings.TrimSpace(line) != "" {
			fmt.Fprintln(p.out, line)
			line = pad
		}
		if line != mark && line != pad {
			line += " "
		}
		line += w
	}
	fmt.Fprintln(p.out, line)
}

func (p printer) verdict(c wire.Check) {
	p.text("", p.say(verdict(c)))
	for _, f := range []record.Field{record.Drug, record.Carrier, record.Administrator, record.PlanName, record.NoticeDate, record.AppealDeadline} {
		if vs := c.Fields[string(f)]; len(vs) > 0 {
			p.text("  "+p.say("field."+string(f))+": ", vs[0].Value)
		}
	}
	if c.Plan.Ask == "" {
		p.text("  "+p.say("field.plan_type")+": ", p.say("option."+c.Plan.Type))
	}
}

// verdict chooses the sentence that says which block this is.
func verdict(c wire.Check) string {
	if c.IsDenial != nil && *c.IsDenial && len(c.Types) > 0 && c.Situation.Is == string(record.SitDenial) {
		return "verdict." + c.Types[0].Type
	}
	if c.Situation.Is == string(record.SitDenial) || c.Situation.Is == "" {
		return "verdict.unknown"
	}
	return "verdict." + c.Situation.Is
}

func (p printer) move(m wire.Move) {
	if m.First == "" {
		return
	}
	p.head("head.first")
	p.text("  ", m.First)
	p.text("  "+p.say("head.missing")+": ", m.MissingFact)
	p.head("head.not_first")
	p.text("  ", m.WrongFirst+" "+m.WhyWrong)
}

func (p printer) clocks(c wire.Check) {
	if len(c.Clocks)+len(c.Laws) == 0 {
		return
	}
	p.head("head.clocks")
	for _, k := range c.Clocks {
		var rule any = k.Rule
		if k.RuleID == check.LetterRule {
			k.Step, rule = "letter.appeal", say.L("clock.rule.letter")
		}
		p.text("  "+k.Due+"  ", p.say("clock.line", say.A("step", p.step(k.Step)), say.A("rule", rule), say.A("confidence", say.L("confidence."+k.Confidence))))
	}
	for _, l := range c.Laws {
		p.text("  –  ", l.Cite+": "+l.Gist+" "+l.WhyNoDate)
	}
}

func (p printer) step(id string) string {
	if p.words.Has("step." + id) {
		return p.say("step." + id)
	}
	return id
}

func (p printer) proof(c wire.Check) {
	if len(c.Types) == 0 && len(c.Situation.Because) == 0 {
		return
	}
	p.head("head.proof")
	for _, t := range c.Types {
		p.text("  ", p.say("type."+t.Type))
		p.quotes(t.Because)
	}
	if len(c.Types) == 0 {
		p.quotes(c.Situation.Because)
	}
}

func (p printer) quotes(spans []wire.Span) {
	for _, s := range spans {
		p.text("    ", p.say("proof.quote", say.A("page", s.Page), say.A("quote", say.Own(s.Quote))))
	}
}

func (p printer) grounds(c wire.Check) {
	if len(c.Grounds) == 0 {
		return
	}
	p.head("head.grounds")
	for _, g := range c.Grounds {
		p.text("  ", p.say("ground."+g.Ground)+" "+p.say("fits."+g.Fits))
		for _, n := range g.Needs {
			p.text("    – ", n)
		}
	}
}

func (p printer) question(m wire.Move) {
	if m.Question == "" {
		return
	}
	p.head("head.question")
	p.text("  ", m.Question)
	p.text("  "+p.say("head.sender")+": ", p.say("sender."+m.Sender))
	p.text("  "+p.say("head.route")+": ", m.Route)
	p.text("  "+p.say("head.refused")+": ", m.IfRefused)
}

func (p printer) supply(c wire.Check) {
	if len(c.Supply.Bridges) == 0 {
		return
	}
	p.head("head.supply")
	for _, b := range c.Supply.Bridges {
		p.text("  – ", b.What)
	}
}

func (p printer) lacking(c wire.Check) {
	if len(c.Lacking) == 0 {
		return
	}
	p.head("head.lacking")
	for _, l := range c.Lacking {
		p.text("  – ", l.Say+" ("+l.Rule+")")
	}
}

func (p printer) ask(c wire.Check) {
	if len(c.Ask) == 0 {
		return
	}
	p.head("head.ask")
	for _, n := range c.Ask {
		p.text("  "+n.Fact+": ", n.Question)
	}
	fmt.Fprintln(p.out)
}
