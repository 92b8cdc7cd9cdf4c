package criteria

import (
	"strings"

	"github.com/recourse-health/recourse/judge/ground"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// tried is met by as many different drugs as the leaf counts, each tried for as long and as lately as it says, without success.
func (h hearing) tried(l policy.Leaf) Answer {
	a := Answer{}
	met, shown := map[string]bool{}, map[string]bool{}
	short := false
	for _, t := range ground.Trials(h.Case, l, h.drugs) {
		for _, f := range t.Facts() {
			a.rest(f.ID)
		}
		switch is := h.trial(t, l, &a); {
		case is == record.Yes:
			met[name(t)] = true
			shown[name(t)] = shown[name(t)] || !fromMemory(t)
		case is == record.No:
			short = true
		}
	}
	want, proved := max(l.Count, 1), 0
	for _, is := range shown {
		if is {
			proved++
		}
	}
	switch {
	case len(met) >= want && h.unread:
		return Answer{On: a.On, Lacks: []Lack{{say.L("criteria.need.time", h.names(l)), "plan", ""}}}
	case len(met) >= want:
		return Answer{Is: record.Yes, Reported: proved < want, On: a.On}
	case len(a.Lacks) > 0:
	case short:
		a.Is = record.No
	case len(met) > 0:
		a.lack("member", "trials", say.L("criteria.need.more", h.number("n", want-len(met)), h.names(l)))
	default:
		h.never(l, &a)
	}
	return a
}

// never is where the record holds no trial: it is not met only if somebody says that there was none.
func (h hearing) never(l policy.Leaf, a *Answer) {
	if told := h.Text("tried"); told.State == record.Settled && (told.Value == "no" || told.Value == "false") {
		a.Is = record.No
		a.rest(told.Because...)
		a.Short = append(a.Short, say.L("criteria.short.never", h.names(l)))
		return
	}
	a.lack("member", "trials", say.L("criteria.need.trial", h.names(l)))
}

// trial judges one trial, and says what it lacks or where it falls short.
func (h hearing) trial(t ground.Trial, l policy.Leaf, a *Answer) record.Tri {
	drug := say.A("drug", t.Took.V.Drug, ref.Ref{Fact: t.Took.Fact.ID})
	switch {
	case !t.Took.Fact.Sure:
		a.lack("pharmacy", "trials", say.L("criteria.need.proof", drug))
		return record.Unknown
	case t.Outcome == record.EffectUnknown || !t.OutSure:
		a.lack("member", "trials", say.L("criteria.need.outcome", drug))
		return record.Unknown
	case !t.Failed():
		a.lack("prescriber", "trials", say.L("criteria.need.end", drug))
		return record.Unknown
	}
	is, lacks, short := h.measure(t.Took.V, l, drug)
	a.Lacks, a.Short = append(a.Lacks, lacks...), append(a.Short, short...)
	return is
}

// measure holds the days of a trial that failed against those that the leaf asks for.
func (h hearing) measure(t record.Took, l policy.Leaf, drug say.Arg) (is record.Tri, lacks []Lack, short []say.Line) {
	is = record.Yes
	for _, m := range []struct {
		what string
		days int
		is   record.Tri
	}{{"days", l.Days, long(t, l.Days)}, {"window", l.LookbackDays, h.late(t, l.LookbackDays)}} {
		args := []say.Arg{drug, h.number("days", m.days)}
		switch m.is {
		case record.No:
			short = append(short, say.L("criteria.short."+m.what, args...))
		case record.Unknown:
			lacks = append(lacks, Lack{say.L("criteria.need."+m.what, args...), "pharmacy", "trials"})
		}
		is = min(is, m.is)
	}
	if is == record.No {
		lacks = nil // more of the same trial would not mend it
	}
	return is, lacks, short
}

func name(t ground.Trial) string {
	n := t.Took.V.Ingredient
	if n == "" {
		n = t.Took.V.Drug
	}
	return strings.ToLower(strings.TrimSpace(n))
}

// fromMemory reports a trial of which no paper shows that it was, or how it ended.
func fromMemory(t ground.Trial) bool {
	if memory(t.Took.Fact) {
		return true
	}
	for _, f := range t.OutFacts {
		if !memory(f) {
			return false
		}
	}
	return true
}
