package sniff

import (
	"archive/zip"
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/format"
)

func zipped(t *testing.T, names ...string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, n := range names {
		if _, err := z.Create(n); err != nil {
			t.Fatal(err)
		}
	}
	z.Close()
	return b.String()
}

func TestOf(t *testing.T) {
	ole := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 512)
	wide := func(s string) string { return strings.Join(strings.Split(s, ""), "\x00") + "\x00" }
	isa := "ISA*00*          *00*          *ZZ*PLAN           *ZZ*CLINIC         *260811*0930*^*00501*000044702*0*P*:~GS*HP~"
	for _, c := range []struct {
		name, b string
		want    Kind
	}{
		{"letter.txt", "%PDF-1.7\n", PDF},
		{"printed", "\x00\x1b%-12345X@PJL\n%PDF-1.4\n", PDF},
		{"letter.pdf", zipped(t, "word/document.xml"), DOCX},
		{"letter.pdf", zipped(t, "letter.pdf"), ZIP},
		{"a.docx", zipped(t, "xl/workbook.xml"), XLSX},
		{"a.docx", zipped(t, "ppt/presentation.xml"), PPTX},
		{"a.docx", zipped(t, "mimetype", "content.xml"), ODT},
		{"a.docx", "PK\x03\x04....word/document.xml....", DOCX},
		{"a.docx", ole, OLE},
		{"a.docx", ole + wide("EncryptedPackage"), OLEPW},
		{"a.msg", ole + wide("__properties_version1.0"), MSG},
		{"a.pdf", "\x89PNG\r\n\x1a\n", PNG},
		{"a.pdf", "\xff\xd8\xff\xe0", JPEG},
		{"a.pdf", "II*\x00", TIFF},
		{"a.pdf", "RIFF\x00\x00\x00\x00WEBPVP8 ", WebP},
		{"a.pdf", "RIFF\x00\x00\x00\x00WAVEfmt ", WAV},
		{"a.jpg", "\x00\x00\x00\x18ftypheic\x00\x00", HEIC},
		{"a.jpg", "\x00\x00\x00\x18ftypmp42\x00\x00", MP4},
		{"a", "GIF89a", GIF},
		{"a.doc", "{\\rtf1 Denied}", RTF},
		{"a.eml", "Dear Ada,\nFrom: here on you have 180 days.\n", Text},
		{"a.txt", "Received: from x\r\nSubject: y\r\n\r\nz", EML},
		{"a.eml", "From: a@example.org\nSubject: y\n\nz", EML},
		{"a.txt", "Subject: y\nDate: 1 May\nRe: z\n\nDear Ada", Text},
		{"a.txt", "<!DOCTYPE html><p>x", HTML},
		{"a.txt", "\xef\xbb\xbf <html><body>", HTML},
		{"a.html", "Hello <b>x</b><br>", HTML},
		{"a.html", "no markup", Text},
		{"a.txt", "if a < b then c > d", Text},
		{"a", isa, X12},
		{"a", "ISA is a word, and this is a letter that begins with it and goes on for more than one hundred and five letters in all.", Text},
		{"a.json", `{"resourceType" : "ClaimResponse"}`, FHIR},
		{"a.json", `{"a":1}`, JSON},
		{"a.ndjson", "{\"resourceType\":\"Patient\"}\n{\"resourceType\":\"Claim\"}\n", NDJSON},
		{"a.txt", "[see below]", Text},
		{"a.xml", `<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"></ClinicalDocument>`, CCDA},
		{"a.xml", `<?xml version="1.0"?><Bundle xmlns="http://hl7.org/fhir"></Bundle>`, FHIR},
		{"a.xml", `<?xml version="1.0"?><a></a>`, XML},
		{"a.ics", "BEGIN:VCALENDAR\r\n", ICS},
		{"a", "\xff\xfeD\x00e\x00n\x00i\x00e\x00d\x00", Text},
		{"", "You have 180 days.", Text},
		{"", " \n", Text},
	} {
		if got, err := Of(c.name, []byte(c.b)); got != c.want || err != nil {
			t.Errorf("%s %.30q: %q %v, want %q", c.name, c.b, got, err, c.want)
		}
	}
}

func TestFaults(t *testing.T) {
	for _, c := range []struct {
		b   []byte
		err error
	}{
		{nil, format.ErrEmpty},
		{make([]byte, format.MaxBytes+1), format.ErrTooLarge},
		{[]byte("\x00\x01\x02\x03"), format.ErrKind},
	} {
		if _, err := Of("letter.pdf", c.b); !errors.Is(err, c.err) {
			t.Errorf("%.10q: %v, want %v", c.b, err, c.err)
		}
	}
}

func TestReadable(t *testing.T) {
	if !DOCX.Readable() || HEIC.Readable() || !HEIC.Image() || PDF.Image() {
		t.Error("what is readable and what a picture")
	}
}

func FuzzOf(f *testing.F) {
	f.Add("a.docx", []byte("PK\x03\x04"))
	f.Add("a.eml", []byte("From: a\nSubject: b\n\n"))
	f.Add("a.html", []byte("<html><"))
	f.Fuzz(func(t *testing.T, name string, b []byte) {
		if k, err := Of(name, b); k == "" && err == nil {
			t.Error("no kind and no error")
		}
	})
}
