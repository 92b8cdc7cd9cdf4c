package criteria_test

import (
	"fmt"
	"math/rand"
	"reflect"
	"slices"
	"testing"

	"github.com/recourse-health/recourse/judge/criteria"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
)

// by makes a fact as somebody tells it; where is the paper that it is told from.
func by(who record.By, where string, v record.Value) record.Fact {
	return record.Fact{By: who, Sure: true, Value: v, Source: record.Told{Who: string(who), Where: where}}
}

func patient(v record.Value) record.Fact { return by(record.ByPatient, "", v) }
func doctor(v record.Value) record.Fact  { return by(record.ByPrescriber, "clinic note", v) }

func unsure(f record.Fact) record.Fact { f.Sure = false; return f }

// caseOf names the facts by what they say, so that their order is of no account.
func caseOf(facts ...record.Fact) *record.Case {
	for i := range facts {
		facts[i].ID = ref.Fact(fmt.Sprintf("%v %v %v", facts[i].By, facts[i].Source, facts[i].Value))
	}
	return record.New(facts...)
}

func drugs(name string) drug.Sense {
	switch name {
	case "Topamax", "topiramate":
		return drug.Sense{Ingredient: "topiramate", Class: "anticonvulsant"}
	case "sumatriptan", "rizatriptan":
		return drug.Sense{Ingredient: name, Class: "triptan"}
	}
	return drug.Sense{}
}

func leaf(l policy.Leaf) policy.Node { return policy.Node{Leaf: l} }

func tried(names ...string) policy.Node { return leaf(policy.Leaf{Kind: policy.Tried, Drugs: names}) }

func unsafe(names ...string) policy.Node {
	return leaf(policy.Leaf{Kind: policy.Contraindicated, Drugs: names})
}

func took(drug string, in civil.Range) record.Took {
	is := drugs(drug)
	return record.Took{Drug: drug, Ingredient: is.Ingredient, Class: is.Class, In: in}
}

func failed(drug string) record.Outcome {
	return record.Outcome{Drug: drug, Effect: record.Ineffective}
}

func rough(t record.Took) record.Took { t.Estimated = true; return t }

func event(kind string, d civil.Date) record.Fact {
	return patient(record.Event{Kind: kind, When: civil.OnDay(d)})
}

var (
	none   = civil.Range{}
	spring = civil.Range{First: civil.Day(2026, 3, 1), Last: civil.Day(2026, 5, 31)}
	week   = civil.Range{First: civil.Day(2026, 3, 1), Last: civil.Day(2026, 3, 7)}
	old    = civil.Range{First: civil.Day(2023, 3, 1), Last: civil.Day(2023, 5, 31)}
	month  = leaf(policy.Leaf{Kind: policy.Tried, Drugs: []string{"topiramate"}, Days: 30})
	year   = leaf(policy.Leaf{Kind: policy.Tried, Drugs: []string{"topiramate"}, LookbackDays: 365})
	two    = leaf(policy.Leaf{Kind: policy.Tried, Class: "triptans", Count: 2})
	way    = policy.AnyOf(tried("topiramate"), unsafe("topiramate"))
	stable = leaf(policy.Leaf{Kind: policy.Stable})
	held   = leaf(policy.Leaf{Kind: policy.Stable, Days: 90})
	ill    = leaf(policy.Leaf{Kind: policy.Diagnosis, Text: "plaque psoriasis"})
	notice = event("notice_dated", civil.Day(2026, 10, 8))
	bid    = event("request_received", civil.Day(2026, 10, 1))
	since  = func(s string) record.Fact {
		return patient(record.Detail{Field: record.DrugSince, Text: s})
	}
)

const (
	yes     = record.Yes
	no      = record.No
	unknown = record.Unknown
)

