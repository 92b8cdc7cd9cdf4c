// Package storetest is the suite that every engine of gateway/store must pass.
//
// It promises that two engines which pass it cannot be told apart by work or by a front.
package storetest

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"testing"
	"time"

	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/ledger"
	"github.com/recourse-health/recourse/work/ledger/ledgertest"
)

// The store is what work asks for.
var (
	_ casework.Cases = (*store.Store)(nil)
	_ ledger.Book    = (*store.Store)(nil)
)

// Planted are words that stand in everything which the suite commits as health data, and that must stand in no file.
var Planted = []string{"Quillfeather", "Zyxoprilat", "Wobbleton-Clinic", "proctalgia-planted"}

// Run runs the suite on empty stores.
func Run(t *testing.T, open func(t *testing.T) *store.Store) {
	for name, test := range map[string]func(*testing.T, *store.Store){
		"case comes back": comesBack, "no case": noCase, "stale": stale, "one of many commits": oneOfMany, "whole or not at all": whole,
		"facts never change": neverChange, "facts get names": names, "refused": refused, "exhibits": exhibits, "readings": readings,
		"acts": acts, "act of another case": notOne, "looks": looks, "erase": erased, "acts outlive the case": outlive, "expire": expire,
		"find": finds, "find no more": findsNoMore,
		"jobs": jobs, "a job once more": onceMore, "a job in vain": inVain, "a job later": later, "rounds": aRound, "before the jobs": before, "two at work": twoAtWork,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
	t.Run("ledger", func(t *testing.T) {
		ledgertest.Run(t, func(t *testing.T) (ledger.Book, func(string)) {
			s := open(t)
			return s, func(key string) { Approve(t, s, key) }
		})
	})
}

var at = time.Date(2026, 3, 2, 9, 30, 0, 0, time.UTC)

// Approve makes a case with one approved act.
func Approve(t testing.TB, s *store.Store, key string) (id string) {
	t.Helper()
	id = create(t, s)
	for base, a := range []ledger.Act{
		{Key: key, Kind: "fax", State: ledger.Proposed, At: at, On: []ref.Fact{"f1"}},
		{Key: key, Kind: "fax", State: ledger.Approved, At: at, By: Planted[0]},
	} {
		commit(t, s, casework.Change{Case: id, Base: base, Acts: []ledger.Act{a}})
	}
	return id
}

// Fill makes a case that holds something of everything, with the planted words in it.
func Fill(t testing.TB, s *store.Store) (id string) {
	t.Helper()
	id = create(t, s)
	commit(t, s, Everything(id))
	return id
}

// Everything is the first change of a case, with something of everything.
func Everything(id string) casework.Change {
	x := paper("the letter to " + Planted[0] + " of " + Planted[2])
	x.Doc = page.Document{Exhibit: x.ID, Kind: "text", Reader: "text/1", Pages: []page.Page{{Text: string(x.Bytes), Hidden: []string{Planted[1]}}}}
	span, _ := x.Doc.Span(0, 4, 10)
	return casework.Change{
		Case: id,
		Facts: []record.Fact{
			{ID: "read/1", Value: record.Detail{Field: record.MemberName, Text: Planted[0]}, By: record.ByPlan, Sure: true, At: at,
				Source: record.Read{Spans: []page.Span{span}, Weight: 0.75}},
			{Value: record.Took{Drug: Planted[1], Fills: 3, PlanCanSee: record.Yes}, By: record.ByPatient, At: at,
				Source: record.Told{Who: Planted[0], Where: Planted[2], Question: "trials"}, Replaces: []ref.Fact{"read/1"}},
			{Value: record.Condition{Name: Planted[3]}, By: record.ByRecord, At: at, Source: record.Follows{Rule: "r", From: []ref.Fact{"read/1"}}},
		},
		Exhibits: []casework.Exhibit{x},
		Acts:     []ledger.Act{{Key: "fax:" + rand.Text(), Kind: "fax", State: ledger.Proposed, At: at}},
		Later:    []casework.Job{{Kind: "read", Key: id}},
		Seen:     []casework.Look{{Who: Planted[0], What: "upload"}},
	}
}

func paper(text string) casework.Exhibit {
	sum := sha256.Sum256([]byte(text))
	return casework.Exhibit{ID: ref.Exhibit(hex.EncodeToString(sum[:])), Name: Planted[0] + ".txt", Kind: "text", Bytes: []byte(text)}
}

func create(t testing.TB, s *store.Store) string {
	t.Helper()
	id, err := s.Create(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return id
}

func commit(t testing.TB, s *store.Store, c casework.Change) int {
	t.Helper()
	v, err := s.Commit(context.Background(), c)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

func open(t testing.TB, s *store.Store, id string) casework.Kept {
	t.Helper()
	k, err := s.Open(context.Background(), "Ana", id)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func fact(id ref.Fact, text string) record.Fact {
	return record.Fact{ID: id, Value: record.Detail{Field: record.Drug, Text: text}, By: record.ByPlan, Source: record.Told{Who: "plan"}, At: at}
}
