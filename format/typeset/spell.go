package typeset

import "golang.org/x/text/unicode/norm"

// spelled deals the letters of a cluster out to its n glyphs, so that what is copied or heard is what was written. Nil: it
// cannot be dealt out.
func spelled(text []rune, n int) []string {
	if n == 1 {
		return []string{plain(string(text))}
	}
	if len(text) < n {
		text = []rune(norm.NFD.String(string(text)))
	}
	if len(text) < n {
		return nil
	}
	first := len(text) - n + 1 // an accent that the first glyph bears
	out := []string{string(text[:first])}
	for _, r := range text[first:] {
		out = append(out, string(r))
	}
	return out
}

// plain makes a blank of a hard blank, which is ours and not the sheet's.
func plain(s string) string {
	if s == "\u00a0" || s == "\u202f" || s == "\u2009" {
		return " "
	}
	return s
}
