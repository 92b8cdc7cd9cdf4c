package wire

import "github.com/recourse-health/recourse/work/redact"

// Redact is recourse.redact/1.
type Redact struct {
	Schema string   `json:"schema"`
	Text   string   `json:"text"`
	Found  []Hidden `json:"found"`
	Books  string   `json:"books"`
	Engine string   `json:"engine"`
}

// Hidden is one identifier, in Unicode code points of the input. Text is what stood there: for who checks, not for who is shown the text.
type Hidden struct {
	Kind  string `json:"kind"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// NewRedact writes an answer.
func NewRedact(a redact.Answer, books, engine string) Redact {
	r := Redact{"recourse.redact/1", a.Text, []Hidden{}, books, engine}
	for _, f := range a.Found {
		r.Found = append(r.Found, Hidden(f))
	}
	return r
}
