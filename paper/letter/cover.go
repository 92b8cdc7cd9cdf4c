package letter

import (
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// An Exhibit is a paper that is sent along, with its letter.
type Exhibit struct {
	Mark  string // A, B … Z, AA
	Label string
	File  string
	Fact  ref.Fact
}

// Exhibits lists the exhibits of a case as its papers mark them.
func Exhibits(c *record.Case) []Exhibit {
	var out []Exhibit
	for _, x := range exhibits(c) {
		out = append(out, Exhibit{x.mark, x.label, x.file, x.fact})
	}
	return out
}

// Mark is the mark of the exhibit i, from 0.
func Mark(i int) string { return mark(i) }

// Cover is the first page of what is sent together: from whom, to whom, about which member and decision, and what it holds.
func Cover(in Input, title say.Line, first string, holds say.Line, care string) (doc.Paper, error) {
	w := &writer{in: in, exhibits: exhibits(in.Case), title: title}
	w.process = in.process()
	w.sender()
	w.date()
	desk := "exceptions"
	if first == "appeal" {
		desk = "appeals"
	}
	w.addressee(desk)
	w.heading(1, title)
	w.re(false)
	holds.Args = append(holds.Args, w.member())
	w.put(doc.Body, nil, holds)
	p, err := doc.NewNote(nil, say.L(care, w.member()))
	w.keep(p, err)
	return doc.Paper{Kind: "cover", Title: title, Foot: w.foot(), Paragraphs: w.out}, w.err
}

// Foot is what stands at the foot of each page of a case's papers.
func Foot(in Input) []say.Arg {
	w := &writer{in: in}
	return w.foot()
}

// Member names the member in a sentence.
func Member(in Input) say.Arg {
	w := &writer{in: in}
	return w.member()
}
