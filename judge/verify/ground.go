package verify

import (
	"slices"
	"strings"

	"github.com/recourse-health/recourse/judge/criteria"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// ground is what the footing of a paragraph holds: the texts, days, citations and claims that its sentences may speak of.
type ground struct {
	texts  []string // as told or read, in lower case
	days   []civil.Date
	cites  []string
	marks  []string // exhibit letters
	claims []claim
	pages  []int // on which its quotations stand, from 1
	tokens map[string]bool

	criteria []map[string]criteria.Answer // of each step rule, by the number of the row
}

// footed gathers what a paragraph stands on, and says what is wrong with the footing itself.
func footed(c *record.Case, b Books, p Paragraph) (ground, say.Line) {
	g := ground{}
	for _, r := range p.On {
		switch {
		case r.Fact != "":
			f, ok := c.Get(r.Fact)
			if !ok {
				return g, say.L("verify.fact", say.A("words", string(r.Fact)))
			}
			g.fact(c, b, f)
		case r.Rule != "":
			cite, ok := b.Law(r.Rule)
			if !ok {
				return g, say.L("verify.rule", say.A("words", string(r.Rule)))
			}
			g.cites = append(g.cites, cite)
			g.due(b, r.Rule)
		}
	}
	if len(p.On) == 0 && (p.Kind == "body" || p.Kind == "table") {
		return g, say.L("verify.nothing", say.A("words", p.Text))
	}
	return g.tokenised(), say.Line{}
}

// everything is the ground of a paper whose footing is not given.
func everything(c *record.Case, b Books, bare bool) ground {
	g := ground{}
	if !bare {
		return g
	}
	for _, f := range c.Live() {
		g.fact(c, b, f)
	}
	for _, d := range b.dues {
		g.day(d.Day)
	}
	g.cites = b.Cites()
	return g.tokenised()
}

// certain reports a fact that whoever told it was sure of, and that does not rest on a person's memory alone.
func certain(f record.Fact) bool {
	t, told := f.Source.(record.Told)
	return f.Sure && !(told && t.Where == "" && f.By == record.ByPatient)
}

func (g *ground) text(ss ...string) {
	for _, s := range ss {
		if s != "" {
			g.texts = append(g.texts, fold(s))
		}
	}
}

func (g *ground) span(r civil.Range) {
	for _, d := range []civil.Date{r.First, r.Last} {
		g.day(d)
	}
}

func (g *ground) day(d civil.Date) {
	if !d.IsZero() {
		g.days = append(g.days, d)
	}
}

// fact takes in what a fact says, and from which paper it is told.
func (g *ground) fact(c *record.Case, b Books, f record.Fact) {
	switch v := f.Value.(type) {
	case record.Detail:
		g.text(v.Text)
		if d, ok := v.Day(); ok {
			g.day(d)
		}
		if v.Field == record.AppealDeadline {
			g.due(b, "")
		}
	case record.Required:
		g.rule(c, b, f, v)
	case record.Took:
		g.text(v.Drug, v.Ingredient, v.Dose)
		g.span(v.In)
		g.claims = append(g.claims, claim{"took", names(c, v.Drug, v.Ingredient), certain(f), f.By})
	case record.Outcome:
		g.text(v.Drug, v.Detail)
		g.span(v.In)
		g.claims = append(g.claims, claim{string(v.Effect), names(c, v.Drug), certain(f), f.By})
	case record.Event:
		g.day(v.When.Day(nil))
	case record.Unsafe:
		g.text(v.Drug, v.Reason)
		g.claims = append(g.claims, claim{"unsafe", names(c, v.Drug), f.Sure, f.By})
	case record.Reaction:
		g.text(v.Drug, v.Reaction)
		g.day(v.When)
		g.claims = append(g.claims, claim{"reaction", names(c, v.Drug), f.Sure, f.By})
	case record.Attested:
		g.text(v.Why)
		if v.Is {
			g.claims = append(g.claims, claim{string(v.What), nil, f.Sure, f.By})
		}
	case record.Exhibit:
		g.text(v.Label, v.File)
		g.marks = append(g.marks, markOf(c, f.ID))
	case record.Condition:
		g.text(v.Name, v.Code)
		g.day(v.Since)
	case record.Coverage:
		g.text(v.Plan)
		g.span(v.In)
	case record.Approval:
		g.text(v.Number)
		g.span(v.In)
	case record.Contact:
		g.text(v.Channel, v.Who, v.Said, v.Reference)
		g.day(v.At.Day(nil))
	}
	g.source(c, f)
}

// names are the names of a drug that the case itself uses for one: a trial is told by the brand, and its end by the ingredient.
func names(c *record.Case, of ...string) []string {
	var out []string
	for _, n := range of {
		out = append(out, fold(n))
	}
	for _, o := range record.Each[record.Took](c) {
		if o.V.Ingredient != "" && (slices.Contains(out, fold(o.V.Ingredient)) || slices.Contains(out, fold(o.V.Drug))) {
			out = append(out, fold(o.V.Drug), fold(o.V.Ingredient))
		}
	}
	return out
}

// source takes in the paper that a fact is told or read from, and its mark if it is an exhibit.
func (g *ground) source(c *record.Case, f record.Fact) {
	for _, s := range f.Spans() {
		g.text(s.Quote())
		g.pages = append(g.pages, s.Page()+1)
	}
	t, ok := f.Source.(record.Told)
	if !ok || t.Where == "" {
		return
	}
	g.text(t.Where)
	days, _ := readDates(t.Where)
	for _, d := range days {
		g.day(d.day)
	}
}

// markOf counts the exhibits of the case: the first is A.
func markOf(c *record.Case, id ref.Fact) string {
	i := slices.IndexFunc(record.Each[record.Exhibit](c), func(o record.Of[record.Exhibit]) bool { return o.Fact.ID == id })
	if i < 26 {
		return string(rune('A' + i))
	}
	return string(rune('A'+i/26-1)) + string(rune('A'+i%26))
}

func (g ground) tokenised() ground {
	g.tokens = map[string]bool{}
	for _, s := range g.texts {
		for _, w := range tokens(s) {
			g.tokens[w] = true
		}
		for _, w := range strings.FieldsFunc(s, func(r rune) bool { return !letter(r) && !digit(r) }) {
			g.tokens[w] = true
		}
	}
	return g
}
