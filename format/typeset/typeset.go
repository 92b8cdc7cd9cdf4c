// Package typeset sets a sheet as a PDF that is tagged for those who hear it (PDF/UA-1, ISO 14289-1), on US Letter in Noto Sans.
//
// It promises the same bytes for the same sheet, every word of the sheet and none of its own, and an error in place of a box
// where a letter is missing from the type.
package typeset

import (
	"bytes"
	"fmt"

	"github.com/recourse-health/recourse/format/sheet"
)

// Fonts are the two TrueType files that a paper is set in.
type Fonts struct{ Regular, Bold []byte }

// The page, in points: US Letter with 0.8 in at the top, 1 in at the sides and 0.85 in at the foot.
const (
	pageW, pageH = 612.0, 792.0
	left, right  = 72.0, 612.0 - 72.0
	top, bottom  = 57.6, 792.0 - 61.2
	footAt       = 792.0 - 34
)

// PDF sets a sheet.
func PDF(d sheet.Document, f Fonts) ([]byte, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	s, err := newSetter(f)
	if err != nil {
		return nil, err
	}
	s.blocks(d.Blocks)
	s.feet(d)
	if s.missing != 0 {
		return nil, fmt.Errorf("typeset: the type has no letter %q (U+%04X)", s.missing, s.missing)
	}
	return s.write(d), nil
}

// setter is one paper in the making. y runs down from the top of the page.
type setter struct {
	fonts   [2]*typeface
	pages   []*bytes.Buffer
	parents [][]*element // page, marked content id: the element that it belongs to
	root    *element
	marks   []bookmark
	y       float64
	open    bool // a marked content is open: another inside it would break 7.1
	missing rune
	shape   shaper
}

type bookmark struct {
	text string
	page int
	y    float64
}

func newSetter(f Fonts) (*setter, error) {
	s := &setter{root: &element{tag: "Document"}}
	for i, b := range [][]byte{f.Regular, f.Bold} {
		t, err := loadTypeface([]string{"NotoSans-Regular", "NotoSans-Bold"}[i], b)
		if err != nil {
			return nil, err
		}
		s.fonts[i] = t
	}
	s.newPage()
	return s, nil
}

func (s *setter) newPage() {
	s.pages = append(s.pages, &bytes.Buffer{})
	s.parents = append(s.parents, nil)
	s.y = top
}

func (s *setter) page() *bytes.Buffer { return s.pages[len(s.pages)-1] }

// fits reports whether h points are left on the page.
func (s *setter) fits(h float64) bool { return s.y+h <= bottom }

// room begins a new page unless h points are left; a page that is empty is never left.
func (s *setter) room(h float64) {
	if !s.fits(h) && s.y > top {
		s.newPage()
	}
}
