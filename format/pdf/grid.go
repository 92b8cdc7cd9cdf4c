package pdf

import (
	"sort"

	"github.com/klippa-app/go-pdfium/enums"
)

// A rule is a straight line: at is y of a level one and x of an upright one.
type rule struct{ at, from, to float64 }

// rules gives the level and the upright lines that the drawn paths make: thin bars, and the edges of boxes.
func rules(objs []object) (level, upright []rule) {
	for _, o := range objs {
		if o.kind != enums.FPDF_PAGEOBJ_PATH || o.lines > 24 {
			continue
		}
		b := o.box
		switch thin := 3.0; {
		case b.h() <= thin && b.w() > 8:
			level = append(level, rule{b.mid(), b.l, b.r})
		case b.w() <= thin && b.h() > 4:
			upright = append(upright, rule{(b.l + b.r) / 2, b.t, b.b})
		case b.w() > 20 && b.h() > 8:
			level = append(level, rule{b.t, b.l, b.r}, rule{b.b, b.l, b.r})
			upright = append(upright, rule{b.l, b.t, b.b}, rule{b.r, b.t, b.b})
		}
	}
	return join(level), join(upright)
}

// near2 is how far two ends of rules may lie apart and still meet.
const near2 = 3.5

// join makes one rule of those that lie on one line and touch.
func join(in []rule) []rule {
	sort.Slice(in, func(i, j int) bool { return in[i].at < in[j].at })
	var out []rule
	for i := 0; i < len(in); {
		j := i
		for j < len(in) && in[j].at-in[i].at < 1.6 {
			j++
		}
		group := in[i:j]
		sort.Slice(group, func(a, b int) bool { return group[a].from < group[b].from })
		cur := group[0]
		for _, r := range group[1:] {
			if r.from <= cur.to+near2 {
				cur.to = max(cur.to, r.to)
				continue
			}
			out = append(out, cur)
			cur = r
		}
		out = append(out, cur)
		i = j
	}
	return out
}

// grids finds the ruled tables: level and upright rules that meet, with more than one cell in a row.
func grids(level, upright []rule) []*table {
	n := len(level) + len(upright)
	if n > 1500 {
		return nil
	}
	set := make([]int, n)
	for i := range set {
		set[i] = i
	}
	root := func(i int) int {
		for set[i] != i {
			i = set[i]
		}
		return i
	}
	for i, h := range level {
		for j, v := range upright {
			if v.at >= h.from-near2 && v.at <= h.to+near2 && h.at >= v.from-near2 && h.at <= v.to+near2 {
				set[root(i)] = root(len(level) + j)
			}
		}
	}
	groups := map[int]*table{}
	var order []*table
	at := func(i int) *table {
		t := groups[root(i)]
		if t == nil {
			t = &table{}
			groups[root(i)], order = t, append(order, t)
		}
		return t
	}
	for i, h := range level {
		t := at(i)
		t.level = append(t.level, h)
		t.box = t.box.join(rect{h.from, h.at, h.to, h.at})
	}
	for j, v := range upright {
		t := at(len(level) + j)
		t.upright = append(t.upright, v)
		t.box = t.box.join(rect{v.at, v.from, v.at, v.to})
	}
	var out []*table
	for _, t := range order {
		if len(t.level) >= 2 && len(t.upright) >= 3 && t.box.w() > 60 && t.box.h() > 10 {
			out = append(out, t)
		}
	}
	return out
}
