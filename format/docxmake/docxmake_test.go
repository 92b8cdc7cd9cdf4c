package docxmake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/format/sheet"
)

func document(bs ...sheet.Block) sheet.Document {
	return sheet.Document{Title: "Smith & Sons <x>", Lang: "es-US", Day: "2026-11-23", Foot: "Nguyễn & Ánh · TRN-2611-08842", Folio: "page {page} of {pages}", Blocks: bs}
}

func everything() sheet.Document {
	T := sheet.T
	return document(
		sheet.Notice{Text: T("EXPEDITED")}, sheet.Address{Sender: true, Lines: []sheet.Text{sheet.B("Elena Marsh, MD"), T("402 Quarry Road")}}, sheet.Date{Text: T("November 23, 2026")},
		sheet.Heading{Level: 1, Text: T("Request & ask")}, sheet.Re{Rows: []sheet.Fact{{Label: "Member", Text: T("Łukasz Дмитрий <x>")}, {Label: "Drug", Text: T("lisdexamfetamine")}}},
		sheet.Paragraph{Text: sheet.Text{{Text: "Two grounds apply "}, sheet.Ex("(Ex. B-2; four fills)"), {Text: " A\nB"}, {Text: "say it", Lang: "en-US"}}},
		sheet.Heading{Level: 2, Text: T("Tried")}, sheet.Heading{Level: 3, Text: T("First")},
		sheet.Table{Caption: T("Drugs “tried”"), Head: []sheet.Text{T("Drug"), T("Outcome")}, Rows: [][]sheet.Text{{T("Atomoxetine"), T("nausea")}, {T("short row")}}},
		sheet.Choices{Confirm: "Confirmed", Strike: "Struck", Sentence: "Sentence", Box: "empty box", Items: []sheet.Choice{{Text: T("1. She has ADHD.")}}},
		sheet.Paragraph{Text: T("(to write)"), Small: true}, sheet.Lines{Count: 2}, sheet.Signature{Fields: []sheet.Text{T("Elena Marsh, MD"), T("Date")}}, sheet.Note{Text: T("Enclosed: A.")})
}

// parts makes the file and reads it back; every part is sound XML.
func parts(t *testing.T, d sheet.Document) map[string]string {
	t.Helper()
	b, err := DOCX(d)
	if err != nil {
		t.Fatal(err)
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		out[f.Name] = string(text)
		for d := xml.NewDecoder(bytes.NewReader(text)); ; {
			if _, err := d.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
		}
	}
	return out
}

// printed are the words of a part, as a reader without styles would take them.
func printed(part string) string {
	part = strings.NewReplacer("</w:p>", " ", "<w:br/>", " ").Replace(part)
	part = regexp.MustCompile(`<[^>]*>`).ReplaceAllString(part, "")
	part = strings.NewReplacer("&amp;", "&", "&lt;", "<", "&gt;", ">", "&#34;", `"`, "\u00a0", " ").Replace(part)
	return strings.Join(strings.Fields(part), " ")
}

func TestWordsInWordsOut(t *testing.T) {
	d := everything()
	var want []string
	for _, b := range d.Blocks {
		for _, text := range sheet.Texts(b) {
			want = append(want, text.Plain())
		}
	}
	in := strings.Join(strings.Fields(strings.Join(want, " ")), " ")
	p := parts(t, d)
	if out := strings.ReplaceAll(printed(p["word/document.xml"]), "☐ ", ""); out != in {
		t.Errorf("\n in %s\nout %s", in, out)
	}
	if out := printed(p["word/footer1.xml"]); out != "Nguyễn & Ánh · TRN-2611-08842page 1 of 1" {
		t.Errorf("foot: %s", out)
	}
}

