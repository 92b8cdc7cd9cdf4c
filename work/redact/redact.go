// Package redact hides in a text what tells who the person of a case is.
//
// It promises that what it says was found is what it hid, place by place.
package redact

import (
	"unicode/utf8"

	"github.com/recourse-health/recourse/read/ident"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
)

// An Answer is the text without what tells who the person is, and what that was.
type Answer struct {
	Text  string
	Found []Hidden
}

// Hidden is one identifier of a kind, in Unicode code points of the text.
type Hidden struct {
	Kind       string
	Start, End int
	Text       string
}

// Text hides what the case knows of its person, and what else is told as a person's. The case may be nil.
func Text(text string, c *record.Case, b ident.Books) Answer {
	found := ident.Find(text, person(c), b)
	a := Answer{Text: ident.Hide(text, found)}
	at, runes := 0, 0
	for _, f := range found {
		runes += utf8.RuneCountInString(text[at:f.From])
		n := utf8.RuneCountInString(text[f.From:f.To])
		a.Found = append(a.Found, Hidden{string(f.Kind), runes, runes + n, text[f.From:f.To]})
		at, runes = f.To, runes+n
	}
	return a
}

func person(c *record.Case) ident.Person {
	if c == nil {
		return ident.Person{}
	}
	text := func(f record.Field) string { return c.Text(f).Value }
	born, _ := civil.Parse(text(record.DateOfBirth)) // zero where it is not told
	return ident.Person{Name: text(record.MemberName), MemberID: text(record.MemberID), GroupNumber: text(record.GroupNumber),
		Phone: text(record.MemberPhone), Email: text(record.MemberEmail), Address: text(record.MemberAddress), Born: born}
}
