package docx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/format"
)

const ns = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"`

func pack(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, s := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		w.Write([]byte(s))
	}
	z.Close()
	return b.Bytes()
}

func body(xml string) map[string]string {
	return map[string]string{"word/document.xml": "<w:document" + ns + "><w:body>" + xml + "</w:body></w:document>"}
}

func p(runs string) string { return "<w:p>" + runs + "</w:p>" }
func r(text string) string { return `<w:r><w:t xml:space="preserve">` + text + "</w:t></w:r>" }
func with(props, text string) string {
	return "<w:r><w:rPr>" + props + "</w:rPr><w:t>" + text + "</w:t></w:r>"
}

const long = "We did not approve the drug, for the reason that is given below in this letter to you."

func TestText(t *testing.T) {
	cell := func(ps ...string) string { return "<w:tc>" + strings.Join(ps, "") + "</w:tc>" }
	for _, c := range []struct{ name, xml, want string }{
		{"paragraphs", p(r(long)) + p(r(long)), long + "\n\n" + long + "\n"},
		{"lines of an address", p(r("Ada Example")) + p(r("12 Sample Street")) + p("") + p(r("Dear Ada:")), "Ada Example\n12 Sample Street\n\nDear Ada:\n"},
		{"runs", p(r("You have ") + with("<w:b/>", "180") + r(" days")), "You have 180 days\n"},
		{"tab and break", p("<w:r><w:t>Drug:</w:t><w:tab/><w:t>Examplimab</w:t><w:br/><w:t>40 mg</w:t></w:r>"), "Drug:\tExamplimab\n40 mg\n"},
		{"hyphens", p("<w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>pre</w:t><w:softHyphen/><w:t>ferred</w:t></w:r>"), "non-preferred\n"},
		{"tracked", p(r("denied") + `<w:del w:id="1"><w:r><w:delText> approved</w:delText></w:r></w:del><w:ins w:id="2">` + r(" again") + "</w:ins>" + "<w:moveFrom>" + r(" gone") + "</w:moveFrom>"), "denied again\n"},
		{"field", p(`<w:r><w:instrText>DATE</w:instrText></w:r><w:fldSimple w:instr="DATE">` + r("June 9") + "</w:fldSimple>"), "June 9\n"},
		{"link", p(`<w:hyperlink>` + r("plan.example") + "</w:hyperlink>"), "plan.example\n"},
		{"content control", "<w:sdt><w:sdtContent>" + p(r("Ada")) + "</w:sdtContent></w:sdt>", "Ada\n"},
		{"tick boxes", p(`<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t> yes </w:t><w:sym w:font="Wingdings" w:char="F0A8"/><w:t> no</w:t></w:r>`), "☒ yes ☐ no\n"},
		{"text box, once", p(`<w:r><mc:AlternateContent><mc:Choice Requires="wps"><wps:txbx><w:txbxContent>` + p(r("In a box")) + "</w:txbxContent></wps:txbx></mc:Choice><mc:Fallback>" + p(r("In a box")) + "</mc:Fallback></mc:AlternateContent></w:r>" + r("Beside")), "Beside\n\nIn a box\n"},
		{"table", "<w:tbl><w:tr>" + cell(p(r("Drug"))) + cell(p(r("Shown"))) + "</w:tr><w:tr>" + cell(p(r("A"))) + cell(p(r("no"))) + "</w:tr></w:tbl>" + p(r("End")), "Drug\tShown\nA\tno\n\nEnd\n"},
		{"row that was deleted", "<w:tbl><w:tr>" + cell(p(r("A"))) + cell(p(r("no"))) + `</w:tr><w:tr><w:trPr><w:del w:id="1"/></w:trPr>` + cell(p(r("B"))) + "</w:tr></w:tbl>", "A\tno\n"},
		{"table in a table", "<w:tbl><w:tr>" + cell("<w:tbl><w:tr>"+cell(p(r("A")))+cell(p(r("no")))+"</w:tr></w:tbl>") + "</w:tr></w:tbl>", "A\tno\n"},
		{"page break", p(r("one")) + p(`<w:r><w:br w:type="page"/></w:r>`) + p(r("two")), "one\n|two\n"},
		{"page break before", p(r("one")) + p("<w:pPr><w:pageBreakBefore/></w:pPr>"+r("two")), "one\n|two\n"},
	} {
		d, err := Read(pack(t, body(c.xml)))
		var got []string
		for _, p := range d.Pages {
			got = append(got, p.Text)
		}
		if err != nil || strings.Join(got, "|") != c.want {
			t.Errorf("%s: %q %v, want %q", c.name, got, err, c.want)
		}
	}
}

