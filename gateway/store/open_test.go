package store_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/gateway/store/storetest"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/work/casework"
)

func TestKeyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys", "operator.key")
	_, created, err := store.LoadKey(path)
	if err != nil || !created {
		t.Fatal(created, err)
	}
	for p, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		if info, err := os.Stat(p); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", p, info.Mode(), err)
		}
	}
	before, _ := os.ReadFile(path)
	key, created, err := store.LoadKey(path)
	after, _ := os.ReadFile(path)
	if err != nil || created || string(before) != string(after) {
		t.Errorf("the second time: %v, %v", created, err)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x"} {
		if out := fmt.Sprintf(verb, key); strings.Contains(out, string(before[:8])) || len(out) > 80 {
			t.Errorf("%s prints %s", verb, out)
		}
	}
}

func TestKeyFileRefused(t *testing.T) {
	good := strings.Repeat("0a", 32) + "\n"
	for name, c := range map[string]struct {
		text string
		mode os.FileMode
		want string
	}{
		"group may read":  {good, 0o640, "mode 0640"},
		"others may read": {good, 0o604, "mode 0604"},
		"group may write": {good, 0o620, "mode 0620"},
		"empty":           {"", 0o600, "holds no key"},
		"short":           {"0a0a\n", 0o600, "holds no key"},
		"long":            {good + good, 0o600, "holds no key"},
		"not hex":         {strings.Repeat("x", 64), 0o600, "holds no key"},
	} {
		path := filepath.Join(t.TempDir(), "operator.key")
		if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, c.mode); err != nil {
			t.Fatal(err)
		}
		_, created, err := store.LoadKey(path)
		if err == nil || created || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), path) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestManyMakeOneKey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "keys", "operator.key")
	var all sync.WaitGroup
	made := make(chan bool, 8)
	for range 8 {
		all.Go(func() {
			_, created, err := store.LoadKey(path)
			if err != nil {
				t.Error(err)
			}
			made <- created
		})
	}
	all.Wait()
	n := 0
	for range 8 {
		if <-made {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d keys were made", n)
	}
}

func TestWrongKey(t *testing.T) {
	dir := t.TempDir()
	if err := openIn(t, dir).Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "data", "cases.db")
	if _, err := store.Open(path, keyIn(t, t.TempDir())); !errors.Is(err, store.ErrKey) {
		t.Errorf("with another key: %v", err)
	}
	if _, err := store.Open(path, store.Key{}); err == nil {
		t.Error("opened without a key")
	}
	openIn(t, dir)
}

func TestFileIsTheOwnersAlone(t *testing.T) {
	dir := t.TempDir()
	storetest.Fill(t, openIn(t, dir))
	for name := range files(t, dir) {
		if info, err := os.Stat(filepath.Join(dir, "data", name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	if n := len(files(t, dir)); n != 3 {
		t.Errorf("%d files; want the database and its journal", n)
	}
}

func TestOddPath(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a b?c#d%20é&_pragma=x", "cases.db")
	s, err := store.Open(path, keyIn(t, t.TempDir()))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	storetest.Fill(t, s)
	if info, err := os.Stat(path); err != nil || info.Size() == 0 {
		t.Error(err)
	}
}

func TestNewerDatabase(t *testing.T) {
	dir := t.TempDir()
	_ = openIn(t, dir).Close()
	tamper(t, dir, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, 1)")
	if _, err := store.Open(filepath.Join(dir, "data", "cases.db"), keyIn(t, dir)); !errors.Is(err, store.ErrNewer) {
		t.Error(err)
	}
}

func TestManyOpenAtOnce(t *testing.T) {
	dir := t.TempDir()
	keyIn(t, dir)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			id := ""
			s, err := store.Open(filepath.Join(dir, "data", "cases.db"), keyIn(t, dir))
			if err == nil {
				defer func() { _ = s.Close() }()
				id, err = s.Create(t.Context())
			}
			for i := 0; err == nil && i < 5; i++ {
				_, err = s.Commit(t.Context(), casework.Change{Case: id, Base: i, Facts: []record.Fact{
					{Value: record.Unsafe{}, Source: record.Told{}, At: time.Now()}}})
			}
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
}
