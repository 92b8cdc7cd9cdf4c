package ocr_test

import (
	"bytes"
	"context"
	"errors"
	stdimage "image"
	stdpng "image/png"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/book/font"
	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/image"
	"github.com/recourse-health/recourse/format/ocr"
	"github.com/recourse-health/recourse/format/ocr/ocrtest"
	"github.com/recourse-health/recourse/value/page"
)

func TestBuiltIn(t *testing.T) { ocrtest.Suite(t, ocrtest.Engine(t), font.Regular) }

const english = `Notice of denial of coverage
Dear Ada Brandt: we have denied your request
for this drug, and this is the reason for it.
Member ID: W482 913 7750
You have 180 days from the date of this notice.`

const spanish = `Aviso de denegación de cobertura
Estimada señora Núñez: negamos su petición
del medicamento por la razón que sigue en esta.
Usted puede apelar con una carta para el plan.`

func png(t *testing.T, g *stdimage.Gray) []byte {
	var out bytes.Buffer
	if err := stdpng.Encode(&out, g); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// A letter is read in its own language, spoiled and turned as photos are, and each word's box holds its ink.
func TestRead(t *testing.T) {
	r := ocr.Reader{Engine: ocrtest.Engine(t), Lanes: 2}
	s := ocrtest.New(t, font.Regular, 1000, 500, 34)
	s.Lines(80, 90, 70, english)
	es := ocrtest.New(t, font.Regular, 1000, 500, 34)
	es.Lines(80, 90, 70, spanish)
	for name, c := range map[string]struct {
		picture *stdimage.Gray
		lang    string
		holds   string
	}{
		"as it is": {s.Gray, "en", "Member ID: W482 913 7750\n"},
		"a photo":  {s.Spoil(0.03, 7), "en", "Member ID: W482 913 7750\n"},
		"Spanish":  {es.Gray, "es", "Núñez: negamos su petición\n"},
	} {
		d, err := r.Read(t.Context(), png(t, c.picture))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if d.Kind != "image" || d.Reader != ocr.Version || d.Language != c.lang || len(d.Pages) != 1 || !strings.Contains(d.Pages[0].Text, c.holds) {
			t.Errorf("%s: %+v", name, d)
		}
		placed(t, c.picture, d.Pages[0])
	}
}

// placed holds the boxes against the picture: a word is darker than what is around it.
func placed(t *testing.T, g *stdimage.Gray, p page.Page) {
	k := float64(g.Rect.Dx()) / float64(p.W)
	for _, w := range p.Words {
		if len(p.Text[w.From:w.To]) < 3 || w.Sure < 60 {
			continue
		}
		r := stdimage.Rect(int(k*float64(w.Box[0])), int(k*float64(w.Box[1])), int(k*float64(w.Box[2])), int(k*float64(w.Box[3])))
		if in := darkest(g, r); r.Empty() || !r.In(g.Rect) || in > 150 {
			t.Errorf("%q at %v: darkest %d", p.Text[w.From:w.To], w.Box, in)
		}
	}
}

func darkest(g *stdimage.Gray, r stdimage.Rectangle) (least uint8) {
	least = 255
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			least = min(least, g.GrayAt(x, y).Y)
		}
	}
	return least
}

// What holds no words is told from what does, and one page that cannot be read takes no other with it.
func TestNothing(t *testing.T) {
	r := ocr.Reader{Engine: ocrtest.Engine(t), Lanes: 2}
	white := ocrtest.New(t, font.Regular, 300, 400, 20).Gray
	if _, err := r.Read(t.Context(), png(t, white)); !errors.Is(err, format.ErrBlurred) {
		t.Error(err)
	}
	if _, err := r.Read(t.Context(), []byte("Dear member,")); !errors.Is(err, format.ErrKind) {
		t.Error(err)
	}
	s := ocrtest.New(t, font.Regular, 700, 150, 34)
	s.Lines(40, 60, 60, "We denied your request.")
	broken := func(context.Context) (image.Picture, float32, float32, error) {
		return image.Picture{}, 0, 0, format.ErrDamaged
	}
	good := func(context.Context) (image.Picture, float32, float32, error) {
		return image.Picture{Gray: s.Gray}, 504, 108, nil
	}
	var pages []page.Page
	err := r.Pages(t.Context(), []ocr.Source{broken, good}, func(p []page.Page, _ string) error {
		pages = p
		return nil
	})
	if err != nil || len(pages) != 2 || len(pages[0].Words) != 0 || pages[1].Text != "We denied your request.\n" {
		t.Errorf("%v %+v", err, pages)
	}
}
