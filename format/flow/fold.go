package flow

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold makes the letters of s comparable without changing what a person sees: ligatures and full-width
// forms become letters, every kind of space a space, non-breaking hyphens hyphens; soft hyphens,
// zero-width and direction marks go. Superscripts, fractions, dashes and quotes stay as printed.
// Tabs and newlines stay.
func Fold(s string) string {
	if plain(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range norm.NFC.String(strings.ToValidUTF8(s, "\uFFFD")) {
		foldRune(&b, r)
	}
	return b.String()
}

func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || c == 0x7f || c < ' ' && c != '\t' && c != '\n' {
			return false
		}
	}
	return true
}

func foldRune(b *strings.Builder, r rune) {
	switch {
	case r == '\t' || r == '\n' || r > ' ' && r < 0x7f:
		b.WriteRune(r)
	case r == 0xad || r >= 0x200b && r <= 0x200f || r >= 0x2028 && r <= 0x202e || r >= 0x2060 && r <= 0x206f ||
		r == 0xfeff || r >= 0xfe00 && r <= 0xfe0f || r == 0x34f || r == 0x61c || r == 0x180e:
	case unicode.IsSpace(r) || unicode.Is(unicode.Zs, r):
		b.WriteByte(' ')
	case unicode.IsControl(r):
	case r == 0x2010 || r == 0x2011:
		b.WriteByte('-')
	case r >= 0xfb00 && r <= 0xfb06 || r >= 0xff01 && r <= 0xff5e || r >= 0x1d400 && r <= 0x1d7ff || r >= 0x132 && r <= 0x133:
		b.WriteString(norm.NFKC.String(string(r)))
	default:
		b.WriteRune(r)
	}
}
