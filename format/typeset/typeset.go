// Package typeset sets a sheet as a PDF that is tagged for those who hear it (PDF/UA-1, ISO 14289-1), on US Letter in Noto Sans.
//
// It promises the same bytes for the same sheet, every word of the sheet and none of its own, and an error in place of a box
// where a letter is missing from the type.
package typeset

import (
	"bytes"
	"fmt"

	"github.com/recourse-health/recourse/format/plate"
	"github.com/recourse-health/recourse/format/sheet"
)

// Fonts are the two TrueType files that a paper is set in.
type Fonts struct{ Regular, Bold []byte }

// The page, in points: US Letter with 0.8 in at the top, 1 in at the sides and 0.85 in at the foot.
const (
	pageW, pageH = 612.0, 792.0
	left, right  = 72.0, 612.0 - 72.0
	wide         = right - left
	top, bottom  = 57.6, 792.0 - 61.2
)

// PDF sets a sheet. It fails where the sheet fails its own Check, where the type lacks a letter (the error names it), and where
// something that is not broken, a box or a foot, has no room on a page.
func PDF(d sheet.Document, f Fonts) ([]byte, error) {
	s, err := set(d, f)
	if err != nil {
		return nil, err
	}
	w := s.write(d, nil)
	return w.file(w.catalog, w.info, nil), nil
}

// set draws all pages; what is left is to write the file.
func set(d sheet.Document, f Fonts) (*setter, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	s, err := newSetter(f, d.Lang)
	if err != nil {
		return nil, err
	}
	s.sheet(d)
	s.feet(0, d)
	return s, s.wrong
}

// sheet sets the blocks of a sheet, from a new page on.
func (s *setter) sheet(d sheet.Document) {
	s.pieces, s.signed = nil, false
	for i, b := range d.Blocks {
		s.at = i
		s.block(b)
	}
	s.flow()
}

// setter is one paper in the making.
type setter struct {
	fonts  [2]*typeface
	pages  []*leaf
	root   *element
	now    *element // whose marked content is open
	marks  []bookmark
	pieces []piece
	at     int   // the block that is being set
	signed bool  // the block before it was a signature
	wrong  error // the first thing that cannot be set
	shape  shaper
	links  []*link
	plates []plate.Plate
	titles map[string]string // of the parts, by the keys that links name
	starts map[string]int    // the page on which each begins
}

// leaf is a page: its content, its size, and what it holds beside words.
type leaf struct {
	bytes.Buffer
	w, h    float64
	parents []*element // by marked content id: the element that it belongs to
	plates  []int
	links   []*link
}

type bookmark struct {
	text  string
	page  int
	y     float64
	level int // of the heading; 0 of a part
}

func newSetter(f Fonts, lang string) (*setter, error) {
	s := &setter{root: &element{tag: "Document"}, shape: newShaper(lang)}
	for i, b := range [][]byte{f.Regular, f.Bold} {
		t, err := loadTypeface([]string{"NotoSans-Regular", "NotoSans-Bold"}[i], b)
		if err != nil {
			return nil, err
		}
		s.fonts[i] = t
	}
	return s, nil
}

func (s *setter) fail(format string, args ...any) {
	if s.wrong == nil {
		s.wrong = fmt.Errorf("typeset: "+format, args...)
	}
}

func (s *setter) newPage() { s.pageOf(pageW, pageH) }

func (s *setter) pageOf(w, h float64) {
	s.out()
	s.pages = append(s.pages, &leaf{w: w, h: h})
}

func (s *setter) page() *leaf { return s.pages[len(s.pages)-1] }

// up turns a distance from the top of the page into one from its foot, as PDF has it.
func (s *setter) up(y float64) float64 { return s.page().h - y }
