package store_test

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"testing"
	"time"

	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/gateway/store/storetest"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/work/casework"
)

// TestLargestExhibit keeps, gives back and erases an exhibit of the greatest size.
func TestLargestExhibit(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) { largest(t, e.Place(t).Open(t)) })
}

func largest(t *testing.T, s *store.Store) {
	b := make([]byte, store.MaxExhibit)
	_, _ = rand.Read(b)
	sum := sha256.Sum256(b)
	x := casework.Exhibit{ID: ref.Exhibit(hex.EncodeToString(sum[:])), Kind: "pdf", Bytes: b}
	id, err := s.Create(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	if _, err := s.Commit(t.Context(), casework.Change{Case: id, Exhibits: []casework.Exhibit{x}}); err != nil {
		t.Fatal(err)
	}
	kept := time.Now()
	if got, err := s.Bytes(t.Context(), id, x.ID); err != nil || !bytes.Equal(got, b) {
		t.Errorf("%d bytes, %v", len(got), err)
	}
	given := time.Now()
	if err := s.Erase(t.Context(), id); err != nil {
		t.Error(err)
	}
	t.Logf("commit %v, bytes %v, erase %v", kept.Sub(start), given.Sub(kept), time.Since(given))
}
