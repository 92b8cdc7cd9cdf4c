package storetest

import (
	"bytes"
	"errors"
	"testing"
	"time"

	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/ledger"
)

func exhibits(t *testing.T, s *store.Store) {
	id := create(t, s)
	one, two, most := paper("one"), paper("two"), paper(string(make([]byte, 3<<20)))
	commit(t, s, casework.Change{Case: id, Exhibits: []casework.Exhibit{one, two, one}})
	commit(t, s, casework.Change{Case: id, Base: 1, Exhibits: []casework.Exhibit{most, two}})
	k := open(t, s, id)
	if len(k.Exhibits) != 3 || k.Exhibits[0].ID != one.ID || k.Exhibits[2].ID != most.ID || k.Exhibits[0].Bytes != nil {
		t.Errorf("%d exhibits", len(k.Exhibits))
	}
	for _, x := range []casework.Exhibit{one, two, most} {
		if b, err := s.Bytes(t.Context(), id, x.ID); err != nil || !bytes.Equal(b, x.Bytes) {
			t.Errorf("%d bytes, %v", len(b), err)
		}
	}
	for id, x := range map[string]casework.Exhibit{id: paper("none"), create(t, s): one} {
		if _, err := s.Bytes(t.Context(), id, x.ID); !errors.Is(err, store.ErrNoExhibit) {
			t.Errorf("an exhibit of nobody or of another case: %v", err)
		}
	}
}

// readings adds the reading after the paper, as the desk does, and then a better one.
func readings(t *testing.T, s *store.Store) {
	id, x := create(t, s), paper("one")
	commit(t, s, casework.Change{Case: id, Exhibits: []casework.Exhibit{x}})
	for i, reader := range []string{"text/1", "text/2"} {
		read := open(t, s, id).Exhibits[0]
		read.Doc = page.Document{Exhibit: x.ID, Reader: reader, Pages: []page.Page{{Text: "one"}}}
		commit(t, s, casework.Change{Case: id, Base: i + 1, Exhibits: []casework.Exhibit{read}})
		if k := open(t, s, id); len(k.Exhibits) != 1 || k.Exhibits[0].Doc.Reader != reader {
			t.Errorf("%+v", k.Exhibits)
		}
	}
	docs, err := s.Readings(t.Context(), id, x.ID)
	if err != nil || len(docs) != 2 || docs[0].Reader != "text/1" {
		t.Errorf("%+v, %v", docs, err)
	}
	if b, err := s.Bytes(t.Context(), id, x.ID); err != nil || string(b) != "one" {
		t.Errorf("%q, %v", b, err)
	}
}

func acts(t *testing.T, s *store.Store) {
	id := Approve(t, s, "fax:1")
	list, err := s.Acts(t.Context(), id)
	if err != nil || len(list) != 1 {
		t.Fatalf("%+v, %v", list, err)
	}
	a := list[0]
	if a.Case != id || a.Kind != "fax" || a.State != ledger.Approved || a.By != Planted[0] || !a.At.Equal(at) || len(a.On) != 1 {
		t.Errorf("%+v", a)
	}
	var r *ledger.Refusal
	for _, to := range []ledger.State{ledger.Proposed, ledger.Approved, ledger.Claimed, ledger.Done, ledger.Unknown} {
		a.State = to
		if _, err := s.Commit(t.Context(), casework.Change{Case: id, Base: 2, Acts: []ledger.Act{a}}); !errors.As(err, &r) {
			t.Errorf("a person made it %s: %v", to, err)
		}
	}
	a.State, a.By = ledger.Declined, "Ben"
	commit(t, s, casework.Change{Case: id, Base: 2, Acts: []ledger.Act{a}})
	if a, err := s.Act(t.Context(), "fax:1"); err != nil || a.State != ledger.Declined || a.By != "Ben" {
		t.Errorf("%+v, %v", a, err)
	}
}

