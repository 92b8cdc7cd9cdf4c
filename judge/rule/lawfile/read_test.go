package lawfile

import (
	"reflect"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/judge/rule"
	"github.com/recourse-health/recourse/value/civil"
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
calendar office
  like us
  hours 9 to 17
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
		{"10 business days (us)", "10 business hours (us)", "a line like: hours 9 to 17"},
		{"10 business days (us)", "10 business hours", "business days need their calendar in brackets"},
		{"10 days after receipt", "10 business hours (office) before receipt", "business hours are counted forward"},
		{"10 days after receipt", "10 days(or own days if more) after receipt", "is no moment"},
		{"10 days after receipt", "10 days (or own days) after receipt", "days take (or FACT if more), got (or own days)"},
		{"72 hours after", "72 hours (us) after", "hours take nothing in brackets, got (us)"},
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
		"calendar c\n  hours 17 to 9":               "business hours are like: hours 9 to 17",
		"flag f\n  who nobody":                      "who is member, prescriber, pharmacy or plan",
		"presumption p\n  cite x":                   "a presumption needs cite, event, is and unless",
	} {
		var s Terms
		if err := s.Merge("t.terms", bad); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: got %v, want %s", bad, err, want)
		}
	}
}

// Terms are cut at words; each of these comes to the term that it says.
func TestWrittenTerms(t *testing.T) {
	s := shared(t)
	r := &reader{s, map[string]rule.Term{"ten to one": nil}}
	us, office := s.Calendars["us"], s.Calendars["office"]
	received, dated := rule.Named{Name: "notice received"}, rule.Named{Name: "notice dated"}
	for text, want := range map[string]rule.Term{
		"notice dated":                                      dated,
		"72 hours after notice received":                    rule.Shift{N: 72, Unit: civil.Hours, From: received},
		"1 hour after notice received":                      rule.Shift{N: 1, Unit: civil.Hours, From: received},
		"10 days before notice received":                    rule.Shift{N: 10, Unit: civil.CalendarDays, Before: true, From: received},
		"1 business day (us) after notice dated":            rule.Shift{N: 1, Unit: civil.BusinessDays, Calendar: us, From: dated},
		"8 business hours (office) after notice received":   rule.Shift{N: 8, Unit: civil.BusinessHours, Calendar: office, From: received},
		"4 months (else first of next) after notice dated":  rule.Shift{N: 4, Unit: civil.Months, Overflow: civil.FirstOfNext, From: dated},
		"180 days (or own days if more) after notice dated": rule.Shift{N: 180, Unit: civil.CalendarDays, Longer: s.Words.Word("own days"), From: dated},
		"first business day (us) on or after 5 days after notice dated": rule.Business{
			Of: rule.Shift{N: 5, Unit: civil.CalendarDays, From: dated}, Calendar: us},
		"last business day (us) on or before notice dated":          rule.Business{Of: dated, Calendar: us, Back: true},
		"end of day of 14 days after notice dated":                  rule.EndOf{Of: rule.Shift{N: 14, Unit: civil.CalendarDays, From: dated}},
		"notice received, else notice dated":                        rule.Else{First: received, Then: dated},
		"notice dated (assuming it was sent that day)":              rule.Assuming{Of: dated, What: "it was sent that day"},
		"notice received (presumed mail)":                           rule.Presumed{By: s.Presumptions["mail"]},
		"earlier of notice dated, notice received":                  rule.Pick{Of: []rule.Term{dated, received}},
		"later of notice dated, notice received":                    rule.Pick{Later: true, Of: []rule.Term{dated, received}},
		"due of us.x":                                               rule.DueOf{ID: "us.x"},
		"notice dated, tolled from notice dated to notice received": rule.Tolled{Of: dated, From: dated, To: received},
	} {
		got, err := r.term(&node{file: "x.law", n: 1}, text)
		if err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %#v, %v", text, got, err)
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
