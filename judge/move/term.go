package move

import (
	"slices"

	"github.com/recourse-health/recourse/judge/ground"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
)

// Days are what the clocks have come to, where they have: judge/check fills them in.
type Days struct {
	AppealBy Day // the day by which the next appeal must be in, the safe one; of several the next
	ReplyBy  Day // the day by which the plan wants papers
	PlanDue  Day // the day on which the plan had to answer and, as far as we know, did not
}

// A Day is a day and what it stands on.
type Day struct {
	Date civil.Date
	On   []ref.Ref
}

// A Look is one case as the terms see it.
type Look struct {
	*record.Case
	Today civil.Date
	Days  Days
	Drugs ground.Drugs // may be nil
}

// terms say how the words of moves are found in a record. A word that is not here is known only if somebody told it in
// so many words: a Detail whose field is the word.
var terms = []struct {
	name string
	of   func(Look) (Fact, bool)
}{
	{"urgent", attested("urgent", record.AttestUrgent)},
	{"stable", attested("stable", record.AttestStable)},
	{"contraindicated", contraindicated},
	{"days_left", daysLeft},
	{"tried", tried},
	{"plan_can_see", planCanSee},
	{"trial_certain", trialCertain},
	{"trial_old", trialOld},
	{"samples_only", samplesOnly},
	{"new_to_plan", newToPlan},
	{"under_21", under21},
	{"approval_ends_within", approvalEnds},
	{"deadline_days", func(l Look) (Fact, bool) { return until("deadline_days", l, l.Days.AppealBy) }},
	{"reply_days", func(l Look) (Fact, bool) { return until("reply_days", l, l.Days.ReplyBy) }},
	{"plan_late", planLate},
	{"exception_denied", notice("exception_denied", "exception_denial")},
	{"final_internal_denial", notice("final_internal_denial", "final_internal_denial", "redetermination_denial", "reconsideration_denial", "resolution_notice")},
	{"external_denied", notice("external_denied", "ire_denial")},
	{"benefit_reduced", notice("benefit_reduced", "reduction_or_termination")},
}

// clinical are the words that only the prescriber says.
var clinical = []string{"urgent", "stable", "contraindicated"}

// Facts finds what is known of the words of the book. What somebody told in so many words goes before what follows from
// the record.
func (b Book) Facts(l Look) Facts {
	var out Facts
	for _, w := range b.Words {
		if f, ok := b.told(l, w.Name); ok {
			out = append(out, f)
			continue
		}
		for _, t := range terms {
			if t.name != w.Name {
				continue
			}
			if f, ok := t.of(l); ok {
				out = append(out, f)
			}
		}
	}
	return out
}

// opposites are words of which people are asked the opposite, lest a yes be a no.
var opposites = map[string]record.Field{"no_in_network": "in_network", "step_drug_unavailable": "step_drug_available", "off_label": "on_label"}

func (b Book) told(l Look, name string) (Fact, bool) {
	if f, ok := opposites[name]; ok {
		k := l.Text(f)
		if is, ok := yesNo[k.Value]; ok && k.State == record.Settled {
			return truth(name, is == "false", k.On()...), true
		}
	}
	k := l.Text(record.Field(name))
	if k.State != record.Settled || slices.Contains(clinical, name) {
		return Fact{}, false
	}
	f, ok := b.Read(name, k.Value)
	f.On = k.On()
	return f, ok
}

// attested is the prescriber's word, if all who gave it agree.
func attested(name string, what record.Attest) func(Look) (Fact, bool) {
	return func(l Look) (Fact, bool) {
		var said []record.Of[record.Attested]
		for _, o := range record.Each[record.Attested](l.Case) {
			if o.V.What == what && o.Fact.By == record.ByPrescriber && o.Fact.Sure {
				said = append(said, o)
			}
		}
		if len(said) == 0 || slices.ContainsFunc(said, func(o record.Of[record.Attested]) bool { return o.V.Is != said[0].V.Is }) {
			return Fact{}, false
		}
		return truth(name, said[0].V.Is, ref.Ref{Fact: said[0].Fact.ID}), true
	}
}

