package letter

import (
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// request is the exception request by name: what is asked, the grounds with the facts behind them, and how to answer.
func (w *writer) request() {
	w.title = say.L("request.title." + w.term())
	w.sender()
	w.date()
	w.addressee("exceptions")
	w.heading(1, w.title)
	w.re(true)
	w.urgentBox()
	w.opening()
	w.grounds()
	w.heading(2, say.L("request.ask.head"))
	w.ask()
	w.signature()
	w.enclosures()
}

// term is what the plan calls the door; of a plan whose type is not known, the common name.
func (w *writer) term() string {
	if w.process.Term == "" {
		return "step_exception"
	}
	return w.process.Term
}

func (w *writer) opening() {
	args := []say.Arg{w.member(), w.drug()}
	id := "request.opening."
	if _, ok := w.text("", record.Prescriber); ok {
		id += "prescriber"
	} else {
		id += "member"
	}
	lines := []say.Line{say.L(id, append(args, say.A("process", say.L("process."+w.term())))...)}
	if l, ok := w.rule(); ok {
		lines = append(lines, l)
	}
	if l, ok := w.law(); ok {
		lines = append(lines, l)
	}
	w.put(doc.Body, nil, lines...)
}

// law says under which law the request is made. A state's law is said to hold only if the plan was issued there.
func (w *writer) law() (say.Line, bool) {
	cite, ok := w.cite("law", w.process.Right)
	if !ok {
		return say.Line{}, false
	}
	id := "request.law"
	if w.insured() && w.in.assumed() {
		state, _ := w.text("state", record.State)
		return say.L("request.law.if_issued", cite, state), true
	}
	if w.process.Plan == record.MedicarePartD {
		id = "request.law.part_d"
	}
	return say.L(id, cite), true
}

func (w *writer) insured() bool {
	return w.process.Plan == record.ErisaFullyInsured || w.process.Plan == record.ACA || w.process.Plan == record.ShortTerm
}

// ask says what the plan should do. It names the law's time, not a number of days: the time counts from the plan's receipt.
func (w *writer) ask() {
	lines := []say.Line{say.L("request.ask.approve", w.drugArgs()...)}
	if a, ok := w.cite("law", w.process.Decide); ok {
		lines = append(lines, say.L("request.ask.time", a))
	} else {
		lines = append(lines, say.L("request.ask.time.plain"))
	}
	if fax, ok := w.text("fax", record.PrescriberFax); ok {
		lines = append(lines, say.L("request.ask.fax", fax))
	}
	w.put(doc.Body, nil, append(lines, say.L("request.ask.denied", w.drug()))...)
}

// urgentBox stands on top only where the prescriber has said so.
func (w *writer) urgentBox() {
	on, ok := w.urgent()
	if !ok {
		return
	}
	args := []say.Arg{say.A("urgent", say.L("urgent.word"), on)}
	f, _ := w.in.Case.Get(on.Fact)
	if why := f.Value.(record.Attested).Why; why != "" {
		args = append(args, say.A("why", say.L("outcome.detail", say.A("words", say.Own(why), on))))
	}
	w.put(doc.Notice, []ref.Ref{on}, say.L("urgent.box", args...))
}

// urgent is the prescriber's word that waiting is a danger.
func (w *writer) urgent() (ref.Ref, bool) {
	for _, o := range record.Each[record.Attested](w.in.Case) {
		if o.V.What == record.AttestUrgent && o.V.Is && o.Fact.By == record.ByPrescriber {
			return ref.Ref{Fact: o.Fact.ID}, true
		}
	}
	return ref.Ref{}, false
}
