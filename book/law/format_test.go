package law_test

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/recourse-health/recourse/book/law"
	"github.com/recourse-health/recourse/judge/rule/book"
)

// The example on the page about the format is a law file that loads and decides its cases.
func TestTheExampleOfTheFormat(t *testing.T) {
	page, err := os.ReadFile("FORMAT.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "```law\n")
	example, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("the page has no example")
	}
	terms, err := law.Files.ReadFile("shared.terms")
	if err != nil {
		t.Fatal(err)
	}
	b, err := book.LoadCases(fstest.MapFS{"shared.terms": {Data: terms}, "example.law": {Data: []byte(example)}})
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Check(); err != nil {
		t.Error(err)
	}
}
