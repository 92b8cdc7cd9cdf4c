package verify_test

import (
	"slices"
	"strings"
	"testing"

	formbook "github.com/recourse-health/recourse/book/form"
	"github.com/recourse-health/recourse/judge/verify"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
)

const cite = "29 C.F.R. § 2560.503-1(h)"

var books = verify.Books{
	Law: func(id ref.Rule) (string, bool) {
		return cite, id == "us.appeal"
	},
	Cites: func() []string { return []string{cite} },
	Plain: func(w string) bool { _, ok := slices.BinarySearch(formbook.Plain[:], w); return ok },
	Drug: func(w string) (string, bool) {
		return w, slices.Contains([]string{"topiramate", "propranolol", "qulipta", "erenumab"}, w)
	},
}

func fact(id string, by record.By, where string, v record.Value) record.Fact {
	return record.Fact{ID: ref.Fact(id), By: by, Sure: true, Value: v, Source: record.Told{Who: string(by), Where: where}}
}

var (
	spring = civil.Range{First: civil.Day(2025, 3, 4), Last: civil.Day(2025, 5, 9)}
	known  = record.New(
		fact("member", record.ByPatient, "", record.Detail{Field: record.MemberName, Text: "Odalys Brandt"}),
		fact("drug", record.ByPrescriber, "", record.Detail{Field: record.Drug, Text: "Qulipta"}),
		fact("took", record.ByPrescriber, "clinic note", record.Took{Drug: "topiramate", In: spring, Dose: "50 mg"}),
		fact("end", record.ByPrescriber, "clinic note", record.Outcome{Drug: "topiramate", In: spring, Effect: record.Ineffective, Detail: "no change in headache days"}),
		fact("now", record.ByPrescriber, "clinic note", record.Outcome{Drug: "propranolol", Effect: record.Ongoing}),
		fact("took2", record.ByPrescriber, "clinic note", record.Took{Drug: "propranolol"}),
		fact("unsafe", record.ByPrescriber, "clinic note", record.Unsafe{Drug: "erenumab", Reason: "latex"}),
		fact("stable", record.ByPatient, "", record.Attested{What: record.AttestStable, Is: true}),
		fact("said", record.ByPlan, "", record.Detail{Field: record.Service, Text: "A1c ≥ 7% → deny"}),
		fact("a", record.ByPatient, "", record.Exhibit{File: "a.pdf", Label: "clinic note"}),
		fact("dated", record.ByPatient, "", record.Event{Kind: "notice_dated", When: civil.OnDay(civil.Day(2026, 10, 5))}),
	)
	all = append(ref.Facts("member", "drug", "took", "end", "now", "took2", "unsafe", "stable", "said", "a", "dated"), ref.Ref{Rule: "us.appeal"})
)

// bare holds a printed text against the whole case; footed against what it says that it stands on.
func bare(text string) []verify.Finding {
	return verify.Check(verify.Paper{Bare: true, Paragraphs: []verify.Paragraph{{Kind: "body", Text: text}}}, known, books)
}

func footed(text string, on ...ref.Ref) []verify.Finding {
	return verify.Check(verify.Paper{Paragraphs: []verify.Paragraph{{Kind: "body", Text: text, On: on}}}, known, books)
}

// A paper that lies once is worth nothing; a verifier that calls a true one a lie is switched off.
func TestTheTruthHolds(t *testing.T) {
	for _, s := range []string{
		"Odalys Brandt took topiramate from March 4, 2025 to May 9, 2025.",
		"The dose of topiramate was 50 mg.",
		"The notice says: “A1c >= 7% -> deny”.",
		"Topiramate was not effective: “no change in headache days”.",
		"Odalys Brandt took topiramate in March 2025 (Ex. A).",
		"Propranolol is still taken.",
		"Erenumab is contraindicated because of latex.",
		"The decision is dated 2026-10-05.",
		"Under " + cite + ", please review the denial of Qulipta.",
		"1. Topiramate failed",
		"Please reverse the decision.",
	} {
		for name, fs := range map[string][]verify.Finding{"bare": bare(s), "footed": footed(s, all...)} {
			if len(fs) != 1 || !verify.Holds(fs) || fs[0].Text != s {
				t.Errorf("%s %q: %+v", name, s, fs)
			}
		}
	}
}

func TestALieFails(t *testing.T) {
	for _, c := range []struct{ name, says, id, words string }{
		{"a drug that nobody named", "Odalys Brandt took metoprolol.", "verify.word", "metoprolol"},
		{"a known drug that is not of the case", "Odalys Brandt took rimegepant.", "verify.word", "rimegepant"},
		{"a wrong day", "Odalys Brandt took topiramate from March 5, 2025.", "verify.date", "March 5, 2025"},
		{"a wrong month", "Odalys Brandt took topiramate in June 2025.", "verify.date", "June 2025"},
		{"a wrong year", "Odalys Brandt took topiramate in 2019.", "verify.date", "2019"},
		{"a day that no calendar has", "Odalys Brandt took topiramate from February 30, 2025.", "verify.date", "February 30, 2025"},
		{"a wrong number", "The dose of topiramate was 500 mg.", "verify.number", "500"},
		{"a part of a number", "The dose of topiramate was 5 mg.", "verify.number", "5"},
		{"a law that is not in the book", "Under 42 C.F.R. § 423.578, please review it.", "verify.cite", "423.578"},
		{"a paragraph that the citation lacks", "Under " + cite + "(3), please review it.", "verify.cite", "2560.503-1(h)(3)"},
		{"a failure where the fact says ongoing", "Propranolol was not effective.", "verify.claim", "not effective"},
		{"an effect that is the other's", "Propranolol failed.", "verify.claim", "failed"},
		{"a reaction that nobody told", "Topiramate had side effects.", "", ""},
		{"a reaction in plain words", "The reaction to topiramate was an adverse reaction.", "verify.claim", "reaction to"},
		{"a success that no fact can hold", "Topiramate was effective.", "verify.claim", "was effective"},
		{"an exhibit that does not exist", "Odalys Brandt took topiramate (Ex. B).", "verify.exhibit", "Ex. B"},
		{"a quotation that nobody said", "The record says “she must try propranolol”.", "", ""},
		{"a quotation that does not end", "The record states “no change", "verify.quote", "“no change"},
		{"a name that is not the member's", "Odette Brandt took topiramate.", "verify.word", "Odette"},
		{"stable, by the patient alone", "Odalys Brandt is stable.", "verify.claim", "stable"},
		{"urgent, by nobody", "The request is urgent.", "verify.claim", "urgent"},
		{"unsafe, of another drug", "Topiramate is contraindicated.", "verify.claim", "contraindicated"},
	} {
		for how, fs := range map[string][]verify.Finding{"bare": bare(c.says), "footed": footed(c.says, all...)} {
			if verify.Holds(fs) || len(fs) != 1 {
				t.Errorf("%s, %s: %q holds", c.name, how, c.says)
				continue
			}
			f := fs[0]
			if c.id != "" && (f.Say.ID != c.id || len(f.Say.Args) == 0 || !strings.Contains(f.Say.Args[0].Value.(string), c.words)) {
				t.Errorf("%s, %s: %+v, want %s %q", c.name, how, f.Say, c.id, c.words)
			}
		}
	}
}

// A known drug is told from a word: the finding names it as what it is.
func TestADrugOutsideTheFootingIsCalledADrug(t *testing.T) {
	fs := footed("Odalys Brandt took propranolol.", ref.Facts("member", "took")...)
	if verify.Holds(fs) || fs[0].Say.ID != "verify.drug" {
		t.Errorf("%+v", fs)
	}
}