var table = []struct {
	title string
	rule  policy.Node
	facts []record.Fact
	is    record.Tri
	need  string // the first lack, or the first way in which it falls short
	told  bool   // met as reported
}{
	{"nothing known", tried("topiramate"), nil, unknown, "criteria.need.trial", false},
	{"tried and failed, by the brand", tried("topiramate"), []record.Fact{doctor(took("Topamax", none)), doctor(failed("topiramate"))}, yes, "", false},
	{"from memory", tried("topiramate"), []record.Fact{patient(took("Topamax", none)), patient(failed("topiramate"))}, yes, "", true},
	{"the end from memory", tried("topiramate"), []record.Fact{doctor(took("Topamax", none)), patient(failed("topiramate"))}, yes, "", true},
	{"the end from memory and from a paper", tried("topiramate"), []record.Fact{doctor(took("Topamax", none)), patient(failed("topiramate")), doctor(failed("topiramate"))}, yes, "", false},
	{"half remembered", tried("topiramate"), []record.Fact{unsure(patient(took("Topamax", none))), patient(failed("topiramate"))}, unknown, "criteria.need.proof", false},
	{"no outcome", tried("topiramate"), []record.Fact{doctor(took("Topamax", none))}, unknown, "criteria.need.outcome", false},
	{"two tell it differently", tried("topiramate"), []record.Fact{doctor(took("Topamax", none)), doctor(failed("topiramate")), patient(record.Outcome{Drug: "topiramate", Effect: record.Ongoing})}, unknown, "criteria.need.outcome", false},
	{"still taken", tried("topiramate"), []record.Fact{doctor(took("Topamax", none)), doctor(record.Outcome{Drug: "topiramate", Effect: record.Ongoing})}, unknown, "criteria.need.end", false},
	{"another drug", tried("topiramate"), []record.Fact{doctor(took("sumatriptan", none)), doctor(failed("sumatriptan"))}, unknown, "criteria.need.trial", false},
	{"never, as told", tried("topiramate"), []record.Fact{patient(record.Detail{Field: "tried", Text: "no"})}, no, "criteria.short.never", false},

	{"long enough", month, []record.Fact{doctor(took("topiramate", spring)), doctor(failed("topiramate"))}, yes, "", false},
	{"too short", month, []record.Fact{doctor(took("topiramate", week)), doctor(failed("topiramate"))}, no, "criteria.short.days", false},
	{"how long is not told", month, []record.Fact{doctor(took("topiramate", none)), doctor(failed("topiramate"))}, unknown, "criteria.need.days", false},
	{"by what was dispensed", month, []record.Fact{doctor(record.Took{Drug: "topiramate", Ingredient: "topiramate", DaysSupply: 60}), doctor(failed("topiramate"))}, yes, "", false},
	{"rough, and long at the least", month, []record.Fact{doctor(rough(took("topiramate", spring))), doctor(failed("topiramate"))}, yes, "", false},
	{"rough, within one month", month, []record.Fact{doctor(rough(took("topiramate", civil.Range{First: civil.Day(2026, 3, 1), Last: civil.Day(2026, 3, 31)}))), doctor(failed("topiramate"))}, unknown, "criteria.need.days", false},
	{"about a day", month, []record.Fact{doctor(rough(took("topiramate", civil.Range{First: civil.Day(2026, 3, 4), Last: civil.Day(2026, 3, 9)}))), doctor(failed("topiramate"))}, unknown, "criteria.need.days", false},
	{"one short and one long", month, []record.Fact{doctor(took("topiramate", week)), doctor(took("topiramate", old)), doctor(failed("topiramate"))}, yes, "", false},

	{"late enough", year, []record.Fact{notice, doctor(took("topiramate", spring)), doctor(failed("topiramate"))}, yes, "", false},
	{"too old, by the day of the request", year, []record.Fact{notice, bid, doctor(took("topiramate", old)), doctor(failed("topiramate"))}, no, "criteria.short.window", false},
	{"too old by the notice alone is not known", year, []record.Fact{notice, doctor(took("topiramate", old)), doctor(failed("topiramate"))}, unknown, "criteria.need.window", false},
	{"from when is not known", year, []record.Fact{doctor(took("topiramate", spring)), doctor(failed("topiramate"))}, unknown, "criteria.need.window", false},
	{"no day of the trial", year, []record.Fact{notice, doctor(took("topiramate", none)), doctor(failed("topiramate"))}, unknown, "criteria.need.window", false},

	{"one of two in a class", two, []record.Fact{doctor(took("sumatriptan", none)), doctor(failed("sumatriptan"))}, unknown, "criteria.need.more", false},
	{"the same one twice", two, []record.Fact{doctor(took("sumatriptan", spring)), doctor(took("sumatriptan", old)), doctor(failed("sumatriptan"))}, unknown, "criteria.need.more", false},
	{"two in a class", two, []record.Fact{doctor(took("sumatriptan", none)), doctor(took("rizatriptan", none)), doctor(failed("sumatriptan")), doctor(failed("rizatriptan"))}, yes, "", false},

	{"any of two, one met", policy.AnyOf(tried("topiramate"), tried("sumatriptan")), []record.Fact{doctor(took("Topamax", none)), doctor(failed("topiramate"))}, yes, "", false},
	{"all of two, one met", policy.All(tried("topiramate"), tried("sumatriptan")), []record.Fact{doctor(took("Topamax", none)), doctor(failed("topiramate"))}, unknown, "criteria.need.trial", false},
	{"all of two, one lost", policy.All(month, tried("sumatriptan")), []record.Fact{doctor(took("topiramate", week)), doctor(failed("topiramate"))}, no, "", false},
	{"any of two, one lost", policy.AnyOf(month, tried("sumatriptan")), []record.Fact{doctor(took("topiramate", week)), doctor(failed("topiramate"))}, unknown, "criteria.need.trial", false},
	{"two of three, one lost and one met", policy.Node{Of: []policy.Node{month, tried("sumatriptan"), tried("rizatriptan")}, AtLeast: 2}, []record.Fact{doctor(took("topiramate", week)), doctor(failed("topiramate")), doctor(took("sumatriptan", none)), doctor(failed("sumatriptan"))}, unknown, "criteria.need.trial", false},
	{"one shown, one told, of which one is enough", policy.AnyOf(tried("topiramate"), tried("sumatriptan")), []record.Fact{doctor(took("Topamax", none)), doctor(failed("topiramate")), patient(took("sumatriptan", none)), patient(failed("sumatriptan"))}, yes, "", false},

	{"contraindicated, says the prescriber", way, []record.Fact{doctor(record.Unsafe{Drug: "Topamax", Reason: "stones"})}, yes, "", false},
	{"contraindicated, says the patient", unsafe("topiramate"), []record.Fact{patient(record.Unsafe{Drug: "topiramate"})}, unknown, "criteria.need.unsafe", false},
	{"a reaction is not yet the word", unsafe("topiramate"), []record.Fact{by(record.ByRecord, "chart", record.Reaction{Drug: "topiramate", Reaction: "rash"})}, unknown, "criteria.need.unsafe", false},
	{"one of the class is not the class", leaf(policy.Leaf{Kind: policy.Contraindicated, Class: "triptan"}), []record.Fact{doctor(record.Unsafe{Drug: "sumatriptan"})}, unknown, "criteria.need.unsafe", false},
	{"the class itself", leaf(policy.Leaf{Kind: policy.Contraindicated, Class: "triptan"}), []record.Fact{doctor(record.Unsafe{Drug: "triptans"})}, yes, "", false},
	{"one of two named", unsafe("topiramate", "sumatriptan"), []record.Fact{doctor(record.Unsafe{Drug: "sumatriptan"})}, unknown, "criteria.need.unsafe", false},

	{"stable, says the prescriber", stable, []record.Fact{doctor(record.Attested{What: record.AttestStable, Is: true})}, yes, "", false},
	{"stable, says the patient", stable, []record.Fact{patient(record.Attested{What: record.AttestStable, Is: true})}, unknown, "criteria.need.stable", false},
	{"not stable", stable, []record.Fact{doctor(record.Attested{What: record.AttestStable})}, no, "", false},
	{"stable for long enough", held, []record.Fact{notice, since("2026-01-01"), doctor(record.Attested{What: record.AttestStable, Is: true})}, yes, "", false},
	{"stable, since when is not told", held, []record.Fact{notice, doctor(record.Attested{What: record.AttestStable, Is: true})}, unknown, "criteria.need.since", false},
	{"the diagnosis in the rule's words", ill, []record.Fact{doctor(record.Detail{Field: record.Diagnosis, Text: "Moderate plaque psoriasis"})}, yes, "", false},
	{"another diagnosis", ill, []record.Fact{doctor(record.Detail{Field: record.Diagnosis, Text: "psoriasis"})}, unknown, "criteria.need.diagnosis", false},
	{"what only a paper shows", leaf(policy.Leaf{Kind: policy.Attested, Text: "seen by a neurologist"}), nil, unknown, "criteria.need.paper", false},
}

