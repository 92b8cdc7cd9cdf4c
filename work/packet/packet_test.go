package packet_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/book/font"
	formbook "github.com/recourse-health/recourse/book/form"
	saybook "github.com/recourse-health/recourse/book/say"
	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/plate"
	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/format/typeset"
	"github.com/recourse-health/recourse/paper/letter"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/draft"
	"github.com/recourse-health/recourse/work/intake"
	"github.com/recourse-health/recourse/work/packet"
)

type noLaw struct{}

func (noLaw) Cite(ref.Rule) (string, bool)      { return "", false }
func (noLaw) Exception(string) (ref.Rule, bool) { return "", false }

// pages shows pictures as work/intake does, and of a PDF as many blank pages as its text says ("%PDF 30").
type pages struct{ intake.Files }

func (p pages) Plates(ctx context.Context, name string, b []byte, w intake.Shown, each func(int, plate.Plate) error) error {
	if k, _ := sniff.Of(name, b); k != sniff.PDF {
		return p.Files.Plates(ctx, name, b, w, each)
	}
	n := 0
	if _, err := fmt.Sscanf(string(b), "%%PDF-1.7 %d", &n); err != nil {
		return format.ErrEncrypted
	}
	for i := w.From; i < min(w.To, n); i++ {
		one := plate.Of(image.NewGray(image.Rect(0, 0, 17, 22)))
		one.Alt = fmt.Sprintf("words of page %d", i+1)
		if err := each(n, one); err != nil {
			return err
		}
	}
	return nil
}

func maker(t *testing.T) *packet.Maker {
	t.Helper()
	var files []string
	for _, n := range []string{"paper.say", "packet.say"} {
		b, err := saybook.Files.ReadFile("en/" + n)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, string(b))
	}
	words, err := say.Parse("en", files...)
	if err != nil {
		t.Fatal(err)
	}
	books := letter.Books{Law: noLaw{}, Forms: []letter.Form{
		{Kind: "exception_request", Needs: []string{"patient.name", "drug.name", "plan.carrier", "ground"}},
		{Kind: "prescriber_statement", Needs: []string{"patient.name", "drug.name", "prescriber.name", "ground"}},
		{Kind: "call_sheet", Mine: true}}}
	return &packet.Maker{Papers: &draft.Writer{Books: books, Words: words}, Usual: formbook.Packet[:], Pages: pages{}, Fonts: typeset.Fonts{Regular: font.Regular, Bold: font.Bold},
		Read: intake.Files{}.Read}
}

func fact(id string, v record.Value) record.Fact {
	return record.Fact{ID: ref.Fact(id), By: record.ByPrescriber, Sure: true, Value: v, Source: record.Told{Who: "prescriber", Where: "clinic note"}}
}

func known(documents ...record.Exhibit) *record.Case {
	facts := []record.Fact{fact("/patient/name", record.Detail{Field: record.MemberName, Text: "Odalys Brandt"}), fact("/drug/name", record.Detail{Field: record.Drug, Text: "Qulipta"}),
		fact("/plan/carrier", record.Detail{Field: record.Carrier, Text: "Juniper Health Plan"}), fact("/prescriber/name", record.Detail{Field: record.Prescriber, Text: "Anselm Whitcombe"}),
		fact("/patient/email", record.Detail{Field: record.MemberEmail, Text: "o@brandt.example"}), fact("/trials/0", record.Took{Drug: "topiramate"}),
		fact("/trials/0/outcome", record.Outcome{Drug: "topiramate", Effect: record.Ineffective})}
	for i, d := range documents {
		facts = append(facts, fact(fmt.Sprintf("/documents/%d", i), d))
	}
	return record.New(facts...)
}

var today = civil.Day(2026, 11, 25)

