package letter

import (
	"time"

	"github.com/recourse-health/recourse/judge/history"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// trial says what the record holds of one trial. What only a person's memory holds is written as that person's report;
// what that person was not sure of is never written as settled.
func (w *writer) trial(t history.Trial) say.Line {
	on := ref.Facts(t.Because...)
	args := []say.Arg{w.member(), say.A("drug", t.Name, on...)}
	if len(t.Doses) == 1 {
		args = append(args, say.A("dose", say.L("trial.dose", say.A("dose", t.Doses[0], on...))))
	}
	if p, ok := period(t, on); ok {
		args = append(args, p)
	}
	if a, ok := w.where(t.Where, on); ok {
		args = append(args, a)
	}
	id := "trial.took"
	switch {
	case !t.Sure:
		id = "trial.recalls"
	case t.Told():
		id = "trial.reports"
	}
	return say.L(id, args...)
}

// outcome says how a trial ended; the words of whoever told it are quoted as theirs.
func (w *writer) outcome(t history.Trial) (say.Line, bool) {
	if t.Outcome.State == record.NotKnown {
		return say.Line{}, false
	}
	on := append(ref.Facts(t.Outcome.Because...), ref.Facts(t.Because...)...) // the name of the drug stands on the trial
	id := "outcome." + string(t.Outcome.Value)
	switch {
	case t.Outcome.State == record.Conflict:
		return say.L("outcome.conflict", say.A("drug", t.Name, on...)), true
	case t.Outcome.Value == record.EffectUnknown:
		return say.Line{}, false
	case t.Told() || !t.Sure:
		id = "outcome.reports." + string(t.Outcome.Value)
	}
	args := []say.Arg{say.A("drug", t.Name, on...)}
	if len(t.Detail) > 0 {
		d := t.Detail[0]
		args = append(args, say.A("detail", say.L("outcome.detail", say.A("words", say.Own(d.Text), ref.Ref{Fact: d.On}))))
	}
	return say.L(id, args...), true
}

// period says from when to when, no more exactly than it was told.
func period(t history.Trial, on []ref.Ref) (say.Arg, bool) {
	first, last := t.In.First, t.In.Last
	id := "period"
	if t.Estimated {
		id += exactness(t.In)
	}
	var args []say.Arg
	switch {
	case first.IsZero() && last.IsZero():
		return say.Arg{}, false
	case last.IsZero():
		id, args = id+".since", []say.Arg{say.A("first", first, on...)}
	case first.IsZero():
		id, args = id+".until", []say.Arg{say.A("last", last, on...)}
	default:
		id, args = id+".both", []say.Arg{say.A("first", first, on...), say.A("last", last, on...)}
	}
	return say.A("period", say.L(id, args...)), true
}

// exactness tells rough days by their look: a year told alone spans it, a month told alone spans that.
func exactness(in civil.Range) string {
	startsYear := in.First.IsZero() || in.First.Month() == time.January && in.First.MonthDay() == 1
	endsYear := in.Last.IsZero() || in.Last.Month() == time.December && in.Last.MonthDay() == 31
	startsMonth := in.First.IsZero() || in.First.MonthDay() == 1
	endsMonth := in.Last.IsZero() || in.Last.AddDays(1).MonthDay() == 1
	switch {
	case startsYear && endsYear:
		return ".year"
	case startsMonth && endsMonth:
		return ".month"
	}
	return ".about"
}
