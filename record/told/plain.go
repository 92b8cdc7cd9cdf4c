package told

import (
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
)

// Plain puts facts into the plain form of a case: read back with Facts they say the same. What the plain form has no words for
// stands among its letters, as record keeps it.
func Plain(facts []record.Fact) (Case, error) {
	p := plainer{}
	for i, f := range facts {
		if !p.put(f, facts[i+1:]) {
			p.rest = append(p.rest, f)
		}
	}
	p.c.Schema = "recourse.case/1"
	if len(p.rest) == 0 {
		return p.c, nil
	}
	l := Letter{}
	for _, f := range p.rest {
		b, err := json.Marshal(f)
		if err != nil {
			return p.c, fmt.Errorf("told: %w", err)
		}
		l.Facts = append(l.Facts, string(b))
	}
	p.c.Letters = []Letter{l}
	return p.c, nil
}

type plainer struct {
	c    Case
	rest []record.Fact
}

// put gives false for a fact that the plain form cannot hold. An outcome that is put with its trial is put.
func (p *plainer) put(f record.Fact, later []record.Fact) bool {
	if len(f.Spans()) > 0 && !plainWords(f.Value) {
		return false
	}
	switch v := f.Value.(type) {
	case record.Detail:
		return p.detail(v)
	case record.Took:
		p.trial(f, v, later)
	case record.Outcome:
		return p.ended(v)
	case record.Exhibit:
		p.c.Documents = append(p.c.Documents, Document{File: v.File, Label: v.Label})
	case record.Event:
		p.c.Events = append(p.c.Events, Event{Kind: v.Kind, At: v.When.String(), Source: where(f), Proved: v.Proved})
	case record.Coverage:
		p.c.Coverages = append(p.c.Coverages, Coverage{Plan: v.Plan, From: text(v.In.First), To: text(v.In.Last)})
	case record.Reaction:
		p.c.Allergies = append(p.c.Allergies, Allergy{Drug: v.Drug, Reaction: v.Reaction, Date: text(v.When), Source: where(f)})
	case record.Condition:
		p.c.Conditions = append(p.c.Conditions, Condition{Name: v.Name, Code: v.Code, Since: text(v.Since), Source: where(f)})
	case record.Unsafe:
		p.c.Contraindications = append(p.c.Contraindications, Contraindication{Drug: v.Drug, Reason: v.Reason, Source: where(f)})
	default:
		return p.single(f)
	}
	return true
}

// single puts what a case holds at most once.
func (p *plainer) single(f record.Fact) bool {
	switch v := f.Value.(type) {
	case record.Attested:
		is := v.Is
		switch {
		case f.By != record.ByPrescriber:
			return false
		case v.What == record.AttestStable && p.c.Drug.Stable == nil:
			p.c.Drug.Stable = &is
		case v.What == record.AttestUrgent && p.c.Urgent.Is == nil:
			p.c.Urgent = Urgent{&is, v.Why}
		default:
			return false
		}
	case record.Supply:
		if p.c.Supply.DaysLeft != nil {
			return false
		}
		days := v.DaysLeft
		p.c.Supply = Supply{&days, text(v.AsOf)}
	default:
		return false
	}
	return true
}

// plainWords reports a value that is the same whoever says it: a name, a number, a day. Where it was read adds nothing to it.
func plainWords(v record.Value) bool {
	switch v.(type) {
	case record.Detail, record.Event:
		return true
	}
	return false
}

// detail fills the field of the case that has the tag.
func (p *plainer) detail(d record.Detail) bool {
	for _, part := range []any{&p.c.Patient, &p.c.Plan, &p.c.Prescriber, &p.c.Drug, &p.c.Representative} {
		v := reflect.ValueOf(part).Elem()
		for i := range v.NumField() {
			if v.Type().Field(i).Tag.Get("field") != string(d.Field) {
				continue
			}
			at := v.Field(i)
			if at.String() == "" {
				at.SetString(d.Text)
			}
			return at.String() == d.Text
		}
	}
	return false
}

// trial puts a trial with its end, if that is among the facts.
func (p *plainer) trial(f record.Fact, v record.Took, later []record.Fact) {
	sure := f.Sure
	t := Trial{Drug: v.Drug, Ingredient: v.Ingredient, Class: v.Class, First: text(v.In.First), Last: text(v.In.Last), Fills: v.Fills, DaysSupply: v.DaysSupply,
		Estimated: v.Estimated, Dose: v.Dose, PaidBy: v.PaidBy, PlanCanSee: said(v.PlanCanSee), AssertedBy: string(f.By), Sure: &sure, Source: where(f)}
	for _, l := range later {
		o, ok := l.Value.(record.Outcome)
		if ok && o.In == v.In && (o.Drug == v.Drug || o.Drug == v.Ingredient) && l.By == f.By && l.Sure == f.Sure && len(l.Spans()) == 0 {
			t.Outcome, t.Detail = string(o.Effect), o.Detail
			break
		}
	}
	p.c.Trials = append(p.c.Trials, t)
}

// ended reports an outcome that stands with its trial already.
func (p *plainer) ended(o record.Outcome) bool {
	for _, t := range p.c.Trials {
		if t.Outcome == string(o.Effect) && t.Detail == o.Detail && t.First == text(o.In.First) && t.Last == text(o.In.Last) && (o.Drug == t.Drug || o.Drug == t.Ingredient) {
			return true
		}
	}
	return false
}

func where(f record.Fact) string {
	if t, ok := f.Source.(record.Told); ok {
		return t.Where
	}
	return ""
}

func text(d civil.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

func said(t record.Tri) string {
	switch t {
	case record.Yes:
		return "yes"
	case record.No:
		return "no"
	}
	return ""
}
