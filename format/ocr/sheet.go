package ocr

import (
	"context"
	stdimage "image"
	"strings"
	"unicode"

	"github.com/recourse-health/recourse/format/flow"
	"github.com/recourse-health/recourse/format/image"
	"github.com/recourse-health/recourse/value/page"
)

// A sheet is one page on its way from a picture to words.
type sheet struct {
	flat   image.Page // made ready, upright
	cells  []image.Cell
	bounds stdimage.Rectangle // of flat
	w, h   float32            // of the page as shown, in points
	scale  float64            // points in a pixel of the picture
	dpi    int
	lang   string
	words  []Word
}

func newSheet(pic image.Picture, w, h float32) *sheet {
	flat := image.Prepare(pic)
	s := &sheet{flat: flat, bounds: flat.Gray.Rect, w: w, h: h, scale: float64(w) / float64(pic.Gray.Rect.Dx())}
	s.dpi = max(70, int(float64(max(s.bounds.Dx(), s.bounds.Dy()))*72/float64(max(w, h))+0.5))
	s.cells = flat.Cells()
	return s
}

// forget lets go of the picture.
func (s *sheet) forget() { s.flat.Gray = nil }

// first reads the page, turned about where it says nothing as it stands, and in the language that it turns out to have.
func (s *sheet) first(ctx context.Context, e Engine, lang *language) error {
	s.lang = lang.get()
	if err := s.read(ctx, e); err != nil {
		return err
	}
	if clear(s.words) < enough {
		if err := s.turn(ctx, e); err != nil {
			return err
		}
	}
	is := flow.Language([]page.Page{s.page()})
	if is == "" || is == s.lang {
		return nil
	}
	lang.set(is)
	s.lang = is
	return s.read(ctx, e)
}

func (s *sheet) read(ctx context.Context, e Engine) error {
	words, err := e.Words(ctx, Ask{s.flat.Gray, s.dpi, s.lang, Whole})
	s.words = printed(sift(words), s.lang)
	return err
}

// enough clear words say that a page stands upright.
const enough = 12

// clear counts words that are surely words: three letters or more, read without doubt.
func clear(words []Word) (n int) {
	for _, w := range words {
		if w.Sure >= 80 && letters(w.Text) >= 3 {
			n++
		}
	}
	return n
}

func letters(s string) (n int) {
	for _, r := range s {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}

// turn tries the page upside down and on its sides, and keeps what says most.
func (s *sheet) turn(ctx context.Context, e Engine) error {
	up, said, best := s.flat, s.words, clear(s.words)
	kept := up
	for _, quarters := range []int{2, 1, 3} {
		s.flat = up.Turn(quarters)
		if err := s.read(ctx, e); err != nil {
			return err
		}
		if n := clear(s.words); n > 2*best {
			best, kept, said = n, s.flat, s.words
		}
		if best >= enough {
			break
		}
	}
	s.flat, s.words = kept, said
	s.bounds = kept.Gray.Rect
	s.cells = kept.Cells()
	return nil
}

// sift leaves out what is no word: pieces of rules, specks.
func sift(words []Word) []Word {
	out := words[:0]
	for _, w := range words {
		if strings.Trim(w.Text, "|_[]{}~=—-.,'`‘’“”\"") == "" && (w.Sure < 60 || strings.Trim(w.Text, "|_[]{}~=") == "") {
			continue
		}
		out = append(out, w)
	}
	return out
}
