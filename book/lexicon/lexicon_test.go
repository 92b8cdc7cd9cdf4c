package lexicon_test

import (
	"encoding/csv"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/book/lexicon"
)

// rows reads CSV files by the names of their columns, one after the other.
func rows(t *testing.T, files ...string) (out []map[string]string) {
	t.Helper()
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		all, err := csv.NewReader(f).ReadAll()
		f.Close()
		if err != nil || len(all) < 2 {
			t.Fatal(name, len(all), err)
		}
		for _, r := range all[1:] {
			m := map[string]string{}
			for i, h := range all[0] {
				m[h] = r[i]
			}
			out = append(out, m)
		}
	}
	return out
}

func bars(s string) []string {
	return slices.DeleteFunc(strings.Split(s, "|"), func(x string) bool { return strings.TrimSpace(x) == "" })
}

// same holds a generated table against its source, row by row.
func same[T any](t *testing.T, name string, table []T, src []map[string]string, ok func(T, map[string]string) bool) {
	t.Helper()
	if len(table) != len(src) {
		t.Fatalf("%s: %d rows, %d in the CSV: run go generate", name, len(table), len(src))
	}
	for i, r := range src {
		if !ok(table[i], r) {
			t.Errorf("%s: row %d is not %v: run go generate", name, i, r)
		}
	}
}

// The tables are compiled from the CSV files; a table that is edited alone, or a CSV that was not compiled, is found here.
func TestTheTablesAreTheirSources(t *testing.T) {
	same(t, "Phrases", lexicon.Phrases, rows(t, "phrases.csv", "more.csv"), func(p lexicon.Phrase, r map[string]string) bool {
		return p.ID == r["id"] && p.Means == r["means"] && p.Code == r["code"] && p.Strength == r["strength"] && p.Scope == r["scope"] && p.Lang == r["language"] && p.Regex == r["regex"]
	})
	same(t, "Labels", lexicon.Labels, rows(t, "field_labels.csv"), func(l lexicon.Label, r map[string]string) bool {
		return l.ID == r["id"] && l.Field == r["field"] && l.Role == r["role"] && l.Lang == r["language"] && l.Regex == r["regex"] && l.Shape == r["shape"]
	})
	same(t, "Cues", lexicon.Cues, rows(t, "plan_cues.csv", "more_cues.csv"), func(c lexicon.Cue, r map[string]string) bool {
		return c.ID == r["id"] && c.Plan == r["plan_type"] && c.Lang == r["language"] && c.Strength == r["strength"] && c.Regex == r["regex"]
	})
	same(t, "Rejects", lexicon.Rejects, rows(t, "rejects.csv"), func(c lexicon.Reject, r map[string]string) bool {
		return c.Code == r["code"] && c.Family == r["family"] && c.Means == r["means"] && c.MeansCode == r["means_code"] &&
			slices.Equal(c.Narrower, bars(r["narrower_than"])) && slices.Equal(c.Yields, bars(r["yields_to"]))
	})
	same(t, "Companies", lexicon.Companies, rows(t, "carriers.csv"), func(c lexicon.Company, r map[string]string) bool {
		for _, n := range append([]string{r["name"]}, bars(r["aliases"])...) {
			if slices.Contains(c.Names, n) == strings.ContainsAny(n, "{}") {
				return false // a form with a gap in it is no name; every other is
			}
		}
		return c.ID == r["id"] && c.Name == r["name"] && c.Kind == r["kind"]
	})
}

// A pattern is compiled when a letter first needs it: one that does not compile would fall over on somebody's letter.
func TestEachPatternCompiles(t *testing.T) {
	check := func(id, re string, need []string) {
		if _, err := regexp.Compile("(?i)" + re); err != nil || re == "" {
			t.Errorf("%s: %q %v", id, re, err)
		}
		for _, n := range need {
			if n == "" || n != strings.ToLower(n) {
				t.Errorf("%s needs %q", id, n)
			}
		}
	}
	for _, p := range lexicon.Phrases {
		check(p.ID, p.Regex, p.Need)
	}
	for _, l := range lexicon.Labels {
		check(l.ID, l.Regex, l.Need)
	}
	for _, c := range lexicon.Cues {
		check(c.ID, c.Regex, c.Need)
	}
	for _, e := range lexicon.Elements {
		check(e.Name, e.Regex, nil)
	}
}

// The CSV says of many phrases how they look in a letter: the pattern must find its own example, and so must its short cut.
func TestEachPhraseFindsItsExample(t *testing.T) {
	src, tried := rows(t, "phrases.csv", "more.csv"), 0
	for i, p := range lexicon.Phrases {
		example := src[i]["example"]
		if example == "" {
			continue
		}
		tried++
		if !regexp.MustCompile("(?i)" + p.Regex).MatchString(example) {
			t.Errorf("%s: %q is not in %q", p.ID, p.Regex, example)
		}
		if p.Need != nil && !slices.ContainsFunc(p.Need, func(n string) bool { return strings.Contains(strings.ToLower(example), n) }) {
			t.Errorf("%s: %q holds none of %v", p.ID, example, p.Need)
		}
	}
	if tried == 0 {
		t.Error("no phrase has an example")
	}
}

// The longest name of a company is looked for first, so that "Medica" never takes a part of a longer name.
func TestTheLongestNameComesFirst(t *testing.T) {
	for _, c := range lexicon.Companies {
		if len(c.Names) == 0 || !slices.IsSortedFunc(c.Names, func(a, b string) int { return len(b) - len(a) }) {
			t.Errorf("%s: %q", c.ID, c.Names)
		}
	}
}
