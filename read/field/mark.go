package field

import (
	"regexp"
	"strings"

	"github.com/recourse-health/recourse/record"
)

// marks are the short forms of pharmacy messages, where no colon follows: "NDC 00169-4132-12  OZEMPIC 2MG/3ML PEN",
// "PA 2611-SU-0417 APPROVED". The value is group 1.
var marks = []struct {
	name  record.Field
	shape string
	re    *regexp.Regexp
}{
	{record.Drug, "drug", regexp.MustCompile(`\bNDC\W{0,3}\d{4,5}-?\d{3,4}-?\d{1,2}\s+([A-Za-z].+)`)},
	{record.ReferenceNumber, "ref", regexp.MustCompile(`\bPA(?:\s*(?:#|NO\.?|NUMBER))?\s*:?\s+((?:[A-Z]{1,5}-)?\d[0-9A-Z-]{4,}\S*)`)},
}

var beyondDrug = regexp.MustCompile(`\s{2,}|\t|\s(?:QTY|DS|DAYS|PRESC)\b`)

func (r *reader) marked() {
	for i := range r.lines {
		l := &r.lines[i]
		for _, m := range marks {
			at := m.re.FindStringSubmatchIndex(l.text)
			if at == nil || len(r.have(m.name)) > 0 {
				continue
			}
			rest := l.text[at[2]:at[3]]
			if end := beyondDrug.FindStringIndex(rest); end != nil {
				rest = rest[:end[0]]
			}
			if v, cut, ok := shape(m.shape, strings.TrimRight(rest, " .,")); ok {
				from := l.from + at[2] + cut
				r.add(m.name, v, 0.85, l.doc, l.page, from, from+extent(rest[cut:], v))
			}
		}
	}
}
