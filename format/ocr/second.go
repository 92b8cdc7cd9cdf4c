package ocr

import (
	"context"
	stdimage "image"
	"strings"
	"unicode"
)

// doubtful reports a page that a second look may mend: it has ruled fields, in which lines of text are lost between
// lines of ink, or many of its words are unsure.
func (s *sheet) doubtful() bool { return s.flat.Gray != nil && (len(s.tables()) > 0 || s.poor()) }

// poor reports a page of which a good part is unsure.
func (s *sheet) poor() bool {
	n := 0
	for _, w := range s.words {
		if w.Sure < 60 {
			n++
		}
	}
	return n*5 > len(s.words) && len(s.words) > 0
}

// tables gives the regions of the page that are ruled.
func (s *sheet) tables() []stdimage.Rectangle {
	byTable := map[int]stdimage.Rectangle{}
	var order []int
	for _, c := range s.cells {
		if _, ok := byTable[c.Table]; !ok {
			order = append(order, c.Table)
		}
		byTable[c.Table] = byTable[c.Table].Union(c.Box)
	}
	var out []stdimage.Rectangle
	for _, n := range order {
		out = append(out, byTable[n].Inset(-4).Intersect(s.bounds))
	}
	return out
}

// second reads the ruled regions again without their rules, or the whole page where it is poor, and reports whether that
// changed anything.
func (s *sheet) second(ctx context.Context, e Engine) (bool, error) {
	plain := s.flat.Unruled()
	regions := s.tables()
	if s.poor() {
		regions = []stdimage.Rectangle{s.bounds}
	}
	changed := false
	for _, r := range regions {
		part, ok := plain.SubImage(r).(*stdimage.Gray)
		if !ok || r.Dx() < 20 || r.Dy() < 10 {
			continue
		}
		words, err := e.Words(ctx, Ask{whole(part), s.dpi, s.lang, Sparse})
		if err != nil {
			return changed, err
		}
		for _, w := range sift(words) {
			w.Ink, w.Box = w.Ink.Add(r.Min), w.Box.Add(r.Min)
			changed = s.mend(w) || changed
		}
	}
	return changed, nil
}

// whole gives a part of a picture as one of its own.
func whole(g *stdimage.Gray) *stdimage.Gray {
	out := stdimage.NewGray(stdimage.Rect(0, 0, g.Rect.Dx(), g.Rect.Dy()))
	for y := range g.Rect.Dy() {
		copy(out.Pix[y*out.Stride:], g.Pix[y*g.Stride:y*g.Stride+g.Rect.Dx()])
	}
	return out
}

// Bounds of what the second pass may change.
const (
	trusted = 50 // a word that only one pass found is taken from here on
	certain = 90
)

// mend holds a word of the second pass against what the first one has there.
func (s *sheet) mend(w Word) bool {
	var there []int
	for i := range s.words {
		if covers(s.words[i].Ink, w.Ink) {
			there = append(there, i)
		}
	}
	if len(there) == 0 {
		if w.Sure >= trusted {
			s.words = append(s.words, w)
		}
		return w.Sure >= trusted
	}
	if len(there) > 1 || bare(s.words[there[0]].Text) == bare(w.Text) {
		return false // what is read alike, or set apart in another way
	}
	old := &s.words[there[0]]
	switch {
	case w.Ink.Dx()*5 < old.Ink.Dx()*4: // a piece of it
		return false
	case old.Sure < trusted && w.Sure > old.Sure+20:
		*old = w
	case hasDigit(old.Text) && old.Sure < certain && w.Sure >= trusted:
		old.Doubt = true // two readings of one number
	default:
		return false
	}
	return true
}

// covers reports that two words lie on each other.
func covers(a, b stdimage.Rectangle) bool {
	in := a.Intersect(b)
	return !in.Empty() && 2*in.Dx()*in.Dy() > min(a.Dx()*a.Dy(), b.Dx()*b.Dy())
}

// bare leaves of a word what two readings must have in common.
func bare(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

func hasDigit(s string) bool { return strings.IndexFunc(s, unicode.IsDigit) >= 0 }