func contraindicated(l Look) (Fact, bool) {
	for _, a := range ground.Judge(l.Case, "", l.Drugs) {
		if a.Ground == record.Contraindicated && a.Fits == record.Yes {
			return truth("contraindicated", true, a.On...), true
		}
	}
	return Fact{}, false
}

// daysLeft counts on from the day of the count; the least of several counts stands.
func daysLeft(l Look) (Fact, bool) {
	out, found := Fact{}, false
	for _, o := range record.Each[record.Supply](l.Case) {
		n := o.V.DaysLeft
		if !o.V.AsOf.IsZero() && o.V.AsOf.Before(l.Today) {
			n = max(0, n-o.V.AsOf.DaysUntil(l.Today))
		}
		if o.Fact.Sure && (!found || n < out.N) {
			out, found = count("days_left", n, ref.Ref{Fact: o.Fact.ID}), true
		}
	}
	return out, found
}

// until counts the days from today; it is negative for a day that has passed.
func until(name string, l Look, d Day) (Fact, bool) {
	if d.Date.IsZero() || l.Today.IsZero() {
		return Fact{}, false
	}
	return count(name, l.Today.DaysUntil(d.Date), d.On...), true
}

func planLate(l Look) (Fact, bool) {
	if d := l.Days.PlanDue; !d.Date.IsZero() && d.Date.Before(l.Today) {
		return truth("plan_late", true, d.On...), true
	}
	return Fact{}, false
}

func approvalEnds(l Look) (Fact, bool) {
	o := lastApproval(l)
	if !o.Fact.Sure {
		return Fact{}, false
	}
	return until("approval_ends_within", l, Day{o.V.In.Last, []ref.Ref{{Fact: o.Fact.ID}}})
}

// lastApproval is the one that runs longest.
func lastApproval(l Look) record.Of[record.Approval] {
	var last record.Of[record.Approval]
	for _, o := range record.Each[record.Approval](l.Case) {
		if last.Fact.ID == "" || o.V.In.Last.After(last.V.In.Last) {
			last = o
		}
	}
	return last
}

// notice tells from the kind of the last notice, where it is known, that something has been decided.
func notice(name string, kinds ...string) func(Look) (Fact, bool) {
	return func(l Look) (Fact, bool) {
		k := l.Text("notice_type")
		if k.State != record.Settled || !slices.Contains(kinds, k.Value) {
			return Fact{}, false
		}
		return truth(name, true, k.On()...), true
	}
}

// under21 counts birthdays: the day on which one turns 21 is no longer under it (42 U.S.C. 1396d(a)(4)(B)).
func under21(l Look) (Fact, bool) {
	k := l.Text(record.DateOfBirth)
	born, err := civil.Parse(k.Value)
	if k.State != record.Settled || err != nil || l.Today.IsZero() {
		return Fact{}, false
	}
	return truth("under_21", l.Today.Before(civil.Day(born.Year()+21, born.Month(), born.MonthDay())), k.On()...), true
}

// newToPlan is so for the first 90 days of the plan of now (42 CFR 423.120(b)(3) gives a Medicare drug plan that window;
// other plans that have one count less or as much).
func newToPlan(l Look) (Fact, bool) {
	var now record.Of[record.Coverage]
	for _, o := range record.Each[record.Coverage](l.Case) {
		if o.Fact.Sure && !o.V.In.First.IsZero() && !o.V.In.Excludes(l.Today) && o.V.In.First.After(now.V.In.First) {
			now = o
		}
	}
	if now.V.In.First.IsZero() || l.Today.IsZero() {
		return Fact{}, false
	}
	return truth("new_to_plan", now.V.In.First.DaysUntil(l.Today) < transitionDays, ref.Ref{Fact: now.Fact.ID}), true
}

const transitionDays = 90
