package check

import (
	"slices"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/ref"
)

// A stage is where the case stands with the plan.
type stage int

const (
	noNotice   stage = iota // nothing that the law calls a denial notice: a counter rejection, an approval, a bill
	firstNo                 // the first denial
	lastNo                  // the plan's last word: the answer to an appeal
	wantsPaper              // the plan asks for information before it decides
	cut                     // something that was approved is ended or reduced
)

// A notice is what the last paper is, in law.
type notice struct {
	stage stage
	kind  string // of vocabulary.json, where somebody told it; else empty
	on    []ref.Ref
}

// finals are the kinds of notice that answer an appeal.
var finals = []string{"final_internal_denial", "redetermination_denial", "reconsideration_denial", "resolution_notice"}

// noticeOf tells what the last paper is: what was told or read of its kind goes before what the situation says.
func noticeOf(c *record.Case, b Block) notice {
	if k := c.Text("notice_type"); k.OK() {
		n := notice{kind: k.Value, on: k.On()}
		switch {
		case slices.Contains(finals, k.Value):
			n.stage = lastNo
		case k.Value == "reduction_or_termination":
			n.stage = cut
		case k.Value == "missing_information":
			n.stage = wantsPaper
		case b.Denial == record.Yes:
			n.stage = firstNo
		}
		return n
	}
	if k := c.Text("final_internal_denial"); k.State == record.Settled && (k.Value == "yes" || k.Value == "true") {
		return notice{stage: lastNo, on: k.On()}
	}
	switch b.Is {
	case record.SitDenial, record.SitPartly, record.SitMissing:
		if b.Denial == record.Yes {
			return notice{stage: firstNo}
		}
	case record.SitInformation:
		return notice{stage: wantsPaper}
	}
	return notice{}
}

// kinds name the notice of a stage as the law files of a plan type do (vocabulary.json). A plan type that is not here says
// "initial_denial" and "final_internal_denial".
var kinds = map[record.PlanType][2]string{
	record.MedicarePartD:      {"coverage_determination_denial", "redetermination_denial"},
	record.MedicareAdvantageB: {"organization_determination_denial", "reconsideration_denial"},
	record.MedicaidMCO:        {"adverse_benefit_determination", "resolution_notice"},
	record.CHIP:               {"adverse_benefit_determination", "resolution_notice"},
	record.MedicaidFFS:        {"ffs_denial", ""},
	record.FEHB:               {"carrier_denial", "final_internal_denial"},
	record.Tricare:            {"contractor_denial", "reconsideration_denial"},
}

// in gives the kind of notice in the words of the law files for a plan; empty if they have none.
func (n notice) in(p record.PlanType) string {
	names, ok := kinds[p]
	if !ok {
		names = [2]string{"initial_denial", "final_internal_denial"}
	}
	switch n.stage {
	case firstNo:
		if n.kind != "" {
			return n.kind
		}
		return names[0]
	case lastNo:
		return names[1]
	case wantsPaper:
		return "missing_information"
	case cut:
		return "reduction_or_termination"
	}
	return n.kind
}
