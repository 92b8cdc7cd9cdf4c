package ident

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a word or a number of the text. Low is in lower case, without accents.
type token struct {
	low      string
	from, to int
	capital  bool
	first    bool // begins a sentence, or a turn of a call
}

var accents = strings.NewReplacer("á", "a", "à", "a", "â", "a", "ä", "a", "ã", "a", "é", "e", "è", "e", "ê", "e", "ë", "e", "ễ", "e", "í", "i", "ì", "i", "î", "i", "ï", "i",
	"ó", "o", "ò", "o", "ô", "o", "ö", "o", "õ", "o", "ú", "u", "ù", "u", "û", "u", "ü", "u", "ñ", "n", "ç", "c", "’", "'")

func fold(s string) string { return accents.Replace(strings.ToLower(s)) }

// tokenise cuts a text into runs of letters and digits; an apostrophe within a word does not part it.
func tokenise(text string) []token {
	var out []token
	first := true
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !inWord(r) {
			if strings.ContainsRune(".?!:\n¿¡", r) {
				first = true
			}
			i += n
			continue
		}
		end := wordEnd(text, i)
		out = append(out, token{fold(text[i:end]), i, end, unicode.IsUpper(r), first})
		first, i = false, end
	}
	return out
}

func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r)
}

func wordEnd(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if !inWord(r) && !((r == '\'' || r == '’') && i+n < len(text) && startsLetter(text[i+n:])) {
			return i
		}
		i += n
	}
	return i
}

func startsLetter(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLetter(r)
}

// bare is a word without the 's of its owner.
func bare(low string) string { return strings.TrimSuffix(strings.TrimSuffix(low, "'s"), "'") }

// gap is what stands between two tokens.
func gap(text string, a, b token) string { return text[a.to:b.from] }
