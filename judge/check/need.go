package check

import (
	"slices"

	"github.com/recourse-health/recourse/judge/ask"
	"github.com/recourse-health/recourse/judge/ground"
	"github.com/recourse-health/recourse/judge/move"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/say"
)

// A question is how a word is asked: the path by which a person answers it, what the answer looks like, and what would
// settle it.
type question struct {
	path   string
	form   record.Form
	settle []string
}

// questions are the words of moves and laws that are not answered as "facts.WORD" by their own kind.
var questions = map[string]question{
	"urgent":                {"urgent.is", record.FormYesNo, []string{"expedited_words"}},
	"stable":                {"drug.stable", record.FormYesNo, []string{"prescriber_statement", "chart_note"}},
	"days_left":             {"supply.days_left", record.FormNumber, []string{}},
	"tried":                 {"trials", record.FormTrial, []string{"pharmacy_printout", "chart_note", "receipts"}},
	"trial_certain":         {"trials", record.FormTrial, []string{"pharmacy_printout", "receipts", "old_plan_history"}},
	"plan_can_see":          {"facts.trial_paid_by", record.FormChoice, []string{"receipts", "old_plan_history"}},
	"contraindicated":       {"contraindications.0.drug", record.FormText, []string{"prescriber_statement", "allergy_record", "chart_note"}},
	"new_to_plan":           {"coverages.0.from", record.FormDay, []string{"coverage_letter", "new_card"}},
	"approval_ends_within":  {"authorization.until", record.FormDay, []string{"approval_letter"}},
	"diagnosis":             {"drug.diagnosis", record.FormText, []string{"diagnosis_code", "prescriber_statement"}},
	"other_diagnosis":       {"drug.diagnosis", record.FormText, []string{"diagnosis_code", "prescriber_statement"}},
	"plan_type":             {"plan.type", record.FormChoice, []string{"plan_type_answer"}},
	"state":                 {"plan.issued_state", record.FormText, []string{}},
	"reject_code":           {"facts.reject_code", record.FormText, []string{"reject_printout"}},
	"denial_date":           {"events.notice_dated", record.FormDay, []string{"denial_letter"}},
	"received_date":         {"events.notice_received", record.FormDay, []string{}},
	"deadline_days":         {"facts.appeal_deadline", record.FormDay, []string{"denial_letter"}},
	"reply_days":            {"facts.reply_by", record.FormDay, nil},
	"no_in_network":         {"facts.in_network", record.FormYesNo, []string{"network_list"}},
	"step_drug_unavailable": {"facts.step_drug_available", record.FormYesNo, nil},
	"off_label":             {"facts.on_label", record.FormYesNo, []string{"compendium", "guideline"}},
	"trial_old":             {"facts.lookback", record.FormText, []string{"policy_text"}},
	"reviewer_changed":      {"facts.reviewer", record.FormText, nil},
	"plan_contradicts":      {"facts.said", record.FormText, nil},
	"second_level_offered":  {"facts.second_level", record.FormText, nil},
	"bill_says_owe":         {"facts.owed", record.FormText, []string{"eob"}},
	"plan_late":             {"facts.plan_due", record.FormText, nil},
}

// payers are who may have paid for a trial, as in the trials of a case file.
var payers = []string{"this_plan", "former_plan", "cash", "discount_card", "assistance", "sample", "otc", "clinic"}

// wished makes the need for a word of moves.
func wished(b move.Book, word string, worth ask.Worth, why string) ask.Wish {
	w, _ := b.Word(word)
	n := record.Need{Fact: "facts." + word, Form: form(w), OneOf: w.Of, Who: w.Who, Ask: say.L("move.ask." + word), Why: say.L(why)}
	if q, ok := questions[word]; ok {
		n.Fact, n.Form, n.OneOf, n.Settle = q.path, q.form, nil, q.settle
	}
	if word == "plan_can_see" {
		n.OneOf = payers
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
	if !a.Plan.Ask.IsZero() && a.Block.Denial != record.No {
		out = append(out, typeOfPlan(a.Plan))
	}
	if !a.Benefit.Ask.IsZero() && a.turnsOnBenefit() {
		n := record.Need{Fact: "plan.benefit", Form: record.FormChoice, OneOf: []string{"pharmacy", "medical"}, Who: "plan", Ask: a.Benefit.Ask, Why: say.L("ask.why.desk")}
		out = append(out, ask.Wish{Need: n, Worth: ask.Detail})
	}
	if a.Supply.DaysLeft == nil && len(a.Supply.Bridges) > 0 {
		out = append(out, wished(b.Moves, "days_left", ask.Supply, "ask.why.supply"))
	}
	for _, word := range m.Asks {
		if _, ok := known.Get(word); ok || word == "plan_type" || word == "state" && !slices.Contains(ofAState, a.Plan.Type) {
			continue
		}
		w := wished(b.Moves, word, ask.Step, "ask.why.move")
		if w.Settle == nil {
			w.Settle = m.Settles
		}
		out = append(out, w)
	}
	if _, ok := known.Get("tried"); ok && a.Step() {
		if _, ok := known.Get("plan_can_see"); !ok {
			out = append(out, wished(b.Moves, "plan_can_see", ask.Ground, "ask.why.move"))
		}
	}
	return append(out, groundWishes(b.Moves, c, gs)...)
}

// states lets the state be chosen from those that the law files know.
func states(needs []record.Need, b Books) []record.Need {
	for i, n := range needs {
		if n.Fact != "plan.issued_state" || b.Law == nil {
			continue
		}
		if w := b.Law.Terms.Words.ByKey("state"); w != nil {
			needs[i].Form, needs[i].OneOf = record.FormChoice, w.Values
		}
	}
	return needs
}

// turnsOnBenefit reports whether what to do first may turn on the benefit.
func (a Answer) turnsOnBenefit() bool {
	return len(a.Reasons) > 0 && slices.Contains([]record.DenialType{record.MedicalNecessity, record.PriorAuth, record.CodingBilling}, a.Reasons[0].Type)
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
var byPath = map[string]string{"trials": "tried", "contraindications.0.drug": "contraindicated", "drug.stable": "stable", "drug.diagnosis": "diagnosis"}

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
