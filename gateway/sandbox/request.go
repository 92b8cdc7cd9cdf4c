package sandbox

// A request asks a child for one thing. Page is words where the words are wanted, else the page to draw.
type request struct {
	File  int // its place among those given
	Name  string
	Page  int
	DPI   int
	Bytes []byte
}

const words = -2

func (q request) write() []byte {
	w := make(writer, 0, len(q.Bytes)+len(q.Name)+32)
	w.number(q.File)
	w.text(q.Name)
	w.number(q.Page)
	w.number(q.DPI)
	w.number(len(q.Bytes))
	return append(w, q.Bytes...)
}

func readRequest(b []byte) (q request, err error) {
	s := source{b: b}
	q.File, q.Name, q.Page, q.DPI = s.number(), s.text(), s.number(), s.number()
	q.Bytes = s.take(s.number())
	return q, s.end("request")
}
