// Package sheet is a paper in words, ready to be set: blocks of text, without measures and without typeface. The makers
// (typeset for PDF, docxmake for Word) take the same sheet, so that the two files say the same.
//
// It promises that it holds every word that will be printed: the makers add none of their own, in no language.
package sheet

// A Document is one paper.
type Document struct {
	Title   string // as shown by a viewer and read out first; plain text
	Lang    string // BCP 47: "en-US", "es-US"
	Subject string // may be empty
	Foot    string // at the left of each foot: patient · member · reference
	Folio   string // at the right of each foot, with {page} and {pages}: "page {page} of {pages}"
	Day     string // 2026-11-23: the only date in the file's own data; there is no clock here
	Blocks  []Block
}

// A Run is a piece of text in one hand.
type Run struct {
	Text string // "\n" begins a new line
	Bold bool
	Lang string // BCP 47, where it is not the document's
	Keep bool   // never broken over a line: an exhibit mark, a number
	To   string // the part of a packet that it leads to; a paper alone has none
}

// Text is a run after another.
type Text []Run

// T is text in the plain hand.
func T(s string) Text { return Text{{Text: s}} }

// B is text in bold.
func B(s string) Text { return Text{{Text: s, Bold: true}} }

// Ex is an exhibit mark: bold and never broken. "(Ex. B-2)"
func Ex(s string) Run { return Run{Text: s, Bold: true, Keep: true} }

// Plain is the text without its hands.
func (t Text) Plain() string {
	s := ""
	for _, r := range t {
		s += r.Text
	}
	return s
}
