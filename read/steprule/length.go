package steprule

import (
	"regexp"

	"github.com/recourse-health/recourse/read/date"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/policy"
)

// What stands round a length of time tells whether it is how far back the plan looks, or how long each trial must be.
var (
	past   = regexp.MustCompile(`(?i)(?:past|last|previous|prior|[úu]ltim\w+)\s*$`)
	ahead  = regexp.MustCompile(`(?i)(?:for|at least|of|minimum|por)\s*(?:at least\s*|al menos\s*)?$`)
	behind = regexp.MustCompile(`(?i)^\s*(?:trial|each|of (?:therapy|treatment|use)|supply|for each|per|cada|therap|treatment|course)|^\W*$`)
)

// lengths tells how long each trial must be and how far back the plan looks, in days; a month is 30, a year 365.
func lengths(text string) (days, back int) {
	for _, l := range date.Lengths(text) {
		n := l.N
		switch l.Unit {
		case civil.Months:
			n *= 30
			if l.N == 12 {
				n = 365
			}
		case civil.Hours, civil.BusinessHours, civil.BusinessDays:
			continue
		}
		before := text[max(0, l.From-24):l.From]
		switch {
		case lookback.MatchString(before) || past.MatchString(before):
			back = n
		case days == 0 && n <= 400 && behind.MatchString(head(text[l.To:], 24)) || days == 0 && ahead.MatchString(before):
			days = n
		}
	}
	return days, back
}

func head(s string, n int) string { return s[:min(n, len(s))] }

// set writes lengths into each leaf, and opens each to "or cannot take it" where the rule says so.
func set(n *policy.Node, days, back int, orNot bool) {
	if n.IsLeaf() {
		n.Leaf.Days, n.Leaf.LookbackDays = days, back
		if back > 0 {
			n.Leaf.Basis = policy.ByFill
		}
		if orNot && n.Leaf.Kind == policy.Tried {
			c := policy.Node{Leaf: policy.Leaf{Kind: policy.Contraindicated, Drugs: n.Leaf.Drugs, Class: n.Leaf.Class}, Because: n.Because}
			*n = policy.AnyOf(*n, c)
		}
		return
	}
	for i := range n.Of {
		set(&n.Of[i], days, back, orNot)
	}
}
