package letter_test

import (
	"slices"
	"strings"
	"testing"

	saybook "github.com/recourse-health/recourse/book/say"
	"github.com/recourse-health/recourse/paper/letter"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// law is a book of two rules and of one state.
type law struct{}

func (law) Cite(id ref.Rule) (string, bool) {
	c, ok := map[ref.Rule]string{"us.partd": "42 C.F.R. § 423.578(b)", "or.step": "ORS 743B.602", "us.partd.appeal": "42 C.F.R. § 423.582(b)", "notice:42 CFR 423.568(g)": "42 CFR 423.568(g)"}[id]
	return c, ok
}

func (law) Exception(state string) (ref.Rule, bool) { return "or.step", state == "OR" }

var books = letter.Books{Law: law{},
	Forms: []letter.Form{
		{Kind: "exception_request", Needs: []string{"patient.name", "drug.name", "plan.carrier", "ground"}, Stronger: []string{"drug.strength", "plan.type"}},
		{Kind: "prescriber_statement", Needs: []string{"patient.name", "drug.name", "prescriber.name", "ground"}},
		{Kind: "criteria_table", Needs: []string{"patient.name", "drug.name", "rule"}},
		{Kind: "call_sheet", Needs: []string{"patient.name", "drug.name", "plan.carrier"}, Mine: true},
		{Kind: "appeal", Needs: []string{"patient.name", "drug.name", "plan.carrier", "events.notice_dated", "ground"}},
	},
	Askings:   []letter.Asking{{Path: "trials", Who: "member", Form: record.FormTrial}, {Path: "plan.type", Who: "plan", Form: record.FormChoice}, {Path: "rule", Who: "plan", Form: record.FormText}},
	Processes: []letter.Process{{Plan: record.MedicarePartD, Term: "part_d_exception", Right: "us.partd", Appeal: "us.partd.appeal"}, {Plan: record.ErisaFullyInsured, Term: "step_exception"}, {Plan: record.ErisaSelfFunded, Term: "step_exception"}},
}

func fact(id string, by record.By, where string, v record.Value) record.Fact {
	return record.Fact{ID: ref.Fact(id), By: by, Sure: true, Value: v, Source: record.Told{Who: string(by), Where: where}}
}

func field(f record.Field, text string) record.Fact {
	return fact(string(f), record.ByPatient, "", record.Detail{Field: f, Text: text})
}

var (
	spring = civil.Range{First: civil.Day(2025, 3, 4), Last: civil.Day(2025, 5, 9)}
	who    = []record.Fact{field(record.MemberName, "Odalys Brandt"), field(record.Drug, "Qulipta"), field(record.Carrier, "Juniper Health Plan"),
		fact("dated", record.ByPatient, "", record.Event{Kind: "notice_dated", When: civil.OnDay(civil.Day(2026, 10, 5))})}
	failed = []record.Fact{
		fact("took", record.ByPrescriber, "clinic note", record.Took{Drug: "topiramate", In: spring}),
		fact("end", record.ByPrescriber, "clinic note", record.Outcome{Drug: "topiramate", In: spring, Effect: record.Ineffective})}
	doctor = field(record.Prescriber, "Anselm Whitcombe")
)

func compose(t *testing.T, kind string, facts ...record.Fact) (doc.Paper, []record.Need) {
	t.Helper()
	p, lacks, err := letter.Compose(kind, letter.NewInput(record.New(facts...), civil.Day(2026, 11, 25), books))
	if err != nil {
		t.Fatal(err)
	}
	return p, lacks
}

// text says a paper in the words that are printed.
func text(t *testing.T, p doc.Paper) string {
	t.Helper()
	raw, err := saybook.Files.ReadFile("en/paper.say")
	if err != nil {
		t.Fatal(err)
	}
	b, err := say.Parse("en", string(raw))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, par := range p.Paragraphs {
		_, rows := par.Cells()
		for _, l := range append(par.Lines(), slices.Concat(rows...)...) {
			if l.IsZero() {
				continue // a cell to write in
			}
			s, err := b.Say(l)
			if err != nil {
				t.Fatal(err)
			}
			out.WriteString(s + "\n")
		}
	}
	return out.String()
}

func all(parts ...[]record.Fact) []record.Fact { return slices.Concat(parts...) }

// What is missing comes back as questions, and no paper is written round a hole.
func TestWhatIsMissingIsAsked(t *testing.T) {
	ongoing := fact("on", record.ByPrescriber, "clinic note", record.Outcome{Drug: "topiramate", In: spring, Effect: record.Ongoing})
	patientStable := fact("st", record.ByPatient, "", record.Attested{What: record.AttestStable, Is: true})
	for name, c := range map[string]struct {
		kind  string
		facts []record.Fact
		want  []string
	}{
		"nothing known":        {"exception_request", nil, []string{"patient.name", "drug.name", "plan.carrier", "trials", "plan.type"}},
		"no ground":            {"exception_request", who, []string{"trials", "plan.type"}},
		"a trial that goes on": {"exception_request", all(who, failed[:1], []record.Fact{ongoing}), []string{"trials", "plan.type"}},
		"stable, by another":   {"exception_request", all(who, []record.Fact{patientStable}), []string{"trials", "plan.type"}},
		"no date of a notice":  {"appeal", all(who[:3], failed), []string{"events.notice_dated", "plan.type"}},
		"no prescriber":        {"prescriber_statement", all(who, failed), []string{"prescriber.name", "plan.type"}},
		"enough":               {"exception_request", all(who, failed), nil},
		"an administrator":     {"exception_request", all(who[:2], failed, []record.Fact{field(record.Administrator, "Cedar Rx")}), nil},
	} {
		p, lacks := compose(t, c.kind, c.facts...)
		var got []string
		for _, n := range lacks {
			got = append(got, n.Fact)
			if n.Who == "" || n.Form == "" || n.Ask.IsZero() || n.Fact == "plan.type" && len(n.OneOf) == 0 {
				t.Errorf("%s: %+v", name, n)
			}
		}
		if !slices.Equal(got, c.want) || (len(p.Paragraphs) == 0) != (len(c.want) > 0) {
			t.Errorf("%s: %v, want %v; %d paragraphs", name, got, c.want, len(p.Paragraphs))
		}
	}
	if _, _, err := letter.Compose("poem", letter.NewInput(record.New(), civil.Date{}, books)); err == nil {
		t.Error("a paper that has no form was written")
	}
	in := letter.NewInput(record.New(field(record.Drug, "Qulipta 60 mg")), civil.Date{}, books)
	if s := letter.Stronger("exception_request", in); len(s) != 1 || s[0].Fact != "plan.type" {
		t.Errorf("a strength in the name of the drug is a strength: %+v", s)
	}
}

// The paper says what the record holds, and no more than it holds.
func TestWhatAPaperSays(t *testing.T) {
	state, issued := field(record.State, "OR"), field(record.IssuedState, "OR")
	plan := func(p record.PlanType) record.Fact { return field(record.FieldPlanType, string(p)) }
	memory := []record.Fact{fact("m", record.ByPatient, "", record.Took{Drug: "propranolol"}), fact("me", record.ByPatient, "", record.Outcome{Drug: "propranolol", Effect: record.Ineffective})}
	differ := fact("d", record.ByRecord, "chart", record.Outcome{Drug: "topiramate", In: spring, Effect: record.Ongoing})
	unsafe := fact("u", record.ByPrescriber, "", record.Unsafe{Drug: "erenumab", Reason: "latex"})
	for name, c := range map[string]struct {
		kind      string
		facts     []record.Fact
		says, not []string
	}{
		"a failed trial":       {"exception_request", all(who, failed), []string{"Odalys Brandt took topiramate, from March 4, 2025 to May 9, 2025 (source: clinic note).", "Topiramate was not effective.", "November 25, 2026"}, []string{"under 4", "ORS", "stable", "Urgent"}},
		"its exhibit":          {"exception_request", all(who, failed, []record.Fact{fact("x", record.ByPatient, "", record.Exhibit{File: "n.pdf", Label: "clinic note"})}), []string{"(Ex. A)", "Exhibit A, clinic note"}, []string{"source:"}},
		"memory as memory":     {"exception_request", all(who, memory), []string{"reports taking propranolol", "reports that propranolol was not effective"}, []string{"took propranolol", "Propranolol was not"}},
		"records that differ":  {"exception_request", all(who, failed, []record.Fact{differ, unsafe}), []string{"The records differ", "Erenumab is contraindicated"}, []string{"Topiramate was not effective"}},
		"Part D":               {"exception_request", all(who, failed, []record.Fact{plan(record.MedicarePartD)}), []string{"42 C.F.R. § 423.578(b)"}, []string{"ORS"}},
		"issued in the state":  {"exception_request", all(who, failed, []record.Fact{plan(record.ErisaFullyInsured), issued}), []string{"under ORS 743B.602"}, []string{"If the plan was issued"}},
		"only lives there":     {"exception_request", all(who, failed, []record.Fact{plan(record.ErisaFullyInsured), state}), []string{"If the plan was issued in OR"}, nil},
		"no plan type, no law": {"exception_request", all(who, failed, []record.Fact{state}), nil, []string{"ORS", "C.F.R."}},
		"the appeal":           {"appeal", all(who, failed), []string{"I appeal your decision of October 5, 2026", "Topiramate was not effective"}, nil},
	} {
		p, _ := compose(t, c.kind, c.facts...)
		got := text(t, p)
		for _, s := range c.says {
			if !strings.Contains(got, s) {
				t.Errorf("%s: %q is not in\n%s", name, s, got)
			}
		}
		for _, s := range c.not {
			if strings.Contains(got, s) {
				t.Errorf("%s: %q is in\n%s", name, s, got)
			}
		}
	}
}

// Only the prescriber speaks of stability and urgency: in a request as said, in the statement as a sentence to confirm.
func TestOnlyThePrescriberSpeaksOfStabilityAndUrgency(t *testing.T) {
	for by, want := range map[record.By]bool{record.ByPrescriber: true, record.ByPatient: false} {
		p, _ := compose(t, "exception_request", all(who, failed, []record.Fact{fact("s", by, "", record.Attested{What: record.AttestStable, Is: true}), fact("u", by, "", record.Attested{What: record.AttestUrgent, Is: true})})...)
		got := text(t, p)
		if strings.Contains(got, "stable on Qulipta") != want || strings.Contains(got, "Urgent request") != want {
			t.Errorf("by the %s:\n%s", by, got)
		}
	}
	p, _ := compose(t, "prescriber_statement", all(who, failed, []record.Fact{doctor})...)
	for _, par := range p.Paragraphs {
		for _, l := range par.Lines() {
			if (l.ID == "statement.item") != par.Choice() {
				t.Errorf("%s: a sentence of the statement is confirmed or struck, and nothing else is", l.ID)
			}
		}
	}
}

// Each body of each paper stands on something.
func TestEachParagraphHasItsFooting(t *testing.T) {
	for _, kind := range books.Kinds() {
		p, _ := compose(t, kind, all(who, failed, []record.Fact{doctor, rule})...)
		for _, par := range p.Paragraphs {
			if k := par.Kind(); (k == doc.Body || k == doc.Table) && len(par.On()) == 0 {
				t.Errorf("%s: %v stands on nothing", kind, par.Lines())
			}
		}
	}
}
