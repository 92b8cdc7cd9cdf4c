package storetest

import (
	"errors"
	"slices"
	"testing"

	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/work/casework"
)

// person makes a case by whose facts it can be found.
func person(t *testing.T, s *store.Store, name, member, number, drug string) (id string) {
	t.Helper()
	id = create(t, s)
	told := func(v record.Value) record.Fact {
		return record.Fact{Value: v, By: record.ByPlan, Source: record.Told{}, At: at}
	}
	commit(t, s, casework.Change{Case: id, Facts: []record.Fact{
		told(record.Detail{Field: record.MemberName, Text: name}), told(record.Detail{Field: record.MemberID, Text: member}),
		told(record.Detail{Field: record.ReferenceNumber, Text: number}), told(record.Took{Drug: drug, Ingredient: "apremilast"}),
		told(record.Approval{Number: "AP-" + number}), told(record.Contact{At: civil.Moment{}, Reference: "CALL-" + number}),
		told(record.Detail{Field: record.Diagnosis, Text: "Searchless"}),
	}})
	return id
}

func finds(t *testing.T, s *store.Store) {
	jose := person(t, s, "José O’Connor-Quillfeather", "XYZ 123-456 789", "REF/2026/0001", "Otezla 30 mg")
	jo := person(t, s, "JOSEPHINE BRANDT", "XYZ123456780", "20260002", "Skyrizi")
	for _, c := range []struct {
		by   store.Trait
		text string
		want []string
	}{
		{store.Name, "quillfeather", []string{jose}}, {store.Name, "Jose  OConnor", []string{jose}}, {store.Name, "O'CONNOR", []string{jose}},
		{store.Name, "jos*", []string{jose, jo}}, {store.Name, "josephi* bra*", []string{jo}}, {store.Name, "josephin*", []string{jo}}, {store.Name, "jos", nil},
		{store.Name, "jose brandt", nil}, {store.Name, "quillfeathers", nil}, {store.Name, "apremilast", nil},
		{store.Member, "xyz123456789", []string{jose}}, {store.Member, "XYZ-123 45*", []string{jose, jo}}, {store.Member, "XYZ12345678", nil},
		{store.Reference, "ref 2026 0001", []string{jose}}, {store.Reference, "AP20260002", []string{jo}}, {store.Reference, "call-ref*", []string{jose}},
		{store.Drug, "otezla", []string{jose}}, {store.Drug, "Apremilast", []string{jose, jo}}, {store.Drug, "skyr*", []string{jo}},
		{store.Name, "searchless", nil}, {store.Trait("diagnosis"), "searchless", nil},
	} {
		got, err := s.Find(t.Context(), "Ben", c.by, c.text)
		slices.Sort(got)
		slices.Sort(c.want)
		if err != nil || !slices.Equal(got, c.want) {
			t.Errorf("%s %q: %d cases, %v; want %d", c.by, c.text, len(got), err, len(c.want))
		}
	}
	for _, text := range []string{"", "*", "jo*", "--", "brandt jo*"} {
		if _, err := s.Find(t.Context(), "Ben", store.Name, text); !errors.Is(err, store.ErrShort) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// findsNoMore: what no longer holds finds nothing, nor does an erased case; and who found a case is written down in it.
func findsNoMore(t *testing.T, s *store.Store) {
	id := person(t, s, "Ana Brandt", "M-1", "R-1", "Otezla")
	other := person(t, s, "Eva Brandt", "M-2", "R-2", "Otezla")
	find := func(name string, want ...string) {
		t.Helper()
		got, err := s.Find(t.Context(), "Ben", store.Name, name)
		if slices.Sort(got); err != nil || !slices.Equal(got, slices.Sorted(slices.Values(want))) {
			t.Errorf("%s: %d, %v", name, len(got), err)
		}
	}
	find("brandt", id, other)
	commit(t, s, casework.Change{Case: id, Base: 1, Facts: []record.Fact{{Value: record.Detail{Field: record.MemberName, Text: "Ana Weiss"},
		Source: record.Told{}, At: at, Replaces: []ref.Fact{"f1"}}}})
	find("brandt", other)
	find("weiss", id)
	looks, err := s.Looks(t.Context(), id)
	if err != nil || len(looks) != 2 || looks[1].Look != (casework.Look{Who: "Ben", What: "find"}) {
		t.Errorf("%+v, %v", looks, err)
	}
	if err := s.Erase(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	find("weiss")
	find("eva", other)
}
