package ident

import (
	"fmt"
	"strings"
)

// canon is an identifier as letters and digits alone, in lower case.
func canon(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, fold(s))
}

// spelled finds where the units from i on say all of want; 0: they do not.
func (r *reader) spelled(i int, want string) int {
	return r.match(i, want, 0)
}

func (r *reader) match(i int, want string, skipped int) int {
	if i >= len(r.units) {
		return 0
	}
	u := r.units[i]
	for _, f := range r.forms(u) {
		if f == want {
			return i + 1
		}
		if f != "" && strings.HasPrefix(want, f) {
			if end := r.match(i+1, want[len(f):], 0); end > 0 {
				return end
			}
		}
	}
	if (u.soft || dayWord[r.tokens[u.at].low]) && skipped < 2 {
		return r.match(i+1, want, skipped+1)
	}
	return 0
}

// forms are what a unit may say: a month says its number.
func (r *reader) forms(u unit) []string {
	if u.month > 0 {
		return append([]string{fmt.Sprint(u.month), fmt.Sprintf("%02d", u.month)}, u.forms...)
	}
	return u.forms
}

// everywhere hides each place at which the units say want.
func (r *reader) everywhere(k Kind, want string, least int) {
	if len(want) < least {
		return
	}
	for i := 0; i < len(r.units); i++ {
		if end := r.spelled(i, want); end > 0 && !r.within(i, end) {
			r.add(k, r.units[i].from, r.units[end-1].to)
		}
	}
}

// within reports a match that begins or ends in the middle of a longer number, as zip digits within a reference number do.
func (r *reader) within(i, end int) bool {
	glued := func(a, b int) bool {
		return r.units[a].written && r.units[b].written && strings.Trim(r.text[r.units[a].to:r.units[b].from], "-/.") == "" && r.units[b].from > r.units[a].to
	}
	return i > 0 && glued(i-1, i) || end < len(r.units) && glued(end-1, end)
}

// knownNumbers hides the numbers of the person, whole or by their ends.
func (r *reader) knownNumbers() {
	for _, n := range []struct {
		kind Kind
		s    string
	}{{Member, r.who.MemberID}, {Phone, strings.TrimPrefix(canon(r.who.Phone), "1")}, {Other, r.who.GroupNumber}} {
		want := canon(n.s)
		r.everywhere(n.kind, want, 5)
		if n.kind == Phone && len(want) == 10 {
			r.everywhere(n.kind, "1"+want, 5)
			r.everywhere(n.kind, want[3:], 5)
		}
		r.ends(n.kind, want)
	}
}

// ends hides the last four or more of a number, and the first: people give it in pieces.
func (r *reader) ends(k Kind, want string) {
	for n := len(want) - 1; n >= 4; n-- {
		r.pieces(k, want[len(want)-n:])
		r.pieces(k, want[:n])
	}
}

// pieces hides a piece where nothing else of a number stands round it.
func (r *reader) pieces(k Kind, want string) {
	for i := 0; i < len(r.units); i++ {
		end := r.spelled(i, want)
		if end == 0 || r.within(i, end) || end < len(r.units) && r.units[end].digits && near(r, end-1, end) || i > 0 && r.units[i-1].digits && near(r, i-1, i) {
			continue
		}
		r.add(k, r.units[i].from, r.units[end-1].to)
	}
}

// near reports two units with nothing but blanks and joints between them.
func near(r *reader, a, b int) bool {
	return strings.Trim(r.text[r.units[a].to:r.units[b].from], " -/.,") == ""
}
