package pdf

import (
	"github.com/recourse-health/recourse/format/flow"
	"github.com/recourse-health/recourse/value/page"
)

// A Mark is a word that was found in a picture: upright, its box as high as the letters of its line.
type Mark struct {
	Text string
	Box  page.Box
	Sure uint8
}

// Lay puts words that were found in a picture into reading order as those of a PDF are: columns, lines, and the fields of
// ruled tables, whose boxes are cells. w and h are the page's size in points.
func Lay(marks []Mark, cells []page.Box, w, h float32) page.Page {
	words := make([]word, len(marks))
	ws := make([]*word, len(marks))
	for i, m := range marks {
		b := rectOf(m.Box)
		words[i] = word{text: m.Text, ink: b, box: b, sure: m.Sure}
		ws[i] = &words[i]
	}
	var tables []*item
	for _, t := range grids(edgesOf(cells)) {
		if left, ok := t.fill(ws); ok {
			ws, tables = left, append(tables, &item{box: t.box, table: t})
		}
	}
	var out flow.Builder
	(&writer{&out, frame{w: float64(w), h: float64(h)}}).write(append(items(ws), tables...), 0)
	return out.Page(w, h)
}

// edgesOf gives the rules around cells.
func edgesOf(cells []page.Box) (level, upright []rule) {
	for _, c := range cells {
		b := rectOf(c)
		level = append(level, rule{b.t, b.l, b.r}, rule{b.b, b.l, b.r})
		upright = append(upright, rule{b.l, b.t, b.b}, rule{b.r, b.t, b.b})
	}
	return join(level), join(upright)
}

func rectOf(b page.Box) rect { return rect{float64(b[0]), float64(b[1]), float64(b[2]), float64(b[3])} }