func TestSameSheetSameBytes(t *testing.T) {
	a, _ := DOCX(everything())
	b, err := DOCX(everything())
	if err != nil || !bytes.Equal(a, b) {
		t.Errorf("two files of one sheet differ: %v", err)
	}
	if _, err := DOCX(document(sheet.Heading{Level: 2, Text: sheet.T("x")})); err == nil {
		t.Error("a first heading of level 2 was made")
	}
}

func TestParts(t *testing.T) {
	p := parts(t, everything())
	for part, wants := range map[string][]string{
		"docProps/core.xml":   {"<dc:title>Smith &amp; Sons &lt;x&gt;</dc:title>", "<dc:language>es-US</dc:language>", "2026-11-23T00:00:00Z"},
		"word/styles.xml":     {`<w:lang w:val="es-US"/>`},
		"word/footer1.xml":    {`w:instr=" PAGE "`, `w:instr=" NUMPAGES "`},
		"word/document.xml":   {`<w:tblHeader/>`, `<w:tblCaption w:val="Drugs “tried”"/>`, `<w:pStyle w:val="Heading1"/>`, "(Ex.\u00a0B-2;\u00a0four\u00a0fills)", `<w:sz w:val="25"/>`, `<w:tblDescription w:val="Drug, Outcome"/>`, `<w:lang w:val="en-US"/>`, `<w:tblStyle w:val="Ruled"/>`, `<w:rStyle w:val="Strong"/>`},
		"word/settings.xml":   {`w:name="compatibilityMode"`},
		"[Content_Types].xml": {"/word/footer1.xml", "/docProps/core.xml"},
	} {
		for _, want := range wants {
			if !strings.Contains(p[part], want) {
				t.Errorf("%s has no %s", part, want)
			}
		}
	}
	for _, m := range regexp.MustCompile(`(?:p|r|tbl)Style w:val="(\w+)"`).FindAllStringSubmatch(p["word/document.xml"]+p["word/footer1.xml"], -1) {
		if !strings.Contains(p["word/styles.xml"], `w:styleId="`+m[1]+`"`) {
			t.Errorf("no style %s", m[1])
		}
	}
}

// What is signed, and lines to write on, stand on the page of the text before them; rows are of equal length.
func TestKeepsAndRows(t *testing.T) {
	doc := parts(t, everything())["word/document.xml"]
	for _, text := range []string{"(to write)", "Elena Marsh, MD</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val=\"Signature\"/></w:pPr>"} {
		at := strings.Index(doc, text)
		if start := strings.LastIndex(doc[:at], "<w:p>"); !strings.Contains(doc[start:at], "<w:keepNext/>") {
			t.Errorf("%q may part from what follows", text)
		}
	}
	for _, table := range regexp.MustCompile(`(?s)<w:tbl>.*?</w:tbl>`).FindAllString(doc, -1) {
		columns := strings.Count(table, "<w:gridCol")
		for _, row := range regexp.MustCompile(`(?s)<w:tr>.*?</w:tr>`).FindAllString(table, -1) {
			if n := strings.Count(row, "<w:tc>"); n != columns {
				t.Errorf("a row of %d cells in a table of %d columns", n, columns)
			}
		}
	}
}

func TestColumns(t *testing.T) {
	for _, c := range []struct {
		widths []float64
		rows   [][]sheet.Text
		want   [2]int
	}{
		{[]float64{1, 3}, nil, [2]int{2340, 7020}},
		{nil, [][]sheet.Text{{sheet.T("1234"), sheet.T("123456789012")}}, [2]int{3120, 6240}},
	} {
		got := columns(sheet.Table{Head: []sheet.Text{sheet.T("a"), sheet.T("b")}, Rows: c.rows, Widths: c.widths})
		if got[0] != c.want[0] || got[1] != c.want[1] {
			t.Errorf("%v, want %v", got, c.want)
		}
	}
}

func BenchmarkDOCX(b *testing.B) {
	for d := everything(); b.Loop(); {
		if _, err := DOCX(d); err != nil {
			b.Fatal(err)
		}
	}
}
