package check

import (
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// plan is the plan type that was told or read; one that is not known, or on which two readings differ, is asked for.
func plan(c *record.Case) (Plan, []ref.Ref) {
	k := c.Text(record.FieldPlanType)
	if t := record.PlanType(k.Value); k.OK() && t.Valid() {
		return Plan{Type: t, Because: quotes(c, k.Because)}, k.On()
	}
	return Plan{Type: record.PlanUnknown, Ask: say.L("ask.plan.type")}, nil
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
