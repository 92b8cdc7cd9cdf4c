package rights_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"
	_ "time/tzdata"

	"github.com/recourse-health/recourse/book/law"
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/judge/rule/book"
)

func open(t testing.TB) *book.Book {
	t.Helper()
	b, err := book.Load(law.Files)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func say(t *testing.T, in string, p rights.Policy) rights.Answer {
	t.Helper()
	b := open(t)
	told, err := rights.Read(object(t, in), &b.Terms.Words, zone)
	if err != nil {
		t.Fatal(err)
	}
	a := rights.Say(b, told.Case, p)
	a.Ask = append(a.Ask, told.Ask...)
	return a
}

func object(t testing.TB, in string) map[string]any {
	t.Helper()
	var told map[string]any
	if err := json.Unmarshal([]byte(in), &told); err != nil {
		t.Fatal(err)
	}
	return told
}

func zone(name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		return nil
	}
	return z
}

func due(a rights.Answer, step string) string {
	i := slices.IndexFunc(a.Clocks, func(c rights.Clock) bool { return c.Step == step })
	if i < 0 {
		return ""
	}
	return a.Clocks[i].Due.String()
}

const texas = `{"plan_type":"erisa_fully_insured","state":"TX","urgent":true,"pre_or_post_service":"pre",
	"timezone":"America/Chicago","event_times":{"request_received":"2026-06-10T10:00:00-05:00"}}`

// A law whose clock is not safe to state is named, without a date and without its number.
func TestUnsafeLawShowsNoDate(t *testing.T) {
	a := say(t, texas, rights.Policy{})
	if due(a, "state_exception.decide_by") != "" {
		t.Error("a date was shown")
	}
	i := slices.IndexFunc(a.Laws, func(l rights.Law) bool { return l.ID == "us.tx.exception.decide" })
	if i < 0 || a.Laws[i].WhyNoDate == "" || strings.Contains(a.Laws[i].Gist, "72") {
		t.Errorf("laws: %+v", a.Laws)
	}
	if got := due(say(t, texas, rights.Policy{Unsafe: true}), "state_exception.decide_by"); got != "2026-06-11T10:00:00-05:00" {
		t.Error("for those who check the law:", got)
	}
}

func TestSelfFundedPlanHasNoStateClock(t *testing.T) {
	a := say(t, strings.Replace(strings.Replace(texas, "fully_insured", "self_funded", 1), "TX", "NY", 1), rights.Policy{Unsafe: true})
	if due(a, "state_exception.decide_by") != "" || due(a, "initial_claim.decide_by") != "2026-06-13T10:00:00-05:00" {
		t.Errorf("%+v", a.Clocks)
	}
}

func TestLawThatBeginsLater(t *testing.T) {
	alaska := strings.Replace(strings.Replace(texas, "TX", "AK", 1), "2026-06-10", "2026-12-10", 1)
	a := say(t, alaska, rights.Policy{Unsafe: true})
	i := slices.IndexFunc(a.Laws, func(l rights.Law) bool { return l.ID == "us.ak.exception.decide" })
	if due(a, "state_exception.decide_by") != "" || i < 0 || a.Laws[i].WhyNoDate != "not the law before 2027-01-01" {
		t.Errorf("%+v", a)
	}
}

func TestWhatIsAsked(t *testing.T) {
	for in, fact := range map[string]string{
		`{"urgent":true,"event_times":{"claim_received":"2026-06-01T01:30:00-04:00"}}`:                                                                              "plan_type",
		`{"plan_type":"erisa_fully_insured","urgent":true,"pre_or_post_service":"pre","event_times":{"request_received":"2026-06-01T01:30:00-04:00"}}`:              "state",
		`{"plan_type":"unknown","notice_type":"initial_denial","denial_date":"2026-03-02"}`:                                                                         "plan_type",
		`{"plan_type":"erisa_self_funded","notice_type":"initial_denial"}`:                                                                                          "received_date",
		`{"plan_type":"erisa_self_funded","urgent":true,"pre_or_post_service":"pre","event_times":{"claim_received":"2026-03-02"}}`:                                 "claim_received",
		`{"plan_type":"erisa_self_funded","timezone":"America/New_York","urgent":true,"event_times":{"claim_received":"2026-11-01T01:30:00"}}`:                      "claim_received",
		`{"plan_type":"erisa_self_funded","urgent":true,"event_times":{"claim_received":"2026-06-01T01:30:00"}}`:                                                    "claim_received",
		`{"plan_type":"medicare_part_d","notice_type":"coverage_determination_denial","denial_date":"2026-03-09","received_date":"2026-03-02"}`:                     "received_date",
		`{"plan_type":"erisa_fully_insured","state":"NY","urgent":true,"event_times":{"request_received":"2026-03-02T10:00:00-05:00"}}`:                             "documented_request_received",
		`{"plan_type":"grandfathered","notice_type":"initial_denial","received_date":"2026-03-02"}`:                                                                 "",
		`{"plan_type":"erisa_self_funded","notice_type":"initial_denial","received_date":"2026-03-02","pre_or_post_service":"pre","urgent":false,"event_times":{}}`: "",
	} {
		a := say(t, in, rights.Policy{})
		asked := slices.ContainsFunc(a.Ask, func(q rights.Question) bool { return q.Fact == fact })
		if fact == "" && len(a.Ask) > 0 || fact != "" && !asked {
			t.Errorf("%s\nasks %+v, want %q", in, a.Ask, fact)
		}
	}
}

func TestInputThatCannotBeUsed(t *testing.T) {
	b := open(t)
	for _, in := range []string{
		`{"plan_type":"hmo"}`, `{"urgent":"very"}`, `{"denial_date":"3/2/2026"}`, `{"denial_date":20260302}`,
		`{"timezone":"America/Gotham"}`, `{"event_times":{"claim_received":"2026-02-30"}}`, `{"plan_appeal_levels":"two"}`,
		`{"event_times":["claim_received"]}`, `{"plan_appeal_days":180.5}`, `{"plan_appeal_days":-1}`, `{"plan_appeal_days":1e9}`,
		`{"timezone":"Local"}`, `{"timezone":5}`, `{"state":"New York"}`, `{"urgent":1}`, `{"plan_type":["va"]}`,
	} {
		if _, err := rights.Read(object(t, in), &b.Terms.Words, zone); err == nil {
			t.Error("taken:", in)
		}
	}
}

func BenchmarkRights(bench *testing.B) {
	b := open(bench)
	for bench.Loop() {
		told, err := rights.Read(object(bench, texas), &b.Terms.Words, zone)
		if err != nil {
			bench.Fatal(err)
		}
		rights.Say(b, told.Case, rights.Policy{})
	}
}

// Older names and small letters mean the same.
func TestInputsThatMeanTheSame(t *testing.T) {
	one := say(t, `{"plan_type":"erisa_fully_insured","state":"NY","notice_type":"final_internal_denial","denial_date":"2026-05-01","received_date":"2026-05-04"}`, rights.Policy{})
	two := say(t, `{"plan_type":"ERISA_fully_insured","state":"ny","notice_type":"final_internal_denial","event_times":{"notice_dated":"2026-05-01","notice_received":"2026-05-04"}}`, rights.Policy{})
	if !reflect.DeepEqual(one, two) || len(one.Clocks) == 0 {
		t.Errorf("%+v\n%+v", one, two)
	}
}
