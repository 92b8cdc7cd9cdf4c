package field

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/recourse-health/recourse/record"
)

// seen is a company's name in the letter.
type seen struct {
	c        *Company
	name     string
	line     int
	from, to int // bytes of the line
	score    int
}

var notSender = regexp.MustCompile(`(?i)trademark|licensee of|copyright|©|in california|language|if you speak|civil rights|subsidiar|not affiliated|discriminat`)

// companies finds the carrier, and apart from it the company that runs the benefit or reviews. A label outranks both.
func (r *reader) companies() {
	all := r.seenCompanies()
	carriers := slices.DeleteFunc(slices.Clone(all), func(s seen) bool { return s.c.Kind != "carrier" })
	runners := slices.DeleteFunc(slices.Clone(all), func(s seen) bool {
		return s.c.Kind != "pbm" && s.c.Kind != "tpa" && s.c.Kind != "reviewer" && s.c.Kind != "um" || independent.MatchString(r.lines[s.line].text)
	})
	if len(r.have(record.Carrier)) == 0 && !slices.ContainsFunc(all, func(s seen) bool { return s.line < 4 }) {
		r.letterhead(2)
	}
	r.company(record.Carrier, carriers)
	r.company(record.Administrator, runners)
	if len(r.have(record.Carrier)) == 0 {
		r.letterhead(6)
	}
}

// independent is how the reviewer after the plan is spoken of: it runs nothing for the plan.
var independent = regexp.MustCompile(`(?i)\bindependent\b|\bIRE\b|\breconsideration\b|\bexternal\b|\bC2C\b`)

func (r *reader) company(name record.Field, all []seen) {
	if len(r.have(name)) > 0 || len(all) == 0 {
		return
	}
	best := slices.MaxFunc(all, func(a, b seen) int { return a.score - b.score })
	l := &r.lines[best.line]
	r.add(name, best.name, 0.8, l.doc, l.page, l.from+best.from, l.from+best.to)
}

// seenCompanies finds every company by its longest name. What stands early, alone or often counts more.
func (r *reader) seenCompanies() []seen {
	var out []seen
	count := map[*Company]int{}
	for i := range r.lines {
		l := &r.lines[i]
		if notSender.MatchString(l.text) {
			continue
		}
		used, low := [][2]int{}, strings.ToLower(l.text)
		for j := range r.b.Companies {
			c := &r.b.Companies[j]
			for _, n := range c.Names {
				at := whole(l.text, low, n)
				if at < 0 || elsewhere(l.text, at, at+len(n)) || slices.ContainsFunc(used, func(u [2]int) bool { return at < u[1] && u[0] < at+len(n) && u[1]-u[0] >= len(n) }) {
					continue
				}
				used = append(used, [2]int{at, at + len(n)})
				count[c]++
				out = append(out, seen{c, l.text[at : at+len(n)], i, at, at + len(n), place(i, l.text, n)})
				break
			}
		}
	}
	out = slices.DeleteFunc(out, func(s seen) bool {
		return slices.ContainsFunc(out, func(o seen) bool {
			return o.line == s.line && o.c != s.c && o.from <= s.from && s.to <= o.to && o.to-o.from > s.to-s.from
		})
	})
	for i := range out {
		out[i].score += min(count[out[i].c], 4) * 3
	}
	return out
}

// place scores where a name stands: at the head of the letter, alone on its line.
func place(i int, text, name string) int {
	score := 0
	switch {
	case i < 3:
		score += 14
	case i < 12:
		score += 8
	case i < 30:
		score += 3
	}
	if len(text) < len(name)+16 {
		score += 3
	}
	return score + len(name)/8
}

// address is what follows a name that is part of an address: "Paramount Pl", "Paramount, CA".
var address = regexp.MustCompile(`^\s+(?:Pl|St|Ave|Blvd|Rd|Dr|Ln|Ct|Pkwy|Hwy|Way|Street|Avenue|Boulevard|Road|Drive|Lane|Court|Place|Parkway)\b|^,\s+[A-Z]{2}\b`)

// elsewhere reports a name that is no company here: part of an address, or written small ("the health plan").
func elsewhere(text string, from, to int) bool {
	return address.MatchString(text[to:]) || text[from] >= 'a' && text[from] <= 'z'
}

// whole finds a name that stands whole: no letter or digit touches it. Short names must be written in their own case.
func whole(text, low, name string) int {
	in, look := text, name
	if len(name) > 5 && len(low) == len(text) {
		in, look = low, strings.ToLower(name)
	}
	for at := 0; ; {
		i := strings.Index(in[at:], look)
		if i < 0 {
			return -1
		}
		i += at
		end := i + len(look)
		if (i == 0 || !byName(lastRune(in[:i]))) && (end == len(in) || !byName(firstRune(in[end:]))) && !inURL(in, i, end) {
			return i
		}
		at = end
	}
}

// byName reports what would go on with a name.
func byName(r rune) bool { return unicode.IsLetter(r) || r >= '0' && r <= '9' }

func firstRune(s string) rune {
	for _, r := range s {
		return r
	}
	return ' '
}

func lastRune(s string) rune {
	rs := []rune(s[max(0, len(s)-4):])
	return rs[len(rs)-1]
}

func inURL(s string, from, to int) bool {
	return from > 0 && (s[from-1] == '.' || s[from-1] == '@' || s[from-1] == '/') || to < len(s)-2 && s[to] == '.' && s[to+1] >= 'a' && s[to+1] <= 'z'
}

var orgLine = regexp.MustCompile(`^[\p{Lu}][\pL&'’.,® -]{3,58}$`)
var orgWord = regexp.MustCompile(`(?i)\b(?:health|insurance|plan|care|blue|mutual|medicaid|benefit|benefits|assurance|administrators|rx|medicare|advantage|choice|network|partners|alliance|hmo)\b`)
var titleWord = regexp.MustCompile(`(?i)\b(?:notice|denial|letter|important|explanation|decision|appeal|your|request|statement|determination|summary|department|pharmacy services|member services|p\.?o\.? box|street|suite|dear|re:|prior authorization|coverage)\b`)

// spoken is how a person writes a sentence: no company is called so.
var spoken = regexp.MustCompile(`(?i)^(?:I|my|we|our|your|they|he|she|mi|mis|nuestr[oa])\b|\b(?:said|says|told|denied|won'?t|will not|did not|didn'?t|has|have|was|is|are)\b`)

// letterhead takes a company that is in no table from the first lines of the letter.
func (r *reader) letterhead(lines int) {
	for i := range r.lines {
		if i >= lines || r.lines[i].page > 0 {
			return
		}
		for _, c := range r.lines[i].cells {
			t := c.text
			if at := strings.IndexAny(t, "|•·"); at > 3 {
				t = strings.TrimSpace(t[:at])
			}
			if orgLine.MatchString(t) && orgWord.MatchString(t) && !titleWord.MatchString(t) && !spoken.MatchString(t) && len(strings.Fields(t)) >= 2 {
				l := &r.lines[i]
				if !plain(&l.doc.Pages[l.page], c.from, c.from+len(t)) {
					return
				}
				r.add(record.Carrier, t, 0.6, l.doc, l.page, c.from, c.from+len(t))
				return
			}
		}
	}
}
