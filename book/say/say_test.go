package say_test

import (
	"slices"
	"strings"
	"testing"

	booksay "github.com/recourse-health/recourse/book/say"
	"github.com/recourse-health/recourse/value/say"
)

func load(t *testing.T, lang string) *say.Book {
	t.Helper()
	names, err := booksay.Files.ReadDir(lang)
	if err != nil {
		t.Fatal(err)
	}
	var files []string
	for _, n := range names {
		b, err := booksay.Files.ReadFile(lang + "/" + n.Name())
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, string(b))
	}
	b, err := say.Parse(lang, files...)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestBothLanguages: what can be said in one language can be said in the other, with the same arguments.
func TestBothLanguages(t *testing.T) {
	en, es := load(t, "en"), load(t, "es")
	for _, id := range en.IDs() {
		if !es.Has(id) {
			t.Errorf("%s is not said in Spanish", id)
			continue
		}
		if a, b := en.Names(id), es.Names(id); !slices.Equal(a, b) {
			t.Errorf("%s takes %v in English and %v in Spanish", id, a, b)
		}
	}
	for _, id := range es.IDs() {
		if !en.Has(id) {
			t.Errorf("%s is not said in English", id)
		}
	}
}

// TestNoPromise: words that promise, alarm or shout stand nowhere.
func TestNoPromise(t *testing.T) {
	for _, lang := range []string{"en", "es"} {
		names, err := booksay.Files.ReadDir(lang)
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range names {
			b, err := booksay.Files.ReadFile(lang + "/" + n.Name())
			if err != nil {
				t.Fatal(err)
			}
			for i, line := range strings.Split(strings.ToLower(string(b)), "\n") {
				for _, bad := range []string{"guarantee", "you qualify", "you will win", "strong case", "success rate", "garantiza", "!"} {
					if strings.Contains(line, bad) {
						t.Errorf("%s/%s:%d says %q", lang, n.Name(), i+1, bad)
					}
				}
			}
		}
	}
}
