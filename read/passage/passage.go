// Package passage folds the pages of a letter into sentences, and says which part of the letter each belongs to.
//
// It promises that a sentence keeps the way back: whatever is found in it becomes a quotation that stands on the page,
// letter for letter.
package passage

import (
	"strings"

	"github.com/recourse-health/recourse/value/page"
)

// A Role is the part of a letter that a sentence belongs to.
type Role string

const (
	Head    Role = "head"    // title and first paragraph
	Body    Role = "body"    // neither of the others
	Reason  Role = "reason"  // under a heading that announces why
	Rights  Role = "rights"  // how to appeal, whom to ask, where to complain
	Boiler  Role = "boiler"  // definitions, language lines, notices that stand in every letter
	Earlier Role = "earlier" // an earlier message that is quoted
)

// A Sentence is one sentence, heading, list item or table cell, folded: white space single, quotes straight, words that a
// line end cut joined again.
type Sentence struct {
	Text    string
	Role    Role
	Heading bool
	Cell    bool
	Block   int // sentences of one block stand together
	doc     *page.Document
	page    int
	turn    int   // byte of Text from which it stands on the next page; 0: it does not go on there
	at      []int // for each byte of Text the byte of the page's text that it comes from; one more for the end
}

// Page counts from 0.
func (s Sentence) Page() int { return s.page }

// Span makes the quotation of the bytes from..to of the sentence. Of words on both sides of a page turn it quotes the side
// that holds more: a quotation stands on one page.
func (s Sentence) Span(from, to int) (page.Span, bool) {
	if from < 0 || to > len(s.Text) || from >= to {
		return page.Span{}, false
	}
	n := s.page
	switch {
	case s.turn == 0 || to <= s.turn:
	case from >= s.turn || to-s.turn > s.turn-from:
		n, from = n+1, max(from, s.turn)
	default:
		to = s.turn - 1
	}
	return s.doc.Span(n, s.at[from], s.at[to-1]+1)
}

// Whole is the quotation of the whole sentence.
func (s Sentence) Whole() (page.Span, bool) { return s.Span(0, len(s.Text)) }

// Read cuts documents, which are one letter, into sentences, and gives each its part.
func Read(docs []page.Document) []Sentence {
	var out []Sentence
	block := 0
	for i := range docs {
		for n := range docs[i].Pages {
			before := len(out)
			for _, b := range blocks(docs[i].Pages[n].Text) {
				block++
				for _, s := range sentences(b) {
					s.doc, s.page, s.Block = &docs[i], n, block
					out = append(out, s)
				}
			}
			if n > 0 {
				out = turnPage(out, before)
			}
		}
	}
	assign(out)
	return out
}

// Text is the whole of the sentences, for a first look.
func Text(ss []Sentence) string {
	var b strings.Builder
	for _, s := range ss {
		b.WriteString(s.Text)
		b.WriteByte('\n')
	}
	return b.String()
}
