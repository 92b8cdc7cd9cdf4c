package told

import (
	"strings"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
)

// scalars makes the facts that are neither a field nor in a list.
func (b *builder) scalars(c *Case) {
	if c.Drug.Stable != nil {
		b.add("/drug/stable", record.ByPrescriber, true, "", record.Attested{What: record.AttestStable, Is: *c.Drug.Stable})
	}
	if c.Urgent.Is != nil {
		b.add("/urgent/is", record.ByPrescriber, true, "", record.Attested{What: record.AttestUrgent, Is: *c.Urgent.Is, Why: c.Urgent.Why})
	}
	if c.Supply.DaysLeft != nil {
		b.add("/supply/days_left", record.ByPatient, true, "", record.Supply{DaysLeft: *c.Supply.DaysLeft, AsOf: b.day("/supply/as_of", c.Supply.AsOf)})
	}
	if a := c.Authorization; a != (Authorization{}) {
		b.add("/authorization", record.ByPlan, true, "", record.Approval{Number: a.Number, In: civil.Range{First: b.day("/authorization/from", a.From), Last: b.day("/authorization/until", a.Until)}})
	}
	if len(c.Call.MaySay) > 0 {
		b.add("/call/may_say", record.ByPatient, true, "", record.Consent{MaySay: c.Call.MaySay})
	}
}

func (b *builder) lists(c *Case) {
	for i, d := range c.Documents {
		b.add(index("/documents", i), record.ByPatient, true, "", record.Exhibit{File: d.File, Label: d.Label})
	}
	for i, e := range c.Events {
		b.event(index("/events", i), e)
	}
	for i, v := range c.Coverages {
		id := index("/coverages", i)
		b.add(id, record.ByPatient, true, "", record.Coverage{Plan: v.Plan, In: civil.Range{First: b.day(id+"/from", v.From), Last: b.day(id+"/to", v.To)}})
	}
	for i, a := range c.Allergies {
		id := index("/allergies", i)
		b.add(id, record.ByRecord, true, a.Source, record.Reaction{Drug: a.Drug, Reaction: a.Reaction, When: b.day(id+"/date", a.Date)})
	}
	for i, n := range c.Conditions {
		id := index("/conditions", i)
		b.add(id, record.ByRecord, true, n.Source, record.Condition{Name: n.Name, Code: n.Code, Since: b.day(id+"/since", n.Since)})
	}
	for i, n := range c.Contraindications {
		b.add(index("/contraindications", i), record.ByPrescriber, true, n.Source, record.Unsafe{Drug: n.Drug, Reason: n.Reason})
	}
	for i, n := range c.Contacts {
		id := index("/contacts", i)
		b.add(id, record.ByPatient, true, "", record.Contact{At: b.moment(id+"/at", n.At), Channel: n.Channel, Who: n.Who, Said: n.Said, Reference: n.Reference, Proof: n.Proof})
	}
}

// event reads an event; the two names of the dates of a notice mean the same.
func (b *builder) event(id string, e Event) {
	kind := e.Kind
	switch kind {
	case "denial_date":
		kind = "notice_dated"
	case "received_date":
		kind = "notice_received"
	}
	if kind == "" || e.At == "" {
		b.fail(id, "fault.case.value")
		return
	}
	b.add(id, record.ByPatient, true, e.Source, record.Event{Kind: kind, When: b.moment(id+"/at", e.At), Proved: e.Proved})
}

func (b *builder) moment(id, s string) civil.Moment {
	if s == "" {
		return civil.Moment{}
	}
	m, err := civil.ParseMoment(s, nil)
	if err != nil {
		b.fail(id, "fault.case.day")
	}
	return m
}

// trial makes two facts: that the drug was taken, and, hung on drug and time, how it ended.
func (b *builder) trial(id string, t Trial) {
	in, rough := b.span(id, either(t.First, t.Start), either(t.Last, t.End))
	by, sure := teller(t.AssertedBy), t.Sure == nil || *t.Sure
	if by == "" {
		b.fail(id+"/asserted_by", "fault.case.value")
	}
	if t.Fills < 0 || t.DaysSupply < 0 {
		b.fail(id+"/fills", "fault.case.number")
	}
	took := record.Took{Drug: t.Drug, Ingredient: t.Ingredient, Class: t.Class, In: in, Estimated: t.Estimated || rough, Dose: t.Dose,
		Fills: t.Fills, DaysSupply: t.DaysSupply, PaidBy: t.PaidBy, PlanCanSee: tri(t.PlanCanSee)}
	if took.Ingredient == "" && b.drugs != nil {
		is := b.drugs(t.Drug)
		took.Ingredient, took.Class = is.Ingredient, is.Class
	}
	if t.Drug == "" && t.Ingredient == "" {
		b.fail(id+"/drug", "fault.case.value")
		return
	}
	b.add(id, by, sure, t.Source, took)
	effect := record.Effect(either(t.Outcome, string(record.EffectUnknown)))
	if !effect.Valid() {
		b.fail(id+"/outcome", "fault.case.value")
		return
	}
	if t.Outcome != "" || t.Detail != "" {
		b.add(id+"/outcome", by, sure, t.Source, record.Outcome{Drug: either(t.Drug, took.Ingredient), In: in, Effect: effect, Detail: t.Detail})
	}
}

// teller is who told of a trial: empty, a word that names nobody.
func teller(s string) record.By {
	switch by := record.By(s); by {
	case "", "member":
		return record.ByPatient
	case record.ByPatient, record.ByPrescriber, record.ByPharmacy, record.ByPlan, record.ByRecord:
		return by
	}
	return ""
}

// span reads first and last; a month or a year alone is from its first to its last day, and rough.
func (b *builder) span(id, first, last string) (in civil.Range, rough bool) {
	var r1, r2 bool
	in.First, r1 = b.rough(id+"/first", first, false)
	in.Last, r2 = b.rough(id+"/last", last, true)
	if in.Check() != nil {
		b.fail(id, "fault.case.range")
	}
	return in, r1 || r2
}

func (b *builder) rough(id, s string, end bool) (civil.Date, bool) {
	switch strings.Count(s, "-") {
	case 0:
		if s == "" || strings.EqualFold(s, "ongoing") {
			return civil.Date{}, false
		}
		if end {
			return b.day(id, s+"-12-31"), true
		}
		return b.day(id, s+"-01-01"), true
	case 1:
		d := b.day(id, s+"-01")
		if end && !d.IsZero() {
			d = civil.Day(d.Year(), d.Month()+1, 0)
		}
		return d, true
	}
	return b.day(id, s), false
}

func either(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func tri(s string) record.Tri {
	switch s {
	case "yes", "true":
		return record.Yes
	case "no", "false":
		return record.No
	}
	return record.Unknown
}
