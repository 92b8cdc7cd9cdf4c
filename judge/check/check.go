package check

import (
	"slices"
	"time"

	"github.com/recourse-health/recourse/judge/ask"
	"github.com/recourse-health/recourse/judge/ground"
	"github.com/recourse-health/recourse/judge/lacking"
	"github.com/recourse-health/recourse/judge/move"
	"github.com/recourse-health/recourse/judge/rule/book"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/say"
)

// Books are what a check goes by.
type Books struct {
	Law     *book.Book
	Moves   move.Book
	Notices lacking.Book
	Drugs   ground.Drugs // may be nil: names are then compared as they are written
}

// Check makes the Record Check of a case on a day. zone is where the one who must act is.
func Check(c *record.Case, today civil.Date, zone *time.Location, b Books) Answer {
	a := Answer{Block: block(c), Reasons: reasons(c), Fields: fields(c), Required: required(c)}
	a.Plan = plan(c)
	a.Benefit = benefit(c, a.Plan)
	n := noticeOf(c, a.Block)
	law := append(a.clocks(c, n, today, zone, b), order(c)...)
	look := move.Look{Case: c, Today: today, Days: a.days(c, n, today), Drugs: b.Drugs}
	known := b.Moves.Facts(look)
	m := b.Moves.Choose(a.given(known), look)
	a.move(m, known)
	gs := a.grounds(c, b.Drugs)
	a.lack(c, n, known, b.Notices)
	a.Ask = states(ask.Rank(c, append(law, wishes(b, c, a, m, known, gs)...)), b)
	return a
}

// given is the case in the words of moves.
func (a Answer) given(known move.Facts) move.Given {
	g := move.Given{Situation: a.Block.Is, Plan: a.Plan.Type, Benefit: a.Benefit.Is, Facts: known}
	for _, r := range a.Reasons {
		g.Kinds = append(g.Kinds, r.Type)
	}
	return g
}

// move puts the selected move and its bridges in.
func (a *Answer) move(m move.Move, known move.Facts) {
	a.Move = Move{ID: m.ID, Lane: m.Lane, Sender: m.Sender, MissingFact: m.MissingFact, First: m.First, WrongFirst: m.WrongFirst, WhyWrong: m.WhyWrong,
		Question: m.Question, Route: m.Route, IfRefused: m.IfRefused, StandsOn: m.StandsOn, On: m.On, Confidence: m.Confidence}
	a.Move.MissingFact = a.quoted(m.MissingFact)
	for _, x := range m.Bridges {
		a.Supply.Bridges = append(a.Supply.Bridges, Bridge{x.Name, x.What, x.Days, x.Rule, x.Who})
	}
	if f, ok := known.Get("days_left"); ok {
		a.Supply.DaysLeft = &f.N
	}
}

// notSteps are the situations in which a step rule that a paper mentions stops nothing.
var notSteps = []record.Situation{record.SitApproval, record.SitRejected, record.SitDearer, record.SitMismatch, record.SitPharmacy, record.SitOldPlan, record.SitTooSoon, record.SitBill}

// Step reports whether a step rule stands in the way.
func (a Answer) Step() bool {
	return a.Block.Denial != record.No && !slices.Contains(notSteps, a.Block.Is) &&
		slices.ContainsFunc(a.Reasons, func(r Reason) bool { return r.Type == record.StepTherapy })
}

func (a *Answer) grounds(c *record.Case, drugs ground.Drugs) []ground.Answer {
	if !a.Step() {
		return nil
	}
	gs := ground.Judge(c, a.Plan.Type, drugs)
	for _, g := range gs {
		a.Grounds = append(a.Grounds, Ground{Ground: g.Ground, Fits: g.Fits, Because: g.Because, Needs: g.Needs, On: g.On})
	}
	return gs
}

func (a *Answer) lack(c *record.Case, n notice, known move.Facts, b lacking.Book) {
	urgent, _ := known.Get("urgent")
	paper := lacking.Notice{Plan: rests(c, a.Plan), Situation: a.Block.Is, Denial: a.Block.Denial, Appeal: n.stage == lastNo, Urgent: urgent.Value == "true"}
	for _, r := range a.Reasons {
		paper.Kinds = append(paper.Kinds, r.Type)
	}
	for _, l := range b.Judge(c, paper) {
		a.Lacking = append(a.Lacking, Lack{Element: l.Element, Rule: l.Rule, Say: l.Say, On: l.On})
	}
}

// quoted adds to what is missing the words in which the letter itself says it. Where a step or the list is the reason, the
// move says it better.
func (a *Answer) quoted(missing say.Line) say.Line {
	if a.Block.Is != record.SitDenial || len(a.Reasons) == 0 || len(a.Reasons[0].Because) == 0 {
		return missing
	}
	if t := a.Reasons[0].Type; t != record.PriorAuth && t != record.MedicalNecessity {
		return missing
	}
	return say.L("check.missing.quoted", say.A("missing", missing), say.A("quote", a.Reasons[0].Because[0]))
}
