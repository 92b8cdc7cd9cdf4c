package book_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/recourse-health/recourse/judge/rule/book"
)

const terms = `
choice plan
  values va chip
choice state
  values NY
flag urgent
event today
event asked
event answered
event heard
calendar office
  weekend saturday, sunday
  holiday july: july 3
  hours 9 to 17
safe office
`

// file makes a law file of its rule and its cases.
func file(id, rule, cases string) string {
	return "id " + id + "\ncite x\nsource x\nsince 2020-01-01\nuntil 2026-12-31\nchecked no\nconfidence low\ngist x\nrule\n  step " + id + "\n  who plan\n" + rule + cases
}

func load(t *testing.T, files map[string]string) *book.Book {
	t.Helper()
	m := fstest.MapFS{"t.terms": {Data: []byte(terms)}}
	for name, text := range files {
		m[name] = &fstest.MapFile{Data: []byte(text)}
	}
	b, err := book.LoadCases(m)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// What the format can say, each with worked cases of its own.
func TestWhatTheFormatSays(t *testing.T) {
	for name, text := range map[string]string{
		"business hours are hours of business days": file("x", "  due 10 business hours (office) after asked\n", `
case from Friday afternoon to Tuesday, over a weekend
  given asked 2026-03-06T15:00:00-05:00
  then 2026-03-09T17:00:00-05:00
case a holiday has none
  given asked 2026-07-02T16:00:00-04:00
  then 2026-07-07T10:00:00-04:00
case a day is too little
  given asked 2026-03-06
  then unknown: hour of asked
case after the law
  given asked 2027-03-05T15:00:00-05:00
  then none
`),
		"later of two": file("x", "  who patient\n  due later of 10 days after asked, heard\n", `
case the later
  given asked 2026-03-02, heard 2026-03-20
  then 2026-03-20
case what is not told could only give more time
  given asked 2026-03-02
  then 2026-03-12
case nothing
  then unknown: asked, heard
`),
		"tolled, and still so while nobody answers": file("x", "  due 30 days after asked, tolled from heard to answered\n", `
case ten days
  given asked 2026-03-02, heard 2026-03-10, answered 2026-03-20
  then 2026-04-11
case no answer yet
  given asked 2026-03-02, heard 2026-03-10
  then 2026-04-01
case never
  given asked 2026-03-02
  then 2026-04-01
`),
		"last day of the month": file("x", "  due 1 month (else last day) after asked\n", `
case no 31 February
  given asked 2026-01-31
  then 2026-02-28
case the last day of the law
  given asked 2026-12-31
  then 2027-01-31
case the day after it
  given asked 2027-01-01
  then none
`),
	} {
		text = strings.Replace(text, "  who plan\n  who patient\n", "  who patient\n", 1)
		if err := load(t, map[string]string{"x.law": text}).Check(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// While a rule that excepts another is open, the other is open too.
func TestExceptions(t *testing.T) {
	b := load(t, map[string]string{
		"y.law": strings.Replace(file("y", "  when urgent\n  due 1 day after asked\n", "case 1\n  given urgent, asked 2026-03-02\n  then 2026-03-03\ncase 2\n  given not urgent\n  then none\ncase 3\n  then unknown: urgent, asked\n"), "id y\n", "id y\nexcepts x\n", 1),
		"x.law": file("x", "  due 9 days after asked\n", `
case not urgent
  given not urgent, asked 2026-03-02
  then 2026-03-11
case urgent: the other rule
  given urgent, asked 2026-03-02
  then none
case nobody said
  given asked 2026-03-02
  then unknown: urgent
`)})
	if err := b.Check(); err == nil || !strings.Contains(err.Error(), `case "3"`) || strings.Contains(err.Error(), "x.law") {
		t.Error("only case 3 of y is wrong about itself:", err)
	}
}

// A number that no case notices is a mutant that lives.
func TestMutate(t *testing.T) {
	cases := "case given\n  given asked 2026-03-02\n  then 2026-03-12\ncase none\n  given asked 2019-03-02\n  then none\ncase open\n  then unknown: asked\n"
	b := load(t, map[string]string{"x.law": file("x", "  due 10 days after asked\n", cases)})
	if n, alive := b.Mutate(b.Rules...); n != 5 || len(alive) > 0 {
		t.Errorf("%d mutants, alive: %+v", n, alive)
	}
	lazy := strings.Replace(cases, "given asked 2026-03-02\n  then 2026-03-12", "given asked 2019-03-03\n  then none", 1)
	b = load(t, map[string]string{"x.law": file("x", "  due 10 days after asked\n", lazy)})
	if n, alive := b.Mutate(b.Rules...); len(alive) != n-2 { // all but the trigger, and hours where only a day is known
		t.Errorf("%d mutants, alive: %+v", n, alive)
	}
}
