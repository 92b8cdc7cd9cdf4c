package wire

import "github.com/recourse-health/recourse/judge/rights"

// Rights is recourse.rights/1.
type Rights struct {
	Schema string  `json:"schema"`
	Clocks []Clock `json:"clocks"`
	Laws   []Law   `json:"laws"`
	Ask    []Need  `json:"ask"`
	Books  string  `json:"books"`
	Engine string  `json:"engine"`
}

// NewRights writes an answer.
func NewRights(a rights.Answer, books, engine string) Rights {
	r := Rights{"recourse.rights/1", Clocks(a.Clocks), Laws(a.Laws), []Need{}, books, engine}
	for _, q := range a.Ask {
		r.Ask = append(r.Ask, Need{Fact: q.Fact, Question: q.Question, Why: q.Why, Who: q.Who, Form: q.Form, OneOf: q.OneOf, WouldSettle: []string{}})
	}
	return r
}

// LawRow is one rule in the list of the law.
type LawRow struct {
	Where      string `json:"where"` // "US" or a state
	ID         string `json:"id"`
	Kind       string `json:"kind"`
	Cite       string `json:"cite"`
	Confidence string `json:"confidence"`
	Checked    string `json:"checked"`
	Since      string `json:"since"`
	Until      string `json:"until,omitempty"`
}

// Mutant is a change of the law that no worked case of its file notices.
type Mutant struct {
	File string `json:"file"`
	What string `json:"what"`
}

// Drug is recourse.drug/1.
type Drug struct {
	Schema     string `json:"schema"`
	Name       string `json:"name"`
	Ingredient string `json:"ingredient"`
	Class      string `json:"class"`
	RxCUI      string `json:"rxcui"`
	Fuzzy      bool   `json:"fuzzy"`
}
