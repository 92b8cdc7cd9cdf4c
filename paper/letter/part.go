package letter

import (
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// sender is the block of the one who signs: the prescriber where known, else the member.
func (w *writer) sender() {
	if name, ok := w.text("name", record.Prescriber); ok {
		w.put(doc.Address, nil, w.lines("from.prescriber", append([]say.Arg{name}, w.args(record.Credentials)...),
			"from.practice", w.args(record.Practice), "from.line", w.args(record.PrescriberAddress), "from.contact", w.args(record.PrescriberPhone, record.PrescriberFax, record.NPI))...)
		return
	}
	w.fromMember()
}

func (w *writer) fromMember() {
	name, _ := w.text("name", record.MemberName)
	w.put(doc.Address, nil, w.lines("from.member", []say.Arg{name}, "from.line", w.args(record.MemberAddress),
		"from.member.contact", w.args(record.MemberPhone, record.MemberEmail))...)
}

// lines makes a line of each id that has arguments.
func (w *writer) lines(pairs ...any) []say.Line {
	var out []say.Line
	for i := 0; i+1 < len(pairs); i += 2 {
		if args := pairs[i+1].([]say.Arg); len(args) > 0 {
			out = append(out, say.L(pairs[i].(string), args...))
		}
	}
	return out
}

// addressee is the company that decides: the administrator of the drug benefit where the papers name one.
func (w *writer) addressee(desk string) {
	for _, f := range []record.Field{record.Administrator, record.Carrier, record.PlanName} {
		if name, ok := w.text("name", f); ok {
			w.put(doc.Address, nil, w.lines("to.desk."+desk, []say.Arg{name}, "to.plan", w.forPlan(f), "to.line", w.args(record.Address), "to.fax", w.args(record.Fax))...)
			return
		}
	}
}

// forPlan names the plan under the company that runs it.
func (w *writer) forPlan(named record.Field) []say.Arg {
	for _, f := range []record.Field{record.PlanName, record.Carrier} {
		if a, ok := w.text("plan", f); ok && f != named && a.Value != w.in.Case.Text(named).Value {
			return []say.Arg{a}
		}
	}
	return nil
}

func (w *writer) date() { w.put(doc.Date, nil, say.L("paper.date", say.A("today", w.in.Today))) }

// re is the block that says which member, drug and decision the paper is about.
func (w *writer) re(law bool) {
	rows := [][2]say.Line{}
	row := func(id string, args []say.Arg) {
		if len(args) > 0 {
			rows = append(rows, [2]say.Line{say.L("re." + id + ".label"), say.L("re."+id, args...)})
		}
	}
	row("member", w.args(record.MemberName, record.DateOfBirth, record.MemberID, record.GroupNumber))
	row("drug", w.drugArgs())
	row("diagnosis", w.args(record.Diagnosis, record.ICD10))
	row("decision", w.decision())
	if a, ok := w.cite("law", w.lawOfRe()); ok && law {
		row("law", []say.Arg{a})
	}
	p, err := doc.NewRe(rows)
	w.keep(p, err)
}

func (w *writer) lawOfRe() ref.Rule {
	if w.process.Right != "" {
		return w.process.Right
	}
	return w.process.Decide
}

func (w *writer) drugArgs() []say.Arg { return w.args(record.Drug, record.Strength, record.Directions) }

// decision names the plan's notice by its day and numbers.
func (w *writer) decision() []say.Arg {
	var out []say.Arg
	if a, ok := w.event("dated", "notice_dated"); ok {
		out = append(out, a)
	}
	for _, f := range []record.Field{record.ReferenceNumber, record.CaseNumber, record.ClaimNumber} {
		if a, ok := w.text("reference", f); ok {
			return append(out, a)
		}
	}
	return out
}

// member names the member in a sentence.
func (w *writer) member() say.Arg {
	a, _ := w.text("member", record.MemberName)
	return a
}

// drug names the drug in a sentence.
func (w *writer) drug() say.Arg {
	a, _ := w.text("drug", record.Drug)
	return a
}

// foot stands on each page.
func (w *writer) foot() []say.Arg {
	return append(w.args(record.MemberName, record.MemberID), w.args(record.ReferenceNumber)...)
}

func (w *writer) signature() {
	if name, ok := w.text("name", record.Prescriber); ok {
		w.put(doc.Signature, nil, say.L("sign.prescriber", append([]say.Arg{name}, w.args(record.Credentials, record.NPI)...)...), say.L("sign.date"))
		return
	}
	w.signedByMember()
}

func (w *writer) signedByMember() {
	name, _ := w.text("name", record.MemberName)
	w.put(doc.Signature, nil, say.L("sign.member", name), say.L("sign.date"))
}