func TestHidden(t *testing.T) {
	styles := "<w:styles" + ns + `><w:style w:type="character" w:styleId="Gone"><w:rPr><w:vanish/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:color w:val="FFFFFF"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="White"><w:basedOn w:val="Base"/></w:style>` +
		`<w:style w:type="table" w:styleId="Dark"><w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:fill="112233"/></w:tcPr></w:tblStylePr></w:style></w:styles>`
	for _, c := range []struct{ name, xml, seen, hidden string }{
		{"vanish", p(r("denied ") + with("<w:vanish/>", "approved")), "denied\n", "approved"},
		{"vanish off", p(with(`<w:vanish w:val="0"/>`, "denied")), "denied\n", ""},
		{"white", p(r("denied ") + with(`<w:color w:val="FEFEFE"/>`, "approved")), "denied\n", "approved"},
		{"white on a bar", p(with(`<w:color w:val="FFFFFF"/><w:shd w:val="clear" w:fill="112233"/>`, "denied")), "denied\n", ""},
		{"white in a dark cell", `<w:tbl><w:tr><w:tc><w:tcPr><w:shd w:fill="112233"/></w:tcPr>` + p(with(`<w:color w:val="FFFFFF"/>`, "denied")) + "</w:tc></w:tr></w:tbl>", "denied\n", ""},
		{"white in a table with dark rows", `<w:tbl><w:tblPr><w:tblStyle w:val="Dark"/></w:tblPr><w:tr><w:tc>` + p(with(`<w:color w:val="FFFFFF"/>`, "denied")) + "</w:tc></w:tr></w:tbl>", "denied\n", ""},
		{"a point high", p(r("denied ") + with(`<w:sz w:val="2"/>`, "approved")), "denied\n", "approved"},
		{"by a style of letters", p(r("denied ") + with(`<w:rStyle w:val="Gone"/>`, "approved")), "denied\n", "approved"},
		{"by a style of paragraphs", p(r("denied")) + p(`<w:pPr><w:pStyle w:val="White"/></w:pPr>`+r("approved")), "denied\n", "approved"},
	} {
		parts := body(c.xml)
		parts["word/styles.xml"] = styles
		d, err := Read(pack(t, parts))
		if err != nil || d.Pages[0].Text != c.seen || strings.Join(d.Pages[0].Hidden, " ") != c.hidden || (len(d.Findings) > 0) != (c.hidden != "") {
			t.Errorf("%s: %+v %v", c.name, d, err)
		}
	}
}

func TestParts(t *testing.T) {
	parts := body(p(r(long)))
	parts["word/header1.xml"] = "<w:hdr" + ns + ">" + p(r("Prairie Example")) + "</w:hdr>"
	parts["word/header2.xml"] = parts["word/header1.xml"]
	parts["word/footer1.xml"] = "<w:ftr" + ns + ">" + p(r("P.O. Box 1000")) + "</w:ftr>"
	parts["word/footnotes.xml"] = "<w:footnotes" + ns + `><w:footnote w:type="separator">` + p(r("---")) + `</w:footnote><w:footnote w:id="1">` + p(r("A note.")) + "</w:footnote></w:footnotes>"
	parts["word/comments.xml"] = "<w:comments" + ns + ">" + p(r("not sent")) + "</w:comments>"
	d, err := Read(pack(t, parts))
	if want := "Prairie Example\n\n" + long + "\n\nA note.\n\nP.O. Box 1000\n"; err != nil || d.Pages[0].Text != want {
		t.Errorf("%q %v, want %q", d.Pages[0].Text, err, want)
	}
}

func TestFaults(t *testing.T) {
	bomb := body(strings.Repeat(" ", maxPart+1))
	deep := body(strings.Repeat("<w:p>", maxDepth+1))
	crowd := map[string]string{}
	for i := range maxEntries + 1 {
		crowd[fmt.Sprintf("%d", i)] = ""
	}
	for _, c := range []struct {
		name string
		b    []byte
		err  error
	}{
		{"nothing", nil, format.ErrEmpty},
		{"no zip", []byte("PK\x03\x04 and no more"), format.ErrDamaged},
		{"no document", pack(t, map[string]string{"a": "b"}), format.ErrDamaged},
		{"no XML", pack(t, map[string]string{"word/document.xml": "denied"}), format.ErrDamaged},
		{"no words", pack(t, body(p(""))), format.ErrEmpty},
		{"password", []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), format.ErrEncrypted},
		{"bomb", pack(t, bomb), format.ErrTooLarge},
		{"deep", pack(t, deep), format.ErrTooLarge},
		{"crowd", pack(t, crowd), format.ErrTooLarge},
	} {
		if _, err := Read(c.b); !errors.Is(err, c.err) {
			t.Errorf("%s: %v, want %v", c.name, err, c.err)
		}
	}
	cut := "<w:document" + ns + "><w:body>" + p(r("denied")) + "<w:p><w:r><w:t>and"
	if d, err := Read(pack(t, map[string]string{"word/document.xml": cut})); err != nil || !strings.HasPrefix(d.Pages[0].Text, "denied\n") {
		t.Errorf("what stands before the cut: %+v %v", d.Pages, err)
	}
}

func FuzzRead(f *testing.F) {
	f.Add(p(r("a")+with("<w:vanish/>", "b")), false)
	f.Add("<w:tbl><w:tr><w:tc>"+p(r("a"))+"</w:tc><w:tc><w:tbl/></w:tc></w:tr></w:tbl>", false)
	f.Add("<w:p><w:r><w:br w:type='page'/><w:txbxContent><w:p>", true)
	f.Fuzz(func(t *testing.T, xml string, raw bool) {
		parts := body(xml)
		if raw {
			parts["word/document.xml"], parts["word/styles.xml"] = xml, xml
		}
		d, err := Read(pack(t, parts))
		if err == nil && (d.Empty() || len(d.Pages) > format.MaxPages) {
			t.Error("no words and no error, or too many pages")
		}
	})
}

func FuzzZip(f *testing.F) {
	f.Add(pack(f, body(p(r("denied")))))
	f.Fuzz(func(t *testing.T, b []byte) {
		if d, err := Read(b); err == nil && d.Empty() {
			t.Error("no words and no error")
		}
	})
}
