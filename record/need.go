package record

import (
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// A Need is something that is not known and would matter: what rules, criteria, papers and the call lack.
type Need struct {
	Fact   string   // the word as a person may answer it: `recourse case answer CASE FACT=VALUE`
	Form   Form     // how it is answered
	OneOf  []string // of a Choice: the values; the words for a value v are the sentence "option.v"
	Who    string   // member prescriber pharmacy plan
	Ask    say.Line // the question
	Why    say.Line // why we ask
	Settle []string // ids of what would settle it: "prescriber_statement"; the words are the sentence "proof.ID"
	For    []ref.Ref
}

// A Form says what an answer looks like.
type Form string

// The forms of an answer.
const (
	FormText   Form = "text"
	FormDay    Form = "day" // 2026-01-31; of a trial also a month or a year
	FormNumber Form = "number"
	FormYesNo  Form = "yes_no" // true or false
	FormChoice Form = "choice"
	FormTrial  Form = "trial" // a drug that was tried: see the shape of trials in CONTRACT.md
)
