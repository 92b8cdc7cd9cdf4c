package typeset

import (
	"compress/zlib"
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/recourse-health/recourse/format/sheet"
)

// text16 is a text string of a PDF, in UTF-16.
func text16(t string) string { return "<FEFF" + hex16([]rune(t)) + ">" }

func hex16(rs []rune) string {
	var b strings.Builder
	for _, u := range utf16.Encode(rs) {
		fmt.Fprintf(&b, "%04X", u)
	}
	return b.String()
}

// write puts the file together. Objects are numbered in a fixed order, so that the same sheet gives the same bytes.
func (s *setter) write(d sheet.Document) []byte {
	o := &objects{pack: zlib.NewWriter(nil)}
	catalog, pages, tree, parents, meta, info := o.alloc(), o.alloc(), o.alloc(), o.alloc(), o.alloc(), o.alloc()
	fonts := s.writeFonts(o)
	numbers := s.writePages(o, pages, fonts)
	number(s.root, o)
	s.writeTree(o, s.root, tree, numbers)
	var nums strings.Builder
	for i, es := range s.parents {
		fmt.Fprintf(&nums, "%d [", i)
		for _, e := range es {
			fmt.Fprintf(&nums, "%d 0 R ", e.object)
		}
		nums.WriteString("] ")
	}
	o.set(parents, "<</Nums [%s]>>", nums.String())
	o.set(tree, "<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>", s.root.object, parents, len(numbers))
	marks := s.writeMarks(o, numbers)
	day := strings.ReplaceAll(d.Day, "-", "")
	o.stream(meta, "/Type /Metadata /Subtype /XML", []byte(metadata(d)), false)
	subject := ""
	if d.Subject != "" {
		subject = " /Subject " + text16(d.Subject)
	}
	o.set(info, "<</Title %s%s /CreationDate (D:%s000000Z) /ModDate (D:%s000000Z) /Producer (Recourse)>>", text16(d.Title), subject, day, day)
	o.set(catalog, "<</Type /Catalog /Pages %d 0 R /StructTreeRoot %d 0 R /MarkInfo <</Marked true>> /Lang (%s) /ViewerPreferences <</DisplayDocTitle true>> /Metadata %d 0 R%s>>", pages, tree, d.Lang, meta, marks)
	return o.file(catalog, info)
}

func (s *setter) writePages(o *objects, parent int, fonts string) []int {
	var out []int
	for i, p := range s.pages {
		n, content := o.alloc(), o.alloc()
		out = append(out, n)
		o.stream(content, "", p.Bytes(), true)
		o.set(n, "<</Type /Page /Parent %d 0 R /MediaBox [0 0 612 792] /Contents %d 0 R /Resources <</Font <<%s>>>> /StructParents %d /Tabs /S>>", parent, content, fonts, i)
	}
	var kids strings.Builder
	for _, n := range out {
		fmt.Fprintf(&kids, "%d 0 R ", n)
	}
	o.set(parent, "<</Type /Pages /Kids [%s] /Count %d>>", kids.String(), len(out))
	return out
}

func number(e *element, o *objects) {
	e.object = o.alloc()
	for _, k := range e.kids {
		number(k, o)
	}
}

func (s *setter) writeTree(o *objects, e *element, parent int, pages []int) {
	var k strings.Builder
	for _, m := range e.content {
		fmt.Fprintf(&k, "<</Type /MCR /Pg %d 0 R /MCID %d>> ", pages[m.page], m.id)
	}
	for _, c := range e.kids {
		fmt.Fprintf(&k, "%d 0 R ", c.object)
	}
	o.set(e.object, "<</Type /StructElem /S /%s /P %d 0 R %s /K [%s]>>", e.tag, parent, e.attrs, k.String())
	for _, c := range e.kids {
		s.writeTree(o, c, e.object, pages)
	}
}
