package field

import (
	"regexp"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/record"
)

var (
	phoneShape = regexp.MustCompile(`(?:\b1[-. ]\s?|\+1[-. ]?)?\(?\b[2-9]\d{2}\)?[-. –]\s?[2-9]\d{2}[-. –]\s?\d{4}\b(?:\s*(?:x|ext\.?|extension)\s*\d{2,6})?`)
	faxBefore  = regexp.MustCompile(`(?i)\b(?:fax(?:es|ed)?|facs[ií]mil|facsimile|f)\b[^0-9]{0,40}$`)
	faxAfter   = regexp.MustCompile(`(?i)^\s*\(fax(?: only)?\)`)
	callWord   = regexp.MustCompile(`(?i)\b(?:call(?:ing)?|phone|tel[ée]fono|llam\w+)\b`)
	ttyBefore  = regexp.MustCompile(`(?i)\b(?:tty|tdd|relay)\b[^0-9]{0,30}$`)
	notPhone   = regexp.MustCompile(`(?i)\b(?:npi|ndc|dea|tin|ein|ncpdp|rx ?bin|pcn|member id|id|claim|case|ref(?:erence)?|account|group)\s*(?:no\.?|number|#)?\s*[:#]?\s*$`)
	public     = []string{"8006334227", "8774862048", "8006771116", "8003681019", "8005377697", "8664443272", "7184884000"}
)

// contacts reads phones, faxes, the address for appeals, and the portal.
func (r *reader) contacts() {
	for i := range r.lines {
		r.phones(i)
	}
	r.address()
	r.portal()
}

func (r *reader) phones(i int) {
	l := &r.lines[i]
	if !r.letters(i) || addressed.MatchString(l.text) {
		return
	}
	text := r.broken(i)
	fax, end := false, -1 // what the number before was, and where it ended
	for _, m := range phoneShape.FindAllStringIndex(text, -1) {
		if m[0] >= len(l.text) {
			continue
		}
		if text[m[0]] == '(' && !strings.Contains(text[m[0]:m[1]], ")") {
			m[0]++ // the bracket opens a remark, no area code
		}
		before := text[:m[0]]
		if len(before) < 30 && i > 0 && r.lines[i-1].block == l.block && r.lines[i-1].page == l.page {
			before = r.lines[i-1].text + " " + before
		}
		v := cutNumber.ReplaceAllString(strings.TrimSpace(text[m[0]:m[1]]), "$1")
		d := digitsOf(v)
		if len(d) > 10 && d[0] == '1' {
			d = d[1:]
		}
		pair := end >= 0 && both.MatchString(text[end:m[0]])
		end = m[1]
		switch {
		case len(d) < 10, ttyBefore.MatchString(before), notPhone.MatchString(before), slices.Contains(public, d[:10]), longer(text, m):
			continue
		case pair && fax, faxAfter.MatchString(text[m[1]:]), faxBefore.MatchString(called(lastNumber(before))):
			r.add(record.Fax, v, 0.93, l.doc, l.page, l.from+m[0], l.from+m[1])
			fax = true
		default:
			fax = false
			r.add(record.Phone, v, 0.85, l.doc, l.page, l.from+m[0], l.from+m[1])
		}
	}
}

// addressed is a line that names the receiver; the numbers on it are theirs.
var addressed = regexp.MustCompile(`(?i)^\W*(?:to|cc|para)\s*:`)

var (
	cutNumber = regexp.MustCompile(`([-.–])\s+`)
	both      = regexp.MustCompile(`(?i)^\s*(?:,|/|and|or|y|o)\s*\(?$`)
	cutAtEnd  = regexp.MustCompile(`\d[-–]\s*$`)
)

// broken is a line, with the next one if a number is cut at its end.
func (r *reader) broken(i int) string {
	l := &r.lines[i]
	if i+1 < len(r.lines) && cutAtEnd.MatchString(l.text) {
		if n := &r.lines[i+1]; n.doc == l.doc && n.page == l.page && n.from > l.from {
			return l.doc.Pages[l.page].Text[l.from : n.from+len(n.text)]
		}
	}
	return l.text
}

// longer reports a phone-like piece of a longer number.
func longer(text string, m []int) bool {
	in := func(b byte) bool { return b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b == '-' }
	return m[0] > 0 && in(text[m[0]-1]) || m[1] < len(text) && in(text[m[1]]) && text[m[1]] != '-'
}

// called drops what stands before the last word that says to call: "by fax, or by calling".
func called(before string) string {
	if m := callWord.FindAllStringIndex(before, -1); len(m) > 0 {
		return before[m[len(m)-1][1]:]
	}
	return before
}

// lastNumber leaves what stands behind the last number before: "phone 800-555-0100, fax".
func lastNumber(before string) string {
	all := phoneShape.FindAllStringIndex(before, -1)
	if len(all) == 0 {
		return before
	}
	return before[all[len(all)-1][1]:]
}

func digitsOf(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, strings.SplitN(strings.ToLower(s), "x", 2)[0])
}

var (
	zip      = regexp.MustCompile(`\b(?:A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]),?\s+\d{5}(?:-\d{4})?\b`)
	appealTo = regexp.MustCompile(`(?i)appeal|grievance|apelaci|redetermination|reconsideration|hearing|external review|dispute`)
	sendTo   = regexp.MustCompile(`(?i)\b(?:mail|send|write|address|submit|env[ií]e|escriba|direcci[oó]n|correo|deliver|file)\b`)
	street   = regexp.MustCompile(`(?i)\bp\.?\s?o\.? ?box\b|^\s*\d{1,6}\s+\pL|,\s*\d{1,6}\s+\pL|\b(?:street|st|avenue|ave|road|rd|blvd|suite|ste|drive|dr|parkway|pkwy|lane|ln|hill|way|floor)\b\.?,?`)
)

