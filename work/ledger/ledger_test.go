package ledger_test

import (
	"errors"
	"testing"
	"time"

	"github.com/recourse-health/recourse/work/ledger"
	"github.com/recourse-health/recourse/work/ledger/ledgertest"
)

func TestMemory(t *testing.T) {
	ledgertest.Run(t, func(t *testing.T) (ledger.Book, func(string)) {
		var book ledgertest.Memory
		return &book, func(key string) {
			book.Enter(ledger.Act{Key: key, Kind: "fax", State: ledger.Approved, By: "Ana"})
		}
	})
}

var states = []ledger.State{ledger.Proposed, ledger.Approved, ledger.Claimed, ledger.Unknown, ledger.Done, ledger.Failed, ledger.Declined}

func TestEveryStep(t *testing.T) {
	want := map[ledger.State]map[ledger.State]ledger.Hand{
		ledger.Proposed: {ledger.Approved: ledger.Person, ledger.Declined: ledger.Person},
		ledger.Approved: {ledger.Claimed: ledger.Machine, ledger.Declined: ledger.Person},
		ledger.Claimed:  {ledger.Done: ledger.Machine, ledger.Failed: ledger.Machine, ledger.Unknown: ledger.Machine},
		ledger.Unknown:  {ledger.Done: ledger.Person, ledger.Failed: ledger.Person},
	}
	for _, from := range states {
		for _, to := range states {
			for _, by := range []ledger.Hand{ledger.Person, ledger.Machine} {
				hand, ok := want[from][to]
				if got := ledger.Allowed(from, to, by); got != (ok && hand == by) {
					t.Errorf("%s to %s by a %s: %v", from, to, by, got)
				}
			}
		}
		if from.End() != (len(want[from]) == 0) {
			t.Errorf("%s: an end is a state without a way on", from)
		}
	}
}

// Nothing leads back to where an act could be claimed a second time.
func TestNoWayBackToClaimed(t *testing.T) {
	seen := map[ledger.State]bool{}
	var walk func(ledger.State)
	walk = func(from ledger.State) {
		for _, to := range states {
			if !seen[to] && (ledger.Allowed(from, to, ledger.Person) || ledger.Allowed(from, to, ledger.Machine)) {
				seen[to] = true
				walk(to)
			}
		}
	}
	walk(ledger.Claimed)
	if seen[ledger.Claimed] || seen[ledger.Approved] || seen[ledger.Proposed] {
		t.Errorf("from claimed one comes to %v", seen)
	}
}

func TestTakeKeepsWho(t *testing.T) {
	at := time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)
	a := ledger.Act{Key: "fax:1", Kind: "fax", State: ledger.Proposed}
	if _, err := a.Take(ledger.Step{To: ledger.Approved, Hand: ledger.Person}); !errors.Is(err, ledger.ErrNobody) {
		t.Error(err)
	}
	for _, s := range []ledger.Step{
		{To: ledger.Approved, Hand: ledger.Person, By: "Ana", At: at},
		{To: ledger.Claimed, Hand: ledger.Machine, At: at},
		{To: ledger.Unknown, Hand: ledger.Machine, Provider: "F-7", At: at},
		{To: ledger.Done, Hand: ledger.Person, By: "Ben", At: at.Add(time.Hour)},
	} {
		var err error
		if a, err = a.Take(s); err != nil {
			t.Fatal(err)
		}
	}
	want := ledger.Act{Key: "fax:1", Kind: "fax", State: ledger.Done, By: "Ana", Provider: "F-7", Settled: "Ben", At: at.Add(time.Hour)}
	if a.By != want.By || a.Provider != want.Provider || a.Settled != want.Settled || !a.At.Equal(want.At) || a.State != want.State {
		t.Errorf("%+v", a)
	}
}
