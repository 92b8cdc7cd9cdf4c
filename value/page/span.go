package page

import (
	"strings"

	"github.com/recourse-health/recourse/value/ref"
)

// A Span is a quotation with its place: page, words, and one box a line. It carries its own words and
// boxes, so that showing it loads no document.
type Span struct {
	exhibit  ref.Exhibit
	file     int
	page     int // from 0
	from, to int // bytes of the page's text
	quote    string
	boxes    []Box
	path     string
}

// Span makes the quotation of the bytes from..to of a page (from 0), white space at both ends left
// out. False: there is no such piece, or nothing stands there.
func (d *Document) Span(page, from, to int) (Span, bool) {
	if page < 0 || page >= len(d.Pages) {
		return Span{}, false
	}
	p := &d.Pages[page]
	if from < 0 || to > len(p.Text) || from >= to {
		return Span{}, false
	}
	raw := p.Text[from:to]
	from += len(raw) - len(strings.TrimLeft(raw, " \t\r\n\u00a0"))
	quote := strings.Join(strings.Fields(raw), " ")
	if quote == "" {
		return Span{}, false
	}
	to = from + len(strings.TrimSpace(p.Text[from:to]))
	return Span{d.Exhibit, d.File, page, from, to, quote, p.boxes(from, to), ""}, true
}

// boxes gives one box for each line that the bytes from..to touch. A word of which the piece holds
// only a part counts by that part's share of its width.
func (p *Page) boxes(from, to int) []Box {
	var out []Box
	line := -1
	for _, w := range p.Words {
		if w.To <= from || w.From >= to || w.Box == (Box{}) {
			continue
		}
		b := w.part(from, to)
		if w.Line != line {
			out, line = append(out, b), w.Line
			continue
		}
		out[len(out)-1] = out[len(out)-1].Join(b)
	}
	return out
}

func (w Word) part(from, to int) Box {
	b, n := w.Box, float32(w.To-w.From)
	width := w.Box[2] - w.Box[0]
	if from > w.From {
		b[0] = w.Box[0] + width*float32(from-w.From)/n
	}
	if to < w.To {
		b[2] = w.Box[0] + width*float32(to-w.From)/n
	}
	return b
}

// Holds reports whether s was made from this document and its words still stand there.
func (d *Document) Holds(s Span) bool {
	if s.exhibit != d.Exhibit || s.page < 0 || s.page >= len(d.Pages) || s.to > len(d.Pages[s.page].Text) || s.from > s.to {
		return false
	}
	return strings.Join(strings.Fields(d.Pages[s.page].Text[s.from:s.to]), " ") == s.quote
}

// Exhibit names the file that s quotes.
func (s Span) Exhibit() ref.Exhibit { return s.exhibit }

// File counts the files given, from 0.
func (s Span) File() int { return s.file }

// Page counts from 0; people are shown Page()+1.
func (s Span) Page() int { return s.page }

// Bytes gives the place of s in its page's text.
func (s Span) Bytes() (from, to int) { return s.from, s.to }

// Quote is the text with white space folded.
func (s Span) Quote() string { return s.quote }

// Boxes has one box a line; none where there is no layout.
func (s Span) Boxes() []Box { return s.boxes }

// Path stands where there are no pages: JSON pointer, XPath, segment, row.
func (s Span) Path() string { return s.path }

// IsZero reports whether s quotes nothing.
func (s Span) IsZero() bool { return s.quote == "" }
