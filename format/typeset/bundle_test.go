package typeset

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/format/plate"
	"github.com/recourse-health/recourse/format/sheet"
)

// grey is a grey page of so many dots, darker at its top left.
func grey(w, h int, alt string) plate.Plate {
	raw := make([]byte, w*h)
	for i := range raw {
		raw[i] = 0xff
		if i%w < w/4 && i/w < h/4 {
			raw[i] = 0x60
		}
	}
	var b bytes.Buffer
	z := zlib.NewWriter(&b)
	_, _ = z.Write(raw)
	_ = z.Close()
	return plate.Plate{W: w, H: h, Colors: 1, Bits: 8, Filter: "FlateDecode", Data: b.Bytes(), Alt: alt}
}

const folioOf = "Exhibit %s · page {page} of {pages} · packet {packet} of {total}"

// bundle has an index, a letter that names exhibits, and n exhibits of three pages.
func bundle(n int) Bundle {
	b := Bundle{Title: "Packet & papers", Lang: "en-US", Day: "2026-11-25", Files: []File{{"case.json", "application/json", "Facts", []byte("{}\n")}}}
	index, paper := document(sheet.Heading{Level: 1, Text: sheet.T("Index")}), letter(3, 5)
	t := sheet.Table{Head: []sheet.Text{sheet.T("What"), sheet.T("Page")}, Rows: [][]sheet.Text{{{{Text: "Request", To: "request"}}, sheet.T("2")}}}
	paper.Blocks = append(paper.Blocks, sheet.Paragraph{Text: sheet.Text{{Text: "It was tried "}, {Text: "(Ex. A)", Bold: true, Keep: true, To: "A"}, {Text: ", and again "}, {Text: "(Ex. ZZ)", To: "ZZ"}, {Text: "."}}})
	var exhibits []Part
	for i := range n {
		mark := string(rune('A' + i%26))
		if i >= 26 {
			mark = "A" + mark
		}
		t.Rows = append(t.Rows, []sheet.Text{{{Text: "Exhibit " + mark, To: mark}}, sheet.T("9")})
		exhibits = append(exhibits, Part{Key: mark, Title: "Exhibit " + mark + ": clinic note", Head: "Exhibit " + mark + ": clinic note", Foot: "clinic note", Folio: fmt.Sprintf(folioOf, mark),
			Pages: []plate.Plate{grey(17, 22, "first (page) of \\ "+mark), grey(22, 17, "señal “x” — y"), grey(500, 20, "日本")}})
	}
	index.Blocks = append(index.Blocks, t)
	b.Parts = append([]Part{{Key: "index", Title: "Index", Sheet: &index}, {Key: "request", Title: "Request", Sheet: &paper}}, exhibits...)
	return b
}

