package book

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/judge/rule"
	"github.com/recourse-health/recourse/value/civil"
)

// Check decides every worked case of the book and says where a file is wrong about itself.
func (b *Book) Check() (err error) {
	for _, r := range b.Rules {
		for _, e := range r.Cases {
			if say := b.differs(b.Ask(r.ID, e.Case), e); say != "" {
				err = errors.Join(err, fmt.Errorf("%s:%d: case %q: %s", r.File, e.Line, e.Title, say))
			}
		}
	}
	return err
}

// differs says how an answer differs from what a case wants; "" if it does not.
func (b *Book) differs(a rule.Answer, e rule.Example) string {
	switch {
	case !same(a.String(), e.Want):
		return fmt.Sprintf("the file wants %s, the rule says %s (%s)", e.Want, a, a.Why)
	case e.Or != "" && !among(a, e.Or):
		return fmt.Sprintf("the file wants %s among the other readings %v", e.Or, a.Points)
	case e.Safe != "" && b.SafeBy(a).String() != e.Safe:
		return fmt.Sprintf("the file wants %s as the safe day, the rule says %s", e.Safe, b.SafeBy(a))
	default:
		return ""
	}
}

func among(a rule.Answer, want string) bool {
	for _, p := range a.Points {
		if same(p.At.String(), want) {
			return true
		}
	}
	return false
}

// same compares two moments as moments, so that offsets may differ, and all else as text.
func same(got, want string) bool {
	g, err1 := civil.ParseMoment(got, nil)
	w, err2 := civil.ParseMoment(want, nil)
	if err1 != nil || err2 != nil {
		return sameWords(got, want)
	}
	return g.Equal(w)
}

// sameWords compares "unknown: a, b" and the like; the order of what is missing does not matter.
func sameWords(got, want string) bool {
	words := func(s string) []string {
		state, list, _ := strings.Cut(s, ": ")
		return append([]string{state}, slices.Sorted(slices.Values(strings.Split(list, ", ")))...)
	}
	return slices.Equal(words(got), words(want))
}
