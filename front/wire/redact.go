package wire

import (
	"unicode/utf8"

	"github.com/recourse-health/recourse/read/ident"
)

// Redact is recourse.redact/1.
type Redact struct {
	Schema string   `json:"schema"`
	Text   string   `json:"text"`
	Found  []Hidden `json:"found"`
	Books  string   `json:"books"`
	Engine string   `json:"engine"`
}

// Hidden is one identifier, in Unicode code points of the input.
type Hidden struct {
	Kind  string `json:"kind"`
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"` // what stood there: for who checks, not for who is shown the text
}

// NewRedact writes what was found in a text, and the text without it.
func NewRedact(text string, found []ident.Found, books, engine string) Redact {
	r := Redact{"recourse.redact/1", ident.Hide(text, found), []Hidden{}, books, engine}
	for _, f := range found {
		start := utf8.RuneCountInString(text[:f.From])
		r.Found = append(r.Found, Hidden{string(f.Kind), start, start + utf8.RuneCountInString(text[f.From:f.To]), text[f.From:f.To]})
	}
	return r
}
