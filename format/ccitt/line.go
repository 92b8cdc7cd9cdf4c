package ccitt

// A reader goes through the bits, line by line.
type reader struct {
	b     []byte
	at    int // in bits
	width int
	Coding
	above []int // where the line above changes its colour
	now   []int // the line that is read
	next  int   // of above, from where to look on
}

// How a line came over.
type outcome int

const (
	whole outcome = iota
	broken
	ended
)

// peek gives the next bits, at most 24; zeros after the end.
func (r *reader) peek(n int) int {
	v, i := 0, r.at>>3
	for k := range 4 {
		v <<= 8
		if i+k < len(r.b) {
			v |= int(r.b[i+k])
		}
	}
	return v >> (32 - n - r.at&7) & (1<<n - 1)
}

func (r *reader) over() bool { return r.at >= len(r.b)*8 }

// mark skips the mark that ends a line, with the zeros before it, if it is the next.
func (r *reader) mark() bool {
	if r.peek(11) != 0 {
		return false
	}
	at := r.at + 11
	for ; at < len(r.b)*8; at++ {
		if r.b[at>>3]>>(7-at&7)&1 == 1 {
			r.at = at + 1
			return true
		}
	}
	r.at = at
	return false
}

// seek goes on to the next mark without passing it.
func (r *reader) seek() {
	for !r.over() && r.peek(12) != 1 {
		r.at++
	}
}

// line reads the next line.
func (r *reader) line() outcome {
	r.now, r.next = r.now[:0], 0
	if r.Group4 {
		if r.over() || r.peek(12) == 1 {
			return ended
		}
		return r.two()
	}
	if r.Aligned {
		r.at = (r.at + 7) &^ 7
		if r.over() {
			return ended
		}
		return r.one()
	}
	return r.group3()
}

// group3 reads a line after its mark; two marks with nothing between them end the page. Some machines leave the first
// mark out.
func (r *reader) group3() outcome {
	marked := r.mark()
	flat := true
	if r.Two && marked {
		flat = r.peek(1) == 1
		r.at++
	}
	if r.over() || marked && r.peek(12) == 1 {
		return ended
	}
	if flat {
		return r.one()
	}
	return r.two()
}

// run reads one run of a colour.
func (r *reader) run(colour int) (n int, ok bool) {
	for {
		c := tables[colour]()[r.peek(longest)]
		if c.n == 0 || r.over() {
			return n, false
		}
		r.at += int(c.n)
		n += int(c.run)
		if c.run < 64 {
			return n, true
		}
		if n > r.width {
			return n, false
		}
	}
}

// one reads a line told by its runs, white first.
func (r *reader) one() outcome {
	x := 0
	for colour := 0; x < r.width; colour ^= 1 {
		n, ok := r.run(colour)
		if x += n; !ok || !r.change(x) {
			return broken
		}
	}
	return whole
}

// A mode of a line told by the one above.
type mode struct {
	bits, n int
	kind    modeKind
	by      int
}

type modeKind int

const (
	upright modeKind = iota
	pass
	across
)

var modes = []mode{
	{0b1, 1, upright, 0},
	{0b011, 3, upright, 1}, {0b010, 3, upright, -1},
	{0b001, 3, across, 0}, {0b0001, 4, pass, 0},
	{0b000011, 6, upright, 2}, {0b000010, 6, upright, -2},
	{0b0000011, 7, upright, 3}, {0b0000010, 7, upright, -3},
}

func (r *reader) mode() (mode, bool) {
	next := r.peek(7)
	for _, m := range modes {
		if next>>(7-m.n) == m.bits {
			r.at += m.n
			return m, true
		}
	}
	return mode{}, false
}

// two reads a line told by how it differs from the one above.
func (r *reader) two() outcome {
	x, colour := -1, 0
	for x < r.width {
		if r.over() {
			return broken
		}
		m, ok := r.mode()
		if !ok {
			return broken
		}
		b1, b2 := r.changes(x, colour)
		switch m.kind {
		case pass:
			x = b2
		case across:
			x = max(x, 0)
			for range 2 {
				n, ok := r.run(colour)
				if x += n; !ok || !r.change(x) {
					return broken
				}
				colour ^= 1
			}
		case upright:
			to := b1 + m.by
			if to <= x || !r.change(to) {
				return broken
			}
			x = to
			colour ^= 1
		}
	}
	return whole
}

// change notes a change of colour, unless it lies outside of the line or there are more than a line can have.
func (r *reader) change(x int) bool {
	if x < 0 || x > r.width || len(r.now) > r.width+1 {
		return false
	}
	if x < r.width {
		r.now = append(r.now, x)
	}
	return true
}

// changes gives the next two changes of the line above, to the right of x, the first of them away from the colour.
func (r *reader) changes(x, colour int) (b1, b2 int) {
	i := r.next&^1 | colour
	for i >= 2 && i-2 < len(r.above) && r.above[i-2] > x {
		i -= 2
	}
	for i < len(r.above) && r.above[i] <= x {
		i += 2
	}
	r.next = i
	b1, b2 = r.width, r.width
	if i < len(r.above) {
		b1 = r.above[i]
	}
	if i+1 < len(r.above) {
		b2 = r.above[i+1]
	}
	return b1, b2
}
