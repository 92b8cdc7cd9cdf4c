package verify

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recourse-health/recourse/value/doc"
)

var straight = strings.NewReplacer("’", "'", "‘", "'", "\u2011", "-", "\u00a0", " ", "–", "-")

// fold makes texts comparable: lower case, straight quotes, single blanks.
func fold(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(straight.Replace(doc.Typed(s))), " "))
}

func letter(r rune) bool { return unicode.IsLetter(r) }
func digit(r rune) bool  { return unicode.IsDigit(r) }

// tokens cuts a text at blanks, and takes the marks of the sentence off each piece.
func tokens(s string) []string {
	var out []string
	for _, w := range strings.Fields(s) {
		if w = strings.Trim(w, `.,;:!?()[]"“”'·/-`); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// abbreviations after which a full stop ends no sentence.
var abbreviation = regexp.MustCompile(`(?i)\b(ex|dr|mr|mrs|ms|no|st|rev|stat|ann|gen|ins|code|cal|tex|n\.y|u\.s|inc|vs|p\.o|jr|sr|tit|ch|art|para?|a\.m|p\.m|[a-z])\.$`)

// sentences cuts a paragraph at the ends of its sentences and lines; a quotation and a citation ("Conn. Gen. Stat. § 38a-510") are
// not cut.
func sentences(text string, cites []string) []string {
	var out []string
	for _, line := range strings.Split(text, "\n") {
		start, quoted, whole := 0, 0, within(line, cites)
		rs := []rune(line)
		for i, r := range rs {
			switch {
			case r == '“':
				quoted++
			case r == '”':
				quoted = max(quoted-1, 0)
			}
			end := quoted == 0 && !whole[i] && strings.ContainsRune(".?!", r) && (i+1 == len(rs) || unicode.IsSpace(rs[i+1]))
			if end && !abbreviation.MatchString(string(rs[start:i+1])) && !ordinal(string(rs[start:i+1])) {
				out = appendText(out, string(rs[start:i+1]))
				start = i + 1
			}
		}
		out = appendText(out, string(rs[start:]))
	}
	return out
}

// within marks the letters of a line that stand in a citation, less its last: the sentence may end there.
func within(line string, cites []string) map[int]bool {
	in := map[int]bool{}
	for _, c := range cites {
		for at := 0; ; {
			i := strings.Index(line[at:], c)
			if i < 0 || c == "" {
				break
			}
			at += i
			from := utf8.RuneCountInString(line[:at])
			for n := range utf8.RuneCountInString(c) - 1 {
				in[from+n] = true
			}
			at += len(c)
		}
	}
	return in
}

// ordinal reports the "2." or "2.1." that numbers a heading or a sentence.
func ordinal(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) <= 6 && strings.Trim(s, "0123456789.") == ""
}

func appendText(out []string, s string) []string {
	if s = strings.TrimSpace(s); s != "" {
		return append(out, s)
	}
	return out
}
