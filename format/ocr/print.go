package ocr

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// printed puts right what a reader of letters sees and no printer sets: a bullet that was taken for a letter or a sign at
// the head of a line, and a comma where only a full stop can stand. Digits are never touched.
func printed(words []Word, lang string) []Word {
	for i := range words {
		w := &words[i]
		if strings.HasSuffix(w.Text, ",:") {
			w.Text = strings.TrimSuffix(w.Text, ",:") + ".:"
		}
		if slices.Contains(titles, w.Text) {
			w.Text = strings.TrimSuffix(w.Text, ",") + "."
		}
		first := i == 0 || words[i-1].Line != w.Line
		if first && i+1 < len(words) && words[i+1].Line == w.Line && bullet(w.Text, lang) && begins(words[i+1].Text) {
			w.Text, w.Glyph = "•", nil
		}
	}
	return words
}

// titles stand before a name, and a name is not parted from them by a comma.
var titles = []string{"Mr,", "Mrs,", "Ms,", "Dr,", "Sr,", "Sra,", "Dra,"}

// bullet reports what Tesseract makes of a bullet. In Spanish e and o are words.
func bullet(s, lang string) bool {
	if utf8.RuneCountInString(s) != 1 {
		return false
	}
	return strings.ContainsAny(s, "¢©®*°»«¥+") || lang != "es" && (s == "e" || s == "o")
}

func begins(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}
