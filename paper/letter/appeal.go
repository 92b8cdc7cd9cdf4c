package letter

import (
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/say"
)

// appeal asks the plan to change its answer: the same facts, under the law of the first appeal.
func (w *writer) appeal() {
	w.title = say.L("appeal.title")
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
	if l, ok := w.rule(); ok {
		lines = append(lines, l)
	}
	w.put(doc.Body, nil, lines...)
	w.grounds()
	w.heading(2, say.L("request.ask.head"))
	ask := []say.Line{say.L("appeal.ask", w.drugArgs()...)}
	if a, ok := w.cite("law", w.process.Answer); ok {
		ask = append(ask, say.L("request.ask.time", a))
	}
	w.put(doc.Body, nil, append(ask, say.L("appeal.file", w.drug()), say.L("request.ask.denied", w.drug()))...)
	if name, ok := w.text("name", record.Representative); ok {
		w.put(doc.Body, nil, say.L("appeal.representative", name))
	}
	w.signedByMember()
	w.enclosures()
}
