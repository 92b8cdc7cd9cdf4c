package check

import (
	"slices"

	"github.com/recourse-health/recourse/judge/ask"
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// lawAsks are the questions of the law that a letter in hand brings up: whose law governs, and the two dates of the notice.
// What else the law would ask is about events that nobody has told of.
var lawAsks = []struct {
	key, word string // as rights asks for it, and as law files name it where it would make a day sharper
	worth     ask.Worth
	need      record.Need
}{
	{"state", "", ask.Law - 5, record.Need{Fact: "plan.issued_state", Form: record.FormText, Who: "member", Ask: say.L("move.ask.state"), Why: say.L("ask.why.law")}},
	{"denial_date", "", ask.Clock, record.Need{Fact: "events.notice_dated", Form: record.FormDay, Who: "member", Ask: say.L("ask.notice.dated"), Why: say.L("ask.why.clock"), Settle: []string{"denial_letter"}}},
	{"received_date", "notice received", ask.Clock, record.Need{Fact: "events.notice_received", Form: record.FormDay, Who: "member", Ask: say.L("ask.notice.received"), Why: say.L("ask.why.clock")}},
}

// ofAState are the plan types on which a State's law may have a word. Until the plan is known, the state decides nothing.
var ofAState = []record.PlanType{record.ErisaFullyInsured, record.ACA, record.Grandfathered, record.GovernmentalSelfFunded, record.ChurchPlan, record.ShortTerm, record.MedicaidMCO, record.MedicaidFFS, record.CHIP}

// lawful makes wishes of what the law asks for, or would count more exactly with. Dates are asked of a notice alone.
func (a Answer) lawful(r rights.Answer, n notice) []ask.Wish {
	var out []ask.Wish
	for _, q := range lawAsks {
		if q.key == "state" && !slices.Contains(ofAState, a.Plan.Type) {
			continue
		}
		asked := slices.ContainsFunc(r.Ask, func(x rights.Question) bool { return x.Fact == q.key })
		sharper := q.word != "" && slices.ContainsFunc(r.Clocks, func(k rights.Clock) bool { return files(k) && slices.Contains(k.Sharper, q.word) })
		if asked && (n.stage != noNotice || q.key == "state") || sharper {
			out = append(out, ask.Wish{Need: q.need, Worth: q.worth})
		}
	}
	return out
}

// order asks about a notice that came before it was written: the day of receipt is left out until one of the two is mended.
func order(c *record.Case) []ask.Wish {
	dated, came := datedOn(c), receivedOn(c)
	if dated.at.IsZero() || came.at.IsZero() || !came.at.Before(dated.at, nil) {
		return nil
	}
	question := say.L("ask.notice.order", say.A("dated", dated.at, ref.Facts(dated.from...)...), say.A("received", came.at, ref.Facts(came.from...)...))
	n := record.Need{Fact: "events.notice_received", Form: record.FormDay, Who: "member", Ask: question, Why: say.L("ask.why.clock"), For: ref.Facts(came.from...)}
	return []ask.Wish{{Need: n, Worth: ask.Law, Again: true}}
}
