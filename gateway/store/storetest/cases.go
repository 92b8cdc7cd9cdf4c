package storetest

import (
	"errors"
	"reflect"
	"regexp"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/ledger"
)

func comesBack(t *testing.T, s *store.Store) {
	id := Fill(t, s)
	if !regexp.MustCompile(`^[a-z2-7]{26}$`).MatchString(id) || id == create(t, s) {
		t.Errorf("id %q", id)
	}
	k, want := open(t, s, id), Everything(id)
	if k.ID != id || k.Version != 1 {
		t.Errorf("%s at version %d", k.ID, k.Version)
	}
	want.Facts[1].ID, want.Facts[2].ID = "f2", "f3"
	if !reflect.DeepEqual(k.Record.All(), want.Facts) {
		t.Errorf("got  %+v\nwant %+v", k.Record.All(), want.Facts)
	}
	x := want.Exhibits[0]
	if !x.Doc.Holds(k.Record.All()[0].Spans()[0]) {
		t.Error("the quotation does not stand in the reading")
	}
	x.Bytes = nil
	if !reflect.DeepEqual(k.Exhibits, []casework.Exhibit{x}) {
		t.Errorf("got  %+v\nwant %+v", k.Exhibits, x)
	}
}

func noCase(t *testing.T, s *store.Store) {
	ctx := t.Context()
	for _, id := range []string{"", "nosuchcase", "\x00", "\xff", "' OR 1=1 --"} {
		_, e1 := s.Open(ctx, "Ana", id)
		_, e2 := s.Commit(ctx, casework.Change{Case: id, Facts: []record.Fact{fact("a", "x")}})
		_, e3 := s.Bytes(ctx, id, "x")
		_, e4 := s.Looks(ctx, id)
		for i, err := range []error{e1, e2, e3, e4, s.Erase(ctx, id), s.Keep(ctx, id)} {
			if !errors.Is(err, casework.ErrNoCase) {
				t.Errorf("%d: %v", i, err)
			}
		}
	}
}

func stale(t *testing.T, s *store.Store) {
	id := create(t, s)
	for base, want := range []int{1, 2, 3} {
		c := casework.Change{Case: id, Base: base, Facts: []record.Fact{fact("", "x")}}
		if got := commit(t, s, c); got != want {
			t.Errorf("version %d, want %d", got, want)
		}
		for _, base := range []int{base, base - 1, base + 9} {
			c.Base = base
			if _, err := s.Commit(t.Context(), c); !errors.Is(err, casework.ErrStale) {
				t.Errorf("on %d: %v", base, err)
			}
		}
	}
	c := casework.Change{Case: id, Base: 2, Later: []casework.Job{{Kind: "read", Key: "1"}}, Seen: []casework.Look{{Who: "Ben", What: "packet"}}}
	if _, err := s.Commit(t.Context(), c); !errors.Is(err, casework.ErrStale) {
		t.Errorf("a job that was decided on an old version: %v", err)
	}
	if n := len(open(t, s, id).Record.All()); n != 3 {
		t.Errorf("%d facts", n)
	}
}

func oneOfMany(t *testing.T, s *store.Store) {
	id := create(t, s)
	var did, no atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			_, err := s.Commit(t.Context(), casework.Change{Case: id, Facts: []record.Fact{fact("", "x")}})
			if err == nil {
				did.Add(1)
			} else if errors.Is(err, casework.ErrStale) {
				no.Add(1)
			}
		})
	}
	all.Wait()
	if k := open(t, s, id); did.Load() != 1 || no.Load() != 7 || k.Version != 1 || len(k.Record.All()) != 1 {
		t.Errorf("%d written, %d stale, version %d", did.Load(), no.Load(), k.Version)
	}
}

