package store_test

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/gateway/store/storetest"
	"github.com/recourse-health/recourse/work/casework"
)

// files gives every file of a place by its name: database, journal, key and blobs.
func files(t *testing.T, p storetest.Place) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	err := filepath.WalkDir(p.Dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		name, _ := filepath.Rel(p.Dir, path)
		out[name], err = os.ReadFile(path)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// at rest is all that a thief of the database and the blobs has: the files, and what the tables give.
func atRest(t *testing.T, p storetest.Place) map[string][]byte {
	t.Helper()
	out := files(t, p)
	for name, values := range p.Columns(t) {
		out[name] = bytes.Join(values, []byte("\n"))
	}
	return out
}

func absent(t *testing.T, p storetest.Place, words ...string) {
	t.Helper()
	for name, b := range atRest(t, p) {
		for _, w := range words {
			if bytes.Contains(b, []byte(w)) || bytes.Contains(bytes.ToLower(b), bytes.ToLower([]byte(w))) || strings.Contains(name, w) {
				t.Errorf("%q stands in %s", w, name)
			}
		}
	}
}

func present(t *testing.T, p storetest.Place, word string) {
	t.Helper()
	for _, b := range atRest(t, p) {
		if bytes.Contains(b, []byte(word)) {
			return
		}
	}
	t.Errorf("%q stands nowhere: this test looks at the wrong place", word)
}

func TestNothingReadableAtRest(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		p := e.Place(t)
		s := p.Open(t)
		id := storetest.Fill(t, s)
		storetest.Approve(t, s, "fax:approved")
		if ids, err := s.Find(t.Context(), storetest.Planted[0], store.Drug, storetest.Planted[1]); err != nil || len(ids) != 1 {
			t.Error(ids, err)
		}
		exhibit := string(storetest.Everything(id).Exhibits[0].ID)
		absent(t, p, append(storetest.Planted, id, exhibit, "member_name", "text/1", "%PDF")...)
		present(t, p, "fax:approved")
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		absent(t, p, append(storetest.Planted, id, exhibit)...)
		present(t, p, "fax:approved")
	})
}

// TestEveryColumn: what does not look like chance is named here, so that a new column is thought about.
func TestEveryColumn(t *testing.T) {
	open := map[string]bool{"seal.name": true, "cases.id": true, "cases.version": true, "cases.created": true, "cases.kept": true, "facts.case_id": true,
		"facts.seq": true, "facts.version": true, "exhibits.case_id": true, "exhibits.seq": true, "exhibits.version": true, "exhibits.bytes": true, "exhibits.blob": true,
		"readings.case_id": true, "readings.exhibit": true, "readings.version": true, "acts.key": true, "acts.case_id": true, "acts.kind": true, "acts.state": true, "acts.at": true,
		"jobs.ticket": true, "jobs.kind": true, "jobs.case_id": true, "looks.case_id": true, "looks.seq": true, "looks.at": true,
		"finds.case_id": true, "finds.tag": true}
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		p := e.Place(t)
		storetest.Fill(t, p.Open(t))
		for name, values := range p.Columns(t) {
			for _, b := range values {
				if !open[name] && !strings.HasPrefix(name, "river_") && len(b) < 28 { // a nonce and a mark of AES-GCM, or a hash
					t.Errorf("%s holds %d bytes, which is nothing sealed", name, len(b))
				}
			}
		}
	})
}

// TestEraseLeavesNothing looks for the wrapped key, the sealed rows and the id of the case in all that is at rest. Of
// PostgreSQL's own files it knows nothing.
func TestEraseLeavesNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		eraseLeavesNothing(t, e.Place(t), func(s *store.Store, id string) error { return s.Erase(t.Context(), id) })
		eraseLeavesNothing(t, e.Place(t), func(s *store.Store, _ string) error {
			n, err := s.Expire(t.Context(), time.Now().Add(time.Hour))
			if n != 1 {
				t.Errorf("%d expired", n)
			}
			return err
		})
	})
}

func eraseLeavesNothing(t *testing.T, p storetest.Place, erase func(s *store.Store, id string) error) {
	s := p.Open(t)
	other := storetest.Fill(t, s)
	if err := s.Keep(t.Context(), other); err != nil {
		t.Fatal(err)
	}
	before := longValues(p.Columns(t))
	id := storetest.Fill(t, s)
	traces := slices.DeleteFunc(longValues(p.Columns(t)), func(v string) bool { return slices.Contains(before, v) || strings.HasPrefix(v, "fax:") })
	if len(traces) < 15 {
		t.Errorf("%d values are of the case; this test misses some", len(traces))
	}
	for _, w := range traces {
		present(t, p, w)
	}
	if err := erase(s, id); err != nil {
		t.Fatal(err)
	}
	absent(t, p, traces...)
	if blobs := filepath.Join(p.Blobs(), "*", "*"); len(glob(blobs)) != 1 {
		t.Errorf("%d blobs; want that of the other case", len(glob(blobs)))
	}
	for _, w := range before {
		present(t, p, w)
	}
}

