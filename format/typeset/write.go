package typeset

import (
	"compress/zlib"
	"fmt"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

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

// textString is a text string in as few bytes as it takes: PDFDocEncoding where that has every letter (ISO 32000-1, D.2).
func textString(t string) string {
	var b strings.Builder
	b.WriteByte('(')
	for _, r := range t {
		c, ok := docByte(r)
		switch {
		case !ok:
			return text16(t)
		case c == '(' || c == ')' || c == '\\':
			b.WriteByte('\\')
			b.WriteByte(c)
		default:
			b.WriteByte(c)
		}
	}
	b.WriteByte(')')
	return b.String()
}

// docByte is the byte of a letter in PDFDocEncoding; line ends are written as blanks.
func docByte(r rune) (byte, bool) {
	if r == '\n' || r == '\r' || r == '\t' {
		return ' ', true
	}
	if r >= ' ' && r <= '~' || r > 0xa0 && r <= 0xff && r != 0xad {
		return byte(r), true
	}
	i := strings.IndexRune("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™", r)
	if i < 0 {
		return 0, false
	}
	return byte(0x80 + utf8.RuneCountInString("•†‡…—–ƒ⁄‹›−‰„“”‘’‚™"[:i])), true
}

// write puts the file together. Objects are numbered in a fixed order, so that the same sheet gives the same bytes.
func (s *setter) write(d sheet.Document, files []File) *written {
	o := &objects{pack: zlib.NewWriter(nil)}
	catalog, pages, tree, parents, meta, info := o.alloc(), o.alloc(), o.alloc(), o.alloc(), o.alloc(), o.alloc()
	fonts := s.writeFonts(o)
	plates := s.writePlates(o)
	for _, k := range s.links {
		k.object = o.alloc()
	}
	numbers := s.writePages(o, pages, fonts, plates)
	number(s.root, o)
	s.writeTree(o, s.root, tree, numbers)
	o.set(parents, "<</Nums [%s%s]>>", s.parentNumbers(), s.writeLinks(o, numbers))
	o.set(tree, "<</Type /StructTreeRoot /K [%d 0 R] /ParentTree %d 0 R /ParentTreeNextKey %d>>", s.root.object, parents, len(numbers)+len(s.links))
	marks := s.writeMarks(o, numbers) + writeFiles(o, files, d.Day)
	day := strings.ReplaceAll(d.Day, "-", "")
	o.stream(meta, "/Type /Metadata /Subtype /XML", []byte(metadata(d)), false)
	subject := ""
	if d.Subject != "" {
		subject = " /Subject " + text16(d.Subject)
	}
	o.set(info, "<</Title %s%s /CreationDate (D:%s000000Z) /ModDate (D:%s000000Z) /Producer (Recourse)>>", text16(d.Title), subject, day, day)
	o.set(catalog, "<</Type /Catalog /Pages %d 0 R /StructTreeRoot %d 0 R /MarkInfo <</Marked true>> /Lang (%s) /ViewerPreferences <</DisplayDocTitle true>> /Metadata %d 0 R%s>>", pages, tree, d.Lang, meta, marks)
	return &written{o, catalog, info}
}

// written is a file whose objects are made.
type written struct {
	*objects
	catalog, info int
}

// parentNumbers names the elements of each page's marked contents.
func (s *setter) parentNumbers() string {
	var nums strings.Builder
	for i, p := range s.pages {
		fmt.Fprintf(&nums, "%d [", i)
		for _, e := range p.parents {
			fmt.Fprintf(&nums, "%d 0 R ", e.object)
		}
		nums.WriteString("] ")
	}
	return nums.String()
}

func (s *setter) writePages(o *objects, parent int, fonts string, plates []int) []int {
	var out []int
	var kids strings.Builder
	for i, p := range s.pages {
		n, content := o.alloc(), o.alloc()
		out = append(out, n)
		o.stream(content, "", p.Bytes(), true)
		o.set(n, "<</Type /Page /Parent %d 0 R /MediaBox [0 0 %.4g %.4g] /Contents %d 0 R /Resources <</Font <<%s>>%s>> /StructParents %d /Tabs /S%s>>",
			parent, p.w, p.h, content, fonts, p.pictures(plates), i, p.annots())
		fmt.Fprintf(&kids, "%d 0 R ", n)
	}
	o.set(parent, "<</Type /Pages /Kids [%s] /Count %d>>", kids.String(), len(out))
	return out
}

func (p *leaf) annots() string {
	if len(p.links) == 0 {
		return ""
	}
	var b strings.Builder
	for _, k := range p.links {
		fmt.Fprintf(&b, "%d 0 R ", k.object)
	}
	return " /Annots [" + b.String() + "]"
}

func number(e *element, o *objects) {
	e.object = o.alloc()
	for _, k := range e.kids {
		if k.el != nil {
			number(k.el, o)
		}
	}
}

func (s *setter) writeTree(o *objects, e *element, parent int, pages []int) {
	var k strings.Builder
	for _, c := range e.kids {
		switch {
		case c.at != nil:
			fmt.Fprintf(&k, "<</Type /MCR /Pg %d 0 R /MCID %d>> ", pages[c.at.page], c.at.id)
		case c.link != nil:
			fmt.Fprintf(&k, "<</Type /OBJR /Pg %d 0 R /Obj %d 0 R>> ", pages[c.link.page], c.link.object)
		default:
			fmt.Fprintf(&k, "%d 0 R ", c.el.object)
		}
	}
	o.set(e.object, "<</Type /StructElem /S /%s /P %d 0 R %s /K [%s]>>", e.tag, parent, e.attrs, k.String())
	for _, c := range e.kids {
		if c.el != nil {
			s.writeTree(o, c.el, e.object, pages)
		}
	}
}
