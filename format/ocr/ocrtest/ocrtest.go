// Package ocrtest draws letters for tests of what reads pictures, and holds every engine against the same suite.
//
// It promises that what it draws is the same on every machine: the typeface is the one that the papers are set in.
package ocrtest

import (
	"context"
	"errors"
	stdimage "image"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/image/font"
	"golang.org/x/image/font/opentype"
	"golang.org/x/image/math/fixed"

	"github.com/recourse-health/recourse/format/ocr"
)

// A Sheet is paper of so many pixels on which lines are drawn.
type Sheet struct {
	Gray *stdimage.Gray
	face font.Face
}

// New gives white paper, and type of so many pixels.
func New(t testing.TB, typeface []byte, w, h int, size float64) *Sheet {
	t.Helper()
	f, err := opentype.Parse(typeface)
	if err != nil {
		t.Fatal(err)
	}
	face, err := opentype.NewFace(f, &opentype.FaceOptions{Size: size, DPI: 72, Hinting: font.HintingFull})
	if err != nil {
		t.Fatal(err)
	}
	g := stdimage.NewGray(stdimage.Rect(0, 0, w, h))
	for i := range g.Pix {
		g.Pix[i] = 255
	}
	return &Sheet{g, face}
}

// Write draws text with its baseline's left end at x, y.
func (s *Sheet) Write(x, y int, text string) {
	(&font.Drawer{Dst: s.Gray, Src: stdimage.Black, Face: s.face, Dot: fixed.P(x, y)}).DrawString(text)
}

// Lines draws lines of text from x, y down.
func (s *Sheet) Lines(x, y, step int, text string) {
	for line := range strings.SplitSeq(text, "\n") {
		s.Write(x, y, line)
		y += step
	}
}

// Rule draws the frame of a field.
func (s *Sheet) Rule(r stdimage.Rectangle) {
	for x := r.Min.X; x <= r.Max.X; x++ {
		for d := range 2 {
			s.Gray.Pix[(r.Min.Y+d)*s.Gray.Stride+x], s.Gray.Pix[(r.Max.Y+d)*s.Gray.Stride+x] = 0, 0
		}
	}
	for y := r.Min.Y; y <= r.Max.Y; y++ {
		for d := range 2 {
			s.Gray.Pix[y*s.Gray.Stride+r.Min.X+d], s.Gray.Pix[y*s.Gray.Stride+r.Max.X+d] = 0, 0
		}
	}
}

// Spoil makes a photo of the paper: lit from one side, held askew by so much of its width, with grain.
func (s *Sheet) Spoil(slope float64, seed uint64) *stdimage.Gray {
	g := s.Gray
	w, h := g.Rect.Dx(), g.Rect.Dy()
	grain := rand.New(rand.NewPCG(seed, 1))
	out := stdimage.NewGray(g.Rect)
	for y := range h {
		for x := range w {
			from := y + int(math.Round(slope*float64(x-w/2)))
			v := 255.0
			if from >= 0 && from < h {
				v = float64(g.Pix[from*g.Stride+x])
			}
			light := 0.55 + 0.45*float64(x+y)/float64(w+h)
			out.Pix[y*out.Stride+x] = uint8(max(0, min(255, (25+0.85*v)*light+8*grain.NormFloat64())))
		}
	}
	return out
}

// Engine gives the engine that is built in, its compiled code kept where the program keeps it.
func Engine(t testing.TB) *ocr.Tesseract {
	t.Helper()
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	e, err := ocr.NewTesseract(t.Context(), filepath.Join(dir, "recourse"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = e.Close() })
	return e
}

// Suite is what every engine must do.
func Suite(t *testing.T, e ocr.Engine, typeface []byte) {
	letter := New(t, typeface, 900, 260, 30)
	letter.Lines(40, 60, 60, "Dear Ada Brandt: we denied your request.\nMember ID: W482 913 7750\nDate: October 5, 2026")
	t.Run("words and places", func(t *testing.T) {
		words, err := e.Words(t.Context(), ocr.Ask{Picture: letter.Gray, DPI: 200, Language: "en", Mode: ocr.Whole})
		if err != nil {
			t.Fatal(err)
		}
		if got := spoken(words); !strings.Contains(got, "Ada Brandt: we denied your request.") || !strings.Contains(got, "W482 913 7750") {
			t.Errorf("%q", got)
		}
		for i, w := range words {
			if !w.Ink.In(letter.Gray.Rect) || !w.Box.Overlaps(w.Ink) || w.Sure <= 0 || w.Sure > 100 || len(w.Glyph) == 0 || i > 0 && w.Line < words[i-1].Line {
				t.Errorf("%+v", w)
			}
		}
		if n := words[len(words)-1].Line; n != 2 {
			t.Errorf("three lines end with line %d", n)
		}
	})
	t.Run("Spanish", func(t *testing.T) {
		s := New(t, typeface, 700, 100, 30)
		s.Write(40, 60, "Señor Núñez: negamos su petición.")
		words, err := e.Words(t.Context(), ocr.Ask{Picture: s.Gray, DPI: 200, Language: "es", Mode: ocr.Sparse})
		if got := spoken(words); err != nil || !strings.Contains(got, "Núñez: negamos su petición.") {
			t.Errorf("%q %v", got, err)
		}
	})
	t.Run("a blank page has no words", func(t *testing.T) {
		words, err := e.Words(t.Context(), ocr.Ask{Picture: New(t, typeface, 300, 300, 20).Gray, DPI: 200, Language: "en", Mode: ocr.Whole})
		if err != nil || len(words) > 0 {
			t.Errorf("%v %v", words, err)
		}
	})
	t.Run("who gives up waits no longer", func(t *testing.T) {
		ctx, stop := context.WithTimeout(t.Context(), 60*time.Millisecond)
		defer stop()
		began := time.Now()
		_, err := e.Words(ctx, ocr.Ask{Picture: letter.Spoil(0, 1), DPI: 200, Language: "en", Mode: ocr.Whole})
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 5*time.Second {
			t.Errorf("%v after %v", err, time.Since(began))
		}
	})
}

func spoken(words []ocr.Word) string {
	var out []string
	for _, w := range words {
		out = append(out, w.Text)
	}
	return strings.Join(out, " ")
}
