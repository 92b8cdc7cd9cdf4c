// Package fact holds what a rule sees of a record, in the words that the law files use.
//
// It promises that a fact has one of four kinds and no other value, that a word outside the
// vocabulary does not exist, and that a view never changes: adding a fact makes a new one.
package fact

import (
	"fmt"
	"slices"
	"strings"
)

// Kind says what values a word takes.
type Kind int

const (
	Choice Kind = iota // one of a list: "notice is initial_denial"
	Flag               // yes or no: "urgent", "not urgent"
	Number             // "appeal levels is 2"
	Event              // something that happened, on a day or at an hour
)

// A Word is one entry of the vocabulary.
type Word struct {
	Name    string // as law files write it: "claim received"
	Key     string // as `recourse rights` reads it: "claim_received"
	Kind    Kind
	Values  []string // of a Choice
	Ask     string   // the question to a person who has not told it
	Who     Who      // who can answer it
	Follows string   // the event after which this one is worth asking about
	Plain   bool     // told of nearly every case: alone it makes no rule worth asking about
	Scope   bool     // says which law is for the case: plan type, state
}

// Who is the one to ask.
type Who string

const (
	Member     Who = "member"
	Prescriber Who = "prescriber"
	Pharmacy   Who = "pharmacy"
	Plan       Who = "plan"
)

// A Vocabulary is every word a law file may use.
type Vocabulary struct {
	Words  []*Word
	byName map[string]*Word
}

// Add puts w into the vocabulary.
func (v *Vocabulary) Add(w *Word) error {
	if v.byName == nil {
		v.byName = map[string]*Word{}
	}
	if v.byName[w.Name] != nil {
		return fmt.Errorf("%q is in the vocabulary twice", w.Name)
	}
	if w.Key == "" {
		w.Key = strings.ReplaceAll(w.Name, " ", "_")
	}
	v.Words = append(v.Words, w)
	v.byName[w.Name] = w
	return nil
}

// Word finds a word by its name; nil if there is none.
func (v *Vocabulary) Word(name string) *Word { return v.byName[name] }

// ByKey finds the word that an input key stands for; nil if there is none.
func (v *Vocabulary) ByKey(key string) *Word {
	i := slices.IndexFunc(v.Words, func(w *Word) bool { return w.Key == key })
	if i < 0 {
		return nil
	}
	return v.Words[i]
}

// Allows reports whether a Choice may have the value.
func (w *Word) Allows(value string) bool { return slices.Contains(w.Values, value) }
