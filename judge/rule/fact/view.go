package fact

import (
	"maps"
	"strconv"
	"time"

	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
)

// A Fact is one word with its value. Which field counts is the word's Kind. From names the
// facts of the record that settled it; it is empty where somebody only asks "what if".
type Fact struct {
	Word   *Word
	Choice string
	Yes    bool
	Number int
	At     civil.Moment
	From   []ref.Fact
}

// Value is the fact's value as people write it.
func (f Fact) Value() string {
	switch f.Word.Kind {
	case Choice:
		return f.Choice
	case Flag:
		if f.Yes {
			return "yes"
		}
		return "no"
	case Number:
		return strconv.Itoa(f.Number)
	default:
		return f.At.String()
	}
}

// A View is what a rule sees of a record: at most one settled value a word. Zone is where the
// one who must act is; nil means that each instant is shown on its own wall clock.
type View struct {
	Zone  *time.Location
	facts map[string]Fact
}

// See makes a view of facts; of two with the same word, the later stands.
func See(zone *time.Location, facts ...Fact) View {
	v := View{zone, make(map[string]Fact, len(facts))}
	for _, f := range facts {
		v.facts[f.Word.Name] = f
	}
	return v
}

// With returns the view and one fact more; a fact with the same word gives way.
func (v View) With(f Fact) View {
	more := maps.Clone(v.facts)
	if more == nil {
		more = map[string]Fact{}
	}
	more[f.Word.Name] = f
	return View{v.Zone, more}
}

// Get returns the fact with a word's name.
func (v View) Get(name string) (Fact, bool) {
	f, ok := v.facts[name]
	return f, ok
}

// Any reports whether some fact is as asked.
func (v View) Any(is func(Fact) bool) bool {
	for _, f := range v.facts {
		if is(f) {
			return true
		}
	}
	return false
}
