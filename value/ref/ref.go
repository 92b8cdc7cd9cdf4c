// Package ref names things that stand on other floors: a fact, an exhibit, a rule of law, a row of evidence.
//
// It promises that a name is only a name: nothing here opens, reads or imports what is named, so
// that a sentence or a paragraph can point at a fact without knowing what a fact is.
package ref

// Names are for ever: what one has named stays named so, also when it is superseded.
type (
	Fact     string // given when the fact is committed; of a case file, its JSON pointer ("/trials/0/outcome")
	Exhibit  string // lower-case hex sha256 of the bytes as they came
	Rule     string // id of a rule file
	Evidence string // id of a row of book/evidence
	Request  string // one request to the plan, with every notice, answer and appeal that follows from it
)

// A Ref is one footing: exactly one field is set. It is comparable.
type Ref struct {
	Fact     Fact
	Exhibit  Exhibit
	Rule     Rule
	Evidence Evidence
}

// IsZero reports whether r points at nothing.
func (r Ref) IsZero() bool { return r == Ref{} }

// Facts makes footings of fact names.
func Facts(ids ...Fact) []Ref {
	refs := make([]Ref, len(ids))
	for i, id := range ids {
		refs[i] = Ref{Fact: id}
	}
	return refs
}
