package kind_test

import (
	"slices"
	"strings"
	"testing"

	drugbook "github.com/recourse-health/recourse/book/drug"
	lexbook "github.com/recourse-health/recourse/book/lexicon"
	"github.com/recourse-health/recourse/read/kind"
	"github.com/recourse-health/recourse/read/lexicon"
	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/page"
)

var books = kind.Books{Phrases: lexicon.New(lexbook.Phrases), Rejects: lexbook.Rejects, Drugs: &drug.Book{Rows: drugbook.Rows, Names: drugbook.Names}}

func document(text string) []page.Document {
	return []page.Document{{Exhibit: "x", Pages: []page.Page{{Text: text}}}}
}

func read(text string) kind.Verdict { return kind.Read(passage.Read(document(text)), books) }

func types(v kind.Verdict) (out []record.DenialType) {
	for _, r := range v.Reasons {
		out = append(out, r.Type)
	}
	return out
}

// Each kind is told by what the letter says; the first kind is the one that the moves go by.
func TestTheKindOfADenial(t *testing.T) {
	for text, want := range map[string]record.DenialType{
		"We denied your request. You must try and fail topiramate before we cover Qulipta.":                       record.StepTherapy,
		"We did not approve this drug. Our records do not show a trial of two preferred triptans.":                record.StepTherapy,
		"Your request was denied. Prior authorization is required and none is on file.":                           record.PriorAuth,
		"We denied coverage because Zepbound is not on our formulary.":                                            record.NonFormulary,
		"We denied this request. The amount is over the quantity limit of nine tablets in 30 days.":               record.QuantityLimit,
		"We denied the request because it is not medically necessary.":                                            record.MedicalNecessity,
		"We denied the request because this use is experimental and investigational.":                             record.Experimental,
		"We denied the request. Drugs for weight loss are excluded from coverage under your plan.":                record.Exclusion,
		"The claim was denied because you were not eligible for coverage on the date of service.":                 record.Eligibility,
		"The claim was denied because it was received after the timely filing limit.":                             record.TimelyFiling,
		"Hemos negado su solicitud. Usted debe probar primero metformina antes de que cubramos este medicamento.": record.StepTherapy,
	} {
		v := read(text)
		if v.Denial != record.Yes || v.Situation != record.SitDenial || len(v.Reasons) == 0 || v.Reasons[0].Type != want {
			t.Errorf("%q: %v %s %v, want %s", text, v.Denial, v.Situation, types(v), want)
		}
	}
}

// An approval may speak of what it does not ask; a reader that jumps at the word would send a glad person to appeal.
func TestAnApprovalThatMentionsStepTherapyIsNoDenial(t *testing.T) {
	for _, text := range []string{
		"Good news. We approved your request for Aimovig through June 30, 2027. The step therapy requirement does not apply.",
		"We have approved Nurtec ODT. You do not need to try other drugs first.",
		"Your request has been approved from May 1, 2026 because you have tried and failed topiramate.",
	} {
		v := read(text)
		if v.Denial != record.No || len(v.Reasons) != 0 || v.Situation != record.SitApproval {
			t.Errorf("%q: %v %s %v", text, v.Denial, v.Situation, types(v))
		}
	}
}

