// Package fault holds errors that are meant for the person at the keyboard: one sentence that says what
// to do, as data, so that it can be said in English and in Spanish.
//
// It promises that a fault carries no health data: a fault may be logged.
package fault

import (
	"errors"

	"github.com/recourse-health/recourse/value/say"
)

// Kind is the word that programs go by.
type Kind string

// The kinds of CONTRACT.md.
const (
	Unreadable   Kind = "unreadable"
	Encrypted    Kind = "encrypted"
	TooLarge     Kind = "too_large"
	Unsupported  Kind = "unsupported"
	Empty        Kind = "empty"
	NotFound     Kind = "not_found"
	BadValue     Kind = "bad_value"
	MissingFacts Kind = "missing_facts"
	NotApproved  Kind = "not_approved"
	Busy         Kind = "busy"
)

// A Fault is something that the person can mend.
type Fault struct {
	Kind Kind
	Say  say.Line
	Err  error // what lies beneath, if anything
}

// New makes a fault.
func New(kind Kind, line say.Line) *Fault { return &Fault{Kind: kind, Say: line} }

// Wrap makes a fault over an error.
func Wrap(kind Kind, line say.Line, err error) *Fault { return &Fault{kind, line, err} }

func (f *Fault) Error() string {
	if f.Err != nil {
		return string(f.Kind) + ": " + f.Say.ID + ": " + f.Err.Error()
	}
	return string(f.Kind) + ": " + f.Say.ID
}

// Unwrap gives what lies beneath.
func (f *Fault) Unwrap() error { return f.Err }

// Of finds the fault in an error.
func Of(err error) (*Fault, bool) {
	var f *Fault
	ok := errors.As(err, &f)
	return f, ok
}
