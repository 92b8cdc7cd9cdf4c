package kind_test

import (
	"testing"

	"github.com/recourse-health/recourse/record"
)

// A step rule needs no word like "step" or "try": another drug put first is one, and so is a drug of which nothing is seen.
func TestAnotherDrugFirst(t *testing.T) {
	const about = "Medication: Rinvoq 15 mg\n\n"
	for _, says := range []string{
		"The request is denied. Members start with methotrexate and Enbrel; Rinvoq comes after them.",
		"We denied this request. Humira and Enbrel come ahead of it on our list.",
		"We did not approve Rinvoq. Nothing we received says you have been on methotrexate or Enbrel.",
		"This request was not approved. Rinvoq is meant for people whose arthritis stayed active on methotrexate.",
		"We said no to Rinvoq because Humira and Enbrel are the plan's choices in this class and you have had neither.",
		"NOT MET: METHOTREXATE 90 DS IN 180 DAYS. CLAIM HX NEG.",
	} {
		v := read(about + says)
		if len(v.Reasons) == 0 || v.Reasons[0].Type != record.StepTherapy || v.Denial != record.Yes {
			t.Errorf("%q: %v %v", says, v.Denial, types(v))
		}
	}
}

// Other drugs that are merely named, or must not be mixed, are no step.
func TestAnotherDrugNamed(t *testing.T) {
	const about = "Medication: Rinvoq 15 mg\n\n"
	for says, want := range map[string]record.DenialType{
		"We denied coverage since Rinvoq is not on our drug list. Covered drugs are Humira, Enbrel and methotrexate.":                            record.NonFormulary,
		"The request is denied. Our medical director finds no medical need for Rinvoq. You took methotrexate in 2023.":                           record.MedicalNecessity,
		"We denied this service. The guideline asks for a trial of 4 weeks of home exercise and ibuprofen first. It is not medically necessary.": record.MedicalNecessity,
	} {
		v := read(about + says)
		if len(v.Reasons) == 0 || v.Reasons[0].Type != want {
			t.Errorf("%q: %v, want %s", says, types(v), want)
		}
	}
}

// A plain no whose words are no sure sign of why is given its likeliest kind, and says how unsure that is.
func TestLikely(t *testing.T) {
	v := read("The request is denied. The chart was looked at with care.")
	if len(v.Reasons) != 1 || v.Reasons[0].Type != record.PriorAuth || v.Reasons[0].Confidence > 0.5 {
		t.Errorf("%v", v.Reasons)
	}
	if v := read("We reviewed your request and it was not approved. You will receive a letter by mail."); len(v.Reasons) != 0 || v.Denial != record.Yes {
		t.Errorf("%v %v", v.Denial, types(v))
	}
}

// Papers that speak of rules and refusals to come refuse nothing.
func TestNothingIsRefused(t *testing.T) {
	for says, want := range map[string]record.Situation{
		"Starting January 1, 2027, you will need to try topiramate before we cover Qulipta.":                    record.SitChange,
		"The authorization that covers Aimovig runs out on April 15, 2026. Ask your doctor for a renewal form.": record.SitEnded,
		"We cannot start your appeal. The Appointment of Representative form was not signed.":                   record.SitMissing,
		"Your appeal was successful. We reversed our earlier decision and will cover Qulipta.":                  record.SitApproval,
		"Explanation of benefits. This is not a bill. Your share of the drug cost went from $35 to $110.":       record.SitDearer,
		"To decide, we need chart notes that show which steroids were tried. Please reply by March 17, 2026.":   record.SitInformation,
	} {
		v := read(says)
		if v.Situation != want || v.Denial == record.Yes || len(v.Reasons) != 0 {
			t.Errorf("%q: %v %s %v", says, v.Denial, v.Situation, types(v))
		}
	}
}
