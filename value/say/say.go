// Package say holds a sentence before it is words: the id of a sentence and its typed arguments.
//
// It promises that no argument enters a sentence without saying what it stands on, and that words are
// made late, in a language, from a book of sentences (book/say/en, book/say/es).
package say

import "github.com/recourse-health/recourse/value/ref"

// A Line is one sentence: its id in the book and what goes into it.
type Line struct {
	ID   string
	Args []Arg
}

// An Arg is one thing that a sentence names. Value is one of: string (a name, number or code that is
// shown as it is), Own, int, civil.Date, civil.Moment, page.Span (shown as a quotation), Line (a sentence
// inside a sentence, such as the word for a plan type), or List.
type Arg struct {
	Name  string
	Value any
	On    []ref.Ref
}

// Own is what a person said, in that person's words; it is shown as a quotation.
type Own string

// A List is shown as "a, b and c". Its members are values as in Arg.
type List []any

// Or is a List that is shown as "a, b or c".
type Or []any

// L makes a line.
func L(id string, args ...Arg) Line { return Line{id, args} }

// A makes an argument.
func A(name string, value any, on ...ref.Ref) Arg { return Arg{name, value, on} }

// IsZero reports whether there is no sentence.
func (l Line) IsZero() bool { return l.ID == "" }

// On gathers the footings of all arguments, each once, in order.
func (l Line) On() []ref.Ref {
	var out []ref.Ref
	seen := map[ref.Ref]bool{}
	for _, a := range l.Args {
		for _, r := range a.On {
			if !seen[r] {
				seen[r] = true
				out = append(out, r)
			}
		}
		if inner, ok := a.Value.(Line); ok {
			for _, r := range inner.On() {
				if !seen[r] {
					seen[r] = true
					out = append(out, r)
				}
			}
		}
	}
	return out
}
