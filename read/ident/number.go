package ident

import (
	"regexp"
	"strings"
)

var (
	phoneShape = regexp.MustCompile(`(?:\+?1[\s.-]?)?(?:\(\d{3}\)\s?|\b\d{3}[\s.-])\d{3}[\s.-]\d{4}\b`)
	tollFree   = regexp.MustCompile(`^\D*1?\D*8(?:00|33|44|55|66|77|88)`)
	planLine   = regexp.MustCompile(`(?i)\b(?:services?|tty|fax|plan|pharmacy|appeals?|member services|customer|help ?line|hotline|office|clinic|department|cigna|aetna|humana|unitedhealthcare|anthem|caremark|express scripts|optum\w*|line|reach us|call us|our (?:number|phone))\b`)
	ownLine    = regexp.MustCompile(`(?i)\b(?:my|me|cell|mobile|home|his|her|patient'?s?|member'?s? (?:phone|number|cell)|call ?back|reach (?:me|him|her)|mi|m[óo]vil|celular|casa)\b`)
	ssnShape   = regexp.MustCompile(`\b\d{3}[- ]\d{2}[- ]\d{4}\b`)
	ssnCue     = regexp.MustCompile(`(?i)\b(?:social security(?: number)?|social|s\.?s\.?n\.?|seguro social)\b`)
	cardShape  = regexp.MustCompile(`\b(?:\d[ -]?){12,18}\d\b`)
	moneyCue   = regexp.MustCompile(`(?i)\b(?:account(?: number)?|routing(?: number)?|card number|card on file|credit card|debit card|bank|iban|cuenta|tarjeta)\b`)
	memberCue  = regexp.MustCompile(`(?i)\b(?:(?:member|subscriber|policy|insurance|card|medicaid|medicare|plan|beneficiary|enrollee|health)\s*(?:id|i\.d\.|number|no\.?|#)|(?:my|the|your|his|her|patient) id(?: number)?|id(?: number)?(?: is|:|#)|id\b|m\.?b\.?i\.?|hicn|cin|identificaci[óo]n|n[úu]mero de (?:miembro|socio|afiliado|p[óo]liza))`)
	mbi        = regexp.MustCompile(`(?i)\b[1-9][ac-hj-km-np-rt-y][0-9ac-hj-km-np-rt-y]\d-?[ac-hj-km-np-rt-y][0-9ac-hj-km-np-rt-y]\d-?[ac-hj-km-np-rt-y]{2}\d{2}\b`)
	claimShape = regexp.MustCompile(`(?i)\b(?:claims?|reclamo)(?: (?:number|no\.?|id|#|n[úu]mero))?(?: (?:is|es)|:)?\s+#?((?:[a-z]{1,4}-?)?\d[\da-z]*(?:-[\da-z]+)+|(?:[a-z]{1,4}-?)?\d{6,})\b`)
	zipCue     = regexp.MustCompile(`(?i)\b(?:zip(?: ?codes?)?|c[óo]digo postal)\b`)
	five       = regexp.MustCompile(`\b\d{5}(?:-\d{4})?\b`)
	otherCue   = regexp.MustCompile(`(?i)\b(?:m\.?r\.?n\.?|medical record(?: number)?|chart (?:number|no\.?)|driver'?s? licen[sc]e(?: number)?|passport(?: number)?|patient (?:number|account)|group(?: number| no\.?| #|:)|licencia|n[úu]mero de grupo)`)
)

// phones hides numbers of telephones that are a person's: said to be, or not said to be the plan's.
func (r *reader) phones() {
	for _, m := range phoneShape.FindAllStringIndex(r.text, -1) {
		before := r.clause(m[0])
		if ownLine.MatchString(before) && !planLine.MatchString(tail(before, 25)) || !planLine.MatchString(before) && !tollFree.MatchString(r.text[m[0]:m[1]]) && !planLine.MatchString(r.text[m[1]:min(len(r.text), m[1]+20)]) {
			r.add(Phone, m[0], m[1])
		}
	}
}

