// Package ident finds in a text what tells who a person is: names, numbers, days of birth, addresses, written or spoken.
//
// It promises that what is known of the person is found however it is spelled out loud, and that drugs, companies, the plan's own
// numbers and the dates of the story stay.
package ident

import (
	"cmp"
	"slices"

	"github.com/recourse-health/recourse/value/civil"
)

// A Kind says what an identifier is. The words are those of recourse.redact/1.
type Kind string

// The kinds.
const (
	Name    Kind = "name"
	Birth   Kind = "date_of_birth"
	Member  Kind = "member_id"
	SSN     Kind = "ssn"
	Phone   Kind = "phone"
	Email   Kind = "email"
	Address Kind = "address"
	Account Kind = "account"
	Other   Kind = "other_id"
)

// A Found is one identifier, from byte From to To.
type Found struct {
	Kind     Kind
	From, To int
}

// A Person is what is known of the one whose text it is. All may be empty.
type Person struct {
	Name, MemberID, GroupNumber, Phone, Email, Address string
	Born                                               civil.Date
}

// Books are the words that help to tell names from words.
type Books struct {
	Words     []string          // names that are words too, in lower case: will, may, price
	Known     func(string) bool // a drug, a company, a word of medicine: never a name
	Reference []string          // what the plan's own numbers are called, in lower case
}

// Find gives the identifiers of a text, in its order, none within another.
func Find(text string, who Person, b Books) []Found {
	t := tokenise(text)
	r := &reader{text: text, tokens: t, units: spell(text, t), who: who, books: b}
	for _, look := range []func(){r.emails, r.knownNumbers, r.births, r.addresses, r.knownNames, r.phones, r.secrets, r.members, r.names} {
		look()
	}
	return settle(r.out)
}

type reader struct {
	text   string
	tokens []token
	units  []unit
	who    Person
	books  Books
	out    []Found
}

func (r *reader) add(k Kind, from, to int) {
	if to > from && !r.taken(from, to) {
		r.out = append(r.out, Found{k, from, to})
	}
}

// taken reports a place that was found before: what is known goes before what is guessed.
func (r *reader) taken(from, to int) bool {
	return slices.ContainsFunc(r.out, func(f Found) bool { return from < f.To && f.From < to && f.From <= from && to <= f.To })
}

// settle sorts, and joins what overlaps under the kind of the longer.
func settle(fs []Found) []Found {
	slices.SortStableFunc(fs, func(a, b Found) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(b.To, a.To)) })
	var out []Found
	for _, f := range fs {
		if n := len(out); n > 0 && f.From < out[n-1].To {
			last := &out[n-1]
			if f.To-f.From > last.To-last.From {
				last.Kind = f.Kind
			}
			last.To = max(last.To, f.To)
			continue
		}
		out = append(out, f)
	}
	return out
}

// Hide gives the text with each identifier as its kind in brackets.
func Hide(text string, found []Found) string {
	out, at := "", 0
	for _, f := range found {
		out += text[at:f.From] + "[" + string(f.Kind) + "]"
		at = f.To
	}
	return out + text[at:]
}
