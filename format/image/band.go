package image

import "sort"

// bands are what lines of text look like from the side, summed up over a straight page.
type bands struct {
	n            int     // how many pieces of lines were seen
	tall         float64 // the usual height of their dense part, about that of an x
	above, below float64 // ink just over and just under it
}

// lineStrips is how many strips make a piece of a line: short enough that a line that is still a little bent stays one.
const lineStrips = 14

// bandsOf looks at pieces of lines of text on a straight page.
func bandsOf(s strips) (b bands) {
	var talls []float64
	p := make([]float32, s.h)
	for i := 0; i < s.n; i += lineStrips {
		clear(p)
		for _, sum := range s.sum[i:min(i+lineStrips, s.n)] {
			for y, v := range sum {
				p[y] += v
			}
		}
		for y := 0; y < s.h; {
			from, to := next(p, y)
			if to > from {
				b.add(p, from, to, &talls)
			}
			y = to + 1
		}
	}
	sort.Float64s(talls)
	b.n = len(talls)
	if b.n > 0 {
		b.tall = mean(talls[b.n/4 : b.n-b.n/4])
	}
	return b
}

// next gives the next stretch of rows that hold ink, from y on.
func next(p []float32, y int) (from, to int) {
	for y < len(p) && p[y] < little {
		y++
	}
	from = y
	for y < len(p) && p[y] >= little {
		y++
	}
	return from, y
}

// little is the ink of a row between lines; tallest the height of what is no line of text any more.
const (
	little  = 0.6
	tallest = 60
)

// add measures one stretch: its dense part is where more than half of its greatest ink is.
func (b *bands) add(p []float32, from, to int, talls *[]float64) {
	top := float32(0)
	for _, v := range p[from:to] {
		top = max(top, v)
	}
	if to-from < 4 || to-from > tallest || top < 8 {
		return
	}
	first, last := -1, -1
	for y := from; y < to; y++ {
		if p[y] > top*0.45 {
			if first < 0 {
				first = y
			}
			last = y
		}
	}
	for y := from; y < first; y++ {
		b.above += float64(p[y])
	}
	for y := last + 1; y < to; y++ {
		b.below += float64(p[y])
	}
	*talls = append(*talls, float64(last-first+1))
}

func mean(v []float64) (m float64) {
	for _, x := range v {
		m += x / float64(len(v))
	}
	return m
}

// lean is how much more ink stands over lines than under them, from -1 to 1: in every Latin script more letters rise
// than hang.
func (b bands) lean() float64 {
	if b.n < 8 || b.above+b.below == 0 {
		return 0
	}
	return (b.above - b.below) / (b.above + b.below)
}
