package pdf

import (
	"math"
	"regexp"
	"sort"
	"strings"
)

// split looks for text set in two columns and gives what stands above, left, right and below. A form's
// labels and values, and the cells of a table, are no columns: they are read line by line.
func split(in []*item) ([][]*item, bool) {
	rs := rows(append([]*item(nil), in...))
	var best run
	for _, x := range edges(in) {
		for _, r := range append(runs(rs, x, 4), runs(rs, x, 0.9)...) {
			if r.score > best.score {
				best = r
			}
		}
	}
	if best.score == 0 {
		return nil, false
	}
	return best.parts(rs), true
}

// A run is rows from..to that a gutter left of x parts.
type run struct {
	x        float64
	from, to int
	score    int
	head     bool // it may be the head of a letter
}

// edges are where a right column may begin: a left edge that several lines have in common, or the leftmost
// of several that end at one right edge, with something left of them.
func edges(in []*item) []float64 {
	least := in[0].box.l
	for _, it := range in {
		least = min(least, it.box.l)
	}
	var far []*item
	for _, it := range in {
		if it.box.l > least+40 {
			far = append(far, it)
		}
	}
	return append(common(far, func(it *item) float64 { return it.box.l }), common(far, func(it *item) float64 { return it.box.r })...)
}

// common gives the leftmost place of each two or more items that have one side in line.
func common(in []*item, side func(*item) float64) (out []float64) {
	sort.SliceStable(in, func(i, j int) bool { return side(in[i]) < side(in[j]) })
	for i := 0; i < len(in); {
		j, x := i, in[i].box.l
		for j < len(in) && side(in[j])-side(in[i]) < 3 {
			x = min(x, in[j].box.l)
			j++
		}
		if j-i >= 2 {
			out = append(out, x)
		}
		i = j
	}
	return out
}

// runs gives the stretches of rows that do not cross x and that read as columns. No gap in a stretch is wider
// than so many lines: a letter's head ends at the first gap, columns of text have some.
func runs(rs []row, x, gap float64) (out []run) {
	for i := 0; i < len(rs); {
		if crosses(rs[i], x) {
			i++
			continue
		}
		j := i
		for j < len(rs) && !crosses(rs[j], x) && (j == i || rs[j].box.t-rs[j-1].box.b < gap*rs[j].box.h()) {
			j++
		}
		r := run{x: x, from: i, to: j, head: gap < 1}
		if r.trim(rs); r.score > 0 {
			out = append(out, r)
		}
		i = j
	}
	return out
}

// crosses reports that the row has something over the gutter.
func crosses(r row, x float64) bool {
	for _, it := range r.items {
		if it.box.l < x-2 && it.box.r > x-5 {
			return true
		}
	}
	return false
}

func (r *run) sides(rs []row) (left, right []*item) {
	for _, w := range rs[r.from:r.to] {
		for _, it := range w.items {
			if it.box.l < r.x-2 {
				left = append(left, it)
			} else {
				right = append(right, it)
			}
		}
	}
	return left, right
}

// trim leaves out rows at both ends that have no right side, and judges the rest.
func (r *run) trim(rs []row) {
	has := func(i int) bool { return rs[i].items[len(rs[i].items)-1].box.l >= r.x-2 }
	for r.from < r.to && !has(r.from) {
		r.from++
	}
	end := r.to
	for r.from < r.to && !has(r.to-1) {
		r.to--
	}
	if r.to-r.from < 2 {
		return
	}
	for r.to < end && rs[r.to].box.t-rs[r.to-1].box.b < 0.6*rs[r.to].box.h() { // the left column may be longer
		r.to++
	}
	if left, right := r.sides(rs); columns(left, right, r.head) {
		r.score = len(left) + len(right)
	}
}

// columns tells columns from cells.
func columns(left, right []*item, head bool) bool {
	if len(left) < 1 || len(right) < 2 || labels(left) {
		return false
	}
	if head && (address(left) && len(left) <= 12 && len(right) <= 12 || letterhead(left, right)) {
		return true
	}
	if len(left) < 4 || len(right) < 4 {
		return false
	}
	if prose(left) && prose(right) {
		return true
	}
	return aligned(left, right) < 0.34 && wordy(left)+wordy(right) > 5
}

// labels reports the left side of a form.
func labels(left []*item) bool {
	n := 0
	for _, it := range left {
		if it.table == nil && strings.HasSuffix(it.words[len(it.words)-1].text, ":") {
			n++
		}
	}
	return n*3 > len(left)
}

// letterhead reports a sender's address at the right, beside a few words at the left that stand on lines
// of their own.
func letterhead(left, right []*item) bool {
	if len(left) > 4 || len(right) > 7 || aligned(left, right) > 0.5 && len(left) > 1 {
		return false
	}
	last := right[len(right)-1]
	for i, it := range right {
		if it.table != nil || len(it.words) > 8 || i > 0 && it.box.t-right[i-1].box.b > 0.6*it.box.h() {
			return false
		}
	}
	return zip.MatchString(last.text())
}

var zip = regexp.MustCompile(`\b[A-Z]{2}\.? +\d{5}(-\d{4})?$`)

// address reports lines that end an address block: the left side of a letter's head.
func address(left []*item) bool {
	for i, it := range left {
		if i > 0 && it.table == nil && zip.MatchString(it.text()) {
			return true
		}
	}
	return false
}

func (it *item) text() string {
	var b strings.Builder
	for _, w := range it.words {
		b.WriteString(w.text + " ")
	}
	return strings.TrimSpace(b.String())
}

// prose reports lines of several words, close upon each other, most of which fill the measure.
func prose(side []*item) bool {
	wide, full, close := 0.0, 0, 0
	for _, it := range side {
		wide = max(wide, it.box.w())
	}
	for i, it := range side {
		if it.box.w() > 0.7*wide {
			full++
		}
		if i > 0 && it.box.t-side[i-1].box.b < 0.6*it.box.h() {
			close++
		}
	}
	return wordy(side) >= 3.5 && full*2 >= len(side) && close*2 >= len(side)
}

func wordy(side []*item) float64 {
	n := 0
	for _, it := range side {
		n += len(it.words)
		if it.table != nil {
			n += 5
		}
	}
	return float64(n) / float64(len(side))
}

// aligned is the share of lines on the poorer side that stand on a line of the other.
func aligned(a, b []*item) float64 {
	if len(a) > len(b) {
		a, b = b, a
	}
	n := 0
	for _, it := range a {
		for _, o := range b {
			if math.Abs(it.box.mid()-o.box.mid()) < 1.5 {
				n++
				break
			}
		}
	}
	return float64(n) / float64(len(a))
}

// parts gives what stands above, left, right and below.
func (r run) parts(rs []row) [][]*item {
	flat := func(rs []row) (out []*item) {
		for _, r := range rs {
			out = append(out, r.items...)
		}
		return out
	}
	left, right := r.sides(rs)
	return [][]*item{flat(rs[:r.from]), left, right, flat(rs[r.to:])}
}
