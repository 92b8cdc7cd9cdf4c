package main

import (
	"bytes"
	"regexp"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/front/casefile"
	"github.com/recourse-health/recourse/judge/verify"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/work/packet"
)

const packetCase = `schema: recourse.case/1
patient: {name: Odalys Brandt, member_id: JH-7, phone: 937-555-0188, email: o@brandt.example}
plan: {carrier: Juniper Health Plan, type: erisa_self_funded}
prescriber: {name: Anselm Whitcombe, npi: "1234567893"}
drug: {name: Qulipta, strength: 60 mg, diagnosis: migraine}
documents: [{file: note.txt, label: clinic note}]
conditions: [{name: porphyria}]
supply: {days_left: 41}
contacts: [{channel: telephone, who: Ms. Quill, said: call again}]
trials:
  - {drug: topiramate, first: "2025-03-04", last: "2025-05-19", outcome: ineffective, dose: 100 mg daily, paid_by: discount card, fills: 77, source: clinic note}
`

func packetOf(t *testing.T, tl *tools, text string) []byte {
	t.Helper()
	f, err := casefile.Parse([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	c, err := f.Record(resolve)
	if err != nil {
		t.Fatal(err)
	}
	maker, err := tl.Packets()
	if err != nil {
		t.Fatal(err)
	}
	m, err := maker.Make(t.Context(), packet.Order{Case: c, Today: civil.Day(2026, 11, 25), Files: []packet.File{{Name: "note.txt", Bytes: []byte("Seen in clinic.")}}})
	if err != nil {
		t.Fatal(err)
	}
	return m.PDF
}

func carriedBy(t *testing.T, tl *tools, b []byte) *record.Case {
	t.Helper()
	c, err := tl.Carried(t.Context(), b)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// A packet holds against the facts that it carries; with one printed sentence changed it does not.
func TestVerifyAPacket(t *testing.T) {
	tl := &tools{}
	defer tl.close()
	true1 := packetOf(t, tl, packetCase)
	carried := carriedBy(t, tl, true1)
	fs, err := tl.Verify(carried, "p.pdf", true1)
	if err != nil || !verify.Holds(fs) || len(fs) < 20 {
		t.Fatalf("%v %+v", err, fs)
	}
	for what, with := range map[string]string{"topiramate": "propranolol", "2025-05-19": "2025-06-19", "JH-7": "JH-8", "100 mg": "200 mg", "outcome: ineffective": "outcome: adverse_reaction", "clinic note}": "hospital chart}"} {
		lie := packetOf(t, tl, strings.ReplaceAll(packetCase, what, with))
		fs, err := tl.Verify(carried, "p.pdf", lie)
		if err != nil || verify.Holds(fs) {
			t.Errorf("%s for %s: holds, %v", with, what, err)
		}
	}
}

// Of the case only what is printed is inside.
func TestWhatAPacketCarries(t *testing.T) {
	tl := &tools{}
	defer tl.close()
	raw, err := tl.reader().Inside(t.Context(), packetOf(t, tl, packetCase), packet.Inside)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{"brandt.example", "porphyria", "Quill", "discount", "77", "41", "note.txt", "contacts", "supply"} {
		if regexp.MustCompile(`\b` + regexp.QuoteMeta(secret) + `\b`).Match(raw) {
			t.Errorf("%q is inside:\n%s", secret, raw)
		}
	}
	for _, stated := range []string{"Odalys Brandt", "JH-7", "topiramate", "100 mg daily", "2025-03-04", "clinic note"} {
		if !bytes.Contains(raw, []byte(stated)) {
			t.Errorf("%q is not inside:\n%s", stated, raw)
		}
	}
}
