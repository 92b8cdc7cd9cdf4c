package letter

import (
	"strings"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// An exhibit is a paper that is sent along, with its letter.
type exhibit struct {
	mark  string // A, B … Z, AA
	label string
	file  string
	fact  ref.Fact
}

func exhibits(c *record.Case) []exhibit {
	var out []exhibit
	for i, o := range record.Each[record.Exhibit](c) {
		label := o.V.Label
		if label == "" {
			label = o.V.File
		}
		out = append(out, exhibit{mark(i), label, o.V.File, o.Fact.ID})
	}
	return out
}

// mark counts A to Z, then AA.
func mark(i int) string {
	if i < 26 {
		return string(rune('A' + i))
	}
	return mark(i/26-1) + mark(i%26)
}

// exhibitOf finds the exhibit that a source names: by its label, its file, or words of one within the other.
func (w *writer) exhibitOf(where string) (exhibit, bool) {
	where = strings.ToLower(strings.TrimSpace(where))
	if where == "" {
		return exhibit{}, false
	}
	for _, x := range w.exhibits {
		label, file := strings.ToLower(x.label), strings.ToLower(x.file)
		if where == label || where == file || strings.Contains(label, where) || strings.Contains(where, label) {
			return x, true
		}
	}
	return exhibit{}, false
}

// where says from which paper something is known: the exhibit, or the source as it is called.
func (w *writer) where(sources []string, on []ref.Ref) (say.Arg, bool) {
	for _, s := range sources {
		if x, ok := w.exhibitOf(s); ok {
			return say.A("where", say.L("where.exhibit", say.A("mark", x.mark, ref.Ref{Fact: x.fact}))), true
		}
	}
	if len(sources) == 0 {
		return say.Arg{}, false
	}
	return say.A("where", say.L("where.source", say.A("source", sources[0], on...))), true
}

// enclosures lists the exhibits, in one paragraph.
func (w *writer) enclosures() {
	list := say.List{}
	var on []ref.Ref
	for _, x := range w.exhibits {
		if w.in.Goes == nil || w.in.Goes(x.mark) {
			list = append(list, say.L("enclosure.item", say.A("mark", x.mark), say.A("label", x.label)))
			on = append(on, ref.Ref{Fact: x.fact})
		}
	}
	if len(list) == 0 {
		return
	}
	p, err := doc.NewNote(on, say.L("enclosures", say.A("list", list)))
	w.keep(p, err)
}
