package move

import (
	"slices"
	"strconv"

	"github.com/recourse-health/recourse/value/ref"
)

// A Fact is what is known of one word: yes or no, one of a list, or a number, with what it stands on.
type Fact struct {
	Name  string
	Value string // "true", "false", or the value of a list
	N     int    // of a number
	Num   bool
	On    []ref.Ref
}

// Facts are what is known, each word once.
type Facts []Fact

// Get finds a word.
func (f Facts) Get(name string) (Fact, bool) {
	i := slices.IndexFunc(f, func(x Fact) bool { return x.Name == name })
	if i < 0 {
		return Fact{}, false
	}
	return f[i], true
}

// hold reports whether the condition holds; what is not known satisfies nothing.
func (f Facts) hold(c Cond) bool {
	x, ok := f.Get(c.Fact)
	switch {
	case !ok:
		return false
	case c.Is == "":
		return x.Num && c.Lo <= x.N && x.N <= c.Hi
	default:
		return !x.Num && x.Value == c.Is
	}
}

// Read makes a fact of a word and its value as a person gives it; false if the word does not take the value.
func (b Book) Read(name, value string) (Fact, bool) {
	w, ok := b.Word(name)
	if !ok {
		return Fact{}, false
	}
	switch w.Kind {
	case "bool":
		v, ok := yesNo[value]
		return Fact{Name: name, Value: v}, ok
	case "enum":
		return Fact{Name: name, Value: value}, slices.Contains(w.Of, value)
	case "number":
		n, err := strconv.Atoi(value)
		return Fact{Name: name, N: n, Num: true}, err == nil
	}
	return Fact{}, false
}

var yesNo = map[string]string{"true": "true", "yes": "true", "false": "false", "no": "false"}

func truth(name string, is bool, on ...ref.Ref) Fact {
	return Fact{Name: name, Value: strconv.FormatBool(is), On: on}
}

func count(name string, n int, on ...ref.Ref) Fact {
	return Fact{Name: name, N: n, Num: true, On: on}
}
