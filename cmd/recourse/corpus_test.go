package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	formbook "github.com/recourse-health/recourse/book/form"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/record/told"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/work/casework"
)

var whole = flag.Bool("whole", false, "papers of every letter of the corpus, not of each sixth")

// A true paper must hold before a stranger: every paper that follows from a letter of the corpus and two made trials of the drugs
// that it wants is verified as JSON, as PDF and as DOCX. test/all.sh takes the whole corpus.
func TestEachPaperOfTheCorpusHolds(t *testing.T) {
	folders, err := filepath.Glob("../../corpus/letters/*/letter.*")
	if err != nil || len(folders) == 0 {
		t.Fatal(folders, err)
	}
	tl := &tools{}
	defer tl.close()
	made, last := 0, ""
	for i, name := range folders {
		if filepath.Dir(name) == last || !*whole && i%6 != 0 {
			continue
		}
		last = filepath.Dir(name)
		t.Run(filepath.Base(last), func(t *testing.T) {
			if c := caseOf(t, tl, name, states[i%len(states)]); c != nil {
				made += hold(t, tl, c)
			}
		})
	}
	if made < 20 {
		t.Errorf("%d papers", made)
	}
	t.Logf("%d papers", made)
}

// states have laws of their own, with all manner of citations.
var states = []string{"CT", "NH", "NY", "WV", "IL", "MA", "NE", "PA", "TN", "WA", "VT", "MS", "GA", "CA", "TX", "NJ"}

// caseOf reads a letter and tells of two trials; none: the letter is of no use.
func caseOf(t *testing.T, tl *tools, name, state string) *record.Case {
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	docs, err := tl.Files().Read(t.Context(), 0, filepath.Base(name), b)
	if err != nil {
		return nil
	}
	c, _, err := tl.Books().Judge(docs, nil, time.Date(2026, 11, 25, 12, 0, 0, 0, time.UTC))
	if err != nil {
		return nil
	}
	drugs := []string{"metformin"}
	for _, d := range c.Details(record.RequiredDrugs) {
		drugs = append(drugs, d.V.Text)
	}
	said := &told.Case{Plan: told.Plan{IssuedState: state}}
	for i, drug := range drugs[len(drugs)-min(2, len(drugs)):] {
		said.Trials = append(said.Trials, told.Trial{Drug: drug, First: fmt.Sprintf("2025-0%d-03", 3*i+1), Last: fmt.Sprintf("2025-0%d", 3*i+3), Dose: "50 mg",
			Outcome: []string{"ineffective", "adverse_reaction"}[i], Detail: []string{"no change in symptoms", "rash on both arms"}[i]})
	}
	trials, err := told.Facts(said, resolve)
	if err != nil {
		t.Fatalf("%v: %v", drugs, err)
	}
	return record.New(append(c.All(), trials...)...)
}

// hold makes each kind of paper in each language and verifies its three forms.
func hold(t *testing.T, tl *tools, c *record.Case) (made int) {
	w := tl.writer()
	for _, form := range formbook.Papers {
		for _, lang := range []string{"en", "es"} {
			m, err := w.Make(c, form.Kind, lang, civil.Day(2026, time.November, 25))
			var lacks *casework.Lacks
			if errors.As(err, &lacks) {
				continue
			}
			if err != nil {
				t.Errorf("%s: %v", form.Kind, err)
				continue
			}
			made++
			for ext, b := range map[string][]byte{"json": m.JSON, "pdf": m.PDF, "docx": m.DOCX} {
				found, err := tl.Verify(c, form.Kind+"."+ext, b)
				if err != nil {
					t.Errorf("%s.%s: %v", form.Kind, ext, err)
				}
				for _, f := range found {
					if !f.OK {
						t.Errorf("%s.%s %s: %q: %s", form.Kind, ext, lang, f.Text, tl.words("en").Must(f.Say))
					}
				}
			}
		}
	}
	return made
}
