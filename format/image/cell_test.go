package image

import (
	stdimage "image"
	"math/rand/v2"
	"testing"
)

func TestCells(t *testing.T) {
	l := letterOf(t, 200, 11, true, 12)
	p := Prepare(Picture{Gray: l.Gray})
	cells := p.Cells()
	if len(cells) != 10 {
		t.Fatalf("%d cells, want 3 rows of 3 and one across", len(cells))
	}
	for i, c := range cells {
		row, col, span := i/3, i%3, 1
		if i == 9 {
			span = 3
		}
		if c.Table != 0 || c.Row != row || c.Col != col || c.ColSpan != span || c.RowSpan != 1 {
			t.Errorf("cell %d: %+v", i, c)
		}
		if !c.Box.In(l.table.Inset(-4)) || c.Box.Dx() < span*l.table.Dx()/3-6 || c.Box.Dy() < l.table.Dy()/4-6 {
			t.Errorf("cell %d stands at %v, the table at %v", i, c.Box, l.table)
		}
	}
}

// Lines go, letters stay: a ruled page without its lines is the page that was never ruled.
func TestUnruled(t *testing.T) {
	l := letterOf(t, 200, 11, true, 13)
	clean := rulesOf(l.Gray, 21).clean
	for _, c := range []struct {
		name string
		in   stdimage.Rectangle
		ink  bool
	}{
		{"the line over the table", stdimage.Rect(l.table.Min.X+5, l.table.Min.Y, l.table.Max.X-5, l.table.Min.Y+2), false},
		{"the line at its left", stdimage.Rect(l.table.Min.X, l.table.Min.Y+5, l.table.Min.X+2, l.table.Max.Y-5), false},
		{"a number in a cell", l.table.Inset(8), true},
	} {
		black := 0
		for y := c.in.Min.Y; y < c.in.Max.Y; y++ {
			for x := c.in.Min.X; x < c.in.Max.X; x++ {
				if clean.GrayAt(x, y).Y < 128 {
					black++
				}
			}
		}
		if c.ink != (black > 0) {
			t.Errorf("%s: %d black pixels", c.name, black)
		}
	}
	for i, v := range clean.Pix {
		x, y := i%clean.Stride, i/clean.Stride
		if v != l.Pix[i] && !(stdimage.Point{x, y}).In(l.table.Inset(-4)) {
			t.Fatalf("a letter at %d %d was touched", x, y)
		}
	}
}

// A letter that stands across a line keeps its strokes.
func TestCrossing(t *testing.T) {
	l := letterOf(t, 200, 11, false, 14)
	bare := rulesOf(l.Gray, 21)
	if len(bare.across)+len(bare.down) > 0 {
		t.Fatalf("lines where there are none: %v %v", bare.across, bare.down)
	}
	was := append([]uint8(nil), l.Pix...)
	y := 700
	l.box(150, y, 1500, y+3)
	clean := rulesOf(l.Gray, 21).clean
	lost := 0
	for x := 160; x < 1490; x++ {
		stem := was[(y-6)*l.Stride+x] < 100 && was[(y+8)*l.Stride+x] < 100 && was[(y+1)*l.Stride+x] < 100
		if stem && clean.Pix[(y+1)*clean.Stride+x] > 128 {
			lost++
		}
	}
	if lost > 0 {
		t.Errorf("%d columns of letters were cut", lost)
	}
}

func TestCellsOfPhoto(t *testing.T) {
	r := rand.New(rand.NewPCG(15, 15))
	l := letterOf(t, 150, 11, true, 15)
	for i := range 3 {
		g, to := onTable(r, 0).take(l, r)
		p := Prepare(Picture{Gray: g})
		cells := p.Cells()
		if len(cells) != 10 {
			t.Errorf("%d: %d cells, want 10", i, len(cells))
			continue
		}
		x, y := p.Back(float64(cells[0].Box.Min.X), float64(cells[0].Box.Min.Y))
		x, y = to.inverse().at(x, y)
		if dx, dy := x-float64(l.table.Min.X), y-float64(l.table.Min.Y); dx*dx+dy*dy > 25 {
			t.Errorf("%d: the table begins %.1f %.1f pixels away", i, dx, dy)
		}
	}
}
