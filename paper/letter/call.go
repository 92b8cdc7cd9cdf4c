package letter

import (
	"fmt"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// call is one sheet for the person who phones the plan: whom, what to ask in which order with room for the answers, what to say to a
// no, and what not to say. It is that person's own, and goes nowhere.
func (w *writer) call() {
	w.title = say.L("call.title")
	w.heading(1, w.title)
	w.atHand()
	w.put(doc.Notice, nil, say.L("call.before"))
	w.heading(2, say.L("call.first.head"))
	w.out = append(w.out, doc.NewSpoken(say.L("call.say.open", w.member(), w.drug(), say.A("process", say.L("process."+w.term())))))
	w.heading(2, say.L("call.ask.head"))
	w.questions()
	w.refusals()
	w.heading(2, say.L("call.not.head"))
	for _, not := range []string{"agree", "guess", "more"} {
		w.put(doc.Notice, nil, say.L("call.not."+not))
	}
	w.readOut()
	w.put(doc.Notice, nil, say.L("call.after"))
}

// atHand are the facts that are read out so that the plan finds the case, and whom to call.
func (w *writer) atHand() {
	rows := [][2]say.Line{}
	row := func(id string, l say.Line) { rows = append(rows, [2]say.Line{say.L("call." + id + ".label"), l}) }
	args := func(label, id string, args []say.Arg) {
		if len(args) > 0 {
			row(label, say.L(id, args...))
		}
	}
	row("whom", w.whom())
	args("member", "re.member", w.args(record.MemberName, record.DateOfBirth, record.MemberID, record.GroupNumber))
	args("drug", "re.drug", w.args(record.Drug, record.Strength))
	args("prescriber", "call.prescriber", w.args(record.Prescriber, record.PrescriberPhone, record.PrescriberFax))
	args("letter", "re.decision", w.decision())
	if names := w.in.firstDrugs(); len(names) > 0 {
		row("rule", say.L("call.rule", say.A("drugs", names, w.onRule()...)))
	}
	if k, ok := w.clock(); ok && !k.Due.Day(nil).Before(w.in.Today) {
		due := k.Due.Day(nil)
		if !k.SafeBy.IsZero() && k.SafeBy.Before(due) && !k.SafeBy.Before(w.in.Today) {
			due = k.SafeBy
		}
		on := k.On
		if _, ok := w.cite("law", k.RuleID); ok {
			on = append([]ref.Ref{{Rule: k.RuleID}}, on...)
		}
		row("due", say.L("call.due", say.A("due", due, on...)))
	}
	p, err := doc.NewRe(rows)
	w.keep(p, err)
}

// whom names the plan and the number that its papers give, each with its page; where they give none, the card has it.
func (w *writer) whom() say.Line {
	var plan say.Arg
	for _, f := range []record.Field{record.Administrator, record.Carrier, record.PlanName} {
		if a, ok := w.text("plan", f); ok {
			plan = a
			break
		}
	}
	var numbers say.Or
	var on []ref.Ref
	seen := map[string]bool{}
	for _, o := range w.in.Case.Details(record.Phone) {
		if key := digits(o.V.Text); !seen[key] && len(numbers) < most {
			seen[key] = true
			numbers, on = append(numbers, o.V.Text), append(on, ref.Ref{Fact: o.Fact.ID})
		}
	}
	if numbers == nil {
		return say.L("call.whom.card", plan)
	}
	return say.L("call.whom", plan, say.A("phone", numbers, on...))
}

const most = 2 // numbers of a letter that are shown: more would be the sheet's whole width

// digits are those of a number that tell it from others: a leading 1 is none of them.
func digits(s string) string {
	out := ""
	for _, r := range s {
		if r >= '0' && r <= '9' && (out != "" || r != '1') {
			out += string(r)
		}
	}
	return out
}

// firstDrugs are the drugs that the plan wants first.
func (in Input) firstDrugs() (names say.List) {
	a, _ := in.judged()
	for _, d := range a.Node.Drugs() {
		names = append(names, d)
	}
	return names
}

var asks = []string{"name", "process", "papers", "send", "time", "fast", "rule", "file"}

// questions are asked in this order; each has a box to write in.
func (w *writer) questions() {
	var rows [][]say.Line
	for i, q := range asks {
		rows = append(rows, []say.Line{say.L("call.ask."+q, say.A("n", i+1)), {}})
	}
	p, err := doc.NewTable(w.drug().On, say.Line{}, heads("call.ask.head", "ask", "answer"), rows)
	w.keep(p.Wide(56, 44).AsSpoken(0), err)
}

var refusals = []string{"unknown", "appeal", "refuse"}

// refusals are what to say to a no.
func (w *writer) refusals() {
	var rows [][]say.Line
	for _, r := range refusals {
		rows = append(rows, []say.Line{say.L("call.no." + r), say.L("call.no."+r+".say", w.drug())})
	}
	p, err := doc.NewTable(nil, say.Line{}, heads("call.no.head", "they", "you"), rows)
	w.keep(p.Wide(38, 62).AsSpoken(1), err)
}

// readOut are the trials that the record holds, to be read out as they stand.
func (w *writer) readOut() {
	if len(w.in.Trials) == 0 {
		return
	}
	w.heading(2, say.L("call.facts.head"))
	for i, t := range w.in.Trials {
		lines := []say.Line{say.L("call.fact", say.A("n", fmt.Sprint(i+1)), say.A("trial", w.trial(t)))}
		if l, ok := w.outcome(t); ok {
			lines = append(lines, l)
		}
		w.out = append(w.out, doc.NewSpoken(lines...))
	}
}
