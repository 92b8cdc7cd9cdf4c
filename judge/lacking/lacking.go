// Package lacking says what the law wants in a denial notice and the notice does not hold.
//
// It promises to name only what somebody looked for and did not find, and only what this kind of plan owes in this kind of
// notice: where the plan type is not known, or the paper is no denial notice, nothing.
package lacking

import (
	"slices"
	"strings"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// A Row is one element that a plan owes. It is an alias, so that a book which imports nothing can hold it.
type Row = struct {
	Plan, Stage string // stage: initial appeal
	Element, As string
	When        string // always urgent clinical missing_information internal_rule
	Cite        string
}

// A Book is what every plan type owes.
type Book []Row

const duty = "notice:"

// RuleOf names the paragraph that a citation of the book is, for a sentence to stand on.
func RuleOf(cite string) ref.Rule { return ref.Rule(duty + cite) }

// Cite gives the citation of a paragraph named by RuleOf, and the name of an element that it wants.
func (b Book) Cite(id ref.Rule) (cite, element string, ok bool) {
	cite, ok = strings.CutPrefix(string(id), duty)
	i := slices.IndexFunc(b, func(r Row) bool { return ok && r.Cite == cite })
	if i < 0 {
		return "", "", false
	}
	return cite, b[i].As, true
}

// A Lack is one element that is owed and was not found.
type Lack struct {
	Element string
	Rule    string // citation
	Say     say.Line
	On      []ref.Ref
}

// A Notice is what must be known of the paper to say what it owes.
type Notice struct {
	Plan      record.PlanType
	Situation record.Situation
	Denial    record.Tri
	Kinds     []record.DenialType
	Appeal    bool // it answers an appeal
	Urgent    bool
}

// denials are the situations in which the paper is a denial notice. A counter rejection is none (29 CFR 2560.503-1(g) and
// 42 CFR 423.562(a)(3)).
var denials = []record.Situation{record.SitDenial, record.SitPartly, record.SitMissing}

// Judge lists what is lacking, in the order of the book, each once.
func (b Book) Judge(c *record.Case, n Notice) []Lack {
	if n.Denial != record.Yes || !slices.Contains(denials, n.Situation) {
		return nil
	}
	stage := map[bool]string{false: "initial", true: "appeal"}[n.Appeal]
	absent := looked(c)
	var out []Lack
	for _, r := range b {
		on, ok := absent[r.Element]
		if !ok || r.Plan != string(n.Plan) || r.Stage != stage || !n.asks(r.When) || slices.ContainsFunc(out, func(l Lack) bool { return l.Element == r.As }) {
			continue
		}
		out = append(out, Lack{r.As, r.Cite, say.L("lack." + r.As), ref.Facts(on...)})
	}
	return out
}

// looked are the elements that were looked for and found nowhere: in none of the papers, whichever said what.
func looked(c *record.Case) map[string][]ref.Fact {
	out, found := map[string][]ref.Fact{}, map[string]bool{}
	for _, o := range record.Each[record.Element](c) {
		if !o.V.Absent {
			found[o.V.Name] = true
			continue
		}
		out[o.V.Name] = append(out[o.V.Name], o.Fact.ID)
	}
	for name := range found {
		delete(out, name)
	}
	return out
}

// asks reports whether the condition under which the element is owed holds.
func (n Notice) asks(when string) bool {
	has := func(kinds ...record.DenialType) bool {
		return slices.ContainsFunc(n.Kinds, func(k record.DenialType) bool { return slices.Contains(kinds, k) })
	}
	switch when {
	case "always":
		return true
	case "urgent":
		return n.Urgent
	case "clinical":
		return has(record.MedicalNecessity, record.Experimental)
	case "missing_information":
		return n.Situation == record.SitMissing
	case "internal_rule": // a step, a list and a quantity limit are internal rules
		return has(record.StepTherapy, record.PriorAuth, record.NonFormulary, record.QuantityLimit)
	}
	return false
}
