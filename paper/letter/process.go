package letter

import (
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/ref"
)

// process finds what the plan calls the door. Of a plan whose type is not known, the zero Process: no law is cited.
// A state's law is cited only for an insured plan, and only that of the state where the plan was issued.
func (in Input) process() Process {
	t := in.Case.Text(record.FieldPlanType)
	if !t.OK() {
		return Process{}
	}
	for _, p := range in.Books.Processes {
		if string(p.Plan) != t.Value {
			continue
		}
		if p.Right == "" {
			p.Right, _ = in.stateRule()
		}
		return p
	}
	return Process{}
}

// stateRule is the exception law of the state where the plan was issued. Where only the member's own state is
// known, that one is taken, and the paper says so (see law).
func (in Input) stateRule() (ref.Rule, bool) {
	for _, f := range []record.Field{record.IssuedState, record.State} {
		if k := in.Case.Text(f); k.OK() {
			return in.Books.Law.Exception(k.Value)
		}
	}
	return "", false
}

// assumed reports whether the state of issue was taken from the member's address.
func (in Input) assumed() bool {
	return !in.Case.Text(record.IssuedState).OK() && in.Case.Text(record.State).OK()
}