func notOne(t *testing.T, s *store.Store) {
	id := Approve(t, s, "fax:1")
	for id, kind := range map[string]string{id: "mail", create(t, s): "fax"} {
		base := open(t, s, id).Version
		c := casework.Change{Case: id, Base: base, Acts: []ledger.Act{{Key: "fax:1", Kind: kind, State: ledger.Declined, By: "Ben"}}}
		if _, err := s.Commit(t.Context(), c); !errors.Is(err, ledger.ErrNotOne) {
			t.Error(err)
		}
	}
}

func looks(t *testing.T, s *store.Store) {
	id := create(t, s)
	start := time.Now().Add(-time.Second)
	open(t, s, id)
	if v := commit(t, s, casework.Change{Case: id, Seen: []casework.Look{{Who: "Ben", What: "packet"}}}); v != 0 {
		t.Errorf("a look alone makes version %d", v)
	}
	got, err := s.Looks(t.Context(), id)
	if err != nil || len(got) != 2 || got[0].Look != (casework.Look{Who: "Ana", What: "open"}) || got[1].Who != "Ben" || got[1].At.Before(start) {
		t.Errorf("%+v, %v", got, err)
	}
}

func erased(t *testing.T, s *store.Store) {
	id, other := Fill(t, s), Fill(t, s)
	if err := s.Erase(t.Context(), id); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Open(t.Context(), "Ana", id); !errors.Is(err, casework.ErrNoCase) {
		t.Error(err)
	}
	if err := s.Erase(t.Context(), id); !errors.Is(err, casework.ErrNoCase) {
		t.Error(err)
	}
	if got := done(t, s, "read", 1); got[0].Case != other {
		t.Errorf("%+v", got)
	}
	if k := open(t, s, other); len(k.Record.All()) != 3 || len(k.Exhibits) != 1 {
		t.Errorf("another case lost something: %+v", k)
	}
}

// outlive: what was done is never done again, and what was not claimed is never done.
func outlive(t *testing.T, s *store.Store) {
	step := ledger.Step{To: ledger.Claimed, Hand: ledger.Machine, At: at}
	for key, want := range map[string]ledger.State{"waiting": ledger.Declined, "claimed": ledger.Claimed} {
		id := Approve(t, s, key)
		if key == "claimed" {
			if _, err := s.Take(t.Context(), key, step); err != nil {
				t.Fatal(err)
			}
		}
		if err := s.Erase(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		a, err := s.Act(t.Context(), key)
		if err != nil || a.State != want || a.Case+a.By+a.Provider != "" || a.On != nil {
			t.Errorf("%+v, %v", a, err)
		}
		if _, err := s.Take(t.Context(), key, step); err == nil {
			t.Errorf("%s: claimed after the case was erased", key)
		}
		c := casework.Change{Case: create(t, s), Acts: []ledger.Act{{Key: key, Kind: "fax", State: ledger.Proposed, At: at}}}
		if _, err := s.Commit(t.Context(), c); !errors.Is(err, ledger.ErrNotOne) {
			t.Errorf("%s: proposed again: %v", key, err)
		}
	}
	if _, err := s.Take(t.Context(), "claimed", ledger.Step{To: ledger.Done, Hand: ledger.Machine, Provider: "P-1", At: at}); err != nil {
		t.Error(err)
	}
	if a, err := s.Act(t.Context(), "claimed"); err != nil || a.State != ledger.Done || a.Provider != "" {
		t.Errorf("%+v, %v", a, err)
	}
}

func expire(t *testing.T, s *store.Store) {
	kept, one, two := create(t, s), Fill(t, s), create(t, s)
	if err := s.Keep(t.Context(), kept); err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{0, 2, 0} {
		before := time.Now().Add([]time.Duration{-24 * time.Hour, time.Minute, time.Minute}[i])
		if n, err := s.Expire(t.Context(), before); err != nil || n != want {
			t.Errorf("%d erased (%v), want %d", n, err, want)
		}
	}
	for id, want := range map[string]error{kept: nil, one: casework.ErrNoCase, two: casework.ErrNoCase} {
		if _, err := s.Commit(t.Context(), casework.Change{Case: id, Facts: []record.Fact{fact("a", "x")}}); !errors.Is(err, want) {
			t.Error(err)
		}
	}
}
