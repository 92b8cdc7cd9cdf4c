// Package form holds what each paper needs, and what each kind of plan calls the process that the paper asks for. Sources:
// the law files of book/law (by id), and data/law/step_therapy_exception_vocabulary.json of the research, 2026-11-21.
package form

// A Paper says what a kind of paper cannot do without, and what would make it stronger. Words are dotted paths of
// recourse.case/1; "ground" is at least one fact that a ground can stand on, and
// "rule" the step rule as the notice states it.
type Paper struct {
	Kind     string
	Needs    []string
	Stronger []string
	Mine     bool // the person's own, in that person's language; else for the plan, in English
}

// Papers are the kinds of paper, in the order in which people meet them.
var Papers = []Paper{
	{"exception_request", []string{"patient.name", "drug.name", "plan.carrier", "ground"},
		[]string{"patient.member_id", "patient.date_of_birth", "plan.type", "prescriber.name", "prescriber.fax", "drug.strength", "drug.diagnosis", "events.notice_dated"}, false},
	{"prescriber_statement", []string{"patient.name", "drug.name", "prescriber.name", "ground"},
		[]string{"patient.member_id", "patient.date_of_birth", "drug.strength", "drug.diagnosis", "drug.icd10", "drug.since", "prescriber.npi"}, false},
	{"criteria_table", []string{"patient.name", "drug.name", "rule"}, []string{"patient.member_id", "drug.diagnosis"}, false},
	{"appeal", []string{"patient.name", "drug.name", "plan.carrier", "events.notice_dated", "ground"},
		[]string{"patient.member_id", "plan.type", "events.notice_received", "plan.reference_number", "drug.diagnosis"}, false},
	{"call_sheet", []string{"patient.name", "drug.name", "plan.carrier"}, []string{"patient.member_id", "patient.date_of_birth", "prescriber.name", "plan.reference_number"}, true},
}

// Packet are the papers that go into a packet where nobody says which, in this order; one that the case cannot fill is left out.
var Packet = [...]string{"exception_request", "prescriber_statement", "criteria_table"}

// A Need is one thing that a paper may need: who can tell it, and in which form. The question is the sentence "need.PATH".
type Need struct{ Path, Who, Form string }

// Needs says whom to ask for what.
var Needs = []Need{
	{"patient.name", "member", "text"},
	{"patient.member_id", "member", "text"},
	{"patient.date_of_birth", "member", "day"},
	{"drug.name", "member", "text"},
	{"drug.strength", "prescriber", "text"},
	{"drug.diagnosis", "prescriber", "text"},
	{"drug.icd10", "prescriber", "text"},
	{"drug.since", "member", "day"},
	{"plan.carrier", "member", "text"},
	{"plan.type", "plan", "choice"},
	{"plan.reference_number", "member", "text"},
	{"prescriber.name", "member", "text"},
	{"prescriber.npi", "prescriber", "text"},
	{"prescriber.fax", "prescriber", "text"},
	{"events.notice_dated", "member", "day"},
	{"events.notice_received", "member", "day"},
	{"trials", "member", "trial"},
	{"rule", "plan", "text"},
}

// A Process is what a kind of plan calls the door, and the rules that speak of it. Term is the sentence "process.TERM".
type Process struct {
	Plan   string
	Term   string
	Right  string // rule that gives the right to ask; empty: the law of the plan's state, if any
	Decide string // rule that says by when the plan decides
	Appeal string // rule of the first appeal
	Answer string // rule that says by when the first appeal is decided
}

// Processes has one row for each plan type that is known.
var Processes = []Process{
	{"erisa_self_funded", "step_exception", "us.claims.claim.decide", "us.claims.claim.decide", "us.claims.appeal.file", "us.claims.appeal.decide"},
	{"erisa_fully_insured", "step_exception", "", "us.claims.claim.decide", "us.claims.appeal.file", "us.claims.appeal.decide"},
	{"aca_individual_or_small_group", "step_exception", "", "us.claims.claim.decide", "us.claims.appeal.file", "us.claims.appeal.decide"},
	{"grandfathered", "step_exception", "us.claims.claim.decide", "us.claims.claim.decide", "us.claims.appeal.file", "us.claims.appeal.decide"},
	{"governmental_self_funded", "step_exception", "us.claims.claim.decide", "us.claims.claim.decide", "us.claims.appeal.file", "us.claims.appeal.decide"},
	{"church_plan", "step_exception", "us.claims.claim.decide", "us.claims.claim.decide", "us.claims.appeal.file", "us.claims.appeal.decide"},
	{"fehb", "step_exception", "us.fehb.claim.decide", "us.fehb.claim.decide", "us.fehb.reconsideration.file", "us.fehb.reconsideration.decide"},
	{"medicare_part_d", "part_d_exception", "us.partd.exception", "us.partd.decide", "us.partd.redetermination.file", "us.partd.redetermination.decide"},
	{"medicare_advantage_part_b_drug", "part_b_step", "us.partb.step.protection", "us.partb.decide", "us.partb.reconsideration.file", "us.partb.reconsideration.decide"},
	{"medicaid_mco", "medicaid_exception", "us.medicaid.pa.decide", "us.medicaid.pa.decide", "us.medicaid.mco.appeal.file", "us.medicaid.mco.appeal.decide"},
	{"medicaid_ffs", "medicaid_exception", "us.medicaid.pa.decide", "us.medicaid.pa.decide", "us.medicaid.ffs.hearing.file", "us.medicaid.ffs.hearing.decide"},
	{"chip", "medicaid_exception", "us.chip.pa.decide", "us.chip.pa.decide", "us.chip.appeal.file", "us.chip.appeal.decide"},
	{"tricare", "tricare_necessity", "us.tricare.first", "us.tricare.first", "us.tricare.reconsideration.file", "us.tricare.reconsideration.decide"},
	{"va", "va_nonformulary", "us.va.nonformulary", "us.va.nonformulary", "us.va.appeal", "us.va.appeal"},
	{"short_term_or_limited", "step_exception", "", "us.shortterm.policy", "us.shortterm.policy", "us.shortterm.policy"},
}
