package pdf

import (
	"sort"

	"github.com/recourse-health/recourse/format/flow"
)

// A table is a ruled grid with the words of its cells.
type table struct {
	box            rect
	level, upright []rule
	rows           [][]*cell
}

// A cell is a field of a table; one that spans several columns stands in the first.
type cell struct {
	box   rect
	words []*word
}

// fill takes the words that lie in the grid, and reports whether it is a table: a row with two cells that
// hold words.
func (t *table) fill(words []*word) (rest []*word, ok bool) {
	t.build()
	for _, w := range words {
		if c := t.at((w.box.l+w.box.r)/2, w.box.mid()); c != nil {
			c.words = append(c.words, w)
		} else {
			rest = append(rest, w)
		}
	}
	for _, r := range t.rows {
		n := 0
		for _, c := range r {
			if len(c.words) > 0 {
				n++
			}
		}
		ok = ok || n > 1
	}
	return rest, ok
}

func (t *table) at(x, y float64) *cell {
	for _, r := range t.rows {
		for _, c := range r {
			if c.box.holds(x, y) {
				return c
			}
		}
	}
	return nil
}

// build makes the cells. A level rule ends a row where it runs over half the table or more; an upright one
// parts two cells of each row that it runs through.
func (t *table) build() {
	ys := []float64{t.box.t}
	for _, h := range t.level {
		if h.to-h.from > 0.5*t.box.w() {
			ys = append(ys, h.at)
		}
	}
	ys = append(ys, t.box.b)
	sort.Float64s(ys)
	for i := 1; i < len(ys); i++ {
		if ys[i]-ys[i-1] < 6 {
			continue
		}
		xs := []float64{t.box.l}
		for _, v := range t.upright {
			if mid := (ys[i] + ys[i-1]) / 2; v.from <= mid && v.to >= mid && v.at-xs[len(xs)-1] > 6 {
				xs = append(xs, v.at)
			}
		}
		if t.box.r-xs[len(xs)-1] > 6 {
			xs = append(xs, t.box.r)
		}
		var row []*cell
		for j := 1; j < len(xs); j++ {
			row = append(row, &cell{box: rect{xs[j-1], ys[i-1], xs[j], ys[i]}})
		}
		t.rows = append(t.rows, row)
	}
}

// table writes a table row by row.
func (w *writer) table(t *table) {
	for _, r := range t.rows {
		w.cells(r)
	}
}

// tall is the number of lines from which a cell is a text of its own.
const tall = 5

func (w *writer) cells(r []*cell) {
	var full []*cell
	long := 0
	for _, c := range r {
		if len(c.words) > 0 {
			full = append(full, c)
			if len(rows(items(c.words))) >= tall {
				long++
			}
		}
	}
	if len(full) == 1 && long == 0 && !full[0].label() {
		w.rows(rows(items(full[0].words)))
		return
	}
	if len(full) == 1 && long == 1 || len(full) <= 3 && long >= 2 {
		for _, c := range full {
			w.out.Block()
			w.write(items(c.words), 1)
			w.out.Block()
		}
		return
	}
	var line []flow.Piece
	for _, c := range full {
		line = append(line, c.pieces(w.frame, len(line) > 0)...)
	}
	w.out.Row(line)
}

// label reports a small line over one larger line.
func (c *cell) label() bool {
	rs := rows(items(c.words))
	return len(rs) == 2 && rs[0].size() < 0.93*rs[1].size()
}

// pieces gives the words of a cell as one line of text. A small line over a larger one is a label: a tab
// parts it from its value.
func (c *cell) pieces(f frame, tab bool) (out []flow.Piece) {
	rs := rows(items(c.words))
	for i, r := range rs {
		for j, p := range r.pieces(f) {
			p.Next = j == 0 && len(out) > 0
			p.Tab = j == 0 && i == 0 && tab || p.Tab || j == 0 && i == 1 && rs[0].size() < 0.93*r.size()
			out = append(out, p)
		}
	}
	if len(out) > 0 {
		out[0].Next = tab
	}
	return out
}
