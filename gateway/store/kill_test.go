package store_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/gateway/store/storetest"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/ledger"
)

// childIn names the place at which a child of these tests works.
const childIn = "RECOURSE_STORE_TEST_CHILD"

// rotating in the environment makes a child rotate the operator's key until it is killed.
const rotating = "RECOURSE_STORE_TEST_ROTATE"

func TestMain(m *testing.M) {
	var p storetest.Place
	if json.Unmarshal([]byte(os.Getenv(childIn)), &p) != nil {
		os.Exit(m.Run())
	}
	if err := child(p); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// child does all approved acts, as a worker does after a start, and commits a fact for each.
func child(p storetest.Place) error {
	if os.Getenv(rotating) != "" {
		return rotateForEver(p)
	}
	s, err := p.Again()
	if err != nil {
		return err
	}
	ctx := context.Background()
	if _, err := ledger.Recover(ctx, s, time.Now()); err != nil {
		return err
	}
	fmt.Println("ready")
	todo, err := s.Standing(ctx, ledger.Approved)
	for i := 0; err == nil && i < len(todo); i++ {
		err = work(ctx, s, p.Dir, todo[i])
	}
	return err
}

func work(ctx context.Context, s *store.Store, dir string, a ledger.Act) error {
	err := ledger.Do(ctx, s, a.Key, time.Now, func(context.Context) (string, error) { return "P-" + a.Key, outside(dir, a.Key) })
	if err != nil {
		return err
	}
	k, err := s.Open(ctx, "worker", a.Case)
	if err != nil {
		return err
	}
	f := record.Fact{Value: record.Detail{Field: record.Fax, Text: a.Key}, Source: record.Told{Who: "worker"}}
	_, err = s.Commit(ctx, casework.Change{Case: a.Case, Base: k.Version, Facts: []record.Fact{f, f, f}})
	return err
}

// outside is the act itself: a line in a file that knows nothing of the database. It takes a while before and after.
func outside(dir, key string) error {
	time.Sleep(time.Duration(rand.IntN(4)) * time.Millisecond)
	f, err := os.OpenFile(filepath.Join(dir, "outside"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if _, err = fmt.Fprintln(f, key); err == nil {
		err = f.Close()
	}
	fmt.Println("acted")
	time.Sleep(time.Duration(rand.IntN(4)) * time.Millisecond)
	return err
}

const (
	kills  = 10
	actsOf = 400
)

// TestKilled kills a worker at random points, starts it again, and looks whether the world outside and the book agree.
func TestKilled(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) { killed(t, e.Place(t)) })
}

func killed(t *testing.T, p storetest.Place) {
	s := p.Open(t)
	id := manyApproved(t, s)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for i := range kills {
		killOne(t, p, i)
	}
	s = p.Open(t)
	if _, err := ledger.Recover(t.Context(), s, time.Now()); err != nil {
		t.Fatal(err)
	}
	agree(t, s, p.Dir, id)
}

func manyApproved(t *testing.T, s *store.Store) string {
	t.Helper()
	id, err := s.Create(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	c := casework.Change{Case: id}
	for i := range actsOf {
		a := ledger.Act{Key: fmt.Sprintf("fax:%03d", i), Kind: "fax", State: ledger.Proposed}
		b := a
		b.State, b.By = ledger.Approved, "Ana"
		c.Acts = append(c.Acts, a, b)
	}
	if _, err := s.Commit(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	return id
}

// killOne starts a worker and kills it: every second one right after an act, while nobody has marked it.
func killOne(t *testing.T, p storetest.Place, i int) {
	kill(t, p, "", func(lines *bufio.Scanner) {
		waitFor(lines, "ready")
		if i%2 == 1 {
			time.Sleep(time.Duration(rand.IntN(60_000)) * time.Microsecond)
			return
		}
		for range rand.IntN(6) + 1 {
			waitFor(lines, "acted")
		}
	})
}

// kill starts a child and kills it when until comes back.
func kill(t *testing.T, p storetest.Place, rotate string, until func(lines *bufio.Scanner)) {
	place, _ := json.Marshal(p)
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childIn+"="+string(place), rotating+"="+rotate)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	until(bufio.NewScanner(out))
	if err := cmd.Process.Kill(); err != nil {
		t.Error("the child was through before it could be killed:", err)
	}
	_, _ = io.Copy(io.Discard, out)
	_ = cmd.Wait()
}

func waitFor(lines *bufio.Scanner, word string) {
	for lines.Scan() {
		if lines.Text() == word {
			return
		}
	}
}

// agree: nothing happened twice; what is done happened; what happened is done or unknown; what waits did not happen.
func agree(t *testing.T, s *store.Store, dir, id string) {
	happened := map[string]int{}
	text, err := os.ReadFile(filepath.Join(dir, "outside"))
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range strings.Fields(string(text)) {
		happened[key]++
	}
	acts, err := s.Acts(t.Context(), id)
	if err != nil || len(acts) != actsOf {
		t.Fatalf("%d acts, %v", len(acts), err)
	}
	count := map[ledger.State]int{}
	for _, a := range acts {
		count[a.State]++
		n := happened[a.Key]
		ok := map[ledger.State]bool{ledger.Done: n == 1, ledger.Unknown: n <= 1, ledger.Approved: n == 0}[a.State]
		if !ok || a.State == ledger.Done && a.Provider != "P-"+a.Key {
			t.Errorf("%s is %s and happened %d times (%q)", a.Key, a.State, n, a.Provider)
		}
	}
	if count[ledger.Unknown] == 0 || count[ledger.Done] == 0 {
		t.Errorf("the kills hit nothing: %v", count)
	}
	t.Logf("%d kills: %v", kills, count)
	facts(t, s, id, count[ledger.Done])
}

// facts come in threes, one change for each act that is done, save where the kill came between the two.
func facts(t *testing.T, s *store.Store, id string, done int) {
	k, err := s.Open(t.Context(), "Ana", id)
	if err != nil {
		t.Fatal(err)
	}
	n := len(k.Record.All())
	if n%3 != 0 || k.Version != 1+n/3 || n/3 > done || n/3 < done-kills {
		t.Errorf("%d facts at version %d after %d acts", n, k.Version, done)
	}
}

// TestLostWithoutCommit closes a store in the middle of changes; what was committed before is whole.
func TestLostWithoutCommit(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) { lostWithoutCommit(t, e.Place(t)) })
}

func lostWithoutCommit(t *testing.T, p storetest.Place) {
	s := p.Open(t)
	id := storetest.Fill(t, s)
	ctx, cancel := context.WithCancel(t.Context())
	ended := make(chan int)
	go func() {
		n := 0
		for base := 1; ; base++ {
			f := record.Fact{Value: record.Unsafe{Drug: "a"}, Source: record.Told{}}
			if _, err := s.Commit(ctx, casework.Change{Case: id, Base: base, Facts: []record.Fact{f, f}}); err != nil {
				break
			}
			n++
		}
		ended <- n
	}()
	time.Sleep(50 * time.Millisecond)
	cancel()
	_ = s.Close()
	n := <-ended
	k, err := p.Open(t).Open(t.Context(), "Ana", id)
	if err != nil {
		t.Fatal(err)
	}
	// A commit that came to its end while it was given up may be there too, but then whole.
	if got := (len(k.Record.All()) - 3) / 2; got < n || got > n+1 || k.Version != got+1 || len(k.Record.All())%2 != 1 {
		t.Errorf("%d changes were committed; there are %d facts at version %d", n, len(k.Record.All()), k.Version)
	}
}
