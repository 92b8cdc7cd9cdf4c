package sandbox

import "github.com/recourse-health/recourse/work/intake"

// A request asks a child for one thing. Page says which: words, pictures of pages, a file inside, or the page to draw.
type request struct {
	File  int // its place among those given
	Name  string
	Page  int
	DPI   int
	Shown intake.Shown
	Bytes []byte
}

const (
	words  = -2
	shown  = -3
	within = -4
)

func (q request) write() []byte {
	w := make(writer, 0, len(q.Bytes)+len(q.Name)+32)
	w.number(q.File)
	w.text(q.Name)
	w.number(q.Page)
	w.number(q.DPI)
	w.number(q.Shown.From)
	w.number(q.Shown.To)
	w.number(bit(q.Shown.Fax))
	w.number(bit(q.Shown.Read))
	w.number(len(q.Bytes))
	return append(w, q.Bytes...)
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

func readRequest(b []byte) (q request, err error) {
	s := source{b: b}
	q.File, q.Name, q.Page, q.DPI = s.number(), s.text(), s.number(), s.number()
	q.Shown = intake.Shown{From: s.number(), To: s.number(), Fax: s.number() == 1, Read: s.number() == 1}
	q.Bytes = s.take(s.number())
	return q, s.end("request")
}
