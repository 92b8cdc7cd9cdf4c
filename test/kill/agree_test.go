package kill_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/recourse-health/recourse/gateway/blob"
	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/ledger"
)

// counts are what a run saw.
type counts struct{ early, cases, facts, exhibits, done, unknown, orphans int }

func (c counts) String() string {
	return fmt.Sprintf("%d while it started: of %d letters and %d facts that were said to be kept none is lost; %d exhibits open; %d acts done, %d unknown and listed, none done twice; %d orphan blobs swept",
		c.early, c.cases, c.facts, c.exhibits, c.done, c.unknown, c.orphans)
}

// patience is how long the last child may take.
const patience = 2 * time.Minute

// drain lets a child do what is left, and no more is taken in.
func (g *ground) drain(t *testing.T) {
	cmd, words := g.start(t, 0, "drain")
	go func() {
		for range words {
		}
	}()
	defer func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	}()
	s := g.place.Open(t)
	for end := time.Now().Add(patience); time.Now().Before(end); time.Sleep(500 * time.Millisecond) {
		if g.through(t, s) {
			return
		}
	}
	t.Error("the jobs did not come to their end")
}

// through: no job is left, also of letters that nobody was told are kept; each letter has its act, the act has its end, and what follows from the end is written.
func (g *ground) through(t *testing.T, s *store.Store) bool {
	left := g.place.Read(t, "SELECT COUNT(*) FROM river_job WHERE queue <> 'rounds' AND state NOT IN ('completed', 'cancelled', 'discarded')")
	if string(left) != "0" {
		return false
	}
	for id := range g.took {
		a, err := s.Act(t.Context(), "fax:"+id)
		if err != nil {
			return false
		}
		k := g.open(t, s, id)
		if _, sent := k.Record.Get("sent"); a.State != ledger.Unknown && (a.State != ledger.Done || !sent) {
			return false
		}
	}
	return true
}

func (g *ground) open(t *testing.T, s *store.Store, id string) casework.Kept {
	t.Helper()
	k, err := s.Open(t.Context(), "Ana", id)
	if err != nil {
		t.Fatalf("a letter that was taken is lost: %v", err)
	}
	return k
}

func (g *ground) agree(t *testing.T) {
	s := g.place.Open(t)
	for id, n := range g.took {
		g.kept(t, s, id, n)
	}
	g.once(t, s)
	g.sweep(t, s)
	for id, n := range g.took { // the sweep took nobody's
		g.opens(t, s, id, n)
	}
}

// kept: whatever a child was told of a case is in it, and what a commit wrote is whole.
func (g *ground) kept(t *testing.T, s *store.Store, id string, n uint64) {
	g.cases++
	g.exhibits += g.opens(t, s, id, n)
	k := g.open(t, s, id)
	for _, fact := range g.told[id] {
		g.facts++
		if _, ok := k.Record.Get(ref.Fact(fact)); !ok {
			t.Errorf("%s: fact %s is lost", id, fact)
		}
	}
	for _, f := range k.Record.All() {
		pair := ref.Fact(strings.TrimSuffix(string(f.ID), "too") + "too")
		if _, ok := k.Record.Get(pair); !ok && strings.HasPrefix(string(f.ID), "said") {
			t.Errorf("%s: half a commit: %s alone", id, f.ID)
		}
	}
}

func (g *ground) opens(t *testing.T, s *store.Store, id string, n uint64) int {
	want := letter(n)
	for _, x := range want {
		if b, err := s.Bytes(t.Context(), id, x.ID); err != nil || !bytes.Equal(b, x.Bytes) {
			t.Errorf("%s: an exhibit is lost: %v", id, err)
		}
	}
	return len(want)
}

// once: nothing happened twice; what is done happened; what may have happened is listed for a person.
func (g *ground) once(t *testing.T, s *store.Store) {
	text, err := os.ReadFile(g.outside)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	happened := map[string]int{}
	for _, key := range strings.Fields(string(text)) {
		if happened[key]++; happened[key] > 1 {
			t.Errorf("%s happened twice", key)
		}
	}
	for _, a := range g.in(t, s, ledger.Done) {
		if g.done++; happened[a.Key] != 1 || a.Provider != "P-"+a.Key {
			t.Errorf("%s is done and happened %d times", a.Key, happened[a.Key])
		}
		delete(happened, a.Key)
	}
	for _, a := range g.in(t, s, ledger.Unknown) {
		g.unknown++
		delete(happened, a.Key)
	}
	for key := range happened {
		t.Errorf("%s happened, and nobody is told", key)
	}
	for _, state := range []ledger.State{ledger.Approved, ledger.Claimed, ledger.Failed} {
		if left := g.in(t, s, state); len(left) > 0 {
			t.Errorf("%d acts are %s", len(left), state)
		}
	}
	if *kills >= 100 && g.unknown == 0 {
		t.Error("no kill hit an act")
	}
}

func (g *ground) in(t *testing.T, s *store.Store, state ledger.State) []ledger.Act {
	t.Helper()
	acts, err := s.Standing(t.Context(), state)
	if err != nil {
		t.Fatal(err)
	}
	return acts
}

// sweep takes what was put for commits that never came.
func (g *ground) sweep(t *testing.T, s *store.Store) {
	var err error
	if g.orphans, err = s.Sweep(t.Context(), time.Now().Add(time.Hour)); err != nil {
		t.Error(err)
	}
	blobs, err := blob.Open(blobsOf(g.place.Dir))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for name, err := range blobs.Names(t.Context(), time.Now().Add(time.Hour)) {
		if err != nil {
			t.Fatal(name, err)
		}
		n++
	}
	if is := string(g.place.Read(t, "SELECT COUNT(*) FROM exhibits")); is != fmt.Sprint(n) {
		t.Errorf("%d blobs for %s exhibits", n, is)
	}
}
