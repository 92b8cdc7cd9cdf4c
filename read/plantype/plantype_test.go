package plantype_test

import (
	"testing"

	lexbook "github.com/recourse-health/recourse/book/lexicon"
	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/read/plantype"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
)

var cues = plantype.NewCues(lexbook.Cues)

func docs(text string) []page.Document {
	return []page.Document{{Exhibit: "x", Pages: []page.Page{{Text: text}}}}
}

// A wrong plan type shows a wrong last day; the letter must tell it, or it stays open.
func TestThePlanIsTold(t *testing.T) {
	for text, want := range map[string]record.PlanType{
		"Notice of Denial of Medicare Prescription Drug Coverage\n\nYou may ask us for a redetermination of this Medicare Part D decision.": record.MedicarePartD,
		"Your plan is a self-funded group health plan governed by ERISA.":                                                                   record.ErisaSelfFunded,
		"You are enrolled in a Medicaid managed care plan. You may ask for a state fair hearing.":                                           record.MedicaidMCO,
		"You may ask the Office of Personnel Management (OPM) to review our decision under the FEHB Program.":                               record.FEHB,
		"This is a decision under the TRICARE pharmacy program.":                                                                            record.Tricare,
	} {
		d := docs(text)
		g := plantype.Read(passage.Read(d), cues)
		if g.Type != want || g.Weight < 0.5 || g.Weight > 0.97 || len(g.Because) == 0 || !d[0].Holds(g.Because[0]) {
			t.Errorf("%q: %+v, want %s", text, g, want)
		}
	}
}

// Words that stand in letters of every kind of plan tell none.
func TestThePlanIsNotTold(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":                "We denied your request. You must try topiramate first.",
		"a company that is near": "Medica\n\nWe denied your request for Qulipta.",
		"a list of programmes":   "Members with Medicare, Medicaid or employer coverage have other rights.",
		"a condition":            "If you are enrolled in Medicare Part D, you may have other rights. If your plan is subject to ERISA, you may sue.",
		"empty":                  "",
		"two plans":              "Your plan is a self-funded group health plan governed by ERISA. This is a decision under the TRICARE pharmacy program.",
	} {
		if g := plantype.Read(passage.Read(docs(text)), cues); g.Type != record.PlanUnknown || len(g.Because) != 0 {
			t.Errorf("%s: %s", name, g.Type)
		}
	}
}

// A self-made table shows the weighing alone: cues of one plan add up, two strong ones that differ settle nothing.
func TestTheWeighing(t *testing.T) {
	cues := plantype.NewCues([]plantype.Cue{
		{Plan: "va", Strength: "strong", Regex: `\bveterans\b`}, {Plan: "chip", Strength: "strong", Regex: `\bchildren\b`},
		{Plan: "tricare", Strength: "medium", Regex: `\bsponsor\b`}, {Plan: "tricare", Strength: "medium", Regex: `\bbase\b`},
		{Plan: "erisa_any", Strength: "strong", Regex: `\bsue\b`}, {Plan: "erisa_self_funded", Strength: "medium", Regex: `\bemployer\b`},
		{Plan: "unknown", Strength: "strong", Regex: `\bplan\b`}, {Plan: "fehb", Strength: "strong", Regex: `\bopm\b`, Need: []string{"opm"}},
	})
	for text, want := range map[string]record.PlanType{
		"for veterans": record.VA, "for veterans and children": record.PlanUnknown, "your plan": record.PlanUnknown,
		"one sponsor": record.PlanUnknown, "one sponsor on a base": record.Tricare, "an employer": record.PlanUnknown,
		"an employer, and you may sue": record.ErisaSelfFunded, "you may sue": record.PlanUnknown, "OPM decides": record.FEHB,
	} {
		if g := plantype.Read(passage.Read(docs(text)), cues); g.Type != want {
			t.Errorf("%q: %s, want %s", text, g.Type, want)
		}
	}
}

// Under which part of the plan a drug is paid decides which form is asked for.
func TestBenefit(t *testing.T) {
	for text, want := range map[string]record.Benefit{
		"Your pharmacy benefit does not cover Qulipta tablets.":             record.Pharmacy,
		"The infusion J0585 is not covered under your medical benefit.":     record.Medical,
		"Su beneficio de farmacia no cubre este medicamento.":               record.Pharmacy,
		"We denied your request.":                                           record.BenefitUnknown,
		"Our address is Salem, OR 97110.":                                   record.BenefitUnknown,
		"The drug is administered by a nurse at an outpatient hospital.":    record.Medical,
		"Definitions\n\nMedical benefit: the part of a plan for infusions.": record.BenefitUnknown,
	} {
		d := docs(text)
		is, weight, because := plantype.Benefit(passage.Read(d))
		if is != want || (is == record.BenefitUnknown) != (weight == 0) || (weight > 0) != (len(because) == 1) || len(because) == 1 && !d[0].Holds(because[0]) {
			t.Errorf("%q: %s %v, want %s", text, is, weight, want)
		}
	}
}
