package typeset

import (
	"fmt"
	"strings"
)

// element is a node of the structure tree. attrs are written as they are.
type element struct {
	tag, attrs string
	kids       []kid // in the order in which they are read out
	object     int
}

// kid is what stands under an element: another one, a piece of a page's content, or a link's place on the page.
type kid struct {
	el   *element
	at   *marked
	link *link
}

// marked is a piece of a page's content that belongs to an element.
type marked struct{ page, id int }

// th begins the tag of the head of a row or of a column: ISO 14289-1, 7.5, wants to know of which.
const th = "TH "

func (e *element) add(tag string) *element {
	k := &element{tag: tag}
	if scope, head := strings.CutPrefix(tag, th); head {
		k.tag, k.attrs = "TH", "/A <</O /Table /Scope /"+scope+">>"
	}
	e.kids = append(e.kids, kid{el: k})
	return k
}

// in makes what is drawn next belong to an element. Everything on a page belongs to one or is an artifact (ISO 14289-1, 7.1);
// since to enter one is to leave the other, none can stand within another.
func (s *setter) in(e *element) {
	if s.now == e {
		return
	}
	s.out()
	p := s.page()
	id := len(p.parents)
	p.parents = append(p.parents, e)
	e.kids = append(e.kids, kid{at: &marked{len(s.pages) - 1, id}})
	fmt.Fprintf(p, "/%s <</MCID %d>> BDC\n", e.tag, id)
	s.now = e
}

// beside is the element of what is not read out.
var beside = &element{tag: "Artifact"}

// aside makes what is drawn next an artifact: rules, feet, boxes, a head that stands again.
func (s *setter) aside(kind string) {
	s.out()
	fmt.Fprintf(s.page(), "/Artifact <</Type /%s>> BDC\n", kind)
	s.now = beside
}

// inOr enters the element i, or is aside where there are none.
func (s *setter) inOr(es []*element, i int) {
	if es == nil {
		s.aside("Pagination")
		return
	}
	s.in(es[i])
}

// out leaves what is open.
func (s *setter) out() {
	if s.now != nil {
		s.page().WriteString("EMC\n")
		s.now = nil
	}
}

// rule draws a line w points thick, as an artifact.
func (s *setter) rule(x0, y0, x1, y1, w float64) {
	s.aside("Layout")
	fmt.Fprintf(s.page(), "%.2f w %.2f %.2f m %.2f %.2f l S\n", w, x0, s.up(y0), x1, s.up(y1))
}

// box draws a frame w points thick, as an artifact.
func (s *setter) box(x, y, width, height, w float64) {
	s.aside("Layout")
	fmt.Fprintf(s.page(), "%.2f w %.2f %.2f %.2f %.2f re S\n", w, x, s.up(y+height), width, height)
}

// square draws an empty box to tick, as part of what is open.
func (s *setter) square(x, y float64) {
	fmt.Fprintf(s.page(), "1.25 w %.2f %.2f %.2f %.2f re S\n", x, s.up(y+square), square, square)
}

// attrBox says where a figure stands (ISO 32000-1, 14.8.5.4.3).
func (s *setter) attrBox(x, y, w, h float64) string {
	return fmt.Sprintf(" /A <</O /Layout /BBox [%.2f %.2f %.2f %.2f]>>", x, s.up(y+h), x+w, s.up(y))
}
