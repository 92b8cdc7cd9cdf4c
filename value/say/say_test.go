package say

import (
	"testing"
	"time"

	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
)

const sheet = `
# a remark
plain = It is so.
drug = Ask for {drug|this drug}.
days = {n:one day/# days} left
born = {name}{dob:, born #|}
due = Due {day:weekday}.
month = Since {day:month}
list = We need {what}.
any = Bring {what}.
long = One
  and two.
brace = Give \{"a":{n}\}.
inner = {who} says so{how: #|}.
small = and {n}
`

func book(t *testing.T, lang string) *Book {
	b, err := Parse(lang, sheet)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestSay(t *testing.T) {
	day := civil.Day(2027, time.May, 11)
	for _, c := range []struct {
		lang string
		line Line
		want string
	}{
		{"en", L("plain"), "It is so."},
		{"en", L("drug"), "Ask for this drug."},
		{"en", L("drug", A("drug", "Nurtec")), "Ask for Nurtec."},
		{"en", L("days", A("n", 1)), "One day left"},
		{"en", L("days", A("n", 72)), "72 days left"},
		{"en", L("born", A("name", "Ada")), "Ada"},
		{"en", L("born", A("name", "Ada"), A("dob", day)), "Ada, born May 11, 2027"},
		{"en", L("due", A("day", day)), "Due Tuesday, May 11, 2027."},
		{"es", L("due", A("day", day)), "Due el martes 11 de mayo de 2027."},
		{"en", L("month", A("day", civil.OnDay(day))), "Since May 2027"},
		{"es", L("month", A("day", day)), "Since mayo de 2027"},
		{"en", L("list", A("what", List{"a", "b", "c"})), "We need a, b and c."},
		{"es", L("list", A("what", List{"agujas", "ibuprofeno"})), "We need agujas e ibuprofeno."},
		{"es", L("any", A("what", Or{"uno", "otro"})), "Bring uno u otro."},
		{"en", L("long"), "One and two."},
		{"en", L("brace", A("n", 3)), `Give {"a":3}.`},
		{"en", L("inner", A("who", Own("it burned"))), "“it burned” says so."},
		{"en", L("inner", A("who", "She"), A("how", L("small", A("n", 2)))), "She says so and 2."},
	} {
		got, err := book(t, c.lang).Say(c.line)
		if err != nil || got != c.want {
			t.Errorf("%s %s: have %q (%v), want %q", c.lang, c.line.ID, got, err, c.want)
		}
	}
}

func TestSayRefuses(t *testing.T) {
	b := book(t, "en")
	for _, l := range []Line{L("none"), L("born"), L("list", A("what", 3.5))} {
		if w, err := b.Say(l); err == nil {
			t.Errorf("%s: said %q", l.ID, w)
		}
	}
	if got := b.Must(L("none")); got != "[none]" {
		t.Errorf("have %q", got)
	}
}

func TestParseRefuses(t *testing.T) {
	for _, s := range []string{"no equals", "a = x\na = y"} {
		if _, err := Parse("en", s); err == nil {
			t.Errorf("%q was taken", s)
		}
	}
}

func TestInstant(t *testing.T) {
	zone := time.FixedZone("EST", -5*3600)
	b := book(t, "en")
	for hour, want := range map[int]string{9: "Due January 2, 2026, 9:30 a.m. EST.", 15: "Due January 2, 2026, 3:30 p.m. EST."} {
		at := civil.AtInstant(time.Date(2026, 1, 2, hour, 30, 0, 0, zone))
		if got, err := b.Say(L("due", A("day", at))); err != nil || got != want && got != "Due Friday, "+want[4:] {
			t.Errorf("have %q %v", got, err)
		}
	}
}

func TestOn(t *testing.T) {
	r := ref.Ref{Fact: "/x"}
	l := L("a", A("n", 1, r), A("m", L("b", A("k", 2, r, ref.Ref{Rule: "us"}))))
	if on := l.On(); len(on) != 2 {
		t.Errorf("have %v", on)
	}
}
