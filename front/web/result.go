package web

import (
	"net/http"
	"slices"

	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/remind"
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
	b := newResult(view, s.today(), s.Words(v.lang))
	b.Kept = v.r.URL.Query().Has("kept")
	return v.show(http.StatusOK, "result", b)
}

// resultBody is what the result page shows.
type resultBody struct {
	Check   check.Answer
	Verdict string // id of the sentence
	Lede    string
	Dated   string
	Depends bool // that law and time turn on the kind of plan, which is not known
	Promise bool // that no one can promise: said where the plan is asked for something
	Kept    bool
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
	spans  []page.Span
}

type quote struct {
	Text string
	Page int // from 1
	Leaf int // which leaf shows it; 0: none
}

// clock is one date with who must act.
type clock struct {
	Who, Due, Safe, Left, How, Class string
	Assumes                          []string
}

func newResult(v casework.View, today civil.Date, words *say.Book) resultBody {
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
	b.Depends = !a.Plan.Ask.IsZero() && (a.Block.Denial == record.Yes || len(a.Clocks)+len(a.Laws) > 0)
	b.Promise = a.Block.Is == record.SitDenial
	b.Proofs = proofs(a)
	b.Leaves = leaves(v, b.Proofs)
	for _, c := range a.Clocks {
		b.Clocks = append(b.Clocks, newClock(c, today, words))
	}
	return b
}

// ledeOf chooses what is said under the verdict. It never says more than the check: only a denial "says no", and only a
// step rule "wants another drug".
func ledeOf(b resultBody) string {
	a := b.Check
	switch {
	case b.Verdict == "verdict.unknown":
		return "unknown"
	case a.Block.Is != record.SitDenial:
		return "other"
	case b.Papers && first(a, record.StepTherapy):
		return "papers"
	case b.Papers && first(a, record.NonFormulary):
		return "list"
	case b.Papers:
		return "other"
	}
	return "denial"
}

func first(a check.Answer, t record.DenialType) bool {
	return len(a.Reasons) > 0 && a.Reasons[0].Type == t
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
		p := proof{N: len(out) + 1, Head: head, spans: spans}
		for _, s := range spans {
			p.Quotes = append(p.Quotes, quote{Text: s.Quote(), Page: s.Page() + 1})
		}
		out = append(out, p)
	}
	if len(a.Reasons) == 0 || a.Block.Is != record.SitDenial {
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

func newClock(c rights.Clock, today civil.Date, words *say.Book) clock {
	step, rule := remind.Step(c.Step, words), c.Rule
	if c.RuleID == check.LetterRule {
		step, rule = "step.letter.appeal", words.Must(say.L("clock.rule.letter"))
	}
	k := clock{Who: words.Must(say.L(step)), Due: words.Must(say.L("clock.due", say.A("due", c.Due)))}
	how := []say.Arg{say.A("rule", rule), say.A("confidence", say.L("confidence."+c.Confidence))}
	k.How = words.Must(say.L("clock.how", how...))
	if !c.SafeBy.IsZero() && c.SafeBy != c.Due.Day(nil) && !c.SafeBy.Before(today) {
		k.Safe = words.Must(say.L("clock.safe_by", say.A("due", c.SafeBy)))
	}
	k.Left, k.Class = left(c, today, words)
	for _, alt := range c.Alternative {
		k.Assumes = append(k.Assumes, words.Must(say.L("clock.other", say.A("due", alt.Due)))+" "+alt.Why)
	}
	k.Assumes = append(k.Assumes, c.Assumes...)
	return k
}

// left says how long there is, counted to the safe day, and how near that is.
func left(c rights.Clock, today civil.Date, words *say.Book) (says, class string) {
	day := c.Due.Day(nil)
	if day.Before(today) {
		return words.Must(say.L("clock.late")), "late"
	}
	if !c.SafeBy.IsZero() && !c.SafeBy.Before(today) {
		day = c.SafeBy
	}
	n := today.DaysUntil(day)
	if n <= 3 {
		class = "soon"
	}
	if n == 0 {
		return words.Must(say.L("clock.today")), class
	}
	return words.Must(say.L("clock.left", say.A("n", n))), class
}
