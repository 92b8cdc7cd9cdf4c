package letter

import (
	"slices"
	"strings"

	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/judge/lacking"
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// appeal asks the plan to change its answer: what the notice said, why that does not hold, what the notice lacks, and what is asked.
func (w *writer) appeal() {
	w.title = say.L("appeal.title." + w.step())
	w.fromMember()
	w.date()
	w.addressee("appeals")
	w.heading(1, w.title)
	w.re(false)
	w.urgentBox()
	lines := []say.Line{say.L("appeal.opening", append([]say.Arg{w.member(), w.drug()}, w.decision()...)...)}
	if a, ok := w.cite("law", w.process.Appeal); ok {
		lines = append(lines, say.L("appeal.law", a))
	}
	if l, ok := w.inTime(); ok {
		lines = append(lines, l)
	}
	w.put(doc.Body, nil, lines...)
	w.said()
	w.meets()
	w.grounds()
	w.missing()
	w.appealAsk()
	w.signedByMember()
	w.enclosures()
}

// firstAppeals are the steps that this paper can take, as the law files call them. Elsewhere it is an appeal, by no other name.
var firstAppeals = []string{"internal_appeal", "redetermination", "plan_reconsideration", "carrier_reconsideration", "plan_appeal", "fair_hearing", "reconsideration"}

// step is the name of the first appeal, as the clock of it has it.
func (w *writer) step() string {
	if k, ok := w.clock(); ok {
		if name := strings.TrimSuffix(k.Step, ".file_by"); slices.Contains(firstAppeals, name) {
			return name
		}
	}
	return "plain"
}

// clock is the time to take the first appeal, by law or as the notice gives it.
func (w *writer) clock() (rights.Clock, bool) {
	for _, k := range w.in.Follows.Clocks {
		if k.Actor == "patient" && strings.HasSuffix(k.Step, ".file_by") && (k.RuleID == check.LetterRule || k.RuleID == w.process.Appeal) {
			return k, true
		}
	}
	return rights.Clock{}, false
}

// inTime says by when the appeal had to come; of a day that has passed, nothing.
func (w *writer) inTime() (say.Line, bool) {
	k, ok := w.clock()
	if !ok || k.Confidence == "low" {
		return say.Line{}, false
	}
	due := k.Due.Day(nil)
	if due.Before(w.in.Today) {
		return say.Line{}, false
	}
	if k.RuleID == check.LetterRule {
		return say.L("appeal.time.letter", say.A("due", due, k.On...)), true
	}
	law, _ := w.cite("law", k.RuleID)
	law.On = append(law.On, k.On...)
	id := "appeal.time"
	if len(k.Assumes) > 0 {
		id += ".least"
	}
	return say.L(id, say.A("due", due, law.On...), law), true
}

// said quotes the reason of the notice, and its rule where that is another sentence.
func (w *writer) said() {
	reason, on, ok := w.reason()
	var lines []say.Line
	if ok {
		lines = append(lines, say.L("appeal.reason", say.A("quote", reason, on), say.A("page", reason.Page()+1, on)))
	}
	if l, is := w.rule(); is && !(ok && l.Args[0].Value.(page.Span).Quote() == reason.Quote()) {
		lines = append(lines, l)
	}
	if lines != nil {
		w.heading(2, say.L("appeal.said.head"))
		w.put(doc.Body, nil, lines...)
	}
}

// meets says so where a paper shows that the rule of the notice is met, as the notice itself states it.
func (w *writer) meets() {
	if a, is := w.in.judged(); is && a.Is == record.Yes && !a.Reported {
		drug := w.drug()
		drug.On = slices.Concat(drug.On, w.onRule(), ref.Facts(a.On...))
		w.heading(2, say.L("appeal.meets.head"))
		w.put(doc.Body, nil, say.L("appeal.meets", drug))
	}
}

// reason is the words in which the notice gives its first reason.
func (w *writer) reason() (page.Span, ref.Ref, bool) {
	for _, o := range record.Each[record.Reason](w.in.Case) {
		if spans := o.Fact.Spans(); o.V.Rank == 0 && len(spans) > 0 {
			return longest(spans), ref.Ref{Fact: o.Fact.ID}, true
		}
	}
	return page.Span{}, ref.Ref{}, false
}

// missing asks for what the law wants in the notice and was not found there. A page may have been lost on the way: it accuses nobody.
func (w *writer) missing() {
	var lines []say.Line
	var on []ref.Ref
	for _, l := range w.in.Follows.Lacking {
		law, ok := w.cite("law", lacking.RuleOf(l.Rule))
		if !ok {
			continue
		}
		law.On = append(law.On, l.On...)
		on = append(on, law.On...)
		lines = append(lines, say.L("appeal.lack."+l.Element, law, say.A("n", len(lines)+1)))
	}
	if lines == nil {
		return
	}
	w.heading(2, say.L("appeal.lack.head"))
	w.put(doc.Body, on, say.L("appeal.lack"))
	for _, l := range lines {
		w.put(doc.Body, nil, l)
	}
}

func (w *writer) appealAsk() {
	w.heading(2, say.L("request.ask.head"))
	ask := []say.Line{say.L("appeal.ask", w.drugArgs()...), say.L("appeal.ask.other")}
	if a, ok := w.cite("law", w.process.Answer); ok {
		ask = append(ask, say.L("request.ask.time", a))
	}
	if on, ok := w.urgent(); ok {
		ask = append(ask, say.L("appeal.ask.fast", say.A("fast", say.L("urgent.fast"), on)))
	}
	w.put(doc.Body, nil, append(ask, say.L("appeal.file", w.drug()), say.L("request.ask.denied", w.drug()))...)
	if name, ok := w.text("name", record.Representative); ok {
		w.put(doc.Body, nil, say.L("appeal.representative", name))
	}
}
