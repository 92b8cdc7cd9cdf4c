package rights

import (
	"slices"
	"strings"

	"github.com/recourse-health/recourse/judge/rule"
	"github.com/recourse-health/recourse/judge/rule/book"
	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
)

// An Answer is what the law says of a case: recourse.rights/1 before it is JSON.
type Answer struct {
	Clocks []Clock
	Laws   []Law
	Ask    []Question
}

// A Clock is one due moment, with what it stands on.
type Clock struct {
	Step, Actor string
	Due         civil.Moment
	Rule        string // citation
	RuleID      ref.Rule
	Gist        string
	Confidence  string
	Checked     string // the day a person held the rule against its text, or "no"
	SafeBy      civil.Date
	Alternative []Reading
	Filed       string
	IfLate      []string
	Assumes     []string
	Sharper     []string // facts that would make it more exact
	Unsafe      string
	Because     []Because
	On          []ref.Ref
}

// A Reading is another reading of the same words.
type Reading struct {
	Due civil.Moment
	Why string
}

// A Because is one fact that an answer rests on.
type Because struct {
	Fact  string `json:"fact"`
	Value string `json:"value"`
}

// A Law is named without a date.
type Law struct {
	ID         ref.Rule
	Cite       string
	Kind       string
	Gist       string
	WhyNoDate  string
	Confidence string
	Because    []Because
	On         []ref.Ref
}

// A Question is something to ask before more can be said. Who can answer it: member, prescriber, pharmacy or plan.
type Question struct {
	Fact, Question, Why, Who string
	Form                     string   // choice, yes_no, number, day
	OneOf                    []string // of a choice
}

// Policy says what may be shown.
type Policy struct {
	Unsafe bool // show dates that are not safe to state, marked as such: for those who check the law
}

// Say holds a book against a view of a case.
func Say(b *book.Book, c fact.View, p Policy) Answer {
	out := Answer{}
	var coming []rule.Answer
	for _, a := range b.Decide(c) {
		switch {
		case a.State == rule.Given && len(a.Points) > 0 && (a.Unsafe == "" || p.Unsafe):
			out.Clocks = append(out.Clocks, clock(b, a))
		case a.State == rule.Given:
			out.Laws = append(out.Laws, law(a))
		case !a.Begins.IsZero():
			coming = append(coming, a)
		case a.State == rule.Unknown && worth(b, c, a):
			out.ask(&b.Terms.Words, a.Missing, "to say what "+a.Rule.Cite+" gives")
		}
	}
	out.comes(coming)
	return out
}

// comes names the laws that begin after the case, where no older law gives the same step.
func (out *Answer) comes(later []rule.Answer) {
	for _, a := range later {
		if !slices.ContainsFunc(out.Clocks, func(c Clock) bool { return c.Step == a.Rule.Step }) {
			l := law(a)
			l.WhyNoDate = "not the law before " + a.Begins.String()
			out.Laws = append(out.Laws, l)
		}
	}
}

func clock(b *book.Book, a rule.Answer) Clock {
	c := Clock{
		Step: a.Rule.Step, Actor: a.Rule.Who, Due: a.Due(), Rule: a.Cite, RuleID: ref.Rule(a.Rule.ID), Gist: a.Rule.Gist, Confidence: a.Rule.Confidence,
		Checked: a.Rule.Checked, SafeBy: b.SafeBy(a), Filed: a.Rule.Filed, Assumes: a.Assumes, Sharper: a.Sharper, Unsafe: a.Unsafe, Because: because(a.Because),
		On: append([]ref.Ref{{Rule: ref.Rule(a.Rule.ID)}}, on(a.Because)...),
	}
	for _, p := range a.Points[1:] {
		c.Alternative = append(c.Alternative, Reading{p.At, p.Under})
	}
	for _, l := range a.Late {
		if !l.Unsafe {
			c.IfLate = append(c.IfLate, strings.TrimSuffix(l.Is+": "+l.Says, ": "))
		}
	}
	return c
}

func law(a rule.Answer) Law {
	gist := a.Rule.Says
	if gist == "" {
		gist = "This law sets a time. It is not shown here."
	}
	return Law{ref.Rule(a.Rule.ID), a.Rule.Cite, string(a.Rule.Kind), gist, a.Unsafe, a.Rule.Confidence, because(a.Because),
		append([]ref.Ref{{Rule: ref.Rule(a.Rule.ID)}}, on(a.Because)...)}
}

func because(facts []fact.Fact) []Because {
	out := []Because{}
	for _, f := range facts {
		b := Because{f.Word.Key, f.Value()}
		if b.Fact == "" {
			b.Fact = f.Word.Name
		}
		if !slices.Contains(out, b) {
			out = append(out, b)
		}
	}
	return out
}

// on gathers the record's facts behind what the law saw.
func on(facts []fact.Fact) []ref.Ref {
	var out []ref.Ref
	for _, f := range facts {
		for _, r := range ref.Facts(f.From...) {
			if !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	return out
}

// worth reports whether a rule is near enough to ask for what it lacks: something that is
// not told of nearly every case speaks for it, or what it lacks follows on something told,
// or only plan type or state is lacking.
func worth(b *book.Book, c fact.View, a rule.Answer) bool {
	return slices.ContainsFunc(a.Because, near) || slices.ContainsFunc(a.Missing, func(name string) bool {
		w := b.Terms.Words.Word(name)
		switch {
		case w == nil:
			return false
		case w.Scope:
			return c.Any(near)
		default:
			_, told := c.Get(w.Follows)
			return told
		}
	})
}

func near(f fact.Fact) bool { return !f.Word.Plain }

// ask adds a question for each thing that is missing, once.
func (out *Answer) ask(words *fact.Vocabulary, missing []string, why string) {
	for _, name := range first(words, missing) {
		q := question(words, name, why)
		if !slices.ContainsFunc(out.Ask, func(o Question) bool { return o.Fact == q.Fact }) {
			out.Ask = append(out.Ask, q)
		}
	}
}

// first is plan type and state, if they are missing: what else is may then not matter.
func first(words *fact.Vocabulary, missing []string) []string {
	var scope []string
	for _, name := range missing {
		if w := words.Word(name); w != nil && w.Scope {
			scope = append(scope, name)
		}
	}
	if scope != nil {
		return scope
	}
	return missing
}

func question(words *fact.Vocabulary, name, why string) Question {
	name, hour := strings.CutPrefix(name, "hour of ")
	w := words.Word(name)
	q := Question{Fact: w.Key, Question: w.Ask, Why: why, Who: string(w.Who), Form: forms[w.Kind]}
	if w.Kind == fact.Choice {
		q.OneOf = w.Values
	}
	if q.Who == "" {
		q.Who = string(fact.Member)
	}
	if hour {
		q.Question = "At what time of day? " + w.Ask
	}
	return q
}

var forms = map[fact.Kind]string{fact.Choice: "choice", fact.Flag: "yes_no", fact.Number: "number", fact.Event: "day"}
