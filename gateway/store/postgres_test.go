package store_test

import (
	"testing"

	"github.com/recourse-health/recourse/gateway/store/storetest"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/work/casework"
)

// TestServerGoesAway: when the server ends all connections, the next call makes new ones.
func TestServerGoesAway(t *testing.T) {
	p := storetest.PostgreSQL(t)
	named := p
	named.At += "&application_name=goes_away"
	s := named.Open(t)
	id := storetest.Fill(t, s)
	n := p.Read(t, "SELECT COUNT(pg_terminate_backend(pid))::text FROM pg_stat_activity WHERE application_name = 'goes_away'")
	if string(n) == "0" {
		t.Fatal("no connection was ended: this test ends the wrong ones")
	}
	if _, err := s.Open(t.Context(), "Ana", id); err != nil {
		t.Error(err)
	}
}

// TestMigratedUnderALivePool alters a table as another process' migration may. A statement prepared by name would fail
// with "cached plan must not change result type".
func TestMigratedUnderALivePool(t *testing.T) {
	p := storetest.PostgreSQL(t)
	s := p.Open(t)
	id := storetest.Fill(t, s)
	for base := 1; base < 9; base++ {
		if base == 5 {
			p.Do(t, "ALTER TABLE facts ALTER COLUMN seq TYPE INTEGER")
		}
		if _, err := s.Open(t.Context(), "Ana", id); err != nil {
			t.Fatal(base, err)
		}
		f := record.Fact{Value: record.Unsafe{}, Source: record.Told{}}
		if _, err := s.Commit(t.Context(), casework.Change{Case: id, Base: base, Facts: []record.Fact{f}}); err != nil {
			t.Fatal(base, err)
		}
	}
}
