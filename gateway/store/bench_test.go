package store_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/gateway/store"
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

func BenchmarkCommit50Facts(b *testing.B) {
	s := openIn(b, b.TempDir())
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
}

func BenchmarkOpenCaseOf50Facts(b *testing.B) {
	s := openIn(b, b.TempDir())
	id, _ := s.Create(b.Context())
	if _, err := s.Commit(b.Context(), casework.Change{Case: id, Facts: fifty(0)}); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := s.Open(b.Context(), "Ana", id); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkOpenNew(b *testing.B) {
	dir := b.TempDir()
	key := keyIn(b, dir)
	for i := 0; b.Loop(); i++ {
		openClose(b, filepath.Join(dir, fmt.Sprint(i), "cases.db"), key)
	}
}

func BenchmarkOpenAgain(b *testing.B) {
	dir := b.TempDir()
	key := keyIn(b, dir)
	openClose(b, filepath.Join(dir, "cases.db"), key)
	for b.Loop() {
		openClose(b, filepath.Join(dir, "cases.db"), key)
	}
}

func openClose(b *testing.B, path string, key store.Key) {
	s, err := store.Open(path, key)
	if err != nil {
		b.Fatal(err)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
}

func BenchmarkErase(b *testing.B) {
	s := openIn(b, b.TempDir())
	for b.Loop() {
		id, _ := s.Create(b.Context())
		if _, err := s.Commit(b.Context(), casework.Change{Case: id, Facts: fifty(0)}); err != nil {
			b.Fatal(err)
		}
		if err := s.Erase(b.Context(), id); err != nil {
			b.Fatal(err)
		}
	}
}
