package ccitt

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// A writer makes the bits that the reader is tried on.
type writer struct {
	b strings.Builder // of 0 and 1
}

func (w *writer) run(colour, n int) {
	codes := strings.Fields([2]string{whiteCodes, blackCodes}[colour])
	for n > 2560 {
		w.b.WriteString(strings.Fields(longCodes)[12])
		n -= 2560
	}
	if n >= 1792 {
		w.b.WriteString(strings.Fields(longCodes)[(n-1792)/64])
		n %= 64
	}
	if n >= 64 {
		w.b.WriteString(codes[63+n/64])
		n %= 64
	}
	w.b.WriteString(codes[n])
}

func (w *writer) one(line []int, width int) {
	x := 0
	for i, c := range append(slices.Clone(line), width) {
		w.run(i&1, c-x)
		x = c
	}
}

// two codes a line by the one above, as T.4 4.2.1.3.
func (w *writer) two(line, above []int, width int) {
	r := reader{width: width, above: above}
	next := func(x, colour int) int {
		for i := colour; i < len(line); i += 2 {
			if line[i] > x {
				return line[i]
			}
		}
		return width
	}
	for x, colour := -1, 0; x < width; {
		b1, b2 := r.changes(x, colour)
		a1 := next(x, colour)
		a2 := next(a1, colour^1)
		switch d := a1 - b1; {
		case b2 < a1:
			w.b.WriteString("0001")
			x = b2
		case d >= -3 && d <= 3:
			w.b.WriteString([]string{"0000010", "000010", "010", "1", "011", "000011", "0000011"}[d+3])
			x, colour = a1, colour^1
		default:
			w.b.WriteString("001")
			w.run(colour, a1-max(x, 0))
			w.run(colour^1, a2-a1)
			x = a2
		}
	}
}

func (w *writer) bytes(low bool) []byte {
	s := w.b.String()
	b := make([]byte, (len(s)+7)/8)
	for i, c := range s {
		b[i/8] |= byte(c-'0') << (7 - i%8)
	}
	if low {
		return reversed(b)
	}
	return b
}

func (w *writer) align() {
	for w.b.Len()%8 != 0 {
		w.b.WriteByte('0')
	}
}

const eol = "000000000001"

func write(lines [][]int, width int, c Coding) []byte {
	var w writer
	var above []int
	for i, l := range lines {
		flat := i%4 == 0
		switch {
		case c.Group4:
			w.two(l, above, width)
		case c.Aligned:
			w.align()
			w.one(l, width)
		default:
			w.b.WriteString(strings.Repeat("0", i%5) + eol)
			if c.Two {
				w.b.WriteByte("01"[map[bool]int{true: 1}[flat]])
			}
			if c.Two && !flat {
				w.two(l, above, width)
			} else {
				w.one(l, width)
			}
		}
		above = l
	}
	switch {
	case c.Group4:
		w.b.WriteString(eol + eol)
	case !c.Aligned:
		w.b.WriteString(strings.Repeat(eol+map[bool]string{true: "1"}[c.Two], 6))
	}
	return w.bytes(c.Low)
}

// someLines makes lines as letters have them: each much like the one above.
func someLines(r *rand.Rand, n, width int) (lines [][]int, dots []uint8) {
	var l []int
	for range n {
		if r.IntN(3) == 0 {
			l = nil
			for x := r.IntN(width); x < width && len(l) < 40; x += 1 + r.IntN(90) {
				l = append(l, x)
			}
		} else {
			l = slices.Clone(l)
			for i := range l {
				l[i] = max(0, l[i]+r.IntN(9)-4)
			}
			slices.Sort(l)
			l = slices.Compact(l)
			l = slices.DeleteFunc(l, func(x int) bool { return x >= width })
		}
		lines = append(lines, l)
		row := make([]uint8, width)
		paint(row, l)
		dots = append(dots, row...)
	}
	return lines, dots
}

var codings = map[string]Coding{
	"group 4": {Group4: true}, "group 4, low bit first": {Group4: true, Low: true},
	"group 3": {}, "group 3 in two dimensions": {Two: true}, "two, low": {Two: true, Low: true},
	"aligned": {Aligned: true},
}

func TestRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for name, c := range codings {
		for range 60 {
			width := 1 + r.IntN(3000)
			lines, want := someLines(r, 1+r.IntN(30), width)
			got := make([]uint8, len(want))
			n, bad := Decode(got, width, write(lines, width, c), c)
			if n != len(lines) || bad != 0 || !slices.Equal(got, want) {
				t.Fatalf("%s, %d wide: %d of %d lines, %d damaged", name, width, n, len(lines), bad)
			}
		}
	}
}

// A damaged line costs itself, and those that are told by it until the next that is told alone.
func TestDamage(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	lines, want := someLines(r, 40, 1728)
	b := write(lines, 1728, Coding{})
	b[len(b)/2] ^= 0x5a
	got := make([]uint8, len(want))
	n, _ := Decode(got, 1728, b, Coding{})
	wrong := 0
	for y := range lines {
		if !slices.Equal(got[y*1728:][:1728], want[y*1728:][:1728]) {
			wrong++
		}
	}
	if n < 38 || wrong > 3 {
		t.Errorf("%d lines, %d of them wrong", n, wrong)
	}
}

func FuzzDecode(f *testing.F) {
	r := rand.New(rand.NewPCG(5, 6))
	for _, c := range codings {
		lines, _ := someLines(r, 5, 100)
		f.Add(write(lines, 100, c), 100, c.Group4, c.Two, c.Aligned, c.Low)
	}
	f.Fuzz(func(t *testing.T, b []byte, width int, group4, two, aligned, low bool) {
		width = width & 4095
		dst := make([]uint8, width*50)
		lines, damaged := Decode(dst, width, b, Coding{group4, two, aligned, low})
		if lines < 0 || lines > 50 || damaged > lines+1 {
			t.Errorf("%d lines, %d damaged", lines, damaged)
		}
	})
}
