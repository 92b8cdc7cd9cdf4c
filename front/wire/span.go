// Package wire holds the schemas that programs build on (CONTRACT.md): what the command line and the API print.
//
// It promises that within a schema number a field is added freely and never renamed.
package wire

import "github.com/recourse-health/recourse/value/page"

// Span is SPAN: a quotation with its place. File counts from 0, Page from 1; boxes are in points from the top left of
// the page as shown, and empty where there is no layout.
type Span struct {
	File  int          `json:"file"`
	Page  int          `json:"page"`
	Boxes [][4]float64 `json:"boxes"`
	Quote string       `json:"quote"`
	Path  string       `json:"path,omitempty"`
}

func spans(in []page.Span) []Span {
	out := make([]Span, 0, len(in))
	for _, s := range in {
		out = append(out, span(s))
	}
	return out
}

func span(s page.Span) Span {
	w := Span{File: s.File(), Page: s.Page() + 1, Boxes: [][4]float64{}, Quote: s.Quote(), Path: s.Path()}
	for _, b := range s.Boxes() {
		w.Boxes = append(w.Boxes, [4]float64{hundredth(b[0]), hundredth(b[1]), hundredth(b[2]), hundredth(b[3])})
	}
	return w
}

// hundredth rounds to a hundredth of a point: more is noise.
func hundredth(v float32) float64 { return float64(int(v*100+0.5)) / 100 }
