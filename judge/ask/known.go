package ask

import (
	"strings"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/record/told"
)

// fields are the paths of a case file that hold one field of the record.
var fields = map[string]record.Field{
	"patient.name": record.MemberName, "patient.date_of_birth": record.DateOfBirth, "patient.member_id": record.MemberID,
	"patient.group_number": record.GroupNumber, "patient.state": record.State, "patient.address": record.MemberAddress,
	"patient.phone": record.MemberPhone, "patient.email": record.MemberEmail,
	"plan.carrier": record.Carrier, "plan.administrator": record.Administrator, "plan.name": record.PlanName, "plan.type": record.FieldPlanType,
	"plan.issued_state": record.IssuedState, "plan.benefit": record.FieldBenefit, "plan.fax": record.Fax, "plan.address": record.Address,
	"plan.phone": record.Phone, "plan.reference_number": record.ReferenceNumber, "plan.case_number": record.CaseNumber, "plan.policy_name": record.PolicyName,
	"prescriber.name": record.Prescriber, "prescriber.credentials": record.Credentials, "prescriber.npi": record.NPI, "prescriber.practice": record.Practice,
	"prescriber.address": record.PrescriberAddress, "prescriber.phone": record.PrescriberPhone, "prescriber.fax": record.PrescriberFax,
	"drug.name": record.Drug, "drug.strength": record.Strength, "drug.directions": record.Directions, "drug.diagnosis": record.Diagnosis,
	"drug.icd10": record.ICD10, "drug.since": record.DrugSince, "representative.name": record.Representative,
}

// Answered reports whether the case holds an answer to the word. Readings that conflict are no answer; a list can always
// take another entry, so that whoever asks for one must know why.
func Answered(c *record.Case, fact string) bool {
	if f, ok := fields[fact]; ok {
		return c.Text(f).OK()
	}
	if kind, ok := strings.CutPrefix(fact, "events."); ok {
		return happened(c, kind)
	}
	if word, ok := strings.CutPrefix(fact, "facts."); ok {
		return c.Text(record.Field(word)).OK()
	}
	switch fact {
	case "supply.days_left":
		return len(record.Each[record.Supply](c)) > 0
	case "drug.stable":
		return attested(c, record.AttestStable)
	case "urgent.is":
		return attested(c, record.AttestUrgent)
	case "contraindications.0.drug":
		return len(record.Each[record.Unsafe](c)) > 0
	case "coverages.0.from":
		return len(record.Each[record.Coverage](c)) > 0
	case "authorization.until":
		return ends(c)
	}
	return false
}

func happened(c *record.Case, kind string) bool {
	for _, o := range record.Each[record.Event](c) {
		if o.V.Kind == kind {
			return true
		}
	}
	return kind == "notice_dated" && c.Text(record.NoticeDate).OK()
}

func attested(c *record.Case, what record.Attest) bool {
	for _, o := range record.Each[record.Attested](c) {
		if o.V.What == what && o.Fact.By == record.ByPrescriber {
			return true
		}
	}
	return false
}

func ends(c *record.Case) bool {
	for _, o := range record.Each[record.Approval](c) {
		if !o.V.In.Last.IsZero() {
			return true
		}
	}
	return false
}

// samples are answers of each form.
var samples = map[record.Form]string{record.FormText: "words", record.FormDay: "2026-01-31", record.FormNumber: "1", record.FormYesNo: "yes", record.FormTrial: `{"drug":"words"}`}

// takes reports whether a case file has a place for the answer.
func takes(n record.Need) bool {
	v := samples[n.Form]
	if n.Form == record.FormChoice && len(n.OneOf) > 0 {
		v = n.OneOf[0]
	}
	_, err := told.Set(&told.Case{}, n.Fact, v)
	return err == nil
}
