// Package ocr reads pictures of letters: words in reading order, each with its box and how sure it is.
//
// It promises that a digit which was not read for certain says so in page.Word.Sure, and that a picture reaches nothing:
// Tesseract runs as WebAssembly with no file system, no output and bounded memory.
package ocr

import (
	"context"
	stdimage "image"
)

// A Mode says how an engine looks for lines of text.
type Mode int

// Numbered as Tesseract's page segmentation modes.
const (
	Whole  Mode = 3  // a page with columns and blocks
	Column Mode = 4  // one column of text of several sizes
	Sparse Mode = 11 // words wherever they stand
)

// An Ask is what an engine is asked to read.
type Ask struct {
	Picture  *stdimage.Gray
	DPI      int    // about the resolution: it sets what counts as speck or rule
	Language string // "en" or "es"
	Mode     Mode
}

// An Engine finds the words of a picture. The boxes are in pixels of it.
type Engine interface {
	Words(ctx context.Context, a Ask) ([]Word, error)
}

// A Word is what an engine read.
type Word struct {
	Text  string
	Ink   stdimage.Rectangle
	Box   stdimage.Rectangle // as high as its line's letters go, so that the words of a line are of one height
	Line  int                // lines are numbered from 0 in the order in which the engine puts them
	Sure  float64            // 0 to 100
	Glyph []Glyph
	Doubt bool // two passes read it differently
}

// A Glyph is a letter with how sure it is.
type Glyph struct {
	Text string
	Sure float64
}

// sure gives how sure a word is, from 1 to 100: as sure as its least sure letter.
func (w Word) sure() uint8 {
	v := w.Sure
	if w.Doubt {
		v = min(v, unsure)
	}
	return uint8(max(1, min(v, 100)))
}

// unsure is given to what must not be taken for read.
const unsure = 20

// Traineddata are the names of the languages as Tesseract has them.
var Traineddata = map[string]string{"en": "eng", "es": "spa"}
