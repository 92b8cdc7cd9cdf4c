package check

import (
	"slices"
	"strings"

	"github.com/recourse-health/recourse/judge/ask"
	"github.com/recourse-health/recourse/judge/ground"
	"github.com/recourse-health/recourse/judge/move"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// A question is how a word is asked: the path by which a person answers it, and what the answer looks like.
type question struct {
	path string
	form record.Form
}

// questions are the words of moves and laws that have a place of their own in a case file. All others are answered as
// "facts.WORD".
var questions = map[string]question{
	"urgent": {"urgent.is", record.FormYesNo}, "stable": {"drug.stable", record.FormYesNo}, "days_left": {"supply.days_left", record.FormNumber},
	"tried": {"trials", record.FormTrial}, "trial_certain": {"trials", record.FormTrial},
	"contraindicated": {"contraindications", record.FormText}, "new_to_plan": {"coverages", record.FormText},
	"approval_ends_within": {"authorization.until", record.FormDay}, "diagnosis": {"drug.diagnosis", record.FormText},
	"other_diagnosis": {"drug.diagnosis", record.FormText}, "plan_type": {"plan.type", record.FormChoice}, "state": {"plan.issued_state", record.FormText},
	"denial_date": {"events.notice_dated", record.FormDay}, "received_date": {"events.notice_received", record.FormDay},
	"under_21": {"patient.date_of_birth", record.FormDay}, "deadline_days": {"events.notice_received", record.FormDay},
}

// wished makes the need for a word of moves.
func wished(b move.Book, word string, worth ask.Worth, why string) ask.Wish {
	w, _ := b.Word(word)
	n := record.Need{Fact: "facts." + word, Form: form(w), OneOf: w.Of, Who: w.Who, Ask: say.L("move.ask." + word), Why: say.L(why)}
	if q, ok := questions[word]; ok {
		n.Fact, n.Form, n.OneOf = q.path, q.form, nil
	}
	return ask.Wish{Need: n, Worth: worth}
}

func form(w move.Word) record.Form {
	switch w.Kind {
	case "bool":
		return record.FormYesNo
	case "enum":
		return record.FormChoice
	case "number":
		return record.FormNumber
	}
	return record.FormText
}

// wishes are what the move, the grounds, the plan and the supply lack.
func wishes(b Books, c *record.Case, a Answer, m move.Move, known move.Facts, gs []ground.Answer) []ask.Wish {
	var out []ask.Wish
	if !a.Plan.Ask.IsZero() {
		out = append(out, typeOfPlan(a.Plan))
	}
	if !a.Benefit.Ask.IsZero() && len(a.Reasons) > 0 {
		n := record.Need{Fact: "plan.benefit", Form: record.FormChoice, OneOf: []string{"pharmacy", "medical"}, Who: "plan", Ask: a.Benefit.Ask, Why: say.L("ask.why.desk")}
		out = append(out, ask.Wish{Need: n, Worth: ask.Detail})
	}
	if a.Supply.DaysLeft == nil && len(a.Supply.Bridges) > 0 {
		out = append(out, wished(b.Moves, "days_left", ask.Supply, "ask.why.supply"))
	}
	for _, word := range m.Asks {
		if _, ok := known.Get(word); ok || word == "plan_type" {
			continue
		}
		w := wished(b.Moves, word, ask.Step, "ask.why.move")
		w.Settle = m.Settles
		out = append(out, w)
	}
	if _, ok := known.Get("tried"); ok && a.Step() {
		if _, ok := known.Get("plan_can_see"); !ok {
			out = append(out, wished(b.Moves, "plan_can_see", ask.Ground, "ask.why.move"))
		}
	}
	return append(out, groundWishes(b.Moves, c, gs)...)
}

func typeOfPlan(p Plan) ask.Wish {
	var types []string
	for _, t := range record.PlanTypes {
		types = append(types, string(t))
	}
	return ask.Wish{Need: record.Need{Fact: "plan.type", Form: record.FormChoice, OneOf: types, Who: "plan", Ask: p.Ask, Why: say.L("ask.why.law"), Settle: []string{"plan_type_answer"}}, Worth: ask.Law}
}

// proofs are what would settle a ground.
var proofs = map[record.Ground][]string{
	record.TriedAndFailed:      {"pharmacy_printout", "chart_note", "receipts"},
	record.Contraindicated:     {"prescriber_statement", "allergy_record", "chart_note"},
	record.ExpectedIneffective: {"prescriber_statement", "diagnosis_code"},
	record.Stable:              {"prescriber_statement", "chart_note"},
	record.NotBestInterest:     {"prescriber_statement"},
}

// byPath are the words whose question asks for a path.
var byPath = map[string]string{"trials": "tried", "contraindications": "contraindicated", "drug.stable": "stable", "drug.diagnosis": "diagnosis"}

func groundWishes(b move.Book, c *record.Case, gs []ground.Answer) []ask.Wish {
	var out []ask.Wish
	for _, g := range gs {
		if g.Fits != record.Unknown {
			continue
		}
		for _, path := range g.Asks {
			word, ok := byPath[path]
			if !ok {
				continue
			}
			w := wished(b, word, ask.Ground, "ask.why.ground")
			w.Settle, w.For = proofs[g.Ground], g.On
			out = append(out, w)
		}
	}
	return out
}

// legal makes a wish of a word that the law asks for.
func legal(key, who string, question, why say.Line, on []ref.Ref) ask.Wish {
	n := record.Need{Fact: "facts." + key, Form: record.FormText, Who: who, Ask: question, Why: why, For: on}
	worth := ask.Clock
	switch q, ok := questions[key]; {
	case ok:
		n.Fact, n.Form = q.path, q.form
	case isEvent(key):
		n.Fact, n.Form = "events."+key, record.FormDay
	}
	if key == "plan_type" || key == "state" {
		worth = ask.Law - 5
	}
	return ask.Wish{Need: n, Worth: worth}
}

// isEvent reports whether a key of the vocabulary is something that happened.
func isEvent(key string) bool {
	return slices.ContainsFunc([]string{"_received", "_filed", "_made", "_sent", "_dated", "_mailed", "_date", "_supplied", "_requested", "_ends", "_completed",
		"_assigned", "_submitted", "_effective", "_adjudicated", "_administration", "_started", "_notice"}, func(s string) bool { return strings.HasSuffix(key, s) })
}
