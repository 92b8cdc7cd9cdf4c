package law_test

import (
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/recourse-health/recourse/book/law"
	"github.com/recourse-health/recourse/judge/rule/book"
)

func open(t testing.TB) *book.Book {
	t.Helper()
	b, err := book.LoadCases(law.Files)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// Every file decides its own worked cases as it says.
func TestWorkedCases(t *testing.T) {
	if err := open(t).Check(); err != nil {
		t.Error(err)
	}
}

// Every file has a case that is given, one that is not, and one that is unknown.
func TestCasesOfEachKind(t *testing.T) {
	for _, r := range open(t).Rules {
		var given, none, unknown bool
		for _, e := range r.Cases {
			switch {
			case e.Want == "none":
				none = true
			case strings.HasPrefix(e.Want, "unknown"):
				unknown = true
			default:
				given = true
			}
		}
		if !given || !none || !unknown {
			t.Errorf("%s lacks a case: given %v, none %v, unknown %v", r.File, given, none, unknown)
		}
	}
}

const small = `
event a
  ask When?
choice plan
  values va chip
choice state
  values NY
event today
`

const head = `cite x
source x
since 2000-01-01
checked no
confidence low
gist x
rule
  step a.by
  who plan
`

func TestRulesThatNameOthers(t *testing.T) {
	cases := "case 1\n  then none\ncase 2\n  then none\ncase 3\n  then none\n"
	for want, text := range map[string]string{
		"waits for itself":         "id x\n" + head + "  due 1 day after due of x\n" + cases,
		"due of y, which is no":    "id x\n" + head + "  due 1 day after due of y\n" + cases,
		"excepts y, which is no":   "id x\nexcepts y\n" + head + "  due 1 day after a\n" + cases,
		"three cases at the least": "id x\n" + head + "  due 1 day after a\n",
	} {
		_, err := book.LoadCases(fstest.MapFS{"t.terms": {Data: []byte(small)}, "x.law": {Data: []byte(text)}})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want an error that says %q, got %v", want, err)
		}
	}
}

// What is read without worked cases is the same law.
func TestLoadWithoutCases(t *testing.T) {
	brief, err := book.Load(law.Files)
	if err != nil {
		t.Fatal(err)
	}
	whole := open(t)
	for i, r := range whole.Rules {
		bare := *r
		bare.Cases = nil
		if !reflect.DeepEqual(&bare, brief.Rules[i]) {
			t.Errorf("%s differs", r.File)
		}
	}
	if len(whole.Rules) != len(brief.Rules) {
		t.Error(len(whole.Rules), len(brief.Rules))
	}
}

// A start reads the book like this; it is to take a few milliseconds.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := book.Load(law.Files); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkLoadCases(b *testing.B) {
	for b.Loop() {
		open(b)
	}
}

func BenchmarkCheck(bench *testing.B) {
	b := open(bench)
	for bench.Loop() {
		if err := b.Check(); err != nil {
			bench.Fatal(err)
		}
	}
}