func packet(t *testing.T, b Bundle) []byte {
	t.Helper()
	out, err := Packet(b, noto, nil)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// However many exhibits there are: the same bytes for the same bundle, each marked content claimed by one element, the parent
// tree of the same mind, and every part under the one root.
func TestBundle(t *testing.T) {
	for _, n := range []int{0, 1, 30} {
		b := bundle(n)
		out := packet(t, b)
		if !bytes.Equal(out, packet(t, b)) {
			t.Errorf("%d: two settings of one bundle differ", n)
		}
		f := read(t, out)
		f.claims(t)
		root := f.tree()
		if root.tag != "Document" || len(root.kids) != n+2 || slices.ContainsFunc(root.kids, func(e *node) bool { return e.tag != "Sect" || len(e.content) > 0 }) {
			t.Errorf("%d: the root has %d parts", n, len(root.kids))
		}
		begins, total, err := Lay(b, noto)
		if err != nil || total != len(f.pages) || len(begins) != n+2 || n > 0 && begins[2] != total-3*n+1 {
			t.Errorf("%d: parts begin on %v of %d (%v), have %d", n, begins, total, err, len(f.pages))
		}
	}
}

// The words of a bundle are read out in the order of its parts; a link says its words in their place.
func TestBundleWords(t *testing.T) {
	f := read(t, packet(t, bundle(2)))
	got := f.words(f.tree())
	if !strings.Contains(got, "It was tried (Ex. A), and again (Ex. ZZ).") {
		t.Errorf("a link has left its place: %s", got)
	}
	for i, a := range f.aside[len(f.aside)-3:] {
		if want := fmt.Sprintf("Exhibit B · page %d of 3 · packet %d of %d", i+1, len(f.pages)-2+i, len(f.pages)); !strings.Contains(a, want) {
			t.Errorf("foot: %q, want %q", a, want)
		}
	}
}

// A page as it came is a figure with the words of the page, upright and within its own page.
func TestPlates(t *testing.T) {
	f := read(t, packet(t, bundle(1)))
	var alts []string
	f.tree().walk(func(e *node) {
		if e.tag == "Figure" && !strings.Contains(e.dict, "empty box") {
			alts = append(alts, e.dict)
		}
	})
	for i, want := range []string{`/Alt (first \(page\) of \\ A)`, "/Alt (se\xf1al \x8dx\x8e \x84 y)", "/Alt <FEFF65E5672C>"} {
		if len(alts) != 3 || !strings.Contains(alts[i], want) || !strings.Contains(alts[i], "/BBox [") {
			t.Fatalf("figure %d: %v, want %s", i, alts, want)
		}
	}
	for i, want := range []string{"[0 0 612 792]", "[0 0 792 612]", "[0 0 792 612]"} {
		if d := f.objects[f.pages[len(f.pages)-3+i]].dict; !strings.Contains(d, "/MediaBox "+want) {
			t.Errorf("page %d: %s", i, d)
		}
	}
}

// Each quarter turn lays the corners of a picture where they stand upright.
func TestUpright(t *testing.T) {
	for q, want := range []string{"7.0000 0.0000 0.0000 9.0000 1.0000 2.0000", "0.0000 -9.0000 7.0000 0.0000 1.0000 11.0000", "-7.0000 0.0000 0.0000 -9.0000 8.0000 11.0000", "0.0000 9.0000 -7.0000 0.0000 8.0000 2.0000"} {
		if got := strings.ReplaceAll(upright(q, 1, 2, 7, 9), "-0.0000", "0.0000"); got != want {
			t.Errorf("%d: %s, want %s", q, got, want)
		}
	}
}

// A link stands in its sentence, says where it leads, and leads there; what is not in the bundle is no link.
func TestLinks(t *testing.T) {
	f := read(t, packet(t, bundle(1)))
	links := 0
	f.tree().walk(func(e *node) {
		if e.tag != "Link" {
			return
		}
		links++
		annot := f.objects[atoi(strings.Fields(e.dict[strings.Index(e.dict, "/Obj ")+5:])[0])].dict
		if !strings.Contains(annot, "/Subtype /Link") || !strings.Contains(annot, "/Contents (") || strings.Contains(annot, "/A ") {
			t.Errorf("no link: %s", annot)
		}
		if strings.Contains(annot, "Exhibit A") && !strings.Contains(annot, fmt.Sprintf("/Dest [%d 0 R ", f.pages[len(f.pages)-3])) {
			t.Errorf("leads elsewhere: %s", annot)
		}
		if n := annot[strings.Index(annot, "/StructParent ")+14:]; !strings.Contains(f.objects[ref(f.one("/Type /StructTreeRoot"), "ParentTree")].dict, fmt.Sprintf("%d %d 0 R", atoi(strings.Fields(n)[0]), e.object)) {
			t.Errorf("the parent tree does not know it: %s", annot)
		}
	})
	if links != 3 {
		t.Errorf("%d links, want two of the index and one of the letter", links)
	}
}

// Bookmarks: the parts, and under a paper its headings.
func TestBundleMarks(t *testing.T) {
	f := read(t, packet(t, bundle(2)))
	root := f.one("/Type /Outlines")
	if !strings.Contains(root, "/Count 4>>") {
		t.Errorf("%s", root)
	}
	under := 0
	for _, o := range f.objects {
		if strings.Contains(o.dict, "/Count -3") && strings.Contains(o.dict, text16("Request")) {
			under++
		}
	}
	if under != 1 {
		t.Error("the headings of the letter do not stand under it")
	}
}

func TestFileInside(t *testing.T) {
	f := read(t, packet(t, bundle(0)))
	spec := f.one("/Type /Filespec")
	for _, want := range []string{"/F (case.json)", "/UF <", "/AFRelationship /Data", "/Desc (Facts)"} {
		if !strings.Contains(spec, want) {
			t.Errorf("no %s in %s", want, spec)
		}
	}
	if string(f.objects[ref(spec, "F")].stream) != "{}\n" || !strings.Contains(f.one("/Type /Catalog"), "/AF [") {
		t.Error("the file is not inside")
	}
}

func TestUnsoundBundle(t *testing.T) {
	for name, do := range map[string]func(*Bundle){
		"no parts": func(b *Bundle) { b.Parts = nil }, "no title": func(b *Bundle) { b.Title = "" }, "two of a key": func(b *Bundle) { b.Parts[1].Key = "index" },
		"nothing in a part": func(b *Bundle) { b.Parts[2].Pages = nil }, "an unsound sheet": func(b *Bundle) { b.Parts[0].Sheet.Blocks = nil },
		"a letter that the type lacks": func(b *Bundle) { b.Parts[2].Head = "日" },
	} {
		b := bundle(1)
		do(&b)
		if _, err := Packet(b, noto, nil); err == nil {
			t.Errorf("%s: was set", name)
		}
	}
}
