package passage

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	// folio is the number of a page at its foot.
	folio = regexp.MustCompile(`(?i)^\W*(?:page|p[áa]gina|pg\.?)?\s*\d+(?:\s*(?:of|de|/)\s*\d+)?\W*$`)
	// running is how a line at the head of a later page tells whose letter it is; what follows goes on from the page before.
	running = regexp.MustCompile(`(?i)^(?:[^.;?!]*(?:[·|•]|\bpage \d|\bcontinued\b|\bcontinuaci[óo]n\b|\b(?:reference|member id|claim|case|referencia)\b)[^.;?!]*?(?:continued|continuaci[óo]n|page \d+(?: of \d+)?|[0-9]{3,}(?:[\s,–·-]*(?:continued|continuaci[óo]n|page \d+(?: of \d+)?))?|[·|•][^·|•]{2,40}))\s+([\p{Ll}].*)$`)
)

// turnPage joins the sentence that broke off at the foot of a page to its end on the next, whose sentences begin at before.
// A running head stays a sentence of its own.
func turnPage(ss []Sentence, before int) []Sentence {
	i := before - 1
	for i >= 0 && folio.MatchString(ss[i].Text) {
		i--
	}
	if i < 0 || before == len(ss) || !breaksOff(ss[i]) || ss[i].turn > 0 || ss[i].page+1 != ss[before].page {
		return ss
	}
	first := before
	if m := running.FindStringSubmatchIndex(ss[first].Text); m != nil {
		ss = slices.Insert(ss, first+1, ss[first].cut(m[2], len(ss[first].Text)))
		ss[first] = ss[first].cut(0, m[2]-1)
		first++
	}
	if r, _ := utf8.DecodeRuneInString(ss[first].Text); ss[first].Cell || !unicode.IsLower(r) {
		return ss
	}
	ss[i] = ss[i].and(ss[first])
	return slices.Delete(ss, first, first+1)
}

func breaksOff(s Sentence) bool {
	return !s.Cell && len(s.Text) > 30 && !strings.ContainsAny(s.Text[len(s.Text)-1:], ".:;?!")
}

func (s Sentence) cut(from, to int) Sentence {
	s.Text, s.at = s.Text[from:to], s.at[from:to+1]
	return s
}

// and is the sentence with its end on the next page.
func (s Sentence) and(end Sentence) Sentence {
	n := len(s.Text)
	s.at = append(append(slices.Clone(s.at[:n]), s.at[n-1]+1), end.at...)
	s.Text, s.turn = s.Text+" "+end.Text, n+1
	return s
}
