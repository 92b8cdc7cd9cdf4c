package typeset

import "fmt"

// element is a node of the structure tree. attrs are written as they are.
type element struct {
	tag, attrs string
	kids       []*element
	content    []marked
	object     int
}

// marked is a piece of a page's content that belongs to an element.
type marked struct{ page, id int }

func (e *element) add(tag string) *element {
	k := &element{tag: tag}
	e.kids = append(e.kids, k)
	return k
}

// begin opens content that belongs to an element; end closes it. Everything on a page stands in one of these or in an artifact
// (ISO 14289-1, 7.1), and none within another.
func (s *setter) begin(e *element) {
	s.once()
	p := len(s.pages) - 1
	id := len(s.parents[p])
	s.parents[p] = append(s.parents[p], e)
	e.content = append(e.content, marked{p, id})
	fmt.Fprintf(s.page(), "/%s <</MCID %d>> BDC\n", e.tag, id)
}

// artifact opens content that is not read out: rules, feet, boxes.
func (s *setter) artifact(kind string) {
	s.once()
	fmt.Fprintf(s.page(), "/Artifact <</Type /%s>> BDC\n", kind)
}

func (s *setter) once() {
	if s.open {
		panic("typeset: marked content within marked content") // can't happen: each maker closes what it opens
	}
	s.open = true
}

func (s *setter) end() {
	s.page().WriteString("EMC\n")
	s.open = false
}

// rule draws a line w points thick, as an artifact.
func (s *setter) rule(x0, y0, x1, y1, w float64) {
	s.artifact("Layout")
	fmt.Fprintf(s.page(), "%.2f w %.2f %.2f m %.2f %.2f l S\n", w, x0, pageH-y0, x1, pageH-y1)
	s.end()
}

// box draws a frame w points thick, as an artifact.
func (s *setter) box(x, y, width, height, w float64) {
	s.artifact("Layout")
	fmt.Fprintf(s.page(), "%.2f w %.2f %.2f %.2f %.2f re S\n", w, x, pageH-y-height, width, height)
	s.end()
}
