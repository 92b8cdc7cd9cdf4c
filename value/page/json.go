package page

import (
	"encoding/json"

	"github.com/recourse-health/recourse/value/ref"
)

// stored is a span at rest. A span that comes back from rest is believed as far as Document.Holds says so.
type stored struct {
	Exhibit ref.Exhibit `json:"exhibit,omitempty"`
	File    int         `json:"file,omitempty"`
	Page    int         `json:"page"`
	From    int         `json:"from"`
	To      int         `json:"to"`
	Quote   string      `json:"quote"`
	Boxes   []Box       `json:"boxes,omitempty"`
	Path    string      `json:"path,omitempty"`
}

// MarshalJSON writes the span for keeping; what programs are shown is written by front/wire.
func (s Span) MarshalJSON() ([]byte, error) {
	return json.Marshal(stored{s.exhibit, s.file, s.page, s.from, s.to, s.quote, s.boxes, s.path})
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (s *Span) UnmarshalJSON(b []byte) error {
	var k stored
	if err := json.Unmarshal(b, &k); err != nil {
		return err
	}
	*s = Span{k.Exhibit, k.File, k.Page, k.From, k.To, k.Quote, k.Boxes, k.Path}
	return nil
}
