package image

import (
	stdimage "image"
	"slices"
	"sort"
)

// A Cell is a field of a ruled table, or a box: where it stands in the page, and the rows and columns that it takes up.
type Cell struct {
	Box              stdimage.Rectangle
	Table            int // of the page, from 0
	Row, Col         int // from 0
	RowSpan, ColSpan int
}

// near is how far apart lines may end and still meet, in pixels of a page on which an x is about 20 high.
const near = 10

// cells gives the closed fields between lines, table by table, in reading order.
func (r rules) cells() (out []Cell) {
	n := 0
	for _, t := range r.tables() {
		cells := t.grid().cells()
		for _, c := range cells {
			c.Table = n
			out = append(out, c)
		}
		if len(cells) > 0 {
			n++
		}
	}
	return out
}

// tables puts lines together that meet, from the top of the page to its foot.
func (r rules) tables() (out []rules) {
	of := newSets(len(r.across) + len(r.down))
	for i, a := range r.across {
		for j, d := range r.down {
			if a.Inset(-near).Overlaps(d) {
				of.join(i, len(r.across)+j)
			}
		}
	}
	at := map[int]int{}
	for i := range of {
		k, ok := at[of.root(i)]
		if !ok {
			k = len(out)
			at[of.root(i)] = k
			out = append(out, rules{})
		}
		if i < len(r.across) {
			out[k].across = append(out[k].across, r.across[i])
		} else {
			out[k].down = append(out[k].down, r.down[i-len(r.across)])
		}
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].top() < out[j].top() })
	return out
}

func (r rules) top() int {
	y := 1 << 30
	for _, a := range r.across {
		y = min(y, a.Min.Y)
	}
	return y
}

// sets are things that are put together: each points to one of its set.
type sets []int

func newSets(n int) sets {
	s := make(sets, n)
	for i := range s {
		s[i] = i
	}
	return s
}

func (s sets) root(i int) int {
	for s[i] != i {
		i = s[i]
	}
	return i
}

func (s sets) join(i, j int) { s[s.root(i)] = s.root(j) }

// A grid is the places of a table's lines, and the lines that are really drawn.
type grid struct {
	rules
	x, y []int
}

// fullest is how many squares a grid may have: more is a pattern and no table.
const fullest = 4000

func (r rules) grid() grid {
	g := grid{rules: r}
	for _, d := range r.down {
		g.x = append(g.x, (d.Min.X+d.Max.X)/2)
	}
	for _, a := range r.across {
		g.y = append(g.y, (a.Min.Y+a.Max.Y)/2)
	}
	g.x, g.y = places(g.x), places(g.y)
	return g
}

// places sorts, and takes those as one that are nearly one.
func places(v []int) (out []int) {
	slices.Sort(v)
	for _, x := range v {
		if len(out) == 0 || x-out[len(out)-1] > near {
			out = append(out, x)
		}
	}
	return out
}

// cells gives the fields of a table: squares of its grid that no line parts are one, and what is open to the outside
// is none.
func (g grid) cells() (out []Cell) {
	w, h := len(g.x)-1, len(g.y)-1
	if w < 1 || h < 1 || w*h > fullest {
		return nil
	}
	of := newSets(w*h + 1)
	g.open(of, w, h)
	boxes := map[int]stdimage.Rectangle{} // in squares of the grid
	size := map[int]int{}
	for i := range w * h {
		k := of.root(i)
		boxes[k] = boxes[k].Union(stdimage.Rect(i%w, i/w, i%w+1, i/w+1))
		size[k]++
	}
	for i := range w * h {
		b := boxes[of.root(i)]
		if of.root(i) != of.root(w*h) && b.Min == stdimage.Pt(i%w, i/w) && b.Dx()*b.Dy() == size[of.root(i)] {
			out = append(out, g.cell(b))
		}
	}
	return out
}

// open joins squares that are not parted; the one after the last is the outside.
func (g grid) open(of sets, w, h int) {
	at := func(c, r int) int {
		if c < 0 || r < 0 || c >= w || r >= h {
			return w * h
		}
		return r*w + c
	}
	for r := range h {
		for c := range w + 1 {
			if !drawn(g.down, stdimage.Rect(g.x[c], g.y[r], g.x[c], g.y[r+1])) {
				of.join(at(c-1, r), at(c, r))
			}
		}
	}
	for c := range w {
		for r := range h + 1 {
			if !drawn(g.across, stdimage.Rect(g.x[c], g.y[r], g.x[c+1], g.y[r])) {
				of.join(at(c, r-1), at(c, r))
			}
		}
	}
}

// drawn reports whether lines cover most of an edge of the grid.
func drawn(lines []stdimage.Rectangle, edge stdimage.Rectangle) bool {
	wide := stdimage.Rect(edge.Min.X-near, edge.Min.Y-near, edge.Max.X+near, edge.Max.Y+near)
	covered := 0
	for _, l := range lines {
		in := l.Intersect(wide)
		covered += max(in.Dx(), in.Dy())
	}
	return covered*10 >= max(edge.Dx(), edge.Dy())*7
}

func (g grid) cell(b stdimage.Rectangle) Cell {
	return Cell{
		Box: stdimage.Rect(g.x[b.Min.X], g.y[b.Min.Y], g.x[b.Max.X], g.y[b.Max.Y]),
		Row: b.Min.Y, Col: b.Min.X, RowSpan: b.Dy(), ColSpan: b.Dx(),
	}
}
