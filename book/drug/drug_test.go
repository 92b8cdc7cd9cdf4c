package drug_test

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/book/drug"
)

// rows reads drugs.csv by the names of its columns.
func rows(t *testing.T) []map[string]string {
	t.Helper()
	f, err := os.Open("drugs.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil || len(all) < 2 {
		t.Fatal(len(all), err)
	}
	var out []map[string]string
	for _, r := range all[1:] {
		m := map[string]string{}
		for i, h := range all[0] {
			m[h] = r[i]
		}
		out = append(out, m)
	}
	return out
}

// The tables are compiled from the CSV; one that is edited alone would be told of by nobody.
func TestTheTableIsItsSource(t *testing.T) {
	src := rows(t)
	if len(drug.Rows) != len(src) {
		t.Fatalf("%d rows, %d in drugs.csv: run go generate", len(drug.Rows), len(src))
	}
	for i, r := range src {
		if want := (drug.Row{Ingredient: r["ingredient"], RxCUI: r["rxcui"], Class: r["step_class"], Label: r["class_label"]}); drug.Rows[i] != want {
			t.Errorf("row %d: %v, want %v: run go generate", i, drug.Rows[i], want)
		}
	}
}

// Each way of writing a drug in the CSV leads to its ingredient, and no other name is in the book.
func TestTheNamesAreThoseOfTheSource(t *testing.T) {
	want := map[string]int{}
	for i, r := range rows(t) {
		all := append([]string{r["ingredient"]}, strings.Split(r["brands"]+"|"+r["brands_other"]+"|"+r["synonyms"], "|")...)
		for _, n := range all {
			n = strings.ToLower(strings.TrimSpace(n))
			if _, taken := want[n]; len(n) >= 3 && !taken {
				want[n] = i // a name of two drugs is that of the first
			}
		}
	}
	if len(drug.Names) != len(want) {
		t.Fatalf("%d names, %d in drugs.csv: run go generate", len(drug.Names), len(want))
	}
	for _, n := range drug.Names {
		if i, ok := want[n.Name]; !ok || i != n.Row {
			t.Errorf("%q leads to row %d, in drugs.csv to %d", n.Name, n.Row, i)
		}
	}
}

// Names are found by halving: one out of order would be lost without a word.
func TestNamesAreSortedAndEachOnce(t *testing.T) {
	if !slices.IsSortedFunc(drug.Names, func(a, b drug.Name) int { return strings.Compare(a.Name, b.Name) }) {
		t.Error("names are not sorted")
	}
	for i, n := range drug.Names {
		if i > 0 && n.Name == drug.Names[i-1].Name {
			t.Errorf("%q is there twice", n.Name)
		}
		if n.Row < 0 || n.Row >= len(drug.Rows) || n.Name != strings.ToLower(n.Name) || strings.TrimSpace(n.Name) != n.Name {
			t.Errorf("%q, row %d", n.Name, n.Row)
		}
	}
}

// What people are most often sent to try first must be known.
func TestCommonNames(t *testing.T) {
	for name, want := range map[string]string{"topamax": "topiramate", "topiramate": "topiramate", "metformin": "metformin", "inderal": "propranolol", "humira": "adalimumab"} {
		i, ok := slices.BinarySearchFunc(drug.Names, name, func(n drug.Name, s string) int { return strings.Compare(n.Name, s) })
		if !ok || drug.Rows[drug.Names[i].Row].Ingredient != want {
			t.Errorf("%s is not %s", name, want)
		}
	}
}
