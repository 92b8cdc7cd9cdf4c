package ground_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/judge/ground"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
)

// caseOf makes a case of sure facts of the patient; a fact made with by or unsure is taken as it is.
func caseOf(values ...any) *record.Case {
	var facts []record.Fact
	for i, v := range values {
		f, ok := v.(record.Fact)
		if !ok {
			f = record.Fact{By: record.ByPatient, Sure: true, Value: v.(record.Value), Source: record.Told{Who: "patient"}}
		}
		f.ID = ref.Fact(fmt.Sprint("f", i))
		facts = append(facts, f)
	}
	return record.New(facts...)
}

func by(who record.By, v record.Value) record.Fact {
	return record.Fact{By: who, Sure: true, Value: v, Source: record.Told{Who: string(who)}}
}

func unsure(v record.Value) record.Fact {
	return record.Fact{By: record.ByPatient, Value: v, Source: record.Told{Who: "patient"}}
}

func drugs(name string) drug.Sense {
	switch name {
	case "Topamax":
		return drug.Sense{Ingredient: "topiramate", Class: "anticonvulsant"}
	case "infliximab":
		return drug.Sense{Ingredient: "infliximab"}
	case "Inflectra", "Renflexis", "Inflectra Pen":
		return drug.Sense{Ingredient: "infliximab", Product: strings.ToLower(name)}
	case "Imitrex", "Maxalt":
		return drug.Sense{Ingredient: map[string]string{"Imitrex": "sumatriptan", "Maxalt": "rizatriptan"}[name], Class: "triptan"}
	}
	return drug.Sense{}
}

func leaf(names ...string) policy.Node {
	return policy.Node{Leaf: policy.Leaf{Kind: policy.Tried, Drugs: names, Count: 1}}
}

func took(drug string) record.Took {
	is := drugs(drug)
	return record.Took{Drug: drug, Ingredient: is.Ingredient, Class: is.Class}
}

var (
	topamax  = record.Required{Rule: leaf("Topamax")}
	either   = record.Required{Rule: policy.AnyOf(leaf("Topamax"), leaf("propranolol"))}
	both     = record.Required{Rule: policy.All(leaf("Topamax"), leaf("propranolol"))}
	triptans = record.Required{Rule: policy.Node{Leaf: policy.Leaf{Kind: policy.Tried, Class: "triptans", Count: 2}}}
	month    = record.Required{Rule: policy.Node{Leaf: policy.Leaf{Kind: policy.Tried, Drugs: []string{"Topamax"}, Days: 30}}}
	failed   = record.Outcome{Drug: "topiramate", Effect: record.Ineffective}
	jan      = civil.Range{First: civil.Day(2026, 1, 1), Last: civil.Day(2026, 1, 31)}
	week     = civil.Range{First: civil.Day(2026, 1, 1), Last: civil.Day(2026, 1, 7)}
)