// address is where an appeal goes: the lines up to a ZIP code near words that say so; the best of them.
func (r *reader) address() {
	best, at := 0, found{}
	for i := range r.lines {
		for k, c := range r.lines[i].cells {
			m := zip.FindStringIndex(c.text)
			if m == nil {
				continue
			}
			f, score := r.upTo(i, k, m[1])
			if score > best {
				best, at = score, f
			}
		}
	}
	if r.addressIn(best) {
		return
	}
	if best >= 3 {
		r.add(record.Address, at.text, 0.8, r.lines[at.line].doc, r.lines[at.line].page, at.from, at.to)
	}
}

// addressIn takes the address out of a sentence that says where to send an appeal, if that is a better sign than a block of lines.
func (r *reader) addressIn(lines int) bool {
	best, at, from, to := 0, 0, 0, 0
	for i := range r.ss {
		s := &r.ss[i]
		m := zip.FindStringIndex(s.Text)
		if m == nil || !street.MatchString(s.Text[:m[1]]) {
			continue
		}
		before := ""
		if i > 0 {
			before = r.ss[i-1].Text
		}
		score := 0
		switch {
		case appealTo.MatchString(s.Text[:m[1]]):
			score = 5
		case appealTo.MatchString(before):
			score = 3
		}
		if sendTo.MatchString(s.Text[:m[0]]) {
			score++
		}
		if start := begin(s.Text[:m[1]]); score > best && m[1]-start < 170 {
			best, at, from, to = score, i, start, m[1]
		}
	}
	if best < 4 || best < lines {
		return false
	}
	r.addIn(record.Address, "", 0.82, &r.ss[at], from, to)
	return true
}

type found struct {
	text     string
	line     int
	from, to int
}

// upTo goes back from a ZIP code over the lines of its address, and scores how much it is the one for appeals.
func (r *reader) upTo(i, k, end int) (found, int) {
	l := &r.lines[i]
	c := l.cells[k]
	text, from, first := c.text[:end], c.from, i
	for j := i - 1; j >= 0 && i-j <= 6 && len(l.cells) == 1; j-- {
		p := &r.lines[j]
		if p.block != l.block || p.page != l.page || p.doc != l.doc || len(p.cells) > 1 || !addressLine(p.text) {
			break
		}
		text, from, first = p.cells[0].text+" "+text, p.cells[0].from, j
	}
	start := begin(text)
	text, from = text[start:], from+start
	score := 0
	if street.MatchString(text) {
		score++
	}
	context := r.around(first, i)
	if appealTo.MatchString(text) {
		score += 4
	} else if appealTo.MatchString(context) {
		score += 2
	}
	if sendTo.MatchString(context) {
		score++
	}
	return found{text, i, from, c.from + end}, score
}

// addressLine reports a line that can be part of an address: short, and no sentence.
func addressLine(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) < 75 && !strings.HasSuffix(s, ".") && !strings.HasSuffix(s, ":") && !phoneShape.MatchString(s) && !sentenceLike(s) || strings.HasSuffix(s, "Inc.") || strings.HasSuffix(s, "Dept.")
}

var beforeAddress = regexp.MustCompile(`(?i).*(?:\b(?:mail|write|send|address|writing)\b[^:]{0,60}:|\b(?:to|at|by mail|a)\s*:|\bmail(?:ed|ing)?(?: \w+){0,4} to\b|\b(?:write|send|appeal|it|letter|request|form|records)(?: \w+){0,4} to\b|\bwriting to\b|\bmail:?|env[ií]e\w*(?: \w+){0,4} a:?)\s+`)

// begin is where the address begins in a text that runs up to it.
func begin(text string) int {
	if m := beforeAddress.FindStringIndex(text); m != nil && m[1] < len(text)-8 {
		return m[1]
	}
	return 0
}

// around is what stands before an address: three lines, and the address itself.
func (r *reader) around(first, last int) string {
	var b strings.Builder
	for j := max(0, first-3); j <= last; j++ {
		b.WriteString(r.lines[j].text + " ")
	}
	return b.String()
}

var (
	url      = regexp.MustCompile(`(?i)\b(?:https?://)?(?:www\.)?[a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*\.(?:com|org|net|gov|example|health|us|io)\b(?:/[\w./-]*[\w/])?`)
	notOurs  = regexp.MustCompile(`(?i)medicare\.gov|hhs\.gov|cms\.gov|dol\.gov|ocrportal|healthcare\.gov|ssa\.gov|va\.gov|opm\.gov`)
	mailBack = regexp.MustCompile(`@$`)
)

// portal is the first address on the web that is not the government's.
func (r *reader) portal() {
	for i := range r.lines {
		l := &r.lines[i]
		for _, m := range url.FindAllStringIndex(l.text, -1) {
			v := l.text[m[0]:m[1]]
			if notOurs.MatchString(v) || mailBack.MatchString(l.text[:m[0]]) || m[0] > 0 && l.text[m[0]-1] == '@' || strings.Contains(v, "unsubscribe") {
				continue
			}
			r.add(record.Portal, v, 0.75, l.doc, l.page, l.from+m[0], l.from+m[1])
			return
		}
	}
}
