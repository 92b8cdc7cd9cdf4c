package form

import (
	"slices"
	"strings"
	"testing"
)

// The lists are searched by halves, and none has a word of medicine in it.
func TestPlainWords(t *testing.T) {
	for name, list := range map[string][]string{"English": Plain[:], "Spanish": PlainSpanish[:]} {
		if !slices.IsSorted(list) || len(slices.Compact(slices.Clone(list))) != len(list) {
			t.Errorf("%s: not sorted, or a word twice", name)
		}
		for _, w := range list {
			if w != strings.ToLower(w) || slices.Contains([]string{"hospitalised", "cured", "cancer", "pain", "surgery", "pregnant", "allergic", "died", "cirugía", "dolor", "cáncer"}, w) {
				t.Errorf("%s: %q", name, w)
			}
		}
	}
}

// What a paper needs can be asked of somebody.
func TestNeedsCanBeAsked(t *testing.T) {
	for _, p := range Papers {
		for _, path := range append(p.Needs, p.Stronger...) {
			if path == "ground" {
				path = "trials"
			}
			if !slices.ContainsFunc(Needs, func(n Need) bool { return n.Path == path && n.Who != "" && n.Form != "" }) {
				t.Errorf("%s: nobody is asked for %s", p.Kind, path)
			}
		}
	}
}
