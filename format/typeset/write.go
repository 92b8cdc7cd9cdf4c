package typeset

import (
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/recourse-health/recourse/format/sheet"
)

// feet writes what stands at the foot of each page.
func (s *setter) feet(d sheet.Document) {
	all := s.pages
	for i := range all {
		s.pages = all[:i+1]
		folio := strings.NewReplacer("{page}", fmt.Sprint(i+1), "{pages}", fmt.Sprint(len(all))).Replace(d.Folio)
		s.artifact("Pagination")
		for _, l := range s.lines(sheet.T(d.Foot), foot, right-left-90) {
			s.draw(l, left, footAt, foot)
			break
		}
		for _, l := range s.lines(sheet.T(folio), foot, 120) {
			s.draw(l, right-l.w, footAt, foot)
		}
		s.end()
	}
	s.pages = all
}

// square draws an empty box to tick, within marked content.
func (s *setter) square(x, y float64) {
	fmt.Fprintf(s.page(), "1 w %.2f %.2f %.2f %.2f re S\n", x, pageH-y-square, square, square)
}

// attrBox says where a figure stands (ISO 32000-1, 14.8.5.4.3).
func attrBox(x, y, side float64) string {
	return fmt.Sprintf(" /A <</O /Layout /BBox [%.2f %.2f %.2f %.2f]>>", x, pageH-y-side, x+side, pageH-y)
}

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
	o := &objects{}
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
	o.set(info, "<</Title %s /Subject %s /CreationDate (D:%s000000Z) /ModDate (D:%s000000Z) /Producer (Recourse)>>", text16(d.Title), text16(d.Subject), day, day)
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

// writeMarks writes the headings as bookmarks, one under the other.
func (s *setter) writeMarks(o *objects, pages []int) string {
	if len(s.marks) == 0 {
		return ""
	}
	root := o.alloc()
	var ns []int
	for range s.marks {
		ns = append(ns, o.alloc())
	}
	for i, m := range s.marks {
		links := ""
		if i > 0 {
			links += fmt.Sprintf(" /Prev %d 0 R", ns[i-1])
		}
		if i+1 < len(ns) {
			links += fmt.Sprintf(" /Next %d 0 R", ns[i+1])
		}
		o.set(ns[i], "<</Title %s /Parent %d 0 R /Dest [%d 0 R /XYZ 0 %.0f 0]%s>>", text16(m.text), root, pages[m.page], pageH-m.y, links)
	}
	o.set(root, "<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", ns[0], ns[len(ns)-1], len(ns))
	return fmt.Sprintf(" /Outlines %d 0 R", root)
}

// metadata is the XMP packet: every value is escaped, since a bare & in a title breaks the whole of it.
func metadata(d sheet.Document) string {
	esc := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
	return `<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part><dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + esc.Replace(d.Title) + `</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>` + esc.Replace(d.Lang) + `</rdf:li></rdf:Bag></dc:language><xmp:CreateDate>` + esc.Replace(d.Day) + `T00:00:00Z</xmp:CreateDate></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
}
