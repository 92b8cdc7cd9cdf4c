package intake_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	stdimage "image"
	"image/png"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/ocr"
	scan "github.com/recourse-health/recourse/format/pdf"
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
func (p pdf) Scan(context.Context, []byte, int) (scan.Scan, error)     { return scan.Scan{}, nil }
func (p pdf) Render(context.Context, []byte, int, int) ([]byte, error) { return nil, nil }

// reader stands for the reader of pictures.
type reader struct {
	doc   page.Document
	pages []page.Page
	err   error
}

func (r reader) Each(_ context.Context, _ []byte, got func(page.Document) error) error {
	if r.err != nil {
		return r.err
	}
	return got(r.doc)
}

func (r reader) Pages(_ context.Context, s []ocr.Source, got func([]page.Page, string) error) error {
	if r.err != nil {
		return r.err
	}
	return got(append(r.pages, make([]page.Page, len(s)-len(r.pages))...), "en")
}

const aPDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"

// What cannot be read is refused by a kind that programs know and a sentence that says what to do.
func TestWhatIsNotRead(t *testing.T) {
	scan := page.Document{Pages: []page.Page{{Scanned: true}}, Findings: []string{format.ScannedPage}}
	blurred := reader{err: format.ErrBlurred}
	for name, c := range map[string]struct {
		file string
		body string
		pdf  pdf
		kind fault.Kind
		id   string
	}{
		"nothing":          {"a.txt", "", pdf{}, fault.Empty, "fault.file.empty"},
		"blanks":           {"a.txt", " \n\n ", pdf{}, fault.Empty, "fault.file.empty"},
		"a picture":        {"a.png", "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", pdf{}, fault.Unreadable, "fault.file.blurred"},
		"a picture as PDF": {"a.pdf", "\xff\xd8\xff\xe0\x00\x10JFIF\x00", pdf{}, fault.Unreadable, "fault.file.blurred"},
		"a phone's own":    {"a.heic", "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", pdf{}, fault.Unsupported, "fault.file.heic"},
		"a locked PDF":     {"a.pdf", aPDF, pdf{err: fmt.Errorf("engine: %w", format.ErrEncrypted)}, fault.Encrypted, "fault.file.locked"},
		"a damaged PDF":    {"a.pdf", aPDF, pdf{err: format.ErrDamaged}, fault.Unreadable, "fault.file.damaged"},
		"too large a PDF":  {"a.pdf", aPDF, pdf{err: format.ErrTooLarge}, fault.TooLarge, "fault.file.large"},
		"a scan":           {"a.pdf", aPDF, pdf{doc: scan}, fault.Unreadable, "fault.file.blurred"},
		"an empty PDF":     {"a.pdf", aPDF, pdf{doc: page.Document{Pages: []page.Page{{}}}}, fault.Empty, "fault.file.empty"},
		"JSON":             {"a.json", `{"resourceType":"Claim"}`, pdf{}, fault.Unsupported, "fault.file.kind"},
	} {
		_, err := intake.Files{PDF: c.pdf, Pictures: blurred}.Read(t.Context(), 0, c.file, []byte(c.body))
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

// Of a PDF whose pages are partly pictures, each page is read in its own way.
func TestScannedPages(t *testing.T) {
	text := page.Page{Text: "We denied it.\n", Words: []page.Word{{From: 0, To: 2, Sure: 100}}}
	seen := page.Page{Text: "Member ID: 7\n", Words: []page.Word{{From: 0, To: 6, Sure: 91}}}
	mixed := page.Document{Kind: "pdf", Reader: "pdf/1", Pages: []page.Page{text, {Scanned: true, Hidden: []string{"laid under"}}, {Scanned: true}}, Findings: []string{format.ScannedPage}}
	docs, err := intake.Files{PDF: pdf{doc: mixed}, Pictures: reader{pages: []page.Page{seen}}}.Read(t.Context(), 0, "a.pdf", []byte(aPDF))
	if err != nil || len(docs) != 1 {
		t.Fatal(err)
	}
	d := docs[0]
	if d.Kind != "pdf" || d.Reader != ocr.Version || d.Pages[0].Text != text.Text || d.Pages[1].Text != seen.Text || d.Pages[1].Scanned || len(d.Pages[1].Hidden) != 1 || !d.Pages[2].Scanned {
		t.Errorf("%+v", d)
	}
	if len(d.Findings) != 1 || d.Findings[0] != format.Recognized {
		t.Errorf("%v", d.Findings)
	}
	blurred := page.Document{Pages: []page.Page{{Scanned: true}}}
	scraps := page.Page{Text: "ee ot\n", Words: []page.Word{{From: 0, To: 2, Sure: 20}, {From: 3, To: 5, Sure: 30}}}
	_, err = intake.Files{PDF: pdf{doc: blurred}, Pictures: reader{pages: []page.Page{scraps}}}.Read(t.Context(), 0, "a.pdf", []byte(aPDF))
	if f, ok := fault.Of(err); !ok || f.Say.ID != "fault.file.blurred" {
		t.Error("scraps are taken for a letter:", err)
	}
	if len(mixed.Findings) != 1 || mixed.Findings[0] != format.ScannedPage {
		t.Error("a better reading edits the one before")
	}
}

// A photo that a phone sets into a mail is read with it; a small picture there is a logo.
func TestMailedPhotos(t *testing.T) {
	seen := page.Document{Kind: "image", Pages: []page.Page{{Text: "Photographed.\n", Words: []page.Word{{From: 0, To: 13, Sure: 91}}}}}
	for name, c := range map[string]struct {
		size  int
		how   string
		holds bool
	}{
		"hung on":          {100, "attachment", true},
		"set into it":      {100_000, "inline", true},
		"a logo set in it": {100, "inline", false},
	} {
		photo := base64.StdEncoding.EncodeToString(append([]byte("\xff\xd8\xff\xe0\x00\x10JFIF\x00"), make([]byte, c.size)...))
		mail := "From: o@brandt.example\r\nSubject: Letter\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n<p>See.<img src=cid:1></p>\r\n--b\r\nContent-Type: image/jpeg; name=a.jpg\r\nContent-ID: <1>\r\nContent-Disposition: " + c.how + "; filename=a.jpg\r\nContent-Transfer-Encoding: base64\r\n\r\n" + photo + "\r\n--b--\r\n"
		docs, err := intake.Files{Pictures: reader{doc: seen}}.Read(t.Context(), 0, "a.eml", []byte(mail))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if got := len(docs[0].Pages) == 2; got != c.holds {
			t.Errorf("%s: %+v", name, docs[0])
		}
	}
}

// The page of a picture is drawn at the size that its reading tells.
func TestRenderPicture(t *testing.T) {
	var b bytes.Buffer
	if err := png.Encode(&b, stdimage.NewGray(stdimage.Rect(0, 0, 850, 1100))); err != nil {
		t.Fatal(err)
	}
	out, err := intake.Files{}.Render(t.Context(), b.Bytes(), 0, 50)
	if err != nil {
		t.Fatal(err)
	}
	if c, err := png.DecodeConfig(bytes.NewReader(out)); err != nil || c.Width != 425 || c.Height != 550 {
		t.Errorf("%v %v", c, err)
	}
	if _, err := (intake.Files{}).Render(t.Context(), b.Bytes(), 1, 50); !errors.Is(err, format.ErrKind) {
		t.Error(err)
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
