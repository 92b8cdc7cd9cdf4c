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

// feet writes what stands at the foot of each page: whose paper it is, and which page of how many.
func (s *setter) feet(d sheet.Document) {
	all := s.pages
	for i := range all {
		s.pages = all[:i+1]
		folio := strings.NewReplacer("{page}", fmt.Sprint(i+1), "{pages}", fmt.Sprint(len(all))).Replace(d.Folio)
		s.foot(d.Foot, folio)
	}
	s.pages = all
}

func (s *setter) foot(whose, folio string) {
	s.rule(left, footRule, right, footRule, 0.75)
	s.aside("Pagination")
	rs := s.lines(sheet.T(folio), foot, wide/2)
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
