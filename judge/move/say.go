package move

import (
	"slices"
	"strings"

	"github.com/recourse-health/recourse/judge/ground"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// A Move is the row that was selected, with its words; what the row leaves out comes from the row of the plan type.
type Move struct {
	ID, Lane, Sender                                                     string
	MissingFact, First, WrongFirst, WhyWrong, Question, Route, IfRefused say.Line
	Bridges                                                              []Bridge
	Asks, Settles                                                        []string
	StandsOn                                                             []string // citations, or sources in words
	On                                                                   []ref.Ref
	Confidence                                                           string
}

// A Bridge is one way to keep the medicine coming. Days is 0 where no rule names a number.
type Bridge struct {
	Name string
	What say.Line
	Days int
	Who  string
	Rule string
}

// Choose selects the move and fills it: the first of Select.
func (b Book) Choose(g Given, l Look) Move {
	return b.fill(b.Select(g)[0], g, arguments(l))
}

func (b Book) fill(r Row, g Given, args []say.Arg) Move {
	line := func(id string) say.Line { return say.L(id, args...) }
	part := func(name string) say.Line { return line("move." + r.ID + "." + name) }
	plan := b.plan(g.plan())
	m := Move{ID: r.ID, Lane: r.Lane, Sender: r.Sender, MissingFact: part("missing_fact"), First: part("first"), WrongFirst: part("wrong_first"),
		WhyWrong: part("why_wrong"), Question: part("question"), IfRefused: part("if_refused"), Asks: r.Asks, Settles: r.Settles, StandsOn: r.StandsOn, Confidence: r.Confidence}
	if !r.OwnRefusal {
		m.IfRefused = line("move.plan." + plan.Type + ".if_refused")
	}
	route, bridges := r.Route, r.Bridges
	if route == "" {
		route = plan.Route
	}
	if !r.OwnBridges {
		bridges = plan.Bridges
	}
	m.Route, m.Bridges = line("move.route."+route), b.bridges(bridges, plan.Type, line)
	for _, c := range r.Facts {
		f, _ := g.Facts.Get(c.Fact)
		m.On = append(m.On, f.On...)
	}
	return m
}

func (b Book) plan(name string) PlanRow {
	i := slices.IndexFunc(b.Plans, func(p PlanRow) bool { return p.Type == name })
	if i < 0 {
		return b.plan(string(record.PlanUnknown))
	}
	return b.Plans[i]
}

// bridges leaves out those of other plans; where the plan is not known all stay, and each says for whom it is.
func (b Book) bridges(wanted []string, plan string, line func(string) say.Line) []Bridge {
	var out []Bridge
	for _, name := range wanted {
		i := slices.IndexFunc(b.Bridges, func(r BridgeRow) bool { return r.Name == name })
		if i < 0 || plan != string(record.PlanUnknown) && !names(b.Bridges[i].Plans, plan) {
			continue
		}
		r := b.Bridges[i]
		out = append(out, Bridge{r.Name, line("move.bridge." + name), r.Days, r.Who, rule(r.StandsOn)})
	}
	return out
}

// rule is the citations that a bridge stands on, or, if it has none, its sources.
func rule(standsOn []string) string {
	law := slices.DeleteFunc(slices.Clone(standsOn), func(s string) bool { return !strings.Contains(s, "CFR") && !strings.Contains(s, "U.S.C.") })
	if len(law) == 0 {
		law = standsOn
	}
	return strings.Join(law, "; ")
}

// arguments are what the texts name, each with what it stands on. What is not known is left out: the texts have words for that.
func arguments(l Look) []say.Arg {
	var out []say.Arg
	for _, f := range []struct {
		name  string
		field record.Field
	}{
		{"drug", record.Drug}, {"covered_product", "covered_product"}, {"carrier", record.Carrier}, {"administrator", record.Administrator}, {"prescriber", record.Prescriber},
		{"pharmacy", "pharmacy"}, {"reject_code", record.RejectCode}, {"reference_number", record.ReferenceNumber},
	} {
		if k := l.Text(f.field); k.OK() {
			out = append(out, say.A(f.name, k.Value, k.On()...))
		}
	}
	out = append(out, required(l)...)
	out = append(out, state(l)...)
	out = append(out, approval(l)...)
	if f, ok := daysLeft(l); ok {
		out = append(out, say.A("days_left", f.N, f.On...))
	}
	for name, d := range map[string]Day{"appeal_deadline": l.Days.AppealBy, "plan_due": l.Days.PlanDue, "change_date": changeDate(l)} {
		if !d.Date.IsZero() {
			out = append(out, say.A(name, d.Date, d.On...))
		}
	}
	slices.SortFunc(out, func(a, b say.Arg) int { return strings.Compare(a.Name, b.Name) })
	return out
}

// required names the drugs, else the classes, that the plan wants first.
func required(l Look) []say.Arg {
	rule, because := ground.Required(l.Case)
	var names say.List
	for _, leaf := range rule.Leaves() {
		if leaf.Kind != policy.Tried {
			continue
		}
		for _, d := range leaf.Drugs {
			names = append(names, d)
		}
		if len(leaf.Drugs) == 0 && leaf.Class != "" {
			names = append(names, leaf.Class)
		}
	}
	if len(names) == 0 {
		return nil
	}
	return []say.Arg{say.A("required_drugs", names, ref.Facts(because...)...)}
}

// state is the one whose law governs the plan, else the one where the member lives.
func state(l Look) []say.Arg {
	for _, f := range []record.Field{record.IssuedState, record.State} {
		if k := l.Text(f); k.OK() {
			return []say.Arg{say.A("state", say.L("option."+k.Value), k.On()...)}
		}
	}
	return nil
}

func approval(l Look) []say.Arg {
	var out []say.Arg
	o := lastApproval(l)
	at := ref.Ref{Fact: o.Fact.ID}
	if o.V.Number != "" {
		out = append(out, say.A("approval_number", o.V.Number, at))
	}
	if !o.V.In.Last.IsZero() {
		out = append(out, say.A("approved_until", o.V.In.Last, at))
	}
	return out
}

func changeDate(l Look) Day {
	var first Day
	for _, o := range record.Each[record.Event](l.Case) {
		if day := o.V.When.Day(nil); (o.V.Kind == "effective_date" || o.V.Kind == "action_date") && (first.Date.IsZero() || day.Before(first.Date)) {
			first = Day{day, []ref.Ref{{Fact: o.Fact.ID}}}
		}
	}
	return first
}
