package main

import (
	"fmt"
	"slices"
)

// A row is one thing that was measured. Only what has a goal can be missed.
type row struct {
	what       string
	unit       string
	ours, them []float64 // a round each; them may be empty
	ref        string
	ratio      float64 // the goal as a ratio, 0 for none
	bound      float64 // the goal as a bound on ours, 0 for none
}

// A table prints rows as they come and counts what holds.
type table struct{ goals, held int }

const layout = "%-54s %-30s %-54s %-6s %-10s %s\n"

func (t *table) head() {
	fmt.Printf(layout, "what", "ours", "reference", "ratio", "goal", "held")
}

func (t *table) add(r row) {
	goal, held := "", ""
	ok := true
	ratio := 0.0
	beside, quotient := "", ""
	if len(r.them) > 0 {
		ratio = quotients(r.ours, r.them)
		beside, quotient = spread(r.them, r.unit)+" "+r.ref, fmt.Sprintf("%.2f", ratio)
	}
	if r.ratio > 0 && len(r.them) > 0 {
		goal, ok = fmt.Sprintf("≤ %.1f×", r.ratio), ratio <= r.ratio
	}
	if r.bound > 0 {
		if goal != "" {
			goal += ", "
		}
		goal += fmt.Sprintf("< %g %s", r.bound, r.unit)
		ok = ok && middle(r.ours) < r.bound
	}
	if goal != "" {
		t.goals++
		held = "no"
		if ok {
			held = "yes"
			t.held++
		}
	}
	fmt.Printf(layout, r.what, fmt.Sprintf("%s n=%d", spread(r.ours, r.unit), len(r.ours)), beside, quotient, goal, held)
}

// fact is a row that is counted, not timed.
func (t *table) fact(what string, v float64, unit string) {
	fmt.Printf(layout, what, fmt.Sprintf("%.1f %s", v, unit), "", "", "", "")
}

// left says what was not measured, and why.
func (t *table) left(what, why string) {
	fmt.Printf(layout, what, "not measured: "+why, "", "", "", "")
}

func (t *table) foot() { fmt.Printf("\n%d of %d goals held\n", t.held, t.goals) }

func spread(v []float64, unit string) string {
	return fmt.Sprintf("%.3g [%.3g–%.3g] %s", middle(v), slices.Min(v), slices.Max(v), unit)
}

func middle(v []float64) float64 {
	v = slices.Sorted(slices.Values(v))
	return v[len(v)/2]
}

// quotients is the median of what each round gives: what slows one round slows both sides of it.
func quotients(a, b []float64) float64 {
	q := make([]float64, min(len(a), len(b)))
	for i := range q {
		q[i] = a[i] / b[i]
	}
	return middle(q)
}
