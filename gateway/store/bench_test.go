package store_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/gateway/store/storetest"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/work/casework"
)

func fifty(i int) (facts []record.Fact) {
	d := page.Document{Exhibit: "e", Pages: []page.Page{{Text: strings.Repeat("word ", 30)}}}
	span, _ := d.Span(0, 0, 100)
	for j := range 50 {
		facts = append(facts, record.Fact{Value: record.Detail{Field: record.Drug, Text: fmt.Sprint(i, j)}, By: record.ByPlan, Sure: true,
			Source: record.Read{Spans: []page.Span{span}, Weight: 0.9}})
	}
	return facts
}

// each runs a benchmark on every engine.
func each(b *testing.B, bench func(b *testing.B, p storetest.Place)) {
	for _, e := range storetest.Engines {
		b.Run(e.Name, func(b *testing.B) { bench(b, e.Place(b)) })
	}
}

func BenchmarkCommit50Facts(b *testing.B) {
	each(b, func(b *testing.B, p storetest.Place) {
		s := p.Open(b)
		id, base := "", 0
		for i := 0; b.Loop(); i++ {
			if i%20 == 0 { // a case of 1000 facts is large
				id, _ = s.Create(b.Context())
				base = 0
			}
			var err error
			if base, err = s.Commit(b.Context(), casework.Change{Case: id, Base: base, Facts: fifty(i)}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkCommitAnAnswer(b *testing.B) {
	each(b, func(b *testing.B, p storetest.Place) {
		s := p.Open(b)
		id, _ := s.Create(b.Context())
		base := 0
		for b.Loop() {
			var err error
			if base, err = s.Commit(b.Context(), casework.Change{Case: id, Base: base, Facts: fifty(0)[:1]}); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// BenchmarkRawInsert is what commits are held against: the same number of rows in one transaction, with nothing sealed.
func BenchmarkRawInsert(b *testing.B) {
	each(b, func(b *testing.B, p storetest.Place) {
		_ = p.Open(b).Close()
		for _, rows := range []int{1, 50} {
			b.Run(fmt.Sprint(rows), func(b *testing.B) { p.Insert(b, rows) })
		}
	})
}

func BenchmarkOpenCaseOf50Facts(b *testing.B) {
	each(b, func(b *testing.B, p storetest.Place) {
		s := p.Open(b)
		id, _ := s.Create(b.Context())
		if _, err := s.Commit(b.Context(), casework.Change{Case: id, Facts: fifty(0)}); err != nil {
			b.Fatal(err)
		}
		for b.Loop() {
			if _, err := s.Open(b.Context(), "Ana", id); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkOpenAgain(b *testing.B) {
	each(b, func(b *testing.B, p storetest.Place) {
		_ = p.Open(b).Close()
		for b.Loop() {
			s, err := p.Again()
			if err != nil {
				b.Fatal(err)
			}
			_ = s.Close()
		}
	})
}

func BenchmarkErase(b *testing.B) {
	each(b, func(b *testing.B, p storetest.Place) {
		s := p.Open(b)
		for b.Loop() {
			id, _ := s.Create(b.Context())
			if _, err := s.Commit(b.Context(), casework.Change{Case: id, Facts: fifty(0)}); err != nil {
				b.Fatal(err)
			}
			if err := s.Erase(b.Context(), id); err != nil {
				b.Fatal(err)
			}
		}
	})
}

func BenchmarkFindAmong1000(b *testing.B) {
	each(b, func(b *testing.B, p storetest.Place) {
		s := p.Open(b)
		for i := range 1000 {
			id, _ := s.Create(b.Context())
			name := record.Fact{Value: record.Detail{Field: record.MemberName, Text: fmt.Sprintf("Member%d Of%d", i, i%7)}, Source: record.Told{}}
			if _, err := s.Commit(b.Context(), casework.Change{Case: id, Facts: append(fifty(i)[:10], name)}); err != nil {
				b.Fatal(err)
			}
		}
		for b.Loop() {
			if ids, err := s.Find(b.Context(), "Ana", store.Name, "member77"); err != nil || len(ids) != 1 {
				b.Fatal(len(ids), err)
			}
		}
	})
}
