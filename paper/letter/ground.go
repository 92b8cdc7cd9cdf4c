package letter

import (
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// grounds writes each ground that a fact stands behind, under a numbered heading, the strongest first.
func (w *writer) grounds() {
	n := 0
	head := func(id string) {
		n++
		w.heading(2, say.L(id, say.A("n", n), w.drug()))
	}
	if failed := w.in.failed(); len(failed) > 0 {
		head("ground.head.tried")
		for _, t := range failed {
			lines := []say.Line{w.trial(t)}
			if l, ok := w.outcome(t); ok {
				lines = append(lines, l)
			}
			w.put(doc.Body, ref.Facts(t.Because...), lines...)
		}
	}
	if lines := append(w.unsafe(), w.reactions()...); len(lines) > 0 {
		head("ground.head.unsafe")
		for _, l := range lines {
			w.put(doc.Body, nil, l)
		}
	}
	if l, ok := w.stable(); ok {
		head("ground.head.stable")
		w.put(doc.Body, nil, l)
	}
	w.others()
}

// others tells of what was tried without saying that it failed, where there is such a thing.
func (w *writer) others() {
	headed := false
	for _, t := range w.in.Trials {
		if t.Failed() || t.Outcome.State == record.Settled && t.Outcome.Value == record.Ongoing {
			continue
		}
		if !headed {
			w.heading(2, say.L("ground.head.other")) // it stands under no ground
			headed = true
		}
		lines := []say.Line{w.trial(t)}
		if l, ok := w.outcome(t); ok {
			lines = append(lines, l)
		}
		w.put(doc.Body, ref.Facts(t.Because...), lines...)
	}
}

func (w *writer) unsafe() []say.Line {
	var out []say.Line
	for _, o := range record.Each[record.Unsafe](w.in.Case) {
		on := ref.Ref{Fact: o.Fact.ID}
		args := []say.Arg{w.member(), say.A("unsafe", o.V.Drug, on)}
		if o.V.Reason != "" {
			args = append(args, say.A("reason", say.L("outcome.detail", say.A("words", say.Own(o.V.Reason), on))))
		}
		if a, ok := w.where(told(o.Fact), []ref.Ref{on}); ok {
			args = append(args, a)
		}
		out = append(out, say.L("unsafe.drug", args...))
	}
	return out
}

func (w *writer) reactions() []say.Line {
	var out []say.Line
	for _, o := range record.Each[record.Reaction](w.in.Case) {
		on := ref.Ref{Fact: o.Fact.ID}
		args := []say.Arg{w.member(), say.A("reacted", o.V.Drug, on)}
		if o.V.Reaction != "" {
			args = append(args, say.A("words", say.L("outcome.detail", say.A("words", say.Own(o.V.Reaction), on))))
		}
		if !o.V.When.IsZero() {
			args = append(args, say.A("when", say.L("reaction.when", say.A("day", o.V.When, on))))
		}
		if a, ok := w.where(told(o.Fact), []ref.Ref{on}); ok {
			args = append(args, a)
		}
		out = append(out, say.L("reaction.drug", args...))
	}
	return out
}

func told(f record.Fact) []string {
	if s, ok := f.Source.(record.Told); ok && s.Where != "" {
		return []string{s.Where}
	}
	return nil
}

// stable says that the prescriber holds the member to be stable, and since when the drug is taken.
func (w *writer) stable() (say.Line, bool) {
	for _, o := range record.Each[record.Attested](w.in.Case) {
		if o.V.What != record.AttestStable || !o.V.Is || o.Fact.By != record.ByPrescriber {
			continue
		}
		args := []say.Arg{w.member(), w.drug(), say.A("stable", say.L("stable.word"), ref.Ref{Fact: o.Fact.ID})}
		if since, ok := w.since(); ok {
			args = append(args, since)
		}
		return say.L("stable.on", args...), true
	}
	return say.Line{}, false
}

// since says since when the drug is taken.
func (w *writer) since() (say.Arg, bool) {
	k := w.in.Case.Text(record.DrugSince)
	day, ok := record.Detail{Text: k.Value}.Day()
	if !k.OK() || !ok {
		return say.Arg{}, false
	}
	return say.A("since", say.L("stable.since", say.A("day", day, k.On()...))), true
}

// rule quotes the step rule of the letter, where the letter was read.
func (w *writer) rule() (say.Line, bool) {
	for _, o := range record.Each[record.Required](w.in.Case) {
		if spans := o.Fact.Spans(); len(spans) > 0 {
			args := []say.Arg{say.A("quote", longest(spans), ref.Ref{Fact: o.Fact.ID})}
			return say.L("request.rule", args...), true
		}
	}
	return say.Line{}, false
}

func longest(spans []page.Span) page.Span {
	best := spans[0]
	for _, s := range spans[1:] {
		if len(s.Quote()) > len(best.Quote()) {
			best = s
		}
	}
	return best
}
