package ident

import (
	"regexp"
	"strings"
)

var (
	mailShape = regexp.MustCompile(`[\pL\d._%+-]+@[\pL\d-]+(?:\.[\pL\d-]+)+`)
	planMail  = regexp.MustCompile(`(?i)^(?:appeals?|grievances?|claims?|info|support|member\w*|customer\w*|pharmacy\w*|prior\w*|help|contact|no-?reply|exceptions?|fax|service\w*|provider\w*|pa|medicare|records?)\b`)
	joints    = map[string]string{"at": "@", "dot": ".", "underscore": "_", "dash": "-", "hyphen": "-", "minus": "-", "arroba": "@", "punto": ".", "guion": "-", "plus": "+"}
	mailSaid  = regexp.MustCompile(`(?i)\b[\pL\d]+(?:(?: dot | punto | underscore | dash )[\pL\d]+)* (?:at|arroba) [\pL\d]+(?:(?: dot | punto | dash )[\pL\d]+)*(?: dot | punto )(?:com|net|org|edu|gov|mail)\b`)
)

// emails hides addresses of mail, written and spoken, but for the plan's.
func (r *reader) emails() {
	if want := strings.ToLower(strings.TrimSpace(r.who.Email)); want != "" {
		for i := range r.units {
			if end := r.mail(i, want); end > 0 {
				r.add(Email, r.units[i].from, r.units[end-1].to)
			}
		}
	}
	for _, shape := range []*regexp.Regexp{mailShape, mailSaid} {
		for _, m := range shape.FindAllStringIndex(r.text, -1) {
			if !planMail.MatchString(r.text[m[0]:m[1]]) {
				r.add(Email, m[0], m[1])
			}
		}
	}
}

// mail matches units, with the words for the marks between them, against an address.
func (r *reader) mail(i int, want string) int {
	if i >= len(r.units) {
		return 0
	}
	u := r.units[i]
	low := r.tokens[u.at].low
	forms := append([]string{joints[low], low}, u.forms...)
	for _, f := range forms {
		for _, mark := range []string{"", ".", "@", "_", "-"} {
			f := mark + f
			if f == want && len(f) > len(mark) {
				return i + 1
			}
			if len(f) > len(mark) && strings.HasPrefix(want, f) {
				if end := r.mail(i+1, want[len(f):]); end > 0 {
					return end
				}
			}
		}
	}
	return 0
}
