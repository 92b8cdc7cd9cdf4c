package image

import (
	"errors"
	stdimage "image"
	"testing"

	"github.com/recourse-health/recourse/format"
)

func TestDecodeKinds(t *testing.T) {
	g := stdimage.NewGray(stdimage.Rect(0, 0, 40, 30))
	b, err := PNG(g)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		b    []byte
		want error
	}{
		"png":       {b, nil},
		"cut short": {b[:40], format.ErrDamaged},
		"nothing":   {nil, format.ErrEmpty},
		"a text":    {[]byte("Dear member,"), format.ErrKind},
	} {
		if _, err := Decode(c.b); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func TestTurnBack(t *testing.T) {
	g := stdimage.NewGray(stdimage.Rect(0, 0, 7, 5))
	g.Pix[2*7+6] = 200
	p := Prepare(Picture{Gray: g})
	for q := range 4 {
		turned := p.Turn(q)
		for y := range turned.Gray.Rect.Dy() {
			for x := range turned.Gray.Rect.Dx() {
				if turned.Gray.GrayAt(x, y).Y != 200 {
					continue
				}
				if bx, by := turned.Back(float64(x)+0.5, float64(y)+0.5); bx != 6.5 || by != 2.5 {
					t.Errorf("turn %d: %v %v leads to %v %v", q, x, y, bx, by)
				}
			}
		}
	}
}