// longValues are those that stand in no two cases by chance. Tickets stay with the queue, where nobody can redeem them.
func longValues(columns map[string][][]byte) (out []string) {
	for name, values := range columns {
		for _, b := range values {
			if len(b) >= 16 && name != "jobs.ticket" && !strings.HasPrefix(name, "river_") {
				out = append(out, string(b))
			}
		}
	}
	return out
}

func glob(pattern string) []string {
	out, _ := filepath.Glob(pattern)
	return out
}

// TestNoAddressInTheRows: who has read the id of a row cannot open its case by it.
func TestNoAddressInTheRows(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		p := e.Place(t)
		s := p.Open(t)
		storetest.Fill(t, s)
		row := string(p.Read(t, "SELECT id FROM cases"))
		if _, err := s.Open(t.Context(), "thief", row); !errors.Is(err, casework.ErrNoCase) {
			t.Error(err)
		}
		if err := s.Erase(t.Context(), row); !errors.Is(err, casework.ErrNoCase) {
			t.Error(err)
		}
	})
}

// TestSwappedRows moves sealed rows to other places; they must not open there.
func TestSwappedRows(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		for _, q := range []string{
			"UPDATE facts SET sealed = (SELECT sealed FROM facts f WHERE f.case_id = facts.case_id AND f.seq = 3 - facts.seq) WHERE seq < 3",
			"UPDATE facts SET sealed = (SELECT sealed FROM facts f WHERE f.case_id <> facts.case_id AND f.seq = facts.seq)",
			"UPDATE cases SET wrapped = (SELECT wrapped FROM cases c WHERE c.id <> cases.id)",
			"UPDATE exhibits SET head = tag",
			"UPDATE facts SET sealed = tag",
			"UPDATE facts SET sealed = bytes FROM exhibits", // empty
		} {
			p := e.Place(t)
			s := p.Open(t)
			id := storetest.Fill(t, s)
			storetest.Fill(t, s)
			p.Do(t, q)
			if _, err := s.Open(t.Context(), "Ana", id); !errors.Is(err, store.ErrDamaged) {
				t.Errorf("%s: %v", q, err)
			}
			if err := s.Erase(t.Context(), id); err != nil {
				t.Errorf("%s: what is damaged cannot be erased: %v", q, err)
			}
		}
	})
}

// TestSwappedBlobs: the bytes of another case, or of another paper, do not open.
func TestSwappedBlobs(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		p := e.Place(t)
		s := p.Open(t)
		id := storetest.Fill(t, s)
		storetest.Fill(t, s)
		p.Do(t, "UPDATE exhibits SET blob = (SELECT blob FROM exhibits x WHERE x.case_id <> exhibits.case_id)")
		if _, err := s.Bytes(t.Context(), id, storetest.Everything(id).Exhibits[0].ID); !errors.Is(err, store.ErrDamaged) {
			t.Error(err)
		}
	})
}

// TestErrorsSayNothing provokes errors with the planted words in hand.
func TestErrorsSayNothing(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		p := e.Place(t)
		s := p.Open(t)
		id := storetest.Fill(t, s)
		c := storetest.Everything(id)
		c.Base = 1
		c.Facts[0].Value = c.Facts[1].Value // another fact of that name
		_, e1 := s.Commit(t.Context(), c)
		_, e2 := s.Commit(t.Context(), casework.Change{Case: id, Base: 9, Facts: c.Facts})
		p.Do(t, "UPDATE facts SET sealed = tag")
		_, e3 := s.Open(t.Context(), storetest.Planted[0], id)
		_, e4 := s.Find(t.Context(), storetest.Planted[0], store.Name, storetest.Planted[0])
		_ = s.Close()
		_, e5 := s.Open(t.Context(), storetest.Planted[0], id)
		for i, err := range []error{e1, e2, e3, e4, e5} {
			text := fmt.Sprintf("%v %+v %#v", err, err, err)
			for _, w := range append(storetest.Planted, id) {
				if err == nil || strings.Contains(text, w) {
					t.Errorf("%d: %s", i, text)
				}
			}
		}
	})
}
