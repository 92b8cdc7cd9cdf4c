package store_test

import (
	"path/filepath"
	"testing"

	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/gateway/store/storetest"
)

func TestConformance(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		storetest.Run(t, func(t *testing.T) *store.Store { return e.Place(t).Open(t) })
	})
}

func keyIn(t testing.TB, dir string) store.Key {
	t.Helper()
	key, _, err := store.LoadKey(filepath.Join(dir, "keys", "operator.key"))
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func openIn(t testing.TB, dir string) *store.Store {
	t.Helper()
	s, err := store.Open(filepath.Join(dir, "data", "cases.db"), keyIn(t, dir))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}
