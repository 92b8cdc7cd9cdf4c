package intake_test

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/read/kind"
	"github.com/recourse-health/recourse/read/notice"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/work/intake"
)

// pdf stands for the engine: it gives what the test wants read.
type pdf struct {
	doc page.Document
	err error
}

func (p pdf) Read(context.Context, []byte) (page.Document, error)      { return p.doc, p.err }
func (p pdf) Render(context.Context, []byte, int, int) ([]byte, error) { return nil, nil }

const aPDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"

// What cannot be read is refused by a kind that programs know and a sentence that says what to do.
func TestWhatIsNotRead(t *testing.T) {
	scan := page.Document{Pages: []page.Page{{}}, Findings: []string{format.ScannedPage}}
	for name, c := range map[string]struct {
		file string
		body string
		pdf  pdf
		kind fault.Kind
		id   string
	}{
		"nothing":          {"a.txt", "", pdf{}, fault.Empty, "fault.file.empty"},
		"blanks":           {"a.txt", " \n\n ", pdf{}, fault.Empty, "fault.file.empty"},
		"a picture":        {"a.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", pdf{}, fault.Unsupported, "fault.file.picture"},
		"a picture as PDF": {"a.pdf", "\xff\xd8\xff\xe0\x00\x10JFIF\x00", pdf{}, fault.Unsupported, "fault.file.picture"},
		"a locked PDF":     {"a.pdf", aPDF, pdf{err: fmt.Errorf("engine: %w", format.ErrEncrypted)}, fault.Encrypted, "fault.file.locked"},
		"a damaged PDF":    {"a.pdf", aPDF, pdf{err: format.ErrDamaged}, fault.Unreadable, "fault.file.damaged"},
		"too large a PDF":  {"a.pdf", aPDF, pdf{err: format.ErrTooLarge}, fault.TooLarge, "fault.file.large"},
		"a scan":           {"a.pdf", aPDF, pdf{doc: scan}, fault.Unsupported, "fault.file.scan"},
		"an empty PDF":     {"a.pdf", aPDF, pdf{doc: page.Document{Pages: []page.Page{{}}}}, fault.Empty, "fault.file.empty"},
		"JSON":             {"a.json", `{"resourceType":"Claim"}`, pdf{}, fault.Unsupported, "fault.file.kind"},
	} {
		_, err := intake.Files{PDF: c.pdf}.Read(t.Context(), 0, c.file, []byte(c.body))
		f, ok := fault.Of(err)
		if !ok || f.Kind != c.kind || f.Say.ID != c.id {
			t.Errorf("%s: %v, want %s", name, err, c.id)
		}
	}
	// What is no fault of the person's is no sentence to the person.
	broken := errors.New("out of memory")
	if _, err := (intake.Files{PDF: pdf{err: broken}}).Read(t.Context(), 0, "a.pdf", []byte(aPDF)); !errors.Is(err, broken) {
		t.Error(err)
	} else if _, ok := fault.Of(err); ok {
		t.Error("a fault of ours is said as one of theirs")
	}
}

// A document is named by the bytes as they came, and knows which of the files given it is.
func TestRead(t *testing.T) {
	mail := "From: plan@juniper.example\r\nTo: o@brandt.example\r\nSubject: Decision\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the letter.\r\n--b\r\nContent-Type: text/plain; name=letter.txt\r\nContent-Disposition: attachment; filename=letter.txt\r\n\r\nWe denied it.\r\n--b--\r\n"
	for name, c := range map[string]struct{ file, body, kind, holds string }{
		"text":                  {"a.txt", "We denied your request.", "text", "denied"},
		"HTML by another name":  {"a.txt", "<!DOCTYPE html><html><body><p>We denied it.</p></body></html>", "html", "denied"},
		"Spanish":               {"a.txt", "Negamos su petición.", "text", "petición"},
		"a mail and its letter": {"a.eml", mail, "eml", "We denied it."},
	} {
		docs, err := intake.Files{}.Read(t.Context(), 3, c.file, []byte(c.body))
		if err != nil || len(docs) != 1 {
			t.Errorf("%s: %d %v", name, len(docs), err)
			continue
		}
		sum := sha256.Sum256([]byte(c.body))
		all := ""
		for _, p := range docs[0].Pages {
			all += p.Text
		}
		if docs[0].File != 3 || string(docs[0].Exhibit) != hex.EncodeToString(sum[:]) || docs[0].Kind != c.kind || !strings.Contains(all, c.holds) {
			t.Errorf("%s: %+v", name, docs[0])
		}
	}
}

func TestUsable(t *testing.T) {
	for unusable, want := range map[string]string{"": "", "other_language": "fault.letter.language", "empty": "fault.file.empty", "no_letter": "fault.letter.none"} {
		err := intake.Usable(notice.Reading{Unusable: unusable})
		f, ok := fault.Of(err)
		if ok != (want != "") || ok && f.Say.ID != want {
			t.Errorf("%q: %v", unusable, err)
		}
	}
}

// A reading becomes facts of the plan, each with its words; the same paper read again gives the same names.
func TestFacts(t *testing.T) {
	d := page.Document{Exhibit: "0123456789abcdef", Pages: []page.Page{{Text: "We denied it on October 5, 2026."}}}
	span, _ := d.Span(0, 0, 9)
	on := []page.Span{span}
	r := notice.Reading{Denial: record.Yes, Situation: notice.Situation{Is: record.SitDenial, Weight: 0.9, Because: on},
		Reasons:  []kind.Reason{{Type: record.StepTherapy, Confidence: 0.9, Because: on}, {Type: record.PriorAuth, Confidence: 0.4, Because: on}},
		Fields:   []notice.Field{{Name: record.NoticeDate, Value: "2026-10-05", Sure: 0.9, Because: on}},
		Required: policy.Node{Of: []policy.Node{{Leaf: policy.Leaf{Kind: policy.Tried}, Because: on}}, AtLeast: 1},
		Plan:     notice.Plan{Type: record.PlanUnknown}, Benefit: notice.Benefit{Is: record.BenefitUnknown},
		Elements: []notice.Element{{Name: "external_review", Absent: true}}}
	facts := intake.Facts(r)
	c := record.New(facts...)
	if len(record.Each[record.Reason](c)) != 2 || record.Each[record.Reason](c)[1].V.Rank != 1 || record.Each[record.Reason](c)[1].Fact.Sure {
		t.Errorf("%+v", record.Each[record.Reason](c))
	}
	if e := record.Each[record.Event](c); len(e) != 1 || e[0].V.Kind != "notice_dated" || e[0].V.When.String() != "2026-10-05" {
		t.Errorf("%+v", e)
	}
	if q := record.Each[record.Required](c); len(q) != 1 || len(q[0].Fact.Spans()) != 1 {
		t.Errorf("%+v", q)
	}
	if len(c.Details(record.FieldPlanType)) != 0 || len(c.Details(record.FieldBenefit)) != 0 {
		t.Error("what the letter does not tell is no fact")
	}
	again := intake.Facts(r)
	for i, f := range facts {
		if f.By != record.ByPlan || string(f.ID) != fmt.Sprintf("read/%d/0123456789ab/%d", intake.Version, i) || again[i].ID != f.ID {
			t.Errorf("%+v", f)
		}
	}
}
