package lacking_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/book/notice"
	"github.com/recourse-health/recourse/judge/lacking"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/ref"
)

// elements makes a case: "x" was looked for and is absent, "+x" was found.
func elements(names ...string) *record.Case {
	var facts []record.Fact
	for i, n := range names {
		name, found := strings.CutPrefix(n, "+")
		facts = append(facts, record.Fact{ID: ref.Fact(fmt.Sprint("f", i)), Value: record.Element{Name: name, Absent: !found}, Source: record.Read{Weight: 1}})
	}
	return record.New(facts...)
}

func step(plan record.PlanType) lacking.Notice {
	return lacking.Notice{Plan: plan, Situation: record.SitDenial, Denial: record.Yes, Kinds: []record.DenialType{record.StepTherapy}}
}

func with(n lacking.Notice, change func(*lacking.Notice)) lacking.Notice { change(&n); return n }

func TestLacking(t *testing.T) {
	all := []string{notice.PlanProvision, notice.InternalCriterion, notice.AppealDeadline, notice.Erisa502a, notice.ExpeditedProcess, notice.ExternalReview,
		notice.ClaimFile, notice.CodesOnRequest, notice.ConsumerAssistance, notice.ContinueBenefits}
	for _, c := range []struct {
		title  string
		notice lacking.Notice
		absent []string
		want   string
	}{
		{"self-funded", step(record.ErisaSelfFunded), all, "appeal_deadline codes_on_request consumer_assistance erisa_502a expedited_process external_review internal_criterion plan_provision"},
		{"an individual policy owes no word of section 502(a)", step(record.ACA), all, "appeal_deadline codes_on_request consumer_assistance expedited_process external_review internal_criterion plan_provision"},
		{"a grandfathered plan owes the claims rule only", step(record.Grandfathered), all, "appeal_deadline internal_criterion plan_provision"},
		{"grandfathered and urgent", with(step(record.Grandfathered), func(n *lacking.Notice) { n.Urgent = true }), all, "appeal_deadline expedited_process internal_criterion plan_provision"},
		{"Part D", step(record.MedicarePartD), all, "redetermination_both"},
		{"Medicaid plan", step(record.MedicaidMCO), all, "continue_benefits expedite reasons_and_documents"},
		{"CHIP owes no continuation", step(record.CHIP), all, "expedite reasons_and_documents"},
		{"the answer to an appeal owes the file", with(step(record.ErisaSelfFunded), func(n *lacking.Notice) { n.Appeal = true }), []string{notice.ClaimFile}, "claim_file"},
		{"the first denial does not", step(record.ErisaSelfFunded), []string{notice.ClaimFile}, ""},
		{"no internal rule behind an exclusion", with(step(record.ErisaSelfFunded), func(n *lacking.Notice) { n.Kinds = []record.DenialType{record.Exclusion} }), []string{notice.InternalCriterion}, ""},
		{"found on another page", step(record.ErisaSelfFunded), []string{notice.CodesOnRequest, "+" + notice.CodesOnRequest}, ""},
		{"the other way round", step(record.ErisaSelfFunded), []string{"+" + notice.CodesOnRequest, notice.CodesOnRequest}, ""},
		{"nobody looked", step(record.ErisaSelfFunded), nil, ""},
		{"plan not known", step(record.PlanUnknown), all, ""},
		{"a counter rejection is no notice", with(step(record.ErisaSelfFunded), func(n *lacking.Notice) { n.Situation = record.SitNotice }), all, ""},
		{"an approval", with(step(record.ErisaSelfFunded), func(n *lacking.Notice) { n.Situation, n.Denial = record.SitApproval, record.No }), all, ""},
		{"not known whether a denial", with(step(record.ErisaSelfFunded), func(n *lacking.Notice) { n.Denial = record.Unknown }), all, ""},
		{"the VA owes none of these", step(record.VA), all, ""},
	} {
		t.Run(c.title, func(t *testing.T) {
			var got []string
			for _, l := range lacking.Book(notice.Rows).Judge(elements(c.absent...), c.notice) {
				got = append(got, l.Element)
				if l.Rule == "" || l.Say.ID != "lack."+l.Element || len(l.On) == 0 {
					t.Errorf("%+v", l)
				}
			}
			slices.Sort(got)
			if strings.Join(got, " ") != c.want {
				t.Errorf("lacks %q\n want %q", strings.Join(got, " "), c.want)
			}
		})
	}
}
