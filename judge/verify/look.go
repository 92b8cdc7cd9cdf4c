package verify

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// quotes holds quotations against what the footing says word for word, and takes them out of the sentence.
func quotes(s string, g ground) (rest, id, wrong string) {
	for {
		from, to, ok := quotation(s)
		if from < 0 {
			return s, "", ""
		}
		if !ok {
			return s, "verify.quote", s[from:]
		}
		quote := s[from+len("“") : to-len("”")]
		if !g.says(quote) {
			return s, "verify.quote", quote
		}
		s = s[:from] + " " + s[to:]
	}
}

// quotation finds the first quotation, with those that stand within it; false: it does not end.
func quotation(s string) (from, to int, ok bool) {
	from, depth := strings.Index(s, "“"), 0
	for i, r := range s {
		switch r {
		case '“':
			depth++
		case '”':
			if depth--; depth == 0 {
				return from, i + len("”"), true
			}
			depth = max(0, depth)
		}
	}
	return from, len(s), false
}

// says reports whether some text of the footing holds the words.
func (g ground) says(words string) bool {
	words = unbroken(strings.Trim(fold(words), " ."))
	return slices.ContainsFunc(g.texts, func(t string) bool { return strings.Contains(unbroken(t), words) })
}

// unbroken joins a word that was broken at a hyphen: over the end of a line the blank after it is lost.
func unbroken(s string) string { return strings.ReplaceAll(s, "- ", "-") }

var citation = regexp.MustCompile(`(?i)\b\d+\s+(?:C\.?F\.?R\.?|U\.?S\.?C\.?|ILCS)\s*(?:§+\s*)?[\w.\-/]+(?:\([\w]+\))*(?:\s+as it read before \d{4})?|[^.,;“”]*§+\s*[\w.:\-]+(?:\([\w]+\))*|VHA Directive [\d.]+|FEHB brochure § \d+`)

// cites takes the citations of the footing out of the sentence; what still looks like one is not of the footing.
func cites(s string, g ground) (rest, id, wrong string) {
	known := slices.Clone(g.cites)
	slices.SortFunc(known, func(a, b string) int { return len(b) - len(a) })
	for _, c := range known {
		s = cutWhole(s, c)
	}
	if m := citation.FindString(s); m != "" {
		return s, "verify.cite", strings.TrimSpace(m)
	}
	return s, "", ""
}

// cutWhole takes a citation out where it stands whole: not where a further number or paragraph goes on.
func cutWhole(s, cite string) string {
	for at := 0; ; {
		i := strings.Index(s[at:], cite)
		if i < 0 {
			return s
		}
		i += at
		end := i + len(cite)
		if end < len(s) && (digit(rune(s[end])) || s[end] == '(' || s[end] == '-') || i > 0 && digit(rune(s[i-1])) {
			at = end
			continue
		}
		s = s[:i] + " " + s[end:]
		at = i
	}
}

var exhibit = regexp.MustCompile(`\bEx(?:\.|hibit)\s+([A-Z]{1,2})\b`)

// exhibits wants each exhibit that is named among those of the footing.
func exhibits(s string, g ground) (rest, id, wrong string) {
	for _, m := range exhibit.FindAllStringSubmatch(s, -1) {
		if !slices.Contains(g.marks, m[1]) {
			return s, "verify.exhibit", m[0]
		}
	}
	return exhibit.ReplaceAllString(s, " "), "", ""
}

var pageMark = regexp.MustCompile(`(?i)\b(?:page|página)\s+(\d{1,4})\b`)

// pages wants each page that is named to hold a quotation of the footing.
func pages(s string, g ground) (rest, id, wrong string) {
	for _, m := range pageMark.FindAllStringSubmatch(s, -1) {
		if n, err := strconv.Atoi(m[1]); err != nil || !slices.Contains(g.pages, n) {
			return s, "verify.page", m[0]
		}
	}
	return pageMark.ReplaceAllString(s, " "), "", ""
}

// dates wants each date among the days of the footing; a month or a year alone must hold one of them.
func dates(s string, g ground) (rest, id, wrong string) {
	days, rest := readDates(s)
	for _, d := range days {
		if !d.in(g) {
			return rest, "verify.date", d.text
		}
	}
	return rest, "", ""
}

var leading = regexp.MustCompile(`^\s*((?:\d{1,2}\.)+\s+)+`)

// numbers wants each piece with a digit in it among the words of the footing. A number that counts headings is free.
func numbers(s string, g ground) (id, wrong string) {
	for _, w := range tokens(leading.ReplaceAllString(s, "")) {
		if strings.ContainsFunc(w, digit) && !g.holds(w) {
			return "verify.number", w
		}
	}
	return "", ""
}

// holds reports a word that stands whole in the footing.
func (g ground) holds(w string) bool { return g.tokens[fold(w)] }

// numbered is a piece with a digit in it: numbers has looked at it.
var numbered = regexp.MustCompile(`\S*\d\S*`)

// words wants each word to be plain, or the footing's. The name of a drug is never plain.
func (b Books) words(s string, g ground) (id, wrong string) {
	for _, w := range strings.FieldsFunc(numbered.ReplaceAllString(straight.Replace(s), " "), func(r rune) bool { return !letter(r) && r != '\'' && r != '-' }) {
		w = strings.Trim(strings.TrimSuffix(w, "'s"), "'-")
		low := strings.ToLower(w)
		if low == "" || g.tokens[low] || b.byPart(low, g) {
			continue
		}
		if _, drug := b.Drug(low); drug {
			return "verify.drug", w
		}
		if !b.Plain(low) {
			return "verify.word", w
		}
	}
	return "", ""
}

// byPart takes a compound whose parts are each plain or the footing's.
func (b Books) byPart(w string, g ground) bool {
	parts := strings.FieldsFunc(w, func(r rune) bool { return r == '-' || r == '\'' })
	return len(parts) > 1 && !slices.ContainsFunc(parts, func(p string) bool { return !g.tokens[p] && !b.Plain(p) })
}
