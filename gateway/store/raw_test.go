package store_test

import (
	"bytes"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/gateway/store/storetest"
	"github.com/recourse-health/recourse/work/casework"
)

// files gives every file of the data folder, the journal too.
func files(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	paths, _ := filepath.Glob(filepath.Join(dir, "data", "*"))
	for _, p := range paths {
		b, err := os.ReadFile(p)
		if err != nil {
			t.Fatal(err)
		}
		out[filepath.Base(p)] = b
	}
	return out
}

func absent(t *testing.T, dir string, words ...string) {
	t.Helper()
	for name, b := range files(t, dir) {
		for _, w := range words {
			if bytes.Contains(b, []byte(w)) || bytes.Contains(bytes.ToLower(b), bytes.ToLower([]byte(w))) || strings.Contains(name, w) {
				t.Errorf("%q stands in %s", w, name)
			}
		}
	}
}

func present(t *testing.T, dir, word string) {
	t.Helper()
	for _, b := range files(t, dir) {
		if bytes.Contains(b, []byte(word)) {
			return
		}
	}
	t.Errorf("%q stands nowhere: this test looks at the wrong place", word)
}

func TestNothingReadableAtRest(t *testing.T) {
	dir := t.TempDir()
	s := openIn(t, dir)
	id := storetest.Fill(t, s)
	storetest.Approve(t, s, "fax:approved")
	exhibit := string(storetest.Everything(id).Exhibits[0].ID)
	absent(t, dir, append(storetest.Planted, exhibit, "member_name", "text/1")...)
	present(t, dir, id)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	absent(t, dir, append(storetest.Planted, exhibit)...)
	present(t, dir, id)
}

// TestEraseLeavesNothing looks for the wrapped key, the sealed rows and the id of the case in the bytes of all files.
func TestEraseLeavesNothing(t *testing.T) {
	for _, way := range []string{"erase", "expire"} {
		dir := t.TempDir()
		s := openIn(t, dir)
		id, other := storetest.Fill(t, s), storetest.Fill(t, s)
		if err := s.Keep(t.Context(), other); err != nil {
			t.Fatal(err)
		}
		traces := sealed(t, dir, id)
		for _, w := range traces {
			present(t, dir, w)
		}
		if way == "erase" {
			if err := s.Erase(t.Context(), id); err != nil {
				t.Fatal(err)
			}
		} else if n, err := s.Expire(t.Context(), time.Now().Add(time.Hour)); err != nil || n != 1 {
			t.Fatal(n, err)
		}
		absent(t, dir, traces...)
		present(t, dir, sealed(t, dir, other)[0])
	}
}

// sealed reads what is sealed of a case past the store.
func sealed(t *testing.T, dir, id string) (out []string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, "data", "cases.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	for _, q := range []string{"SELECT wrapped FROM cases WHERE id = $1", "SELECT sealed FROM facts WHERE case_id = $1 AND seq = 1", "SELECT head FROM exhibits WHERE case_id = $1",
		"SELECT bytes FROM exhibits WHERE case_id = $1", "SELECT sealed FROM readings WHERE case_id = $1", "SELECT sealed FROM acts WHERE case_id = $1", "SELECT sealed FROM looks WHERE case_id = $1"} {
		var b string
		if err := db.QueryRow(q, id).Scan(&b); err != nil {
			t.Fatalf("%s: %v", q, err)
		}
		out = append(out, b)
	}
	return out
}

// TestSwappedRows moves sealed rows to other places; they must not open there.
func TestSwappedRows(t *testing.T) {
	for _, q := range []string{
		"UPDATE facts SET sealed = (SELECT sealed FROM facts f WHERE f.case_id = facts.case_id AND f.seq = 3 - facts.seq) WHERE seq < 3",
		"UPDATE facts SET sealed = (SELECT sealed FROM facts f WHERE f.case_id <> facts.case_id AND f.seq = facts.seq)",
		"UPDATE cases SET wrapped = (SELECT wrapped FROM cases c WHERE c.id <> cases.id)",
		"UPDATE exhibits SET head = bytes",
		"UPDATE facts SET sealed = zeroblob(length(sealed))",
		"UPDATE facts SET sealed = x''",
	} {
		dir := t.TempDir()
		s := openIn(t, dir)
		id := storetest.Fill(t, s)
		storetest.Fill(t, s)
		tamper(t, dir, q)
		if _, err := s.Open(t.Context(), "Ana", id); !errors.Is(err, store.ErrDamaged) {
			t.Errorf("%s: %v", q, err)
		}
	}
}

func tamper(t *testing.T, dir, q string) {
	t.Helper()
	db, err := sql.Open("sqlite", filepath.Join(dir, "data", "cases.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.Exec(q); err != nil {
		t.Fatal(err)
	}
}

// TestErrorsSayNothing provokes errors with the planted words in hand.
func TestErrorsSayNothing(t *testing.T) {
	dir := t.TempDir()
	s := openIn(t, dir)
	id := storetest.Fill(t, s)
	c := storetest.Everything(id)
	c.Base = 1
	c.Facts[0].Value = c.Facts[1].Value // another fact of that name
	_, e1 := s.Commit(t.Context(), c)
	_, e2 := s.Commit(t.Context(), casework.Change{Case: id, Base: 9, Facts: c.Facts})
	tamper(t, dir, "UPDATE facts SET sealed = x'00'")
	_, e3 := s.Open(t.Context(), storetest.Planted[0], id)
	_ = s.Close()
	_, e4 := s.Open(t.Context(), storetest.Planted[0], id)
	for i, err := range []error{e1, e2, e3, e4} {
		text := fmt.Sprintf("%v %+v %#v", err, err, err)
		for _, w := range append(storetest.Planted, id) {
			if err == nil || strings.Contains(text, w) {
				t.Errorf("%d: %s", i, text)
			}
		}
	}
}
