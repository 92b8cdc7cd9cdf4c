package sandbox

import (
	"fmt"
	"math"
	"unicode/utf8"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/value/page"
)

// Bounds of an answer. A mail brings attachments, so there may be more pages than one file has.
const (
	maxDocs  = 8 // the same, read better each time
	maxPages = 4 * format.MaxPages
	maxText  = 4 * format.MaxText
	maxSide  = 100 * 1440 // points: the largest page that a PDF can have is 200 inches of user units, and some scale those
	maxPaint = 20000      // pixels on a side of a picture
)

// soundHead refuses a document whose head says what no reader says.
func soundHead(d page.Document, pages int) error {
	ok := pages >= 0 && pages <= maxPages && len(d.Findings) <= 4*maxPages && plainWord(d.Kind) && plainWord(d.Reader) && plainWord(d.Language) && d.Reader != ""
	for _, id := range d.Findings {
		ok = ok && plainWord(id)
	}
	if !ok {
		return fmt.Errorf("%w: head of a document", errFalse)
	}
	return nil
}

// soundPage refuses a page whose words do not stand in its text, or whose boxes are nowhere.
func soundPage(p page.Page) error {
	size := len(p.Text)
	ok := utf8.ValidString(p.Text) && utf8.ValidString(p.Who) && side(p.W) && side(p.H)
	for _, h := range p.Hidden {
		size += len(h)
		ok = ok && utf8.ValidString(h)
	}
	if !ok || size > maxText {
		return fmt.Errorf("%w: a page", errFalse)
	}
	at := 0
	for _, w := range p.Words {
		if w.From < at || w.To <= w.From || w.To > len(p.Text) || w.Sure > 100 || w.Line < 0 || !finite(w) || !parted(p.Text, w) {
			return fmt.Errorf("%w: a word", errFalse)
		}
		at = w.To
	}
	return nil
}

// parted reports whether a word begins and ends between letters.
func parted(text string, w page.Word) bool {
	return utf8.RuneStart(text[w.From]) && (w.To == len(text) || utf8.RuneStart(text[w.To]))
}

func side(f float32) bool { return f >= 0 && f <= maxSide } // false for NaN

func finite(w page.Word) bool {
	b := w.Box
	for _, f := range []float32{b[0], b[1], b[2], b[3], w.At[0], w.At[1]} {
		if math.IsNaN(float64(f)) || f > maxSide || f < -maxSide {
			return false
		}
	}
	return b[0] <= b[2] && b[1] <= b[3]
}

// plainWord is an id such as pdf/1 or hidden_text.
func plainWord(s string) bool {
	if len(s) > 60 {
		return false
	}
	for _, c := range []byte(s) {
		if (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '/' && c != '_' && c != '-' && c != '.' && c != '+' {
			return false
		}
	}
	return true
}
