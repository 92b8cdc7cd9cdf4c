package field_test

import (
	"strings"
	"testing"

	drugbook "github.com/recourse-health/recourse/book/drug"
	lexbook "github.com/recourse-health/recourse/book/lexicon"
	"github.com/recourse-health/recourse/read/field"
	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/page"
)

var books = field.Books{Labels: field.NewLabels(lexbook.Labels), Companies: lexbook.Companies, Drugs: &drug.Book{Rows: drugbook.Rows, Names: drugbook.Names}}

// read gives the values of each field, and holds each to the promise that its words stand on the page.
func read(t *testing.T, text string) map[record.Field]string {
	t.Helper()
	docs := []page.Document{{Exhibit: "x", Pages: []page.Page{{Text: text}}}}
	out := map[record.Field]string{}
	for _, f := range field.Read(docs, passage.Read(docs), books) {
		out[f.Name] = strings.TrimPrefix(out[f.Name]+"; "+f.Value, "; ")
		if len(f.Because) == 0 || !docs[0].Holds(f.Because[0]) || f.Sure <= 0 || f.Sure > 1 {
			t.Errorf("%s %q: no words on the page", f.Name, f.Value)
		}
	}
	return out
}

const frame = "Dear Ms. Brandt:\n\nWe denied your request.\n\n"

// A value is what its label says it is.
func TestValues(t *testing.T) {
	for _, c := range []struct {
		text string
		name record.Field
		want string
	}{
		{"Member ID: JH4410-7729", record.MemberID, "JH4410-7729"},
		{"Group number: 55012", record.GroupNumber, "55012"},
		{"Member name: Odalys Brandt", record.MemberName, "Odalys Brandt"},
		{"Drug: Qulipta 60 mg tablet", record.Drug, "Qulipta 60 mg tablet"},
		{"Reference number: R-20261005-118", record.ReferenceNumber, "R-20261005-118"},
		{"Claim number: 88-4410-2", record.ClaimNumber, "88-4410-2"},
		{"Prescriber: Anselm Whitcombe, MD", record.Prescriber, "Anselm Whitcombe, MD"},
		{"October 5, 2026", record.NoticeDate, "2026-10-05"},
		{"You may appeal within 180 days of receiving this letter.", record.AppealDeadline, "180 days"},
		{"You have 65 calendar days from the date of this notice to ask for a redetermination.", record.AppealDeadline, "65 calendar days"},
		{"Fax your appeal to 937-555-0144.", record.Fax, "937-555-0144"},
		{"Call us at 1-937-555-0140 (TTY 711).", record.Phone, "1-937-555-0140"},
		{"Mail your appeal to: Appeals Desk, P.O. Box 1180, Dayton, OH 45401.", record.Address, "Appeals Desk, P.O. Box 1180, Dayton, OH 45401"},
		{"File your appeal online at www.juniperplan.example/appeals.", record.Portal, "www.juniperplan.example/appeals"},
		{"Número de miembro: QX-20931", record.MemberID, "QX-20931"},
		{"5 de octubre de 2026", record.NoticeDate, "2026-10-05"},
		{"It is for chronic migraine (G43.709).", record.Diagnosis, "chronic migraine (G43.709)"},
	} {
		if got := read(t, c.text+"\n\n"+frame+"Sincerely,\nThe plan\n")[c.name]; got != c.want {
			t.Errorf("%q: %s is %q, want %q", c.text, c.name, got, c.want)
		}
	}
}

// Right or absent: a shape without its context is nothing.
func TestAShapeAloneIsNoValue(t *testing.T) {
	for _, c := range []struct {
		text string
		not  record.Field
		bad  string // empty: any value is wrong
	}{
		{"Juniper Plan, Salem, OR 97110", record.Service, ""},               // a ZIP that looks like a procedure code
		{"Juniper Plan, Dayton, OH 99213-4410", record.Service, ""},         // another, with its four more
		{"TTY 937-555-0199", record.Phone, ""},                              // a line that few can use
		{"NPI: 937-555-0140", record.Phone, ""},                             // digits that call nobody
		{"Call Medicare at 1-800-633-4227.", record.Phone, ""},              // everybody's number, not the plan's
		{"To: Dr. Whitcombe, fax 937-555-0111", record.Fax, ""},             // the receiver's
		{"Visit www.medicare.gov for help.", record.Portal, ""},             // the government's
		{"Write to desk@juniperplan.example.", record.Portal, ""},           // a mail address
		{"You must try topiramate and propranolol first.", record.Drug, ""}, // the steps are not what is asked for
		{"Paramount Pl, Dayton", record.Carrier, ""},                        // a street
		{"We reviewed it within 72 hours.", record.AppealDeadline, ""},      // the plan's time, not the member's
		{"You asked for a review. We see no claim within the 365 days before your request for review.", record.AppealDeadline, ""},
		{"You may ask for a review. You had no claim for it in the past 180 days.", record.AppealDeadline, ""},
	} {
		got := read(t, c.text+"\n\n"+frame)[c.not]
		if c.bad == "" && got != "" || c.bad != "" && strings.Contains(got, c.bad) {
			t.Errorf("%q: %s is %q", c.text, c.not, got)
		}
	}
}

// One company's name may be the beginning of another word; both may stand in one letter.
func TestMedicaIsNotMedicare(t *testing.T) {
	for text, want := range map[string]string{
		"Medica\nMember services\n\n" + frame + "Medicare is another program.\n": "Medica",
		"Juniper Health Plan\n\n" + frame + "Medicare is another program.\n":     "Juniper Health Plan",
		"My health plan denied me\n\n" + frame:                                   "",
	} {
		if got := read(t, text)[record.Carrier]; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// A number goes with the nearest word that says what it is.
func TestPhoneAndFaxOnOneLine(t *testing.T) {
	for text, want := range map[string][2]string{
		"Call 937-555-0140 or fax 937-555-0144.":                  {"937-555-0140", "937-555-0144"},
		"Fax: 937-555-0144 Phone: 937-555-0140":                   {"937-555-0140", "937-555-0144"},
		"Send it by fax, or by calling 937-555-0140.":             {"937-555-0140", ""},
		"Fax 937-555-0144 and 937-555-0145, or call 937-555-0140": {"937-555-0140", "937-555-0144; 937-555-0145"},
	} {
		got := read(t, frame+text+"\n")
		if got[record.Phone] != want[0] && want[1] != "" || want[1] != "" && got[record.Fax] != want[1] || !strings.Contains(got[record.Phone], want[0]) {
			t.Errorf("%q: phone %q, fax %q", text, got[record.Phone], got[record.Fax])
		}
	}
}

// The drug of a letter is the one that was asked for, however many steps are named beside it.
func TestTheDrugThatIsAskedFor(t *testing.T) {
	for text, want := range map[string]string{
		"We denied your request for Qulipta 60 mg tablet. You must try topiramate and propranolol first. Topiramate is on our list.": "Qulipta 60 mg tablet",
		"We cannot cover Ajovy. Our records show no claims for topiramate.":                                                          "Ajovy",
		"Negamos su solicitud de Ozempic. Primero debe probar metformina.":                                                           "Ozempic",
	} {
		if got := read(t, "Dear Ms. Brandt:\n\n"+text+"\n")[record.Drug]; got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestNothingInNothingOut(t *testing.T) {
	for _, text := range []string{"", "\n\n", "eggs, milk, bread"} {
		if got := read(t, text); len(got) != 0 {
			t.Errorf("%q: %v", text, got)
		}
	}
}
