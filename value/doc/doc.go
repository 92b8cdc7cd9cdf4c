// Package doc holds a paper before it is words: paragraphs made of sentences, each with its footing.
//
// It promises that a paragraph which stands on nothing cannot be built: only the makers here fill one.
package doc

import (
	"errors"
	"fmt"

	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// Kind is what a paragraph is on the page.
type Kind string

// The kinds of CONTRACT.md.
const (
	Heading    Kind = "heading"
	Address    Kind = "address"
	Date       Kind = "date"
	Salutation Kind = "salutation"
	Body       Kind = "body"
	Table      Kind = "table"
	Notice     Kind = "notice"
	Signature  Kind = "signature"
)

// ErrNoFooting is the answer to a body or a table that stands on nothing.
var ErrNoFooting = errors.New("doc: a paragraph that stands on nothing")

// A Paragraph is one block of a paper. Its words are made late, in a language.
type Paragraph struct {
	kind   Kind
	lines  []say.Line
	on     []ref.Ref
	level  int
	choice bool
	re     bool
	ruled  int
	small  bool
	head   []say.Line
	rows   [][]say.Line
	widths []float64
	spoken int // the column that is said aloud, from 1; of words 1
}

// New makes a paragraph. Every number, name and date comes in as an argument with its own footing; on names what
// the paragraph as a whole stands on. A body without any footing is refused.
func New(kind Kind, on []ref.Ref, lines ...say.Line) (Paragraph, error) {
	p := Paragraph{kind: kind, lines: lines, on: gather(on, lines)}
	if len(p.on) == 0 && (kind == Body || kind == Table) {
		return Paragraph{}, fmt.Errorf("%w: %s", ErrNoFooting, ids(lines))
	}
	return p, nil
}

// NewHeading makes a heading of level 1 or 2.
func NewHeading(level int, line say.Line) Paragraph {
	return Paragraph{kind: Heading, lines: []say.Line{line}, level: level, on: line.On()}
}

// NewChoice makes a sentence that the prescriber confirms or strikes: nothing is ticked beforehand.
func NewChoice(on []ref.Ref, line say.Line) (Paragraph, error) {
	p, err := New(Body, on, line)
	p.choice = true
	return p, err
}

// NewNote makes small text under a rule: what is enclosed.
func NewNote(on []ref.Ref, lines ...say.Line) (Paragraph, error) {
	p, err := New(Body, on, lines...)
	p.small = true
	return p, err
}

// NewRuled makes empty lines for the prescriber to write on, under a word on what they are for.
func NewRuled(lines int, line say.Line) Paragraph {
	return Paragraph{kind: Notice, lines: []say.Line{line}, ruled: lines}
}

// NewTable makes a table with a head; every row has as many cells as the head.
func NewTable(on []ref.Ref, caption say.Line, head []say.Line, rows [][]say.Line) (Paragraph, error) {
	all := []say.Line{}
	for _, r := range rows {
		if len(r) != len(head) {
			return Paragraph{}, fmt.Errorf("doc: a row of %d cells under a head of %d", len(r), len(head))
		}
		all = append(all, r...)
	}
	p := Paragraph{kind: Table, lines: []say.Line{caption}, on: gather(on, all), head: head, rows: rows}
	if len(p.on) == 0 {
		return Paragraph{}, fmt.Errorf("%w: %s", ErrNoFooting, caption.ID)
	}
	return p, nil
}

// Wide shares the width of a table out among its columns, in any unit.
func (p Paragraph) Wide(shares ...float64) Paragraph {
	p.widths = shares
	return p
}

// NewSpoken makes words that the reader says aloud to the plan: they are printed in the reader's language with the English under them.
func NewSpoken(lines ...say.Line) Paragraph {
	return Paragraph{kind: Notice, lines: lines, on: gather(nil, lines), spoken: 1}
}

// AsSpoken makes a column of a table, from 0, words that the reader says aloud.
func (p Paragraph) AsSpoken(column int) Paragraph {
	p.spoken = column + 1
	return p
}

// NewRe makes the block between two rules that says which member, drug and decision a paper is about: a table of
// labels and values without a head.
func NewRe(rows [][2]say.Line) (Paragraph, error) {
	p := Paragraph{kind: Table, re: true}
	for _, r := range rows {
		p.rows = append(p.rows, []say.Line{r[0], r[1]})
		p.on = gather(p.on, r[:])
	}
	if len(p.on) == 0 {
		return Paragraph{}, ErrNoFooting
	}
	return p, nil
}

func gather(on []ref.Ref, lines []say.Line) []ref.Ref {
	var out []ref.Ref
	seen := map[ref.Ref]bool{}
	add := func(rs []ref.Ref) {
		for _, r := range rs {
			if !r.IsZero() && !seen[r] {
				seen[r] = true
				out = append(out, r)
			}
		}
	}
	add(on)
	for _, l := range lines {
		add(l.On())
	}
	return out
}

func ids(lines []say.Line) string {
	s := ""
	for _, l := range lines {
		s += " " + l.ID
	}
	return s
}

// Kind says what the paragraph is.
func (p Paragraph) Kind() Kind { return p.kind }

// Lines are its sentences; of a table, its caption.
func (p Paragraph) Lines() []say.Line { return p.lines }

// On is what it stands on.
func (p Paragraph) On() []ref.Ref { return p.on }

// Level is that of a heading.
func (p Paragraph) Level() int { return p.level }

// Choice reports whether the prescriber confirms or strikes it.
func (p Paragraph) Choice() bool { return p.choice }

// Re reports whether it is the block of labels and values at the head of a paper.
func (p Paragraph) Re() bool { return p.re }

// Small reports whether it is a note under a rule.
func (p Paragraph) Small() bool { return p.small }

// Ruled is how many empty lines stand under it to write on.
func (p Paragraph) Ruled() int { return p.ruled }

// Cells gives head and rows of a table.
func (p Paragraph) Cells() (head []say.Line, rows [][]say.Line) { return p.head, p.rows }

// RowsOn is what each row of a table stands on.
func (p Paragraph) RowsOn() [][]ref.Ref {
	out := make([][]ref.Ref, len(p.rows))
	for i, r := range p.rows {
		out[i] = gather(nil, r)
	}
	return out
}

// Widths are the shares of the columns; none: by what the cells hold.
func (p Paragraph) Widths() []float64 { return p.widths }

// Spoken reports words that the reader says aloud to the plan; of a table, in which column they stand.
func (p Paragraph) Spoken() (column int, is bool) { return p.spoken - 1, p.spoken > 0 }

// A Paper is a whole document of one kind.
type Paper struct {
	Kind       string // exception_request, prescriber_statement …: see CONTRACT.md
	Title      say.Line
	Mine       bool      // for the person alone, in that person's language; else for the plan, in English
	Foot       []say.Arg // patient, member id, reference: printed at the foot of each page
	Paragraphs []Paragraph
}