// What stands in every letter, what is denied to be the reason, and what an exclusion offers instead give no step denial.
func TestNoStepDenialIsMadeOf(t *testing.T) {
	for name, text := range map[string]string{
		"a general notice":             "Your drug list changes next year.\n\nDefinitions\n\nStep therapy: you may need to try other drugs before we cover some drugs.",
		"a negation":                   "We denied this request. It is over the quantity limit of nine tablets in 30 days. We did not deny it because of step therapy.",
		"a warning":                    "We denied this request. It is over the quantity limit of nine tablets in 30 days. You must not take topiramate with it.",
		"no need to try":               "We denied this request because the drug is not on our formulary. None of the other drugs has to be tried first.",
		"an exclusion with options":    "We denied this request. Drugs for weight loss are excluded from your plan's benefits. Covered alternatives include metformin and Trulicity.",
		"how to ask":                   "We denied this request. It is over the quantity limit of nine tablets in 30 days.\n\nYour appeal rights\n\nIf your drug has a step therapy requirement, your doctor may ask for an exception.",
		"tries that are no drugs":      "We denied the scan as not medically necessary. Our criteria require that you tried six weeks of physical therapy first.",
		"a list of kinds of denial":    "We denied this request. It is over the quantity limit of nine tablets in 30 days. Step therapy, prior authorization, quantity limits and exclusions are kinds of rules.",
		"an offer to look into others": "We denied this request because it is not medically necessary. You may ask your doctor whether other drugs could be tried.",
	} {
		if v := read(text); slices.Contains(types(v), record.StepTherapy) {
			t.Errorf("%s: step therapy, from %q", name, v.Reasons[slices.Index(types(v), record.StepTherapy)].Because[0].Quote())
		}
	}
}

// The counter says it by number; the narrower number rules.
func TestRejectCodes(t *testing.T) {
	for text, want := range map[string]record.DenialType{
		"Reject code 75: prior authorization required":   record.PriorAuth,
		"REJECT 608 STEP THERAPY. Reject 75 PA REQUIRED": record.StepTherapy,
		"NCPDP reject 76 plan limitations exceeded":      record.QuantityLimit,
		"Rejected: 65 patient is not covered":            record.Eligibility,
	} {
		if v := read(text); len(v.Reasons) == 0 || v.Reasons[0].Type != want {
			t.Errorf("%q: %s %v, want %s", text, v.Situation, types(v), want)
		}
	}
	// A number that is no code of the counter: a ZIP, a street, an age.
	for _, text := range []string{"Mail your request to 75 Juniper Street, Salem, OR 97301.", "The member is 70 years old.", "Call us within 76 days."} {
		if v := read(text); len(v.Reasons) != 0 || v.Denial == record.Yes {
			t.Errorf("%q: %v", text, types(v))
		}
	}
}

// Each kind is shown with the words that made it: they stand on the page, letter for letter.
func TestEachKindComesWithItsWords(t *testing.T) {
	text := "We denied your request.\nYou must try and fail topi-\nramate before we cover Qulipta. " + strings.Repeat("This letter tells why. ", 3)
	docs := document(text)
	v := kind.Read(passage.Read(docs), books)
	if len(v.Reasons) == 0 {
		t.Fatal("no reason")
	}
	for _, r := range v.Reasons {
		if len(r.Because) == 0 || len(r.Because) > 2 || r.Confidence <= 0 || r.Confidence > 0.98 {
			t.Errorf("%s: %d quotations, %v sure", r.Type, len(r.Because), r.Confidence)
		}
		for _, s := range r.Because {
			if !docs[0].Holds(s) {
				t.Errorf("%q does not stand on the page", s.Quote())
			}
		}
	}
}

// What was approved in part, or turned away after it was approved, is no plain approval.
func TestApprovedAndThenSomething(t *testing.T) {
	for text, want := range map[string]record.Situation{
		"We approved 9 tablets but denied the remaining 9 tablets.":                             record.SitPartly,
		"We approved one pen a month but not the rest. The pharmacy claim was still rejected.":  record.SitPartly,
		"Your request was approved on May 1, 2026. The pharmacy claim is still being rejected.": record.SitRejected,
	} {
		if v := read(text); v.Situation != want {
			t.Errorf("%q: %s, want %s", text, v.Situation, want)
		}
	}
}

// Nothing said is nothing known.
func TestOtherTextIsNothing(t *testing.T) {
	for _, text := range []string{"", "eggs, milk and a newspaper", "See you on Tuesday."} {
		if v := read(text); v.Denial != record.Unknown || v.Letter || v.Situation != record.SitOther || len(v.Reasons) != 0 {
			t.Errorf("%q: %+v", text, v)
		}
	}
	if v := read("This is not a denial. No decision has been made."); v.Denial == record.Yes {
		t.Errorf("%+v", v)
	}
}
