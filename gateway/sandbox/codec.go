package sandbox

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/recourse-health/recourse/value/page"
)

// A writer puts values into a frame.
type writer []byte

func (w *writer) number(n int) { *w = binary.AppendVarint(*w, int64(n)) }

func (w *writer) text(s string) {
	w.number(len(s))
	*w = append(*w, s...)
}

func (w *writer) texts(all []string) {
	w.number(len(all))
	for _, s := range all {
		w.text(s)
	}
}

func (w *writer) float(f float32) {
	*w = binary.LittleEndian.AppendUint32(*w, math.Float32bits(f))
}

// A source takes values out of a frame. After the first that is not there, all are zero and bad is set.
type source struct {
	b   []byte
	bad bool
}

func (s *source) take(n int) []byte {
	if n < 0 || n > len(s.b) {
		s.b, s.bad = nil, true
		return nil
	}
	out := s.b[:n]
	s.b = s.b[n:]
	return out
}

func (s *source) number() int {
	v, n := binary.Varint(s.b)
	if n <= 0 || v > math.MaxInt32 || v < math.MinInt32 {
		s.b, s.bad = nil, true
		return 0
	}
	s.b = s.b[n:]
	return int(v)
}

// count is a number of things that take at least so many bytes each: no more are made room for than can come.
func (s *source) count(least int) int {
	n := s.number()
	if n < 0 || n > len(s.b)/least {
		s.b, s.bad = nil, true
		return 0
	}
	return n
}

func (s *source) text() string { return string(s.take(s.number())) }

func (s *source) texts() (out []string) {
	for range s.count(1) {
		out = append(out, s.text())
	}
	return out
}

func (s *source) float() float32 {
	b := s.take(4)
	if b == nil {
		return 0
	}
	return math.Float32frombits(binary.LittleEndian.Uint32(b))
}

// end reports a frame that did not hold what it should, or holds more.
func (s *source) end(what string) error {
	if s.bad || len(s.b) > 0 {
		return fmt.Errorf("%w: %s", errFalse, what)
	}
	return nil
}

// writeHead writes a document without its pages, which follow one in a frame.
func writeHead(d page.Document) []byte {
	var w writer
	w.text(string(d.Exhibit))
	w.number(d.File)
	w.text(d.Kind)
	w.text(d.Reader)
	w.text(d.Language)
	w.texts(d.Findings)
	w.number(len(d.Pages))
	return w
}

// readHead also says how many pages follow.
func readHead(b []byte) (d page.Document, pages int, err error) {
	s := source{b: b}
	s.text() // the parent knows better what it sent
	s.number()
	d.Kind, d.Reader, d.Language, d.Findings = s.text(), s.text(), s.text(), s.texts()
	pages = s.number()
	return d, pages, s.end("head of a document")
}

func writePage(p page.Page) []byte {
	w := make(writer, 0, len(p.Text)+32*len(p.Words)+64)
	w.text(p.Text)
	w.float(p.W)
	w.float(p.H)
	w.texts(p.Hidden)
	w.text(p.Who)
	w.number(bit(p.Scanned))
	w.number(len(p.Words))
	at, line := 0, 0
	for _, word := range p.Words {
		w.word(word, at, line)
		at, line = word.To, word.Line
	}
	return w
}

// leastWord is the fewest bytes that a word takes.
const leastWord = 5

// word is written by what it adds to the word before.
func (w *writer) word(word page.Word, at, line int) {
	w.number(word.From - at)
	w.number(word.To - word.From)
	w.number(word.Line - line)
	*w = append(*w, word.Sure)
	if word.Box == (page.Box{}) && word.At == [2]float32{} {
		*w = append(*w, 0)
		return
	}
	*w = append(*w, 1)
	for _, f := range word.Box {
		w.float(f)
	}
	w.float(word.At[0])
	w.float(word.At[1])
}

func readPage(b []byte) (p page.Page, err error) {
	s := source{b: b}
	p.Text, p.W, p.H, p.Hidden, p.Who, p.Scanned = s.text(), s.float(), s.float(), s.texts(), s.text(), s.number() == 1
	at, line := 0, 0
	if n := s.count(leastWord); n > 0 {
		p.Words = make([]page.Word, n)
	}
	for i := range p.Words {
		p.Words[i] = s.word(at, line)
		at, line = p.Words[i].To, p.Words[i].Line
	}
	return p, s.end("page")
}

func (s *source) word(at, line int) (w page.Word) {
	w.From = at + s.number()
	w.To = w.From + s.number()
	w.Line = line + s.number()
	flags := s.take(2)
	if flags == nil {
		return w
	}
	w.Sure = flags[0]
	if flags[1] == 0 {
		return w
	}
	for i := range w.Box {
		w.Box[i] = s.float()
	}
	w.At = [2]float32{s.float(), s.float()}
	return w
}
