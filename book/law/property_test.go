package law_test

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recourse-health/recourse/judge/rule"
	"github.com/recourse-health/recourse/judge/rule/book"
	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/value/civil"
)

// go test ./book -times 20 looks twenty times as long.
var times = flag.Int("times", 1, "how many times as many cases to make")

// made is a case made at random, as the list of its facts.
type made []fact.Fact

func (m made) asCase() (c fact.View) {
	for _, f := range m {
		c = c.With(f)
	}
	return c
}

// random makes a fact of a word. Events come with their hour: where the law counts hours, a
// day alone is asked about, and that is not what these properties speak of.
func random(w *fact.Word, r *rand.Rand) fact.Fact {
	f := fact.Fact{Word: w}
	switch w.Kind {
	case fact.Choice:
		f.Choice = w.Values[r.IntN(len(w.Values))]
	case fact.Flag:
		f.Yes = r.IntN(2) == 0
	case fact.Number:
		f.Number = []int{1, 2, 60, 120, 365}[r.IntN(5)]
	case fact.Event:
		start := time.Date(2024, 11, 1, 9, 0, 0, 0, time.FixedZone("", -5*3600))
		f.At = civil.AtInstant(start.Add(time.Duration(r.IntN(900*24)) * time.Hour))
	}
	return f
}

// cases makes cases that lie near a worked one: its facts, some left out, some added.
func cases(b *book.Book, n int, do func(made, *rand.Rand)) {
	r := rand.New(rand.NewPCG(1, 2))
	words := b.Terms.Words.Words
	for range n * *times {
		near := b.Rules[r.IntN(len(b.Rules))]
		example := near.Cases[r.IntN(len(near.Cases))]
		var m made
		for _, w := range words {
			if f, ok := example.Case.Get(w.Name); ok && r.IntN(8) > 0 {
				m = append(m, f)
			} else if !ok && r.IntN(10) == 0 {
				m = append(m, random(w, r))
			}
		}
		do(m, r)
	}
}

func TestOneFactMoreNeverMakesUnknown(t *testing.T) {
	b := open(t)
	cases(b, 4000, func(m made, r *rand.Rand) {
		w := b.Terms.Words.Words[r.IntN(len(b.Terms.Words.Words))]
		c := m.asCase()
		if _, known := c.Get(w.Name); known {
			return
		}
		more := random(w, r)
		before, after := b.Decide(c), b.Decide(c.With(more))
		for i := range before {
			if before[i].State == rule.Given && after[i].State == rule.Unknown {
				t.Errorf("%s: given %s; with %s %s: %s\n%s", before[i].Rule.ID, before[i], w.Name, more.Value(), after[i], show(m))
			}
		}
	})
}

func TestOrderOfFactsDoesNotMatter(t *testing.T) {
	b := open(t)
	cases(b, 500, func(m made, r *rand.Rand) {
		a := b.Decide(m.asCase())
		shuffled := slices.Clone(m)
		r.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if !reflect.DeepEqual(a, b.Decide(shuffled.asCase())) {
			t.Errorf("the order of facts matters in\n%s", show(m))
		}
	})
}

func TestLaterReceiptNeverGivesAnEarlierDay(t *testing.T) {
	b := open(t)
	cases(b, 4000, func(m made, r *rand.Rand) {
		i := r.IntN(len(m) + 1)
		if i == len(m) || !strings.HasSuffix(m[i].Word.Name, "received") || m[i].Word.Kind != fact.Event {
			return
		}
		late := slices.Clone(m)
		late[i].At = later(m[i].At, 1+r.IntN(100))
		before, after := b.Decide(m.asCase()), b.Decide(late.asCase())
		for k := range before {
			x, y := before[k], after[k]
			if x.State == rule.Given && y.State == rule.Given && y.Due().Before(x.Due(), time.UTC) {
				t.Errorf("%s: %s; with a later %s: %s\n%s", x.Rule.ID, x, m[i].Word.Name, y, show(m))
			}
		}
	})
}

func later(m civil.Moment, hours int) civil.Moment {
	if t, ok := m.Instant(); ok {
		return civil.AtInstant(t.Add(time.Duration(hours) * time.Hour))
	}
	return civil.OnDay(m.Day(nil).AddDays(hours))
}

func TestNoRuleOutsideItsTime(t *testing.T) {
	b := open(t)
	cases(b, 1000, func(m made, _ *rand.Rand) {
		for _, a := range b.Decide(m.asCase()) {
			if a.State == rule.Given && !slices.ContainsFunc(a.Because, func(f fact.Fact) bool { return within(a.Rule, f) }) {
				t.Errorf("%s is given, and nothing it rests on lies between %s and %s\n%s", a.Rule.ID, a.Rule.Since, a.Rule.Until, show(m))
			}
		}
	})
}

// within reports whether an event lies in a rule's time. The rule's law day is the day of one.
func within(r *rule.Rule, f fact.Fact) bool {
	if f.Word.Kind != fact.Event {
		return r.AsOf != nil
	}
	d := f.At.Day(nil)
	return !d.Before(r.Since) && (r.Until.IsZero() || !d.After(r.Until))
}

func TestOneClockAStep(t *testing.T) {
	b := open(t)
	cases(b, 2000, func(m made, _ *rand.Rand) {
		by := map[string]string{}
		for _, a := range b.Decide(m.asCase()) {
			if a.State != rule.Given || a.Rule.Kind != rule.Clock {
				continue
			}
			if other := by[a.Rule.Step]; other != "" {
				t.Errorf("%s is given by %s and by %s\n%s", a.Rule.Step, other, a.Rule.ID, show(m))
			}
			by[a.Rule.Step] = a.Rule.ID
		}
	})
}

func TestSafeIsNeverAfterDue(t *testing.T) {
	b := open(t)
	cases(b, 1000, func(m made, _ *rand.Rand) {
		for _, a := range b.Decide(m.asCase()) {
			if safe := b.SafeBy(a); a.State == rule.Given && !safe.IsZero() && safe.After(a.Due().Day(nil)) {
				t.Errorf("%s: safe %s is after %s", a.Rule.ID, safe, a)
			}
		}
	})
}

func show(m made) string {
	var out strings.Builder
	for _, f := range m {
		fmt.Fprintf(&out, "  %s %s\n", f.Word.Name, f.Value())
	}
	return out.String()
}

func BenchmarkDecide(bench *testing.B) {
	b := open(bench)
	c := b.Rules[0].Cases[0].Case
	for bench.Loop() {
		b.Decide(c)
	}
}
