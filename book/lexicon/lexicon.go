// Package lexicon holds how US denial letters talk: phrases and what they mean, labels of fields, cues to the plan type, carriers,
// and reject codes. Data only; see README.md for its sources.
package lexicon

//go:generate go run gen.go

// A Phrase is a pattern and what it means. It is an alias, so that a book which imports nothing can hand it on.
type Phrase = struct {
	ID, Means, Code, Strength, Scope, Lang, Regex string
	Need                                          []string
}

// A Label is how a field is announced. Role is label, cell, context, trap or role:…; Shape names the form of the value.
type Label = struct {
	ID, Field, Role, Lang, Regex, Shape string
	Need                                []string
}

// A Cue speaks for a plan type.
type Cue = struct {
	ID, Plan, Lang, Strength, Regex string
	Need                            []string
}

// A Company is a carrier, PBM, TPA, reviewer, pharmacy or agency with the names it goes by, the longest first.
type Company = struct {
	ID, Name, Kind string
	Names          []string
}

// A Reject is a code at the counter or on a remittance.
type Reject = struct {
	Code, Family, Means, MeansCode string
	Narrower, Yields               []string
}
