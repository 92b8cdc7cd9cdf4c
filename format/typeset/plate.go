package typeset

import (
	"fmt"
	"strings"

	"github.com/recourse-health/recourse/format/plate"
	"github.com/recourse-health/recourse/format/sheet"
)

const (
	edge     = 18.0 // left free around a page as it came
	headRoom = 24.0 // of the words over the first
)

// platePages sets pages as they came, each a figure. Nothing is drawn over them: they are made small enough to leave room.
func (s *setter) platePages(p Part) {
	for i, pl := range p.Pages {
		w, h := shown(pl)
		if w > h {
			s.pageOf(pageH, pageW)
		} else {
			s.pageOf(pageW, pageH)
		}
		top := edge
		if i == 0 && p.Head != "" {
			top = s.plateHead(p.Head)
		}
		s.showPlate(pl, w, h, top)
	}
	s.out()
}

// plateHead names the exhibit over its first page.
func (s *setter) plateHead(words string) (below float64) {
	s.in(s.root.add("H1"))
	ls := s.lines(sheet.B(words), body, s.page().w-2*left)
	s.column(ls, left, edge, body)
	return edge + float64(len(ls))*body.lead + headRoom - body.lead
}

// showPlate draws a picture upright in the middle of what is left of the page.
func (s *setter) showPlate(pl plate.Plate, w, h, top float64) {
	roomW, roomH := s.page().w-2*edge, s.page().h-(pageH-footRule)-6-top
	scale := min(roomW/w, roomH/h)
	if pl.Wide > 0 {
		scale = min(scale, 1)
	}
	w, h = w*scale, h*scale
	x, y := (s.page().w-w)/2, top+(roomH-h)/2
	f := s.root.add("Figure")
	f.attrs = "/Alt " + textString(pl.Alt) + s.attrBox(x, y, w, h)
	s.in(f)
	n := len(s.plates)
	s.plates = append(s.plates, pl)
	s.page().plates = append(s.page().plates, n)
	fmt.Fprintf(s.page(), "q %s cm /P%d Do Q\n", upright(pl.Turn, x, s.up(y+h), w, h), n)
}

// shown is how large a picture is as shown: in points where that is known, else in dots.
func shown(p plate.Plate) (w, h float64) {
	if p.Wide > 0 && p.High > 0 {
		return p.Wide, p.High
	}
	if p.Turn%2 != 0 {
		return float64(p.H), float64(p.W)
	}
	return float64(p.W), float64(p.H)
}

// upright lays the unit square, turned by quarters clockwise, on the rectangle whose lower left corner is x, y.
func upright(quarters int, x, y, w, h float64) string {
	m := [...][6]float64{{w, 0, 0, h, x, y}, {0, -h, w, 0, x, y + h}, {-w, 0, 0, -h, x + w, y + h}, {0, h, -w, 0, x + w, y}}[((quarters%4)+4)%4]
	return fmt.Sprintf("%.4f %.4f %.4f %.4f %.4f %.4f", m[0], m[1], m[2], m[3], m[4], m[5])
}

// writePlates writes each picture once, however often it is shown.
func (s *setter) writePlates(o *objects) []int {
	out := make([]int, len(s.plates))
	for i, p := range s.plates {
		out[i] = o.alloc()
		space := "/DeviceGray"
		if p.Colors == 3 {
			space = "/DeviceRGB"
		}
		o.stream(out[i], fmt.Sprintf("/Type /XObject /Subtype /Image /Width %d /Height %d /ColorSpace %s /BitsPerComponent %d /Filter /%s", p.W, p.H, space, p.Bits, p.Filter), p.Data, false)
	}
	return out
}

func (p *leaf) pictures(objects []int) string {
	if len(p.plates) == 0 {
		return ""
	}
	var b strings.Builder
	for _, n := range p.plates {
		fmt.Fprintf(&b, "/P%d %d 0 R ", n, objects[n])
	}
	return " /XObject <<" + b.String() + ">>"
}