func TestCriteria(t *testing.T) {
	for _, c := range table {
		a := criteria.Of(c.rule, nil, caseOf(c.facts...), drugs)
		first := ""
		switch {
		case len(a.Lacks) > 0:
			first = a.Lacks[0].Say.ID
		case len(a.Short) > 0:
			first = a.Short[0].ID
		}
		if a.Is != c.is || first != c.need || a.Reported != c.told {
			t.Errorf("%s: %v %q reported %v, want %v %q %v", c.title, a.Is, first, a.Reported, c.is, c.need, c.told)
		}
		if a.Is == yes && len(a.On) == 0 || a.Is != unknown && len(a.Lacks) > 0 || a.Is == unknown && len(a.Lacks) == 0 {
			t.Errorf("%s: stands on %v, lacks %v", c.title, a.On, a.Lacks)
		}
	}
	if _, ok := criteria.Judge(caseOf(), drugs); ok {
		t.Error("a rule out of nothing")
	}
	rule := by(record.ByPlan, "", record.Required{Rule: tried("topiramate")})
	if a, ok := criteria.Judge(caseOf(rule), drugs); !ok || a.Is != unknown {
		t.Errorf("%+v %v", a, ok)
	}
}

// many are facts of all kinds, for the properties; some contradict others.
func many() []record.Fact {
	out := []record.Fact{notice, bid, since("2025-01-01"), doctor(record.Attested{What: record.AttestStable, Is: true}), doctor(record.Detail{Field: record.Diagnosis, Text: "plaque psoriasis"})}
	for _, drug := range []string{"topiramate", "Topamax", "sumatriptan", "rizatriptan", "aspirin"} {
		for _, in := range []civil.Range{none, spring, week, old} {
			for _, tell := range []func(record.Value) record.Fact{patient, doctor} {
				out = append(out, tell(took(drug, in)), tell(rough(took(drug, in))), tell(record.Outcome{Drug: drug, In: in, Effect: record.Ineffective}), unsure(tell(took(drug, in))))
			}
		}
		out = append(out, doctor(record.Unsafe{Drug: drug}), patient(record.Reaction{Drug: drug}), doctor(failed(drug)))
	}
	return out
}