var table = []struct {
	title  string
	ground record.Ground
	facts  []any
	fits   record.Tri
	need   string
}{
	{"nothing known", record.TriedAndFailed, nil, record.Unknown, "ground.need.which_drugs"},
	{"a rule and no trial", record.TriedAndFailed, []any{topamax}, record.Unknown, "ground.need.trial"},
	{"the drugs named, no tree", record.TriedAndFailed, []any{record.Detail{Field: record.RequiredDrugs, Text: "topiramate"}, took("Topamax"), failed}, record.Yes, ""},
	{"tried and failed, by the brand", record.TriedAndFailed, []any{topamax, took("Topamax"), failed}, record.Yes, ""},
	{"harm counts as failure", record.TriedAndFailed, []any{topamax, took("topiramate"), took("Topamax"), record.Outcome{Drug: "Topamax", Effect: record.AdverseReaction}}, record.Yes, ""},
	{"another drug is no trial of it", record.TriedAndFailed, []any{topamax, took("Imitrex"), failed}, record.Unknown, "ground.need.trial"},
	{"outcome not told", record.TriedAndFailed, []any{topamax, took("Topamax")}, record.Unknown, "ground.need.outcome"},
	{"stopped for another reason", record.TriedAndFailed, []any{topamax, took("Topamax"), record.Outcome{Drug: "topiramate", Effect: record.StoppedOther}}, record.Unknown, "ground.need.trial"},
	{"half remembered", record.TriedAndFailed, []any{topamax, unsure(took("Topamax")), failed}, record.Unknown, "ground.need.paper"},
	{"the end half remembered", record.TriedAndFailed, []any{topamax, took("Topamax"), unsure(failed)}, record.Unknown, "ground.need.outcome"},
	{"two tell it differently", record.TriedAndFailed, []any{topamax, took("Topamax"), failed, record.Outcome{Drug: "topiramate", Effect: record.Ongoing}}, record.Unknown, "ground.need.outcome"},
	{"one of two is enough", record.TriedAndFailed, []any{either, took("Topamax"), failed}, record.Yes, ""},
	{"one of both is not", record.TriedAndFailed, []any{both, took("Topamax"), failed}, record.Unknown, ""},
	{"one of two in a class", record.TriedAndFailed, []any{triptans, took("Imitrex"), record.Outcome{Drug: "sumatriptan", Effect: record.Ineffective}}, record.Unknown, "ground.need.more"},
	{"two in a class", record.TriedAndFailed, []any{triptans, took("Imitrex"), took("Maxalt"), record.Outcome{Drug: "sumatriptan", Effect: record.Ineffective}, record.Outcome{Drug: "rizatriptan", Effect: record.Ineffective}}, record.Yes, ""},
	{"long enough", record.TriedAndFailed, []any{month, record.Took{Drug: "Topamax", Ingredient: "topiramate", In: jan}, failed}, record.Yes, ""},
	{"too short", record.TriedAndFailed, []any{month, record.Took{Drug: "Topamax", Ingredient: "topiramate", In: week}, failed}, record.Unknown, "ground.need.dates"},
	{"never tried, as told", record.TriedAndFailed, []any{topamax, record.Detail{Field: "tried", Text: "no"}}, record.No, ""},
	{"the plan sees a claim", record.TriedAndFailed, []any{topamax, by(record.ByPlan, record.Claim{Ground: record.TriedAndFailed, Fits: record.Yes})}, record.Unknown, "ground.need.trial"},
	{"the plan sees none", record.TriedAndFailed, []any{topamax, by(record.ByPlan, record.Claim{Ground: record.TriedAndFailed, Fits: record.No})}, record.Unknown, "ground.need.trial"},

	{"unsafe, says the prescriber", record.Contraindicated, []any{topamax, by(record.ByPrescriber, record.Unsafe{Drug: "topiramate", Reason: "stones"})}, record.Yes, ""},
	{"unsafe, says the patient", record.Contraindicated, []any{topamax, record.Unsafe{Drug: "topiramate", Reason: "stones"}}, record.Unknown, "ground.need.unsafe"},
	{"another drug is unsafe", record.Contraindicated, []any{topamax, by(record.ByPrescriber, record.Unsafe{Drug: "aspirin"})}, record.Unknown, "ground.need.unsafe"},
	{"an allergy is not yet the word", record.Contraindicated, []any{topamax, by(record.ByRecord, record.Reaction{Drug: "topiramate", Reaction: "rash"})}, record.Unknown, "ground.need.unsafe"},

	{"stable, says the prescriber", record.Stable, []any{by(record.ByPrescriber, record.Attested{What: record.AttestStable, Is: true})}, record.Yes, ""},
	{"stable, says the patient", record.Stable, []any{record.Attested{What: record.AttestStable, Is: true}}, record.Unknown, "ground.need.stable"},
	{"not stable", record.Stable, []any{by(record.ByPrescriber, record.Attested{What: record.AttestStable})}, record.No, ""},
	{"stable and not", record.Stable, []any{by(record.ByPrescriber, record.Attested{What: record.AttestStable}), by(record.ByPrescriber, record.Attested{What: record.AttestStable, Is: true})}, record.Unknown, "ground.need.stable"},
	{"urgent is not stable", record.Stable, []any{by(record.ByPrescriber, record.Attested{What: record.AttestUrgent, Is: true})}, record.Unknown, "ground.need.stable"},

	{"another disease is asked for", record.ExpectedIneffective, []any{topamax}, record.Unknown, "ground.need.ineffective"},
	{"expected by the prescriber", record.ExpectedIneffective, []any{by(record.ByPrescriber, record.Detail{Field: "expected_ineffective", Text: "yes"})}, record.Yes, ""},
	{"expected by the patient", record.ExpectedIneffective, []any{record.Detail{Field: "expected_ineffective", Text: "yes"}}, record.Unknown, "ground.need.ineffective"},
	{"best interest", record.NotBestInterest, nil, record.Unknown, "ground.need.interest"},
}

