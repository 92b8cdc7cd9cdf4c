package letter

import (
	"regexp"
	"slices"

	"github.com/recourse-health/recourse/judge/history"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/say"
)

// Lacks says what a paper cannot do without.
func Lacks(kind string, in Input) []record.Need {
	f, _ := in.Books.form(kind)
	return in.lacks(f.Needs)
}

// Stronger says what would make a paper stronger.
func Stronger(kind string, in Input) []record.Need {
	f, _ := in.Books.form(kind)
	out := in.lacks(f.Stronger)
	if kind == "criteria_table" {
		out = append(out, in.open()...)
	}
	return out
}

// open are the questions that would settle a criterion, as the check asks them.
func (in Input) open() []record.Need {
	var out []record.Need
	a, _ := in.judged()
	for _, l := range a.Lacks {
		for _, n := range in.Follows.Ask {
			if n.Fact == l.Ask && !slices.ContainsFunc(out, func(o record.Need) bool { return o.Fact == n.Fact }) {
				out = append(out, n)
			}
		}
	}
	return out
}

func (in Input) lacks(paths []string) []record.Need {
	var out []record.Need
	for _, p := range paths {
		if !in.has(p) {
			out = append(out, in.need(p))
		}
	}
	return out
}

// fields are the words of a form that are a field of the record.
var fields = map[string]record.Field{
	"patient.name": record.MemberName, "patient.member_id": record.MemberID, "patient.date_of_birth": record.DateOfBirth,
	"drug.name": record.Drug, "drug.strength": record.Strength, "drug.diagnosis": record.Diagnosis, "drug.icd10": record.ICD10, "drug.since": record.DrugSince,
	"plan.type": record.FieldPlanType, "plan.reference_number": record.ReferenceNumber,
	"prescriber.name": record.Prescriber, "prescriber.npi": record.NPI, "prescriber.fax": record.PrescriberFax,
}

// dose is a strength inside the name of a drug, as letters print it.
var dose = regexp.MustCompile(`(?i)\d\s?(?:mg|mcg|µg|g|ml|units?|%|iu|meq)\b`)

func (in Input) has(path string) bool {
	c := in.Case
	switch path {
	case "plan.carrier":
		return c.Text(record.Carrier).OK() || c.Text(record.Administrator).OK() || c.Text(record.PlanName).OK()
	case "events.notice_dated", "events.notice_received":
		for _, o := range record.Each[record.Event](c) {
			if "events."+o.V.Kind == path {
				return true
			}
		}
		return false
	case "ground":
		return in.hasGround()
	case "rule":
		_, ok := in.judged()
		return ok
	case "drug.strength":
		return c.Text(record.Strength).OK() || dose.MatchString(c.Text(record.Drug).Value)
	}
	return c.Text(fields[path]).OK()
}

// hasGround reports whether there is one fact for certain that a ground can stand on.
func (in Input) hasGround() bool {
	return in.failed() != nil || len(record.Each[record.Unsafe](in.Case)) > 0 || len(record.Each[record.Reaction](in.Case)) > 0 || in.stable()
}

func (in Input) failed() []history.Trial {
	var out []history.Trial
	for _, t := range in.Trials {
		if t.Failed() {
			out = append(out, t)
		}
	}
	return out
}

// stable reports whether the prescriber has said that the member is stable on the drug.
func (in Input) stable() bool {
	for _, o := range record.Each[record.Attested](in.Case) {
		if o.V.What == record.AttestStable && o.Fact.By == record.ByPrescriber {
			return o.V.Is
		}
	}
	return false
}

// need asks for a path of a form. A ground is asked for as a trial: it is what most people can tell.
func (in Input) need(path string) record.Need {
	if path == "ground" {
		path = "trials"
	}
	n := record.Need{Fact: path, Who: "member", Form: record.FormText, Ask: say.L("need." + path), Why: say.L("need.why.paper")}
	for _, a := range in.Books.Askings {
		if a.Path == path {
			n.Who, n.Form = a.Who, a.Form
		}
	}
	if path == "plan.type" {
		for _, t := range record.PlanTypes {
			n.OneOf = append(n.OneOf, string(t))
		}
	}
	return n
}
