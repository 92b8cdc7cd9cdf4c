package ocr

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	stdimage "image"
	"io"
	"strconv"
	"strings"

	"github.com/recourse-health/recourse/format/flow"
)

// ParseHOCR reads the words of Tesseract's own form of answer (hOCR with a box for each letter).
func ParseHOCR(b []byte) ([]Word, error) {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict, d.Entity = false, xml.HTMLEntity
	p := parser{line: -1}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return p.words, nil
		}
		if err != nil {
			return nil, fmt.Errorf("ocr: %w", err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			p.open(t)
		case xml.EndElement:
			p.close()
		case xml.CharData:
			p.text.Write(t)
		}
	}
}

// parser keeps what it is in the middle of.
type parser struct {
	words []Word
	line  int
	at    row
	in    []string // classes of the elements that are open
	glyph float64
	text  strings.Builder
}

// A row is the line that words stand in: where letters stand, and how high and deep they go.
type row struct {
	box         stdimage.Rectangle
	slope, base float64 // of the baseline, from the lower left corner
	up, down    float64
}

func (p *parser) open(e xml.StartElement) {
	class, title := attr(e, "class"), properties(attr(e, "title"))
	p.in = append(p.in, class)
	switch class {
	case "ocr_line", "ocr_header", "ocr_caption", "ocr_textfloat":
		p.line++
		p.at = rowOf(title)
	case "ocrx_word":
		p.words = append(p.words, Word{Ink: box(title["bbox"]), Line: p.line, Sure: number(title["x_wconf"], 0)})
		p.text.Reset()
	case "ocrx_cinfo":
		p.glyph = number(title["x_conf"], 0)
		p.text.Reset()
	}
}

func (p *parser) close() {
	if len(p.in) == 0 {
		return
	}
	class := p.in[len(p.in)-1]
	p.in = p.in[:len(p.in)-1]
	if len(p.words) == 0 {
		return
	}
	w := &p.words[len(p.words)-1]
	switch class {
	case "ocrx_cinfo":
		w.Glyph = append(w.Glyph, Glyph{strings.TrimSpace(p.text.String()), p.glyph})
	case "ocrx_word":
		p.finish(w)
	}
}

// finish gives a word its text and its box, and drops one that is nothing.
func (p *parser) finish(w *Word) {
	for _, g := range w.Glyph {
		w.Text += g.Text
	}
	if len(w.Glyph) == 0 {
		w.Text = p.text.String()
	}
	w.Text = strings.Join(strings.Fields(flow.Fold(w.Text)), "")
	w.Box = p.at.around(w.Ink)
	if w.Text == "" || w.Ink.Empty() {
		p.words = p.words[:len(p.words)-1]
	}
}

func rowOf(t map[string][]string) row {
	r := row{box: box(t["bbox"]), slope: number(t["baseline"], 0), base: number(t["baseline"], 1)}
	size := number(t["x_size"], 0)
	r.down = max(number(t["x_descenders"], 0), size/5)
	r.up = max(size-number(t["x_descenders"], 0), size*3/4)
	return r
}

// around gives the box of a word as high as the letters of its line go.
func (r row) around(ink stdimage.Rectangle) stdimage.Rectangle {
	if r.up <= 0 || ink.Dy() > int(2*(r.up+r.down)) {
		return ink
	}
	mid := float64(ink.Min.X+ink.Max.X) / 2
	y := float64(r.box.Max.Y) + r.base + r.slope*(mid-float64(r.box.Min.X))
	out := stdimage.Rect(ink.Min.X, int(y-r.up), ink.Max.X, int(y+r.down+0.5))
	if !ink.Overlaps(out) {
		return ink
	}
	return out
}

// properties parts the title of an element: names, each with its values.
func properties(title string) map[string][]string {
	out := map[string][]string{}
	for part := range strings.SplitSeq(title, ";") {
		if f := strings.Fields(part); len(f) > 0 {
			out[f[0]] = f[1:]
		}
	}
	return out
}

func attr(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func number(v []string, i int) float64 {
	if i >= len(v) {
		return 0
	}
	f, _ := strconv.ParseFloat(v[i], 64) // a number that is none is 0
	return f
}

func box(v []string) stdimage.Rectangle {
	if len(v) < 4 {
		return stdimage.Rectangle{}
	}
	return stdimage.Rect(int(number(v, 0)), int(number(v, 1)), int(number(v, 2)), int(number(v, 3)))
}
