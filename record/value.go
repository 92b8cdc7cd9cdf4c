package record

import (
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/policy"
)

// Value is what a fact asserts; the set is closed.
type Value interface{ value() }

// Detail is one scalar thing as told: a name, an id, a date in the form 2026-01-31. Several may stand for one
// field: two phones are two facts, and a conflict stays visible until somebody decides.
type Detail struct {
	Field Field
	Text  string
}

// Block is what a notice is: which situation, and whether it is a denial.
type Block struct {
	Situation Situation
	Denial    Tri
}

// Reason is one kind of denial that a notice gives; Rank 0 is the most important.
type Reason struct {
	Type DenialType
	Rank int
}

// Element is something that a notice must hold by law, found in it or looked for and absent.
type Element struct {
	Name   string
	Absent bool
}

// Required is the step rule as a notice states it.
type Required struct{ Rule policy.Node }

// Claim is a ground that the notice itself speaks to ("our records show a paid claim for …").
type Claim struct {
	Ground Ground
	Fits   Tri
}

// Event is something that happened, in the vocabulary of the law files: "notice_dated", "claim_received".
type Event struct {
	Kind   string
	When   civil.Moment
	Proved bool
}

// Coverage is a plan of now or before.
type Coverage struct {
	Plan string
	In   civil.Range
}

// Took is one drug that was taken, as told. What became of it is an Outcome of its own.
type Took struct {
	Drug       string // as written
	Ingredient string // as the drug book resolves it; empty if it does not
	Class      string
	In         civil.Range
	Estimated  bool
	Dose       string
	Fills      int
	DaysSupply int
	PaidBy     string
	PlanCanSee Tri
}

// Outcome is how a trial ended. It hangs on drug and time, so that a second import leaves it standing.
type Outcome struct {
	Drug   string // as written where the drug was told, or its ingredient
	In     civil.Range
	Effect Effect
	Detail string
}

// Reaction is an allergy or intolerance.
type Reaction struct {
	Drug, Reaction string
	When           civil.Date
}

// Condition is a diagnosis besides the one that the drug is for.
type Condition struct {
	Name, Code string
	Since      civil.Date
}

// Unsafe says that a drug is contraindicated, and why.
type Unsafe struct{ Drug, Reason string }

// Attested is a clinical statement of the prescriber: urgent, stable.
type Attested struct {
	What Attest
	Is   bool
	Why  string
}

// Supply says how many days of medicine are left.
type Supply struct {
	DaysLeft int
	AsOf     civil.Date
}

// Approval is a standing approval of the drug.
type Approval struct {
	Number string
	In     civil.Range
}

// Contact is one exchange with the plan.
type Contact struct {
	At                                   civil.Moment
	Channel, Who, Said, Reference, Proof string
}

// Exhibit is a paper at hand.
type Exhibit struct{ File, Label string }

// Consent names the identifiers that may be said on a call.
type Consent struct{ MaySay []string }

func (Detail) value()    {}
func (Block) value()     {}
func (Reason) value()    {}
func (Element) value()   {}
func (Required) value()  {}
func (Claim) value()     {}
func (Event) value()     {}
func (Coverage) value()  {}
func (Took) value()      {}
func (Outcome) value()   {}
func (Reaction) value()  {}
func (Condition) value() {}
func (Unsafe) value()    {}
func (Attested) value()  {}
func (Supply) value()    {}
func (Approval) value()  {}
func (Contact) value()   {}
func (Exhibit) value()   {}
func (Consent) value()   {}