func TestGrounds(t *testing.T) {
	for _, c := range table {
		t.Run(c.title, func(t *testing.T) {
			a := find(ground.Judge(caseOf(c.facts...), record.ErisaSelfFunded, drugs), c.ground)
			if a.Fits != c.fits {
				t.Errorf("fits %v, want %v", a.Fits, c.fits)
			}
			if c.need != "" && (len(a.Needs) != 1 || a.Needs[0].ID != c.need) {
				t.Errorf("needs %v, want %s", a.Needs, c.need)
			}
			if a.Fits != record.Unknown && len(a.Needs) > 0 {
				t.Errorf("settled, and still needs %v", a.Needs)
			}
			if a.Fits == record.Yes && len(a.On) == 0 {
				t.Error("yes stands on nothing")
			}
		})
	}
}

func find(all []ground.Answer, g record.Ground) ground.Answer {
	i := slices.IndexFunc(all, func(a ground.Answer) bool { return a.Ground == g })
	if i < 0 {
		return ground.Answer{}
	}
	return all[i]
}

func TestUnsureNeverFits(t *testing.T) {
	for _, c := range table {
		var facts []record.Fact
		for _, f := range caseOf(c.facts...).All() {
			f.Sure = false
			facts = append(facts, f)
		}
		for _, a := range ground.Judge(record.New(facts...), record.ErisaSelfFunded, drugs) {
			if a.Fits == record.Yes {
				t.Errorf("%s: %s fits on what nobody was sure of", c.title, a.Ground)
			}
		}
	}
}

func TestOrderIsIrrelevant(t *testing.T) {
	for _, c := range table {
		facts := slices.Clone(caseOf(c.facts...).All())
		want := find(ground.Judge(record.New(facts...), record.ErisaSelfFunded, drugs), c.ground).Fits
		slices.Reverse(facts)
		if got := find(ground.Judge(record.New(facts...), record.ErisaSelfFunded, drugs), c.ground).Fits; got != want {
			t.Errorf("%s: %v turned round, want %v", c.title, got, want)
		}
	}
}

func TestBestFirst(t *testing.T) {
	c := caseOf(topamax, by(record.ByPrescriber, record.Attested{What: record.AttestStable, Is: true}), took("Topamax"), record.Detail{Field: "tried", Text: "no"})
	got := ground.Judge(c, record.ErisaSelfFunded, drugs)
	if got[0].Ground != record.Stable || got[len(got)-1].Ground != record.TriedAndFailed {
		t.Errorf("%v", got)
	}
}

func TestStableIsNoGroundOfPartD(t *testing.T) {
	c := caseOf(by(record.ByPrescriber, record.Attested{What: record.AttestStable, Is: true}))
	if a := find(ground.Judge(c, record.MedicarePartD, nil), record.Stable); a.Ground != "" {
		t.Error("42 CFR 423.578(b) does not know it")
	}
}

// Who tried one biosimilar did not try the next; the ingredient's own name may be either, and a brand is its generic.
func TestWhichProductFits(t *testing.T) {
	for _, c := range []struct {
		want, told string
		fits       bool
	}{
		{"Inflectra", "Inflectra", true}, {"Inflectra", "INFLECTRA", true}, {"Renflexis", "Inflectra", false}, {"Renflexis", "infliximab", true},
		{"infliximab", "Renflexis", true}, {"Inflectra", "Inflectra Pen", true}, {"Topamax", "topiramate", true}, {"topiramate", "Topamax", true}, {"propranolol", "Topamax", false},
	} {
		l := policy.Leaf{Kind: policy.Tried, Drugs: []string{c.want}}
		if got := ground.Trials(record.New(by(record.ByPatient, took(c.told))), l, drugs); len(got) > 0 != c.fits {
			t.Errorf("wanted %s, told %s: %v", c.want, c.told, got)
		}
	}
}
