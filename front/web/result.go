package web

import (
	"fmt"
	"net/http"
	"slices"

	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
)

// result is the Record Check in plain words, in the order of need.
func (s *Server) result(v *visit) error {
	view, err := s.Cases.View(v.r.Context(), v.r.PathValue("id"))
	if err != nil {
		return err
	}
	if view.Pending {
		return v.move("/case/" + view.ID + "/reading")
	}
	return v.show(http.StatusOK, "result", newResult(view, s.Words(v.lang)))
}

// resultBody is what the result page shows.
type resultBody struct {
	Check   check.Answer
	Verdict string // id of the sentence
	Lede    string
	Dated   string
	Proofs  []proof
	Leaves  []leaf
	Clocks  []clock
	Needs   int
	Papers  bool // an exception can be asked for
	Others  []record.DenialType
}

// proof is one thing that the letter shows, with the words that show it.
type proof struct {
	N      int
	Head   string // id of the sentence
	Quotes []quote
}

type quote struct {
	Text string
	Page int // from 1
	Leaf int // which leaf shows it
}

// clock is one date with who must act.
type clock struct {
	Who, Due, Left, How, Class string
	Assumes                    []string
}

func newResult(v casework.View, words *say.Book) resultBody {
	a := v.Check
	b := resultBody{Check: a, Verdict: Verdict(a), Needs: len(a.Ask), Papers: len(v.Papers) > 0}
	b.Lede = words.Must(say.L("lede."+ledeOf(b), args(v.Record)...))
	if k := v.Record.Text(record.NoticeDate); k.OK() {
		if d, err := civil.Parse(k.Value); err == nil {
			b.Dated = words.Must(say.L("result.dated", say.A("day", d)))
		}
	}
	for _, r := range a.Reasons[min(1, len(a.Reasons)):] {
		b.Others = append(b.Others, r.Type)
	}
	b.Leaves = leaves(v)
	b.Proofs = proofs(a)
	for i := range b.Proofs {
		b.place(i)
	}
	for _, c := range a.Clocks {
		b.Clocks = append(b.Clocks, newClock(c, words))
	}
	return b
}

func ledeOf(b resultBody) string {
	switch {
	case b.Papers:
		return "papers"
	case b.Check.Block.Denial == record.Yes:
		return "denial"
	case b.Check.Block.Denial == record.No:
		return "not_denial"
	}
	return "unknown"
}

// args are the names that the lede may speak of.
func args(c *record.Case) []say.Arg {
	var out []say.Arg
	for _, f := range []record.Field{record.Drug, record.Carrier, record.PlanName} {
		if k := c.Text(f); k.OK() {
			out = append(out, say.A(string(f), k.Value, k.On()...))
		}
	}
	return out
}

// Verdict chooses the sentence that says which block this is.
func Verdict(a check.Answer) string {
	if a.Block.Denial == record.Yes && len(a.Reasons) > 0 && a.Block.Is == record.SitDenial {
		return "verdict." + string(a.Reasons[0].Type)
	}
	if a.Block.Is == record.SitDenial || a.Block.Is == "" {
		return "verdict.unknown"
	}
	return "verdict." + string(a.Block.Is)
}

// shown are the fields whose place in the letter is worth a mark beside the reasons.
var shown = []record.Field{record.AppealDeadline, record.NoticeDate, record.Drug}

func proofs(a check.Answer) []proof {
	var out []proof
	add := func(head string, spans []page.Span) {
		if len(spans) == 0 {
			return
		}
		p := proof{N: len(out) + 1, Head: head}
		for _, s := range spans {
			p.Quotes = append(p.Quotes, quote{Text: s.Quote(), Page: s.Page() + 1})
		}
		out = append(out, p)
	}
	if len(a.Reasons) == 0 {
		add("proof.situation."+string(a.Block.Is), a.Block.Because)
	}
	for _, r := range a.Reasons {
		add("type."+string(r.Type), r.Because)
	}
	add("proof.plan", a.Plan.Because)
	for _, name := range shown {
		if i := slices.IndexFunc(a.Fields, func(f check.Field) bool { return f.Name == name }); i >= 0 {
			add("field."+string(name), a.Fields[i].Because)
		}
	}
	return out
}

// spansOf gives the spans of the proofs again, in the same order, for the marks on the pages.
func spansOf(a check.Answer) [][]page.Span {
	var out [][]page.Span
	add := func(spans []page.Span) {
		if len(spans) > 0 {
			out = append(out, spans)
		}
	}
	if len(a.Reasons) == 0 {
		add(a.Block.Because)
	}
	for _, r := range a.Reasons {
		add(r.Because)
	}
	add(a.Plan.Because)
	for _, name := range shown {
		if i := slices.IndexFunc(a.Fields, func(f check.Field) bool { return f.Name == name }); i >= 0 {
			add(a.Fields[i].Because)
		}
	}
	return out
}

// place finds the leaf on which each quotation of a proof is marked.
func (b *resultBody) place(i int) {
	for j := range b.Proofs[i].Quotes {
		for _, l := range b.Leaves {
			if l.holds(b.Proofs[i].N, b.Proofs[i].Quotes[j].Page) {
				b.Proofs[i].Quotes[j].Leaf = l.N
			}
		}
	}
}

func newClock(c rights.Clock, words *say.Book) clock {
	step, rule := stepWords(c.Step, words), c.Rule
	if c.RuleID == check.LetterRule {
		step, rule = "step.letter.appeal", words.Must(say.L("clock.rule.letter"))
	}
	k := clock{Who: words.Must(say.L(step)), Due: words.Must(say.L("clock.due", say.A("due", c.Due)))}
	how := []say.Arg{say.A("rule", rule), say.A("confidence", say.L("confidence."+c.Confidence))}
	k.How = words.Must(say.L("clock.how", how...))
	if !c.SafeBy.IsZero() && c.SafeBy != c.Due.Day(nil) {
		k.Left = words.Must(say.L("clock.safe_by", say.A("due", c.SafeBy)))
	}
	for _, alt := range c.Alternative {
		k.Assumes = append(k.Assumes, fmt.Sprint(alt.Due.String(), ": ", alt.Why))
	}
	return k
}

func stepWords(step string, words *say.Book) string {
	if words.Has("step." + step) {
		return "step." + step
	}
	return "step.other"
}
