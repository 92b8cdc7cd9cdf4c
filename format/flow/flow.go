// Package flow builds a page.Page from lines: the one place where text and words are put together.
//
// It promises that every word of the page lies in Text at its own bytes, that words of one line share
// its number, and that Text has the house's form: lines ended by "\n", blocks parted by one blank line,
// cells by "\t".
package flow

import (
	"cmp"
	"strings"

	"github.com/recourse-health/recourse/value/page"
)

// A Piece is a word before it has a place in the text.
type Piece struct {
	Text string
	Box  page.Box
	Tab  bool  // a cell ends before it
	Glue bool  // no space before it, though it is a word of its own
	Sure uint8 // how sure its letters are; 0 is taken for 100, a text layer's
	Next bool  // on the paper a new line begins here, though the line of text goes on (a cell of several lines)
}

// A Builder makes one page. The zero value is ready.
type Builder struct {
	text  strings.Builder
	words []page.Word
	line  int
	block bool // a blank line is due before the next line
	hide  []string

	prefix string // quotation marks of the line being added
	marks  int    // how deep the line before was quoted
}

// Block ends the block: the next line stands after a blank line.
func (b *Builder) Block() { b.block = b.text.Len() > 0 }

// Line adds one line of text; tabs, and gaps of three spaces within the line, part cells; other white space is
// folded. An empty line ends the block.
func (b *Builder) Line(s string) {
	var row []Piece
	for i, cell := range strings.Split(strings.ReplaceAll(Fold(s), "   ", "\t"), "\t") {
		for j, w := range strings.Fields(cell) {
			row = append(row, Piece{Text: w, Tab: i > 0 && j == 0 && len(row) > 0})
		}
	}
	b.Row(row)
}

// Quoted adds a line of a mail that is quoted with marks (">> "). The marks stand in the text, as they do
// in the mail, and are no words. A line of marks only ends the block, as does another depth of marks.
func (b *Builder) Quoted(s string) {
	marks, rest := Marks(s)
	if deep := strings.Count(marks, ">"); deep != b.marks {
		b.Block()
		b.marks = deep
	}
	if strings.TrimSpace(rest) == "" {
		b.Block()
		return
	}
	if marks != "" {
		b.prefix = strings.TrimRight(marks, " ") + " "
	}
	b.Line(rest)
	b.prefix = ""
}

// Marks parts the marks of a quoted line from the rest. "> 3" is a quoted 3, ">=3" and ">3" are not.
func Marks(s string) (marks, rest string) {
	i := 0
	for i < len(s) && (s[i] == '>' || s[i] == ' ' && i > 0) {
		i++
	}
	if i > 0 && i < len(s) && s[i-1] == '>' && (s[i] == '=' || s[i] >= '0' && s[i] <= '9') {
		return "", s
	}
	return s[:i], s[i:]
}

// Lines adds each line of s.
func (b *Builder) Lines(s string) {
	for l := range strings.SplitSeq(s, "\n") {
		b.Line(l)
	}
}

// Row adds one line of pieces whose text is folded already and holds no white space.
func (b *Builder) Row(row []Piece) {
	if len(row) == 0 {
		b.Block()
		return
	}
	if b.block {
		b.text.WriteByte('\n')
		b.block = false
	}
	b.text.WriteString(b.prefix)
	for i, p := range row {
		switch {
		case i == 0 || p.Glue:
		case p.Tab:
			b.text.WriteByte('\t')
		default:
			b.text.WriteByte(' ')
		}
		if p.Next && i > 0 {
			b.line++
		}
		from := b.text.Len()
		b.text.WriteString(p.Text)
		b.words = append(b.words, page.Word{From: from, To: b.text.Len(), Box: p.Box, Sure: cmp.Or(p.Sure, 100), Line: b.line})
	}
	b.text.WriteByte('\n')
	b.line++
}

// Hide keeps text that no reader of the paper would see.
func (b *Builder) Hide(s string) {
	if s = strings.Join(strings.Fields(Fold(s)), " "); s != "" {
		b.hide = append(b.hide, s)
	}
}

// Len is the number of bytes so far.
func (b *Builder) Len() int { return b.text.Len() }

// Page gives the page of w by h points, and makes b ready for the next.
func (b *Builder) Page(w, h float32) page.Page {
	p := page.Page{Text: b.text.String(), Words: b.words, W: w, H: h, Hidden: b.hide}
	*b = Builder{}
	return p
}
