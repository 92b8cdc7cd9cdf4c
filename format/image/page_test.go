package image

import (
	"fmt"
	stdimage "image"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// found gives the middles of the round black dots of a page, by the places where they should be.
func found(p Page, near [4][2]float64) (out [4][2]float64) {
	reach := 45
	for i, c := range near {
		var sx, sy, n float64
		for y := int(c[1]) - reach; y <= int(c[1])+reach; y++ {
			for x := int(c[0]) - reach; x <= int(c[0])+reach; x++ {
				if (stdimage.Point{x, y}).In(p.Gray.Rect) {
					if ink := 255 - float64(p.Gray.GrayAt(x, y).Y); ink > 100 {
						sx, sy, n = sx+ink*(float64(x)+0.5), sy+ink*(float64(y)+0.5), n+ink
					}
				}
			}
		}
		out[i] = [2]float64{sx / n, sy / n}
	}
	return out
}

// checkPage holds a prepared page against what is known of its picture: it stands upright and straight, and what is
// seen in it leads back to where it is in the picture.
func checkPage(t *testing.T, name string, l letter, to transform, p Page) {
	t.Helper()
	fore := p.back.inverse()
	var near, in [4][2]float64
	for i, d := range l.dots {
		x, y := to.at(d[0], d[1])
		in[i] = [2]float64{x, y}
		x, y = fore.at(x, y)
		near[i] = [2]float64{x, y}
	}
	for i, d := range found(p, near) {
		x, y := p.Back(d[0], d[1])
		if off := math.Hypot(x-in[i][0], y-in[i][1]); !(off < 2) {
			t.Errorf("%s: dot %d is %.1f pixels off", name, i, off)
		}
	}
	wide := near[1][0] - near[0][0]
	for _, pair := range [2][2]int{{0, 1}, {3, 2}} {
		a, b := near[pair[0]], near[pair[1]]
		if slope := (b[1] - a[1]) / (b[0] - a[0]); math.Abs(slope) > 0.006 || b[0] < a[0] {
			t.Errorf("%s: a line rises by %.4f, runs by %.0f", name, slope, b[0]-a[0])
		}
	}
	if near[3][1] < near[0][1] || wide < 300 {
		t.Errorf("%s: not upright", name)
	}
}

func TestTurnedAndSlanted(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	l := letterOf(t, 150, 11, true, 3)
	for _, quarters := range []float64{0, 90, 180, 270} {
		for range 3 {
			angle := quarters + r.Float64()*16 - 8
			g, to := round(float64(l.Rect.Dx()), float64(l.Rect.Dy()), angle).take(l, r)
			checkPage(t, fmt.Sprintf("by %.1f degrees", angle), l, to, Prepare(Picture{Gray: g}))
		}
	}
}

func TestOnTable(t *testing.T) {
	r := rand.New(rand.NewPCG(8, 8))
	l := letterOf(t, 150, 11, false, 4)
	for i := range 8 {
		g, to := onTable(r, i&3).take(l, r)
		p := Prepare(Picture{Gray: g})
		checkPage(t, fmt.Sprintf("on a table, turned by %d", i&3), l, to, p)
		if c := count(p.Gray, 0, 0, 1<<20); c.at(60) < 250 {
			t.Errorf("the paper is not white: %d", c.at(60))
		}
	}
}

func TestTwice(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	l := letterOf(t, 150, 11, true, 5)
	for i := range 4 {
		g, _ := onTable(r, i).take(l, r)
		once := Prepare(Picture{Gray: g})
		twice := Prepare(Picture{Gray: once.Gray})
		w, h := float64(once.Gray.Rect.Dx()), float64(once.Gray.Rect.Dy())
		for _, c := range [][2]float64{{0, 0}, {w, 0}, {w, h}, {0, h}} {
			x, y := twice.back.inverse().at(c[0], c[1])
			k := float64(twice.Gray.Rect.Dx()) / w // it may be scaled a little more
			if off := math.Hypot(x-c[0]*k, y-c[1]*k); off > 0.006*w {
				t.Errorf("%d: a corner moved by %.1f pixels", i, off)
			}
		}
	}
}

func TestCleanStays(t *testing.T) {
	for _, dpi := range []float64{200, 300} {
		l := letterOf(t, dpi, 12, true, 6)
		was := slices.Clone(l.Pix)
		p := Prepare(Picture{Gray: l.Gray})
		if !slices.Equal(p.Gray.Pix, was) || p.back != unit {
			t.Errorf("a clean page of %.0f dots an inch was changed", dpi)
		}
	}
}

func TestDarkScreen(t *testing.T) {
	l := letterOf(t, 150, 11, false, 7)
	for i, v := range l.Pix {
		l.Pix[i] = 20 + uint8((255-int(v))*200/255)
	}
	p := Prepare(Picture{Gray: l.Gray})
	if c := count(p.Gray, 0, 0, 1<<20); c.at(50) < 250 || c.at(1) > 100 {
		t.Errorf("light %d, dark %d", c.at(50), c.at(1))
	}
}

func TestSmallTypeGrows(t *testing.T) {
	l := letterOf(t, 100, 11, false, 8)
	p := Prepare(Picture{Gray: l.Gray})
	if p.X < 17 || p.X > 24 {
		t.Errorf("an x is %.1f high", p.X)
	}
	if grown := float64(p.Gray.Rect.Dx()) / float64(l.Rect.Dx()); grown < 2 || grown > 3.1 {
		t.Errorf("grown by %.2f", grown)
	}
}

// What is no letter is given back as something, and never costs more than it should.
func TestOddPictures(t *testing.T) {
	r := rand.New(rand.NewPCG(10, 10))
	for _, size := range [][2]int{{1, 1}, {1, 900}, {900, 1}, {3, 3}, {40, 2000}, {5000, 12}, {640, 480}} {
		for kind, shade := range map[string]func() uint8{
			"black": func() uint8 { return 0 },
			"white": func() uint8 { return 255 },
			"noise": func() uint8 { return uint8(r.IntN(256)) },
			"stars": func() uint8 { return 255 * uint8(r.IntN(100)/99) },
		} {
			g := stdimage.NewGray(stdimage.Rect(0, 0, size[0], size[1]))
			for i := range g.Pix {
				g.Pix[i] = shade()
			}
			p := Prepare(Picture{Gray: g})
			if n := len(p.Gray.Pix); n == 0 || n > 9*len(g.Pix)+100 {
				t.Errorf("%s of %v: a page of %v", kind, size, p.Gray.Rect.Max)
			}
			p.Turn(1).Unruled()
			p.Cells()
		}
	}
}

func TestTurn(t *testing.T) {
	l := letterOf(t, 100, 11, false, 9)
	p := Prepare(Picture{Gray: l.Gray})
	for q := range 4 {
		turned := p.Turn(q)
		for i, v := range turned.Turn(4 - q).Gray.Pix {
			if v != p.Gray.Pix[i] {
				t.Fatalf("turned by %d and back: pixel %d", q, i)
			}
		}
		x, y := turned.Back(turned.back.inverse().at(123, 456))
		if math.Hypot(x-123, y-456) > 1e-6 {
			t.Errorf("turned by %d: %v %v", q, x, y)
		}
	}
}

func BenchmarkPrepare(b *testing.B) {
	r := rand.New(rand.NewPCG(11, 11))
	l := letterOf(b, 250, 11, true, 10)
	s := onTable(r, 0)
	for i := range s.at {
		s.at[i][0] *= 1.7
		s.at[i][1] *= 1.7
	}
	s.w, s.h = s.w*17/10, s.h*17/10
	g, _ := s.take(l, r)
	b.Run(fmt.Sprintf("photo of %.1f Mpx", float64(len(g.Pix))/1e6), func(b *testing.B) {
		for b.Loop() {
			Prepare(Picture{Gray: g})
		}
	})
	b.Run("ruled lines of it", func(b *testing.B) {
		p := Prepare(Picture{Gray: g})
		for b.Loop() {
			rulesOf(p.Gray, p.X)
		}
	})
	b.Run(fmt.Sprintf("clean page of %.1f Mpx", float64(len(l.Pix))/1e6), func(b *testing.B) {
		for b.Loop() {
			Prepare(Picture{Gray: l.Gray})
		}
	})
}
