package lawfile

import (
	"strings"
	"testing"
)

const terms = `
choice plan
  values va chip
choice state
  values NY AK
flag urgent
event claim received
event notice dated
event notice received
flag proved
number own days
plans all
  va, chip
calendar us
  weekend saturday, sunday
  holiday july: july 4
presumption mail
  cite x
  event notice received
  is 5 days after notice dated
  unless proved
`

const file = `
id x
cite 1 CFR 1
source s
since 2020-01-01
checked no
confidence low
plans all
gist
  In our words.
words
  "one" "two,
  going on"
rule
  step  a.file_by
  who   patient
  when  plan is va or chip
  let receipt be notice received (presumed mail)
  let ten be 10 days after receipt
  if urgent and claim received happened by ten
    due 72 hours after claim received § (b)
  otherwise
    due first business day (us) on or after ten
    or  10 business days (us) after receipt, if so read
  late unsafe deemed granted for va: say so
given plan is va
case a
  given not urgent, notice dated 2026-03-02
  then 2026-03-17
case b
  then unknown: urgent
case c
  given plan is chip, urgent, claim received 2026-03-02T10:00:00Z
  then none
`

func shared(t *testing.T) *Terms {
	t.Helper()
	var s Terms
	if err := s.Merge("t.terms", terms); err != nil {
		t.Fatal(err)
	}
	return &s
}

func TestRule(t *testing.T) {
	r, err := shared(t).Rule("x.law", file)
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Branches) != 2 || len(r.Cases) != 3 || len(r.When) != 1 || len(r.Plans) != 2 {
		t.Errorf("read %+v", r)
	}
	if len(r.Words) != 2 || r.Words[1] != "two, going on" {
		t.Errorf("words %q", r.Words)
	}
	late := r.Branches[1].Late
	if len(late) != 1 || !late[0].Unsafe || late[0].Is != "deemed granted" || late[0].For[0] != "va" {
		t.Errorf("late %+v", late)
	}
}

// Each bad line is refused with the line and what was expected.
func TestErrors(t *testing.T) {
	for _, c := range []struct{ old, bad, want string }{
		{"cite 1 CFR 1\n", "", `x.law:1: the file lacks "cite"`},
		{"since 2020-01-01", "since 1.1.2020", `x.law:5: "1.1.2020" is not a date`},
		{"confidence low", "confidence sure", "x.law:7: confidence is high, medium or low"},
		{"plans all", "plans everyone", `x.law:8: "everyone" is neither a plan type nor a group`},
		{"gist\n", "jist\n", `x.law:9: "jist" begins nothing; expected`},
		{"plan is va or chip", "plan is va or vha", `plan is never "vha"; it is one of va chip`},
		{"urgent and", "urgend and", `"urgend" is no condition; expected like`},
		{"72 hours after claim received", "72 hours after claim sent", `"claim sent" is no moment; expected an event`},
		{"10 days after receipt", "10 weeks after receipt", `"10 weeks after receipt" is no moment`},
		{"10 business days (us)", "10 business days", "business days need their calendar in brackets"},
		{"10 days after receipt", "2 months after receipt", "months need (else last day) or (else first of next)"},
		{"(presumed mail)", "(presumed post)", `no presumption is called "post"`},
		{", if so read", "", "another reading says when it holds"},
		{"let ten be", "let urgent be", "a name that is no word of the vocabulary"},
		{"  step  a.file_by\n", "", "a clock needs step and who"},
		{"due 72 hours after claim received § (b)", "who plan", "is no word of a rule"},
		{"not urgent, notice dated 2026-03-02", "not urgent, notice 2026-03-02", `"notice" is not in the vocabulary`},
		{"cite 1 CFR 1\n", "cite 1 CFR 1\ncite 2 CFR 2\n", `x.law:4: "cite" stands here a second time`},
		{"  late unsafe", "  due ten\n  late unsafe", "this line belongs under one of them"},
		{"  if urgent and", "  due ten\n  if urgent and", "there is none beside the branches"},
		{"  then none", "  than none", `x.law:34: "than": a case has given, then, or and safe`},
	} {
		if !strings.Contains(file, c.old) {
			t.Fatalf("the file holds no %q", c.old)
		}
		_, err := shared(t).Rule("x.law", strings.Replace(file, c.old, c.bad, 1))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q for %q:\n got %v\nwant %s", c.bad, c.old, err, c.want)
		}
	}
}

func TestTermErrors(t *testing.T) {
	for bad, want := range map[string]string{
		"event a\nevent a":     "is in the vocabulary twice",
		"choice c":             "a choice needs a line of values",
		"clock c":              `t.terms:1: "clock" is not a definition`,
		"calendar c\n  like d": `no calendar is called "d"`,
		"calendar c\n  holiday x: fifth day of may": "is not a day like",
		"calendar c\n  weekend caturday":            "is not a day of the week",
		"presumption p\n  cite x":                   "a presumption needs cite, event, is and unless",
	} {
		var s Terms
		if err := s.Merge("t.terms", bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", bad, err, want)
		}
	}
}

func FuzzRule(f *testing.F) {
	f.Add(file)
	var s Terms
	if err := s.Merge("t.terms", terms); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(_ *testing.T, text string) { s.Rule("x.law", text) })
}
