package notice_test

import (
	"slices"
	"testing"

	"github.com/recourse-health/recourse/book/notice"
)

var names = []string{notice.SpecificReason, notice.PlanProvision, notice.InformationNeeded, notice.ReviewProcedure, notice.AppealDeadline, notice.Erisa502a,
	notice.InternalCriterion, notice.ClinicalExplanation, notice.ExpeditedProcess, notice.ExternalReview, notice.ClaimFile, notice.CodesOnRequest,
	notice.DenialCode, notice.ConsumerAssistance, notice.ContinueBenefits, notice.RegulationCited}

func TestRows(t *testing.T) {
	used := map[string]bool{}
	for _, r := range notice.Rows {
		used[r.Element] = true
		if !slices.Contains(names, r.Element) || r.Cite == "" || r.As == "" || r.When == "" {
			t.Errorf("%+v", r)
		}
	}
	for _, n := range names {
		if !used[n] {
			t.Errorf("nobody owes %s", n)
		}
	}
}

func TestWhatIsNotOwed(t *testing.T) {
	for _, c := range []struct{ plan, stage, element string }{
		{"aca_individual_or_small_group", "initial", notice.Erisa502a}, {"church_plan", "initial", notice.Erisa502a}, {"grandfathered", "initial", notice.Erisa502a},
		{"governmental_self_funded", "appeal", notice.Erisa502a}, {"grandfathered", "initial", notice.ExternalReview}, {"grandfathered", "initial", notice.CodesOnRequest},
		{"erisa_self_funded", "initial", notice.ClaimFile}, {"medicare_part_d", "initial", notice.InternalCriterion}, {"medicare_part_d", "initial", notice.ExternalReview},
		{"medicaid_mco", "initial", notice.ExternalReview}, {"chip", "initial", notice.ContinueBenefits}, {"va", "initial", notice.SpecificReason},
		{"short_term_or_limited", "initial", notice.PlanProvision}, {"tricare", "initial", notice.ExternalReview},
	} {
		if slices.ContainsFunc(notice.Rows, func(r notice.Row) bool { return r.Plan == c.plan && r.Stage == c.stage && r.Element == c.element }) {
			t.Errorf("%s does not owe %s in the %s notice", c.plan, c.element, c.stage)
		}
	}
}
