// Package notice holds what the law wants to stand in a denial notice, by plan type, and what it does not owe.
//
// It promises to be data only: requirements.json and elements.yaml compiled into flat tables.
package notice

//go:generate go run gen.go

// What a reader looks for in a notice: record.Element names are these.
const (
	SpecificReason      = "specific_reason"
	PlanProvision       = "plan_provision"
	InformationNeeded   = "information_needed"
	ReviewProcedure     = "review_procedure"
	AppealDeadline      = "appeal_deadline"
	Erisa502a           = "erisa_502a"
	InternalCriterion   = "internal_criterion"
	ClinicalExplanation = "clinical_explanation"
	ExpeditedProcess    = "expedited_process"
	ExternalReview      = "external_review"
	ClaimFile           = "claim_file"
	CodesOnRequest      = "codes_on_request"
	DenialCode          = "denial_code_and_standard"
	ConsumerAssistance  = "consumer_assistance"
	ContinueBenefits    = "continue_benefits"
	RegulationCited     = "regulation_cited"
)

// A Row is one element that a plan owes in a notice. As is the name by which its lack is told; its words are "lack.AS".
type Row = struct {
	Plan, Stage string // stage: initial appeal
	Element, As string
	When        string // always urgent clinical missing_information internal_rule
	Cite        string
}
