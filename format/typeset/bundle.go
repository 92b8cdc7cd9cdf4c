package typeset

import (
	"fmt"

	"github.com/recourse-health/recourse/format/plate"
	"github.com/recourse-health/recourse/format/sheet"
)

// A Bundle is papers and pictures of pages in one file, with one structure tree.
type Bundle struct {
	Title, Lang, Subject, Day string // as in sheet.Document
	Parts                     []Part
	Files                     []File
}

// A Part is a paper, or pages as they came. It begins on a page of its own.
type Part struct {
	Key   string          // what a sheet.Run leads to
	Title string          // its bookmark, and what is read out for a link to it
	Sheet *sheet.Document // a paper, or
	Pages []plate.Plate   // pages as they came: Head stands over the first, Foot and Folio under each
	Head  string
	Foot  string
	Folio string // bold; also of a paper, where it is not empty, in place of its own
}

// A File is carried inside the PDF.
type File struct {
	Name, Type, About string // Type is a media type; About says what it is
	Bytes             []byte
}

// Lay sets a bundle without writing it: on which page, from 1, each part begins, and how many pages there are. A composer that
// prints these numbers lays the bundle once without them and once with them.
func Lay(b Bundle, f Fonts) (begins []int, total int, err error) {
	s, err := lay(b, f)
	if err != nil {
		return nil, 0, err
	}
	for _, p := range b.Parts {
		begins = append(begins, s.starts[p.Key]+1)
	}
	return begins, len(s.pages), nil
}

// Packet sets and writes a bundle: the same bytes for the same bundle. A lock (or nil) encrypts it.
func Packet(b Bundle, f Fonts, k *Lock) ([]byte, error) {
	s, err := lay(b, f)
	if err != nil {
		return nil, err
	}
	w := s.write(sheet.Document{Title: b.Title, Lang: b.Lang, Subject: b.Subject, Day: b.Day}, b.Files)
	return w.file(w.catalog, w.info, k), nil
}

func lay(b Bundle, f Fonts) (*setter, error) {
	if err := b.check(); err != nil {
		return nil, err
	}
	s, err := newSetter(f, b.Lang)
	if err != nil {
		return nil, err
	}
	s.titles, s.starts = map[string]string{}, map[string]int{}
	for _, p := range b.Parts {
		s.titles[p.Key] = p.Title
	}
	whole := s.root
	for _, p := range b.Parts {
		s.root = whole.add("Sect")
		s.starts[p.Key] = len(s.pages)
		s.part(p)
		if s.wrong != nil {
			return nil, fmt.Errorf("%s: %w", p.Key, s.wrong)
		}
	}
	s.root = whole
	for i, p := range b.Parts {
		to := len(s.pages)
		if i+1 < len(b.Parts) {
			to = s.starts[b.Parts[i+1].Key]
		}
		s.partFeet(p, s.starts[p.Key], to)
	}
	return s, s.wrong
}

// check asks of a bundle what sheet.Document.Check asks of a paper, and that no two parts have one key.
func (b Bundle) check() error {
	whole := sheet.Document{Title: b.Title, Lang: b.Lang, Day: b.Day, Blocks: []sheet.Block{sheet.Heading{Level: 1}}}
	if err := whole.Check(); err != nil {
		return err
	}
	known := map[string]bool{}
	for _, p := range b.Parts {
		if p.Key == "" || known[p.Key] || p.Sheet == nil && len(p.Pages) == 0 {
			return fmt.Errorf("typeset: part %q has no key of its own, or nothing in it", p.Key)
		}
		known[p.Key] = true
		if p.Sheet != nil {
			if err := p.Sheet.Check(); err != nil {
				return fmt.Errorf("typeset: part %q: %w", p.Key, err)
			}
		}
	}
	if len(b.Parts) == 0 {
		return fmt.Errorf("typeset: a bundle of nothing")
	}
	return nil
}

func (s *setter) part(p Part) {
	s.marks = append(s.marks, bookmark{text: p.Title, page: len(s.pages)})
	n := len(s.marks)
	if p.Sheet == nil {
		s.platePages(p)
		return
	}
	s.sheet(*p.Sheet)
	under := s.marks[:n]
	for _, m := range s.marks[n:] {
		if m.level > 1 { // the first heading says what the part's own bookmark says
			under = append(under, m)
		}
	}
	s.marks = under
}

func (s *setter) partFeet(p Part, from, to int) {
	whose, folio := p.Foot, sheet.B(p.Folio)
	if p.Sheet != nil {
		whose, folio = p.Sheet.Foot, sheet.T(p.Sheet.Folio)
		if p.Folio != "" {
			folio = sheet.B(p.Folio)
		}
	}
	s.numbered(from, to, whose, folio)
}
