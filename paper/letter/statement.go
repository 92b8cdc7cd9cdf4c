package letter

import (
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// statement is the prescriber's: sentences to confirm or strike one by one, none ticked beforehand. What only the prescriber
// may say is put as a sentence to confirm, whoever else has said it.
func (w *writer) statement() {
	w.title = say.L("statement.title." + w.term())
	w.sender()
	w.date()
	w.heading(1, w.title)
	w.re(false)
	w.put(doc.Notice, nil, say.L("statement.how"))
	n := 0
	choice := func(on []ref.Ref, l say.Line) {
		n++
		p, err := doc.NewChoice(on, say.L("statement.item", say.A("n", n), say.A("sentence", l)))
		w.keep(p, err)
	}
	if args := w.args(record.Diagnosis, record.ICD10); len(args) > 0 {
		choice(nil, say.L("statement.diagnosis", append(args, w.member(), w.drug())...))
	}
	for _, t := range w.in.Trials {
		choice(ref.Facts(t.Because...), w.trial(t))
		if l, ok := w.outcome(t); ok {
			choice(ref.Facts(t.Outcome.Because...), l)
		}
	}
	for _, l := range append(w.unsafe(), w.reactions()...) {
		choice(nil, l)
	}
	choice(nil, w.stableToConfirm())
	w.heading(2, say.L("statement.urgency.head"))
	choice(nil, say.L("statement.urgency", w.member(), w.drug()))
	w.heading(2, say.L("statement.own.head"))
	w.out = append(w.out, doc.NewRuled(3, say.L("statement.own")))
	w.signature()
	w.enclosures()
}

// stableToConfirm asks the prescriber about stability, with the day since which the drug is taken where it is known.
func (w *writer) stableToConfirm() say.Line {
	if l, ok := w.stable(); ok {
		return l
	}
	args := []say.Arg{w.member(), w.drug()}
	if since, ok := w.since(); ok {
		args = append(args, since)
	}
	return say.L("statement.stable", args...)
}
