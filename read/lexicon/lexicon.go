// Package lexicon finds the phrases of the language bank in a text.
//
// It promises that a start costs nothing: a pattern is compiled when a text first holds one of the words without which it
// cannot match.
package lexicon

import (
	"regexp"
	"strings"
	"sync"
)

// A Phrase is a pattern and what it means: see book/lexicon.
type Phrase = struct {
	ID, Means, Code, Strength, Scope, Lang, Regex string
	Need                                          []string
}

// A Book is a bank of phrases with the patterns that were compiled so far. It may be used by many at once.
type Book struct {
	phrases []Phrase
	regs    []lazy
}

type lazy struct {
	once sync.Once
	re   *regexp.Regexp
}

// New makes a book of phrases.
func New(phrases []Phrase) *Book { return &Book{phrases, make([]lazy, len(phrases))} }

// A Hit is a phrase in a text, from byte From to To.
type Hit struct {
	Phrase   *Phrase
	From, To int
}

// Text prepares the search of a longer text: only the phrases that can stand in it are tried on its pieces.
func (b *Book) Text(text string) *Search {
	low := strings.ToLower(text)
	s := &Search{book: b}
	for i := range b.phrases {
		if may(b.phrases[i].Need, low) {
			s.may = append(s.may, i)
		}
	}
	return s
}

// A Search is a book narrowed to one text.
type Search struct {
	book *Book
	may  []int
}

// Find gives the phrases in a piece of the text, in the order of the book; of one phrase the first place.
func (s *Search) Find(piece string) []Hit {
	low := strings.ToLower(piece)
	var out []Hit
	for _, i := range s.may {
		p := &s.book.phrases[i]
		if !may(p.Need, low) {
			continue
		}
		if at := s.book.re(i).FindStringIndex(piece); at != nil {
			out = append(out, Hit{p, at[0], at[1]})
		}
	}
	return out
}

func (b *Book) re(i int) *regexp.Regexp {
	b.regs[i].once.Do(func() { b.regs[i].re = regexp.MustCompile("(?i)" + b.phrases[i].Regex) })
	return b.regs[i].re
}

// may reports whether a text in lower case holds a literal that a pattern needs.
func may(need []string, low string) bool {
	if need == nil {
		return true
	}
	for _, n := range need {
		if strings.Contains(low, n) {
			return true
		}
	}
	return false
}
