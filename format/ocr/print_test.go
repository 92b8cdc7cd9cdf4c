package ocr

import (
	stdimage "image"
	"strings"
	"testing"
)

func TestPrinted(t *testing.T) {
	for _, c := range [][3]string{
		{"en", "e External review. Within 120 days", "• External review. Within 120 days"},
		{"en", "¢ You may ask", "• You may ask"},
		{"en", "+ Court.", "• Court."},
		{"en", "an e External", "an e External"},
		{"en", "e mail us", "e mail us"},
		{"es", "e Ignacio", "e Ignacio"},
		{"es", "° Pida una apelación", "• Pida una apelación"},
		{"en", "Identification no,: U128", "Identification no.: U128"},
		{"en", "Dear Ms, Desrosiers", "Dear Ms. Desrosiers"},
		{"en", "call 866-466-4446, or", "call 866-466-4446, or"},
	} {
		var words []Word
		for _, w := range strings.Fields(c[1]) {
			words = append(words, Word{Text: w})
		}
		if got := spokenIn(printed(words, c[0])); got != c[2] {
			t.Errorf("%q is %q, want %q", c[1], got, c[2])
		}
	}
}

func spokenIn(words []Word) string {
	var out []string
	for _, w := range words {
		out = append(out, w.Text)
	}
	return strings.Join(out, " ")
}

// The second pass adds what the first lost, mends what it had not read, and makes a number unsure that it reads otherwise.
func TestMend(t *testing.T) {
	for name, c := range map[string]struct {
		had, found Word
		want       string
		sure       uint8
		changed    bool
	}{
		"lost":                {wordAt("Reference:", 0, 90), wordAt("PA-77310", 200, 91), "Reference: PA-77310", 90, true},
		"lost and unsure":     {wordAt("Reference:", 0, 90), wordAt("PA-77310", 200, 30), "Reference:", 90, false},
		"alike":               {wordAt("77310", 0, 80), wordAt("77310", 2, 95), "77310", 80, false},
		"not read the first":  {wordAt("T7BIO", 0, 20), wordAt("77310", 2, 95), "77310", 95, true},
		"another number":      {wordAt("77310", 0, 80), wordAt("77810", 2, 85), "77310", unsure, true},
		"sure the first time": {wordAt("77310", 0, 96), wordAt("77810", 2, 60), "77310", 96, false},
		"another word":        {wordAt("form", 0, 80), wordAt("farm", 2, 85), "form", 80, false},
	} {
		s := &sheet{words: []Word{c.had}}
		if got := s.mend(c.found); got != c.changed || spokenIn(s.words) != c.want || s.words[0].sure() != c.sure {
			t.Errorf("%s: %v %q %d", name, got, spokenIn(s.words), s.words[0].sure())
		}
	}
}

func wordAt(text string, x int, sure float64) Word {
	return Word{Text: text, Ink: stdimage.Rect(x, 0, x+60, 20), Sure: sure}
}
