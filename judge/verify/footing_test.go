package verify_test

import (
	"testing"

	"github.com/recourse-health/recourse/judge/verify"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
)

// What is true of the case is not true of a paragraph that stands on something else.
func TestTheFootingMustHoldTheSentence(t *testing.T) {
	for _, c := range []struct {
		says, id string
		on       []ref.Ref
	}{
		{"Topiramate was not effective.", "verify.claim", ref.Facts("took")},
		{"Odalys Brandt took topiramate in March 2025.", "verify.date", append(ref.Facts("member", "drug"), ref.Ref{Rule: "us.appeal"})},
		{"Under " + cite + ", please review it.", "verify.cite", ref.Facts("member")},
		{"Please review it (Ex. A).", "verify.exhibit", ref.Facts("member")},
		{"Please review it.", "verify.fact", ref.Facts("no such fact")},
		{"Please review it.", "verify.rule", []ref.Ref{{Rule: "no.such.rule"}}},
		{"Please review it.", "verify.nothing", nil},
	} {
		fs := footed(c.says, c.on...)
		if verify.Holds(fs) || fs[0].Say.ID != c.id {
			t.Errorf("%q: %+v, want %s", c.says, fs, c.id)
		}
	}
	// A heading or an address may stand on nothing: it only announces.
	fs := verify.Check(verify.Paper{Paragraphs: []verify.Paragraph{{Kind: "heading", Text: "Request for an exception"}}}, known, books)
	if !verify.Holds(fs) {
		t.Errorf("%+v", fs)
	}
}

// What a person remembers may be said as what they remember, not as what is.
func TestMemoryMustSayThatItIsMemory(t *testing.T) {
	c := record.New(
		fact("m", record.ByPatient, "", record.Detail{Field: record.MemberName, Text: "Odalys Brandt"}),
		fact("e", record.ByPatient, "", record.Outcome{Drug: "topiramate", Effect: record.Ineffective}),
	)
	for says, want := range map[string]string{
		"Topiramate was not effective.":                            "verify.memory",
		"Odalys Brandt recalls that topiramate was not effective.": "",
		"Odalys Brandt reports that topiramate failed.":            "",
	} {
		fs := verify.Check(verify.Paper{Bare: true, Paragraphs: []verify.Paragraph{{Kind: "body", Text: says}}}, c, books)
		if got := fs[0].Say.ID; got != want {
			t.Errorf("%q: %q, want %q", says, got, want)
		}
	}
}

// A sentence that the prescriber will confirm or strike claims nothing yet; its words are still held.
func TestAChoiceClaimsNothingYet(t *testing.T) {
	for says, want := range map[string]string{
		"I, the prescriber, have confirmed that the member is stable.": "",
		"The member is stable since March 7, 2024.":                    "verify.date",
	} {
		fs := verify.Check(verify.Paper{Paragraphs: []verify.Paragraph{{Kind: "body", Text: says, Choice: true, On: ref.Facts("drug")}}}, known, books)
		if got := fs[0].Say.ID; got != want {
			t.Errorf("%q: %q, want %q", says, got, want)
		}
	}
}

// The day at the head is the day of the paper, and nothing else may stand there.
func TestTheDateOfAPaper(t *testing.T) {
	for text, want := range map[string]bool{
		"November 25, 2026": true, "November 26, 2026": false, "November 2026": false, "November 25, 2026, Salem": false, "": true,
	} {
		fs := verify.Check(verify.Paper{Dated: civil.Day(2026, 11, 25), Paragraphs: []verify.Paragraph{{Kind: "date", Text: text}}}, known, books)
		if verify.Holds(fs) != want {
			t.Errorf("%q: %+v", text, fs)
		}
	}
}

// Each sentence is judged alone: one lie is found among truths, and a title or an exhibit mark ends none.
func TestEachSentenceIsJudgedAlone(t *testing.T) {
	fs := bare("Odalys Brandt took topiramate (Ex. A). Topiramate was not effective. Propranolol was not effective. Please reverse the decision.")
	want := []bool{true, true, false, true}
	if len(fs) != len(want) {
		t.Fatalf("%+v", fs)
	}
	for i, f := range fs {
		if f.OK != want[i] {
			t.Errorf("%q: %v %+v", f.Text, f.OK, f.Say)
		}
	}
}

// A year or a day inside a longer number is no date; the number must be the case's all the same.
func TestANumberWithAYearInIt(t *testing.T) {
	for _, id := range []string{"A-2025-CT-40718", "2026-10-05-118", "R/2026/118", "20261005118", "PA-10/05/2026-9", "U2026 01", "F-2019", "2026-A"} {
		c := record.New(fact("ref", record.ByPlan, "", record.Detail{Field: record.ReferenceNumber, Text: id}))
		text := "The reference is " + id + "."
		for _, p := range []verify.Paper{
			{Bare: true, Paragraphs: []verify.Paragraph{{Kind: "body", Text: text}}},
			{Paragraphs: []verify.Paragraph{{Kind: "body", Text: text, On: ref.Facts("ref")}}},
		} {
			if fs := verify.Check(p, c, books); !verify.Holds(fs) {
				t.Errorf("%s: %+v", id, fs)
			}
		}
		other := verify.Paper{Bare: true, Paragraphs: []verify.Paragraph{{Kind: "body", Text: "The reference is " + id + "7."}}}
		if fs := verify.Check(other, c, books); verify.Holds(fs) {
			t.Errorf("%s7 holds", id)
		}
	}
}