var rules = []policy.Node{tried("topiramate"), month, year, two, way, stable, held, ill, policy.All(month, year, way), policy.AnyOf(month, stable),
	{Of: []policy.Node{month, two, policy.All(year, ill)}, AtLeast: 2}}

// A further fact that contradicts none never takes back what was met, and the order of facts is of no account.
func TestFurtherFactsAndOrder(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	all := many()
	met := 0
	for range 4000 {
		r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		n := 1 + r.Intn(12)
		rule := rules[r.Intn(len(rules))]
		before := criteria.Of(rule, nil, caseOf(slices.Clone(all[:n])...), drugs)
		after := criteria.Of(rule, nil, caseOf(slices.Clone(all[:n+1])...), drugs)
		if before.Is == yes {
			met++
			if after.Is != yes || after.Reported && !before.Reported {
				t.Fatalf("%+v took back what was met by %+v of %+v", all[n], all[:n], rule)
			}
		}
		turned := slices.Clone(all[:n])
		slices.Reverse(turned)
		back := criteria.Of(rule, nil, caseOf(turned...), drugs)
		if back.Is != before.Is || back.Reported != before.Reported || len(back.Lacks) != len(before.Lacks) || len(back.On) != len(before.On) {
			t.Fatalf("order matters: %+v\n%+v", before, back)
		}
	}
	if met < 200 {
		t.Errorf("met only %d times: the facts try nothing", met)
	}
}

func TestRowsAreCountedAsPeopleCount(t *testing.T) {
	for _, c := range []struct {
		rule policy.Node
		want []string
	}{
		{tried("topiramate"), []string{"1"}},
		{way, []string{"1"}},
		{policy.AnyOf(way, tried("sumatriptan")), []string{"1", "2"}},
		{policy.All(way, policy.AnyOf(tried("sumatriptan"), tried("rizatriptan")), stable), []string{"1", "2", "2.1", "2.2", "3"}},
		{policy.AnyOf(tried("topiramate"), stable), []string{"1", "2"}},
	} {
		var got []string
		for _, r := range criteria.Of(c.rule, nil, caseOf(), drugs).Rows() {
			got = append(got, r.Number)
			if len(r.Parts) > 0 && !reflect.DeepEqual(r.Parts, []string{"2.1", "2.2"}) {
				t.Errorf("parts %v", r.Parts)
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v, want %v", got, c.want)
		}
	}
}

// A time that the notice names and the tree lacks leaves a trial not known: it may have been too short.
func TestATimeThatWasNotRead(t *testing.T) {
	trial := []record.Fact{doctor(took("topiramate", spring)), doctor(failed("topiramate"))}
	for words, want := range map[string]record.Tri{
		"You must try topiramate for 30 days.":                   yes,
		"You must try topiramate for one month.":                 yes,
		"You must try topiramate for 12 weeks.":                  unknown,
		"You must try topiramate within the past 365 days.":      unknown,
		"Debe probar topiramate durante tres meses.":             unknown,
		"You must try topiramate for thirty (30) days.":          yes,
		"You must try topiramate 100 mg, step 2 of the list.":    yes,
		"You must try topiramate for at least 90-day treatment.": unknown,
	} {
		d := page.Document{Exhibit: "e", Pages: []page.Page{{Text: words}}}
		s, _ := d.Span(0, 0, len(words))
		rule := record.Fact{By: record.ByPlan, Sure: true, Value: record.Required{Rule: month}, Source: record.Read{Spans: []page.Span{s}, Weight: 1}}
		if a, ok := criteria.Judge(caseOf(append(trial, rule)...), drugs); !ok || a.Is != want || want == unknown && a.Lacks[0].Say.ID != "criteria.need.time" {
			t.Errorf("%q: %+v, want %v", words, a, want)
		}
	}
}