// whole breaks a change in its last part, and then nothing of it may be there.
func whole(t *testing.T, s *store.Store) {
	id := create(t, s)
	c := Everything(id)
	c.Acts = append(c.Acts, ledger.Act{Key: "charge:1", Kind: "charge", State: ledger.Done, At: at})
	var r *ledger.Refusal
	if _, err := s.Commit(t.Context(), c); !errors.As(err, &r) {
		t.Fatalf("an act that begins as done: %v", err)
	}
	k := open(t, s, id)
	acts, err := s.Acts(t.Context(), id)
	if err != nil || k.Version != 0 || len(k.Record.All())+len(k.Exhibits)+len(acts) > 0 {
		t.Errorf("left behind: %+v, %+v", k, acts)
	}
	c.Acts = nil
	commit(t, s, c) // the queue knew nothing of it, so its job is taken in now, and once
	if got := done(t, s, "read", 1); got[0].Case != id {
		t.Errorf("%+v", got)
	}
}

func neverChange(t *testing.T, s *store.Store) {
	id := create(t, s)
	commit(t, s, casework.Change{Case: id, Facts: []record.Fact{fact("a", "one"), fact("b", "two")}})
	again := fact("a", "one")
	again.At = at.Add(time.Hour)
	commit(t, s, casework.Change{Case: id, Base: 1, Facts: []record.Fact{again}})
	_, err := s.Commit(t.Context(), casework.Change{Case: id, Base: 2, Facts: []record.Fact{fact("c", "x"), fact("a", "other")}})
	if !errors.Is(err, store.ErrChanged) {
		t.Errorf("a fact was changed: %v", err)
	}
	all := open(t, s, id).Record.All()
	if len(all) != 2 || !reflect.DeepEqual(all[0], fact("a", "one")) {
		t.Errorf("%+v", all)
	}
}

func names(t *testing.T, s *store.Store) {
	id := create(t, s)
	commit(t, s, casework.Change{Case: id, Facts: []record.Fact{fact("", "x"), fact("/drug/name", "x"), fact("", "x")}})
	commit(t, s, casework.Change{Case: id, Base: 1, Facts: []record.Fact{fact("", "x")}})
	for i, want := range []string{"f1", "/drug/name", "f3", "f4"} {
		if got := open(t, s, id).Record.All()[i].ID; string(got) != want {
			t.Errorf("fact %d is called %s, want %s", i, got, want)
		}
	}
}

func refused(t *testing.T, s *store.Store) {
	id := create(t, s)
	big, wrong, other, bad := paper("x"), paper("x"), paper("x"), paper("x")
	big.Bytes = make([]byte, store.MaxExhibit+1)
	wrong.Bytes = []byte("y")
	other.Doc = page.Document{Reader: "text/1", Exhibit: "another"}
	bad.Doc = page.Document{Reader: "text/1", Pages: []page.Page{{Text: "\xff"}}}
	for name, c := range map[string]struct {
		casework.Change
		want error
	}{
		"no value":         {casework.Change{Facts: []record.Fact{{ID: "a", Source: record.Told{}}}}, store.ErrNoSource},
		"no source":        {casework.Change{Facts: []record.Fact{{ID: "a", Value: record.Unsafe{}}}}, store.ErrNoSource},
		"too large":        {casework.Change{Exhibits: []casework.Exhibit{big}}, store.ErrTooLarge},
		"wrong name":       {casework.Change{Exhibits: []casework.Exhibit{wrong}}, store.ErrNotIts},
		"other's reading":  {casework.Change{Exhibits: []casework.Exhibit{other}}, store.ErrNotIts},
		"not UTF-8":        {casework.Change{Exhibits: []casework.Exhibit{bad}}, store.ErrNotText},
		"act without key":  {casework.Change{Acts: []ledger.Act{{Kind: "fax", State: ledger.Proposed}}}, ledger.ErrNoKey},
		"act without kind": {casework.Change{Acts: []ledger.Act{{Key: "k", State: ledger.Proposed}}}, ledger.ErrNoKey},
	} {
		c.Case = id
		if _, err := s.Commit(t.Context(), c.Change); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if k := open(t, s, id); k.Version != 0 {
		t.Errorf("version %d", k.Version)
	}
}
