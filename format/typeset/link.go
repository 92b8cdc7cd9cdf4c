package typeset

import (
	"fmt"
	"strings"

	"github.com/go-text/typesetting/shaping"
)

// target is a piece of a text that leads to a part of the bundle.
type target struct {
	from, to int // runes of the text
	key      string
	el       *element // once it is drawn: a link that is broken over two lines stays one link
}

// link is a place on a page that can be followed.
type link struct {
	key            string
	el             *element
	page, object   int
	x0, y0, x1, y1 float64
}

// leads gives what a run of the line leads to, or nil.
func (l line) leads(o shaping.Output) *target {
	for _, t := range l.to {
		if o.Runes.Offset >= t.from && o.Runes.Offset < t.to {
			return t
		}
	}
	return nil
}

// link makes what is drawn next a link, with a rule under it: colour alone would be lost on paper.
func (s *setter) link(home *element, t *target, x, y, w float64, st style) {
	if t.el == nil {
		t.el = home.add("Link")
	}
	s.in(t.el)
	base := s.up(y) - st.lead*0.5 - st.size*0.37
	fmt.Fprintf(s.page(), "0.5 w %.2f %.2f m %.2f %.2f l S\n", x, base-1.5, x+w, base-1.5)
	k := &link{key: t.key, el: t.el, page: len(s.pages) - 1, x0: x, y0: s.up(y + st.lead), x1: x + w, y1: s.up(y)}
	s.page().links = append(s.page().links, k)
	s.links = append(s.links, k)
	t.el.kids = append(t.el.kids, kid{link: k})
}

// writeLinks writes the links as annotations; their numbers in the parent tree follow those of the pages (ISO 14289-1, 7.18).
func (s *setter) writeLinks(o *objects, pages []int) string {
	var nums strings.Builder
	for i, k := range s.links {
		at := s.starts[k.key]
		o.set(k.object, "<</Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect [%.2f %.2f %.2f %.2f] /Dest [%d 0 R /XYZ 0 %.0f 0] /Contents %s /StructParent %d /P %d 0 R>>",
			k.x0, k.y0, k.x1, k.y1, pages[at], s.pages[at].h, textString(s.titles[k.key]), len(s.pages)+i, pages[k.page])
		fmt.Fprintf(&nums, "%d %d 0 R ", len(s.pages)+i, k.el.object)
	}
	return nums.String()
}