// clause is what stands before a place in its sentence, or since the semicolon.
func (r *reader) clause(at int) string {
	from := max(0, at-80)
	s := r.text[from:at]
	if i := strings.LastIndexAny(s, ";?!\n"); i >= 0 {
		s = s[i+1:]
	}
	if i := strings.LastIndex(s, ". "); i >= 0 {
		s = s[i+2:]
	}
	return s
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }

// secrets hides social security and bank numbers.
func (r *reader) secrets() {
	for _, m := range ssnShape.FindAllStringIndex(r.text, -1) {
		r.add(SSN, m[0], m[1])
	}
	r.after(SSN, ssnCue, 4)
	for _, m := range cardShape.FindAllStringIndex(r.text, -1) {
		if luhn(r.text[m[0]:m[1]]) {
			r.add(Account, m[0], m[1])
		}
	}
	r.after(Account, moneyCue, 4)
}

func luhn(s string) bool {
	sum, n := 0, 0
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] < '0' || s[i] > '9' {
			continue
		}
		d := int(s[i] - '0')
		if n%2 == 1 {
			if d *= 2; d > 9 {
				d -= 9
			}
		}
		sum += d
		n++
	}
	return n >= 13 && sum%10 == 0
}

// members hides the number of a membership behind the words for it, and other numbers of a person.
func (r *reader) members() {
	for _, m := range mbi.FindAllStringIndex(r.text, -1) {
		if strings.ContainsAny(r.text[m[0]:m[1]], "0123456789") {
			r.add(Member, m[0], m[1])
		}
	}
	for _, m := range claimShape.FindAllStringSubmatchIndex(r.text, -1) {
		r.add(Other, m[2], m[3])
	}
	r.after(Other, otherCue, 4)
	r.after(Member, memberCue, 5)
	for _, m := range zipCue.FindAllStringIndex(r.text, -1) {
		for _, z := range five.FindAllStringIndex(r.text[m[1]:min(len(r.text), m[1]+30)], -1) {
			r.add(Address, m[1]+z[0], m[1]+z[1])
		}
	}
	r.after(Address, zipCue, 5)
}

// after hides the first number of so many letters and digits behind a cue, written or said, unless the words between say that it is the
// plan's own.
func (r *reader) after(k Kind, cue *regexp.Regexp, least int) {
	for _, m := range cue.FindAllStringIndex(r.text, -1) {
		if r.reference(r.text[max(0, m[0]-14):m[1]]) {
			continue
		}
		end := min(len(r.text), m[1]+reach)
		for i, u := range r.units {
			if u.from < m[1] || u.from >= end || !u.digits && !u.written && !oneLetter(r, u) {
				continue
			}
			to := r.run(i, func(u unit) bool { return u.digits || u.written || oneLetter(r, u) })
			if r.length(i, to) < least || to == i {
				continue
			}
			if !r.reference(r.text[m[1]:u.from]) && !strings.ContainsAny(r.text[m[1]:u.from], ";") {
				r.add(k, r.units[i].from, r.units[to-1].to)
			}
			break
		}
	}
}

func oneLetter(r *reader, u unit) bool {
	return len(r.tokens[u.at].low) == 1 && len(u.forms) > 0 && r.tokens[u.at].low >= "a"
}

// length counts letters and digits, and wants a digit among them.
func (r *reader) length(i, to int) int {
	n, digit := 0, false
	for _, u := range r.units[i:to] {
		if len(u.forms) > 0 {
			n += len(u.forms[0])
			digit = digit || strings.ContainsAny(u.forms[0], "0123456789")
		}
	}
	if !digit {
		return 0
	}
	return n
}

// reference reports words that name a number of the plan's.
func (r *reader) reference(s string) bool {
	low := fold(s)
	for _, w := range r.books.Reference {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}
