package pdf

import (
	"sort"

	"github.com/recourse-health/recourse/format/flow"
)

// A writer puts items into a page's text in reading order.
type writer struct {
	out   *flow.Builder
	frame frame
}

// write arranges items: columns one after the other, else rows from the top down.
func (w *writer) write(in []*item, depth int) {
	if len(in) == 0 {
		return
	}
	if c, ok := split(in); ok && depth < 12 {
		for _, part := range c {
			w.write(part, depth+1)
			w.out.Block()
		}
		return
	}
	w.rows(rows(in))
}

func (w *writer) rows(rs []row) {
	gap := usual(rs)
	for i, r := range rs {
		if t := r.items[0].table; t != nil {
			w.out.Block()
			w.table(t)
			w.out.Block()
			continue
		}
		if i > 0 && apart(rs[i-1], r, gap) {
			w.out.Block()
		}
		w.out.Row(r.pieces(w.frame))
	}
}

// usual is the common distance between lines.
func usual(rs []row) float64 {
	var gaps []float64
	for i := 1; i < len(rs); i++ {
		if g := rs[i].box.t - rs[i-1].box.b; g < 1.5*rs[i].box.h() {
			gaps = append(gaps, g)
		}
	}
	if len(gaps) == 0 {
		return 0
	}
	sort.Float64s(gaps)
	return gaps[len(gaps)/3]
}

// apart reports that a block ends between two rows: more than the usual distance, or another size of type.
func apart(a, b row, usual float64) bool {
	h := min(a.box.h(), b.box.h())
	gap := b.box.t - a.box.b
	if gap > max(usual, 0)+0.33*h || gap < -2*h {
		return true
	}
	big := max(a.size(), b.size()) / max(1, min(a.size(), b.size()))
	return big > 1.2
}

func (r row) size() float64 {
	h := 0.0
	for _, w := range r.items[0].words {
		if !w.sup {
			h = max(h, w.box.h())
		}
	}
	return h
}
