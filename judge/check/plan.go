package check

import (
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// plan is the plan type that was told or read; one that is not known, or on which two readings differ, is asked for.
func plan(c *record.Case) Plan {
	k := c.Text(record.FieldPlanType)
	p := Plan{Type: record.PlanUnknown, Ask: say.L("ask.plan.type")}
	if t := record.PlanType(k.Value); k.OK() && t.Valid() {
		p = Plan{Type: t, Because: quotes(c, k.Because), Ask: p.Ask}
		if rests(c, p) == t {
			p.Ask = say.Line{}
		}
	}
	return p
}

// sureEnough is the weight from which a reading of the plan type decides which law is shown: below it the plan is named, and
// asked for, and no date or duty rests on it.
const sureEnough = 0.6

// rests is the plan type on which law may rest.
func rests(c *record.Case, p Plan) record.PlanType {
	for _, id := range c.Text(record.FieldPlanType).Because {
		if f, ok := c.Get(id); ok && f.Weight() >= sureEnough {
			return p.Type
		}
	}
	return record.PlanUnknown
}

// benefit is the part of the plan that pays for the drug: as told, or as the plan type alone decides (a Medicare drug plan
// has no other).
func benefit(c *record.Case, p Plan) Benefit {
	k := c.Text(record.FieldBenefit)
	switch b := record.Benefit(k.Value); {
	case k.OK() && (b == record.Pharmacy || b == record.Medical):
		return Benefit{Is: b, Because: quotes(c, k.Because)}
	case p.Type == record.MedicarePartD:
		return Benefit{Is: record.Pharmacy, Because: p.Because}
	case p.Type == record.MedicareAdvantageB:
		return Benefit{Is: record.Medical, Because: p.Because}
	}
	return Benefit{Is: record.BenefitUnknown, Ask: say.L("ask.plan.benefit")}
}

func quotes(c *record.Case, ids []ref.Fact) []page.Span {
	var out []page.Span
	for _, id := range ids {
		if f, ok := c.Get(id); ok {
			out = append(out, f.Spans()...)
		}
	}
	return out
}
