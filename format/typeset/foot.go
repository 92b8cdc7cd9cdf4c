package typeset

import (
	"fmt"
	"strings"

	"github.com/recourse-health/recourse/format/sheet"
)

const (
	footRule = bottom + 5
	footMost = 3 // lines that have room under the rule
	gutter   = 18.0
)

// feet writes what stands at the foot of each page from the given one on: whose paper it is, and which page of how many.
func (s *setter) feet(from int, d sheet.Document) {
	s.numbered(from, len(s.pages), d.Foot, sheet.T(d.Folio))
}

// numbered writes the feet of the pages from..to, which are one part; {packet} and {total} count over all parts.
func (s *setter) numbered(from, to int, whose string, folio sheet.Text) {
	all := s.pages
	for i := from; i < to; i++ {
		s.pages = all[:i+1]
		counts := strings.NewReplacer("{page}", fmt.Sprint(i+1-from), "{pages}", fmt.Sprint(to-from), "{packet}", fmt.Sprint(i+1), "{total}", fmt.Sprint(len(all)))
		text := make(sheet.Text, len(folio))
		for j, r := range folio {
			text[j] = r
			text[j].Text = counts.Replace(r.Text)
		}
		s.foot(whose, text)
	}
	s.pages = all
}

func (s *setter) foot(whose string, folio sheet.Text) {
	footRule := s.page().h - (pageH - footRule)
	right := s.page().w - (pageW - right)
	wide := right - left
	s.rule(left, footRule, right, footRule, 0.75)
	s.aside("Pagination")
	rs := s.lines(folio, foot, wide*2/3)
	ls := s.lines(sheet.T(whose), foot, wide-widest(rs)-gutter)
	if len(ls) > footMost || len(rs) > 1 {
		s.fail("the foot is longer than %d lines", footMost)
		return
	}
	s.column(ls, left, footRule+5, foot)
	for _, l := range rs {
		s.show(l, right-l.w, footRule+5, foot)
	}
	s.out()
}