func picture(t *testing.T) []byte {
	var b bytes.Buffer
	if err := png.Encode(&b, image.NewGray(image.Rect(0, 0, 30, 20))); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func pdfOf(n int) []byte { return []byte(fmt.Sprintf("%%PDF-1.7 %d\n", n)) }

// Any number of exhibits of any kind: each has its mark, all pages are there in their order, and the same comes out twice.
func TestMake(t *testing.T) {
	m := maker(t)
	for _, n := range []int{0, 1, 30} {
		o := packet.Order{Today: today}
		var docs []record.Exhibit
		for i := range n {
			name := fmt.Sprintf("d%d", i)
			docs = append(docs, record.Exhibit{File: "papers/" + name, Label: "record " + name})
			o.Files = append(o.Files, packet.File{Name: name, Bytes: [][]byte{pdfOf(31), picture(t), []byte("Seen in clinic. 日本\n\nNo effect.")}[i%3]})
		}
		o.Case = known(docs...)
		made, err := m.Make(t.Context(), o)
		if err != nil {
			t.Fatal(n, err)
		}
		again, _ := m.Make(t.Context(), o)
		if !bytes.Equal(made.PDF, again.PDF) {
			t.Errorf("%d exhibits: two packets of one case and day differ", n)
		}
		if len(made.Exhibits) != n || len(made.OnPaper) != 0 || strings.Join(made.Papers, " ") != "exception_request prescriber_statement" {
			t.Errorf("%d exhibits: %+v", n, made.Papers)
		}
		want := 4 + (n+2)/3*31 + (n+1)/3 + n/3
		if made.Pages != want && n < 30 || made.Pages < want || bytes.Count(made.PDF, []byte("/Type /Page ")) != made.Pages {
			t.Errorf("%d exhibits: %d pages, want %d", n, made.Pages, want)
		}
		for i := range min(n, 1) * 31 {
			if want := fmt.Sprintf("(Exhibit A, page %d. words of page %d)", i+1, i+1); !bytes.Contains(made.PDF, []byte(want)) {
				t.Errorf("no %s", want)
			}
		}
	}
}

// Marks follow the case; what else is at hand comes after; one that is only on paper has a page that says so.
func TestMarks(t *testing.T) {
	o := packet.Order{Case: known(record.Exhibit{Label: "diary"}, record.Exhibit{File: "note.txt", Label: "note"}), Today: today,
		Files: []packet.File{{Name: "letter.pdf", Bytes: pdfOf(2)}, {Name: "/somewhere/note.txt", Bytes: []byte("x y z")}}}
	made, err := maker(t).Make(t.Context(), o)
	if err != nil || strings.Join(made.Exhibits, "") != "ABC" || strings.Join(made.OnPaper, "") != "A" {
		t.Fatalf("%v %v %v", made.Exhibits, made.OnPaper, err)
	}
	o.Exhibits = []string{"C"}
	if made, err = maker(t).Make(t.Context(), o); err != nil || strings.Join(made.Exhibits, "") != "C" || !bytes.Contains(made.PDF, []byte("(Exhibit C: letter from the plan)")) {
		t.Fatalf("%v %v", made.Exhibits, err)
	}
}

// The reading that was made of an exhibit is what is read out for it, a scan's too.
func TestReadingIsReadOut(t *testing.T) {
	o := packet.Order{Case: known(), Today: today, Files: []packet.File{{Name: "a.pdf", Bytes: pdfOf(2), Doc: page.Document{Pages: []page.Page{{Text: "heard\nhere"}, {}}}}, {Name: "b.png", Bytes: picture(t)}}}
	made, err := maker(t).Make(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"(Exhibit A, page 1. heard here)", "(Exhibit A, page 2: picture without readable text.)", "(Exhibit B, page 1: picture without readable text.)"} {
		if !bytes.Contains(made.PDF, []byte(want)) {
			t.Errorf("no %s", want)
		}
	}
	m := maker(t)
	m.Read = func(context.Context, int, string, []byte) ([]page.Document, error) {
		return []page.Document{{Pages: []page.Page{{Text: "seen by a reader"}}}}, nil
	}
	o.Read = true
	if made, err = m.Make(t.Context(), o); err != nil || !bytes.Contains(made.PDF, []byte("(Exhibit B, page 1. seen by a reader)")) {
		t.Errorf("not read: %v", err)
	}
}

// A file that the case names twice is two exhibits.
func TestOneFileTwice(t *testing.T) {
	o := packet.Order{Case: known(record.Exhibit{File: "a.pdf", Label: "note"}, record.Exhibit{File: "a.pdf", Label: "same note"}), Today: today, Files: []packet.File{{Name: "a.pdf", Bytes: pdfOf(2)}}, Read: true}
	m := maker(t)
	m.Read = func(context.Context, int, string, []byte) ([]page.Document, error) {
		return []page.Document{{Pages: []page.Page{{Text: "one"}, {Text: "two"}}}}, nil
	}
	made, err := m.Make(t.Context(), o)
	if err != nil || strings.Join(made.Exhibits, "") != "AB" || !bytes.Contains(made.PDF, []byte("(Exhibit B, page 2. two)")) {
		t.Errorf("%v %v", made.Exhibits, err)
	}
}

// What cannot be put in is refused by its mark, with the sentence that says why.
func TestRefused(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(*packet.Order)
		kind fault.Kind
		id   string
	}{
		"locked":         {func(o *packet.Order) { o.Files[0].Bytes = []byte("%PDF-1.7 x") }, fault.Encrypted, "fault.packet.exhibit"},
		"empty":          {func(o *packet.Order) { o.Files[0].Bytes = nil }, fault.Empty, "fault.packet.exhibit"},
		"HEIC":           {func(o *packet.Order) { o.Files[0].Bytes = []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic") }, fault.Unsupported, "fault.packet.exhibit"},
		"a cut picture":  {func(o *packet.Order) { o.Files[0].Bytes = picture(t)[:40] }, fault.Unreadable, "fault.packet.exhibit"},
		"no pages":       {func(o *packet.Order) { o.Files[0].Bytes = pdfOf(0) }, fault.Unreadable, "fault.packet.exhibit"},
		"no such mark":   {func(o *packet.Order) { o.Exhibits = []string{"Q"} }, fault.BadValue, "fault.packet.mark"},
		"no such paper":  {func(o *packet.Order) { o.Papers = []string{"poem"} }, fault.BadValue, "fault.paper.kind"},
		"not the plan's": {func(o *packet.Order) { o.Papers = []string{"call_sheet"} }, fault.BadValue, "fault.paper.kind"},
	} {
		o := packet.Order{Case: known(), Today: today, Files: []packet.File{{Name: "a", Bytes: pdfOf(1)}}}
		c.do(&o)
		_, err := maker(t).Make(t.Context(), o)
		if f, ok := fault.Of(err); !ok || f.Kind != c.kind || f.Say.ID != c.id {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err := maker(t).Make(t.Context(), packet.Order{Case: record.New(), Today: today})
	if l := (*casework.Lacks)(nil); !errors.As(err, &l) || len(l.Needs) < 3 {
		t.Errorf("%v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, err = maker(t).Make(ctx, packet.Order{Case: known(), Today: today, Files: []packet.File{{Name: "a", Bytes: pdfOf(90)}}}); !errors.Is(err, context.Canceled) {
		t.Errorf("%v", err)
	}
}

// A paper that the case cannot fill is left out of the usual ones, but not where it was asked for.
func TestUsualPapers(t *testing.T) {
	var facts []record.Fact
	for _, f := range known().All() {
		if f.ID != "/prescriber/name" {
			facts = append(facts, f)
		}
	}
	o := packet.Order{Case: record.New(facts...), Today: today}
	made, err := maker(t).Make(t.Context(), o)
	if err != nil || strings.Join(made.Papers, " ") != "exception_request" {
		t.Errorf("%v %v", made.Papers, err)
	}
	o.Papers = []string{"prescriber_statement"}
	if _, err = maker(t).Make(t.Context(), o); !errors.As(err, new(*casework.Lacks)) {
		t.Errorf("%v", err)
	}
}

// Progress counts up to what there is to do.
func TestProgress(t *testing.T) {
	last, of := 0, 0
	o := packet.Order{Case: known(), Today: today, Files: []packet.File{{Name: "a", Bytes: pdfOf(90)}}, Progress: func(d, n int) {
		if d < last && n == of {
			t.Errorf("%d after %d of %d", d, last, n)
		}
		last, of = d, n
	}}
	if _, err := maker(t).Make(t.Context(), o); err != nil || last != 90 || of != 90 {
		t.Errorf("%d of %d, %v", last, of, err)
	}
}

// A locked packet is another each time; the map inside says where the parts stand.
func TestMapAndLock(t *testing.T) {
	o := packet.Order{Case: known(record.Exhibit{File: "a", Label: "note"}), Today: today, Files: []packet.File{{Name: "a", Bytes: pdfOf(3)}}, Passphrase: "secret"}
	a, err := maker(t).Make(t.Context(), o)
	b, _ := maker(t).Make(t.Context(), o)
	if err != nil || bytes.Equal(a.PDF, b.PDF) || !bytes.Contains(a.PDF, []byte("/Encrypt ")) || bytes.Contains(a.PDF, []byte("note")) {
		t.Errorf("not locked: %v", err)
	}
}

// A map that leaves pages out, or calls an own paper an exhibit, is none.
func TestSoundMap(t *testing.T) {
	const good = `{"total":7,"parts":[{"key":"cover","first":1,"last":1},{"key":"index","first":2,"last":2},{"key":"appeal","first":3,"last":4},{"key":"A","first":5,"last":7,"exhibit":true}]}`
	for what, with := range map[string]string{"": "", `"total":7`: `"total":8`, `"first":3`: `"first":4`, `"last":4`: `"last":2`, `"first":3,"last":4`: `"first":3,"last":4,"exhibit":true`, `"last":1}`: `"last":1,"exhibit":true}`} {
		var m packet.Map
		if err := json.Unmarshal([]byte(strings.Replace(good, what, with, 1)), &m); err != nil || m.Sound() != (what == "") {
			t.Errorf("%s for %s: sound %v, %v", with, what, m.Sound(), err)
		}
	}
}
