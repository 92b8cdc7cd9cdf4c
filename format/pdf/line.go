package pdf

import (
	"math"
	"sort"

	"github.com/recourse-health/recourse/format/flow"
)

// An item is what layout moves about as one: the words of one line as far as no wide gap parts them, or a
// ruled table.
type item struct {
	box   rect
	words []*word
	table *table
}

func (it *item) add(w *word) {
	it.words = append(it.words, w)
	it.box = it.box.join(w.box)
}

// wide is the gap, in heights of a line, that parts two cells.
const wide = 0.85

// items puts words into pieces of lines.
func items(words []*word) []*item {
	var out []*item
	var cur *item
	for _, w := range words {
		if cur == nil || !follows(cur, w) {
			cur = &item{}
			out = append(out, cur)
		}
		cur.add(w)
	}
	return merge(out)
}

// follows reports whether w stands next in the line.
func follows(it *item, w *word) bool {
	last := it.words[len(it.words)-1]
	h := max(last.box.h(), w.box.h())
	gap := w.box.l - last.box.r
	return gap > -0.4*h && gap < wide*h && inLine(last, w)
}

func inLine(a, b *word) bool {
	if a.sup || b.sup {
		return a.box.over(b.box) > 0.3
	}
	h := max(a.box.h(), b.box.h())
	return a.box.over(b.box) > 0.6 && (math.Abs(a.box.b-b.box.b) < 0.3*h || math.Abs(a.box.mid()-b.box.mid()) < 0.2*h)
}

// merge joins pieces of one line that the file draws apart.
func merge(in []*item) []*item {
	sort.SliceStable(in, func(i, j int) bool { return in[i].box.l < in[j].box.l })
	for i := 0; i < len(in); i++ {
		for j := i + 1; j < len(in); j++ {
			h := max(in[i].box.h(), in[j].box.h())
			if gap := in[j].box.l - in[i].box.r; gap > wide*h {
				break
			}
			if follows(in[i], in[j].words[0]) {
				for _, w := range in[j].words {
					in[i].add(w)
				}
				in = append(in[:j], in[j+1:]...)
				j = i
			}
		}
	}
	return in
}

// A row is items side by side.
type row struct {
	box   rect
	items []*item
}

// rows puts items side by side that share a line, from the top down.
func rows(in []*item) []row {
	sort.SliceStable(in, func(i, j int) bool { return in[i].box.mid() < in[j].box.mid() })
	var out []row
	for _, it := range in {
		placed := false
		for k := len(out) - 1; k >= 0 && k >= len(out)-4 && !placed; k-- {
			if it.table == nil && out[k].fits(it) {
				out[k].items = append(out[k].items, it)
				out[k].box = out[k].box.join(it.box)
				placed = true
			}
		}
		if !placed {
			out = append(out, row{it.box, []*item{it}})
		}
	}
	for _, r := range out {
		sort.SliceStable(r.items, func(i, j int) bool { return r.items[i].box.l < r.items[j].box.l })
	}
	return out
}

func (r row) fits(it *item) bool {
	seed := r.items[0]
	if seed.table != nil || seed.box.over(it.box) < 0.5 {
		return false
	}
	for _, o := range r.items {
		if min(o.box.r, it.box.r)-max(o.box.l, it.box.l) > 1 {
			return false
		}
	}
	return true
}

// pieces gives the words of the row, cells parted.
func (r row) pieces(f frame) (out []flow.Piece) {
	for i, it := range r.items {
		for j, w := range it.words {
			p := w.piece(f)
			p.Tab = i > 0 && j == 0
			out = append(out, p)
		}
	}
	return out
}

func (w *word) piece(f frame) flow.Piece {
	return flow.Piece{Text: w.text, Box: f.down(w.box, w.dir).box(), Glue: w.glue, Sure: w.sure}
}
