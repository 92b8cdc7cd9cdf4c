package store_test

import (
	"context"
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
	_, created, err := store.LoadKey(path, nil, nil)
	if err != nil || !created {
		t.Fatal(created, err)
	}
	for p, want := range map[string]os.FileMode{path: 0o600, filepath.Dir(path): 0o700} {
		if info, err := os.Stat(p); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", p, info.Mode(), err)
		}
	}
	before, _ := os.ReadFile(path)
	key, created, err := store.LoadKey(path, nil, nil)
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
		_, created, err := store.LoadKey(path, nil, nil)
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
			_, created, err := store.LoadKey(path, nil, nil)
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
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		p := e.Place(t)
		if err := p.Open(t).Close(); err != nil {
			t.Fatal(err)
		}
		other := p
		other.Dir = t.TempDir()
		if _, err := other.Again(); !errors.Is(err, store.ErrKey) {
			t.Errorf("with another key: %v", err)
		}
		if _, err := store.Open(p.At, store.Key{}, nil); err == nil {
			t.Error("opened without a key")
		}
		p.Open(t)
	})
}

func TestFileIsTheOwnersAlone(t *testing.T) {
	p := storetest.SQLite(t)
	storetest.Fill(t, p.Open(t))
	for name := range files(t, p) {
		if info, err := os.Stat(filepath.Join(p.Dir, name)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", name, info.Mode(), err)
		}
	}
	if n := len(files(t, p)); n != 5 {
		t.Errorf("%d files; want the database, its journal, the key and a blob", n)
	}
}

func TestOddPath(t *testing.T) {
	p := storetest.SQLite(t)
	p.At = filepath.Join(t.TempDir(), "a b?c#d%20é&_pragma=x", "cases.db")
	storetest.Fill(t, p.Open(t))
	if info, err := os.Stat(p.At); err != nil || info.Size() == 0 {
		t.Error(err)
	}
}

// TestNoDatabase: the errors say no password.
func TestNoDatabase(t *testing.T) {
	p := storetest.SQLite(t)
	for _, at := range []string{"postgres://u:verysecret@127.0.0.1:1/x", "postgres://u:verysecret@127.0.0.1:port/x", "postgres://u:very%secret@h/x", t.TempDir()} {
		p.At = at
		if _, err := p.Again(); err == nil || strings.Contains(err.Error(), "secret") {
			t.Error(err)
		}
	}
}

func TestNewerDatabase(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		p := e.Place(t)
		_ = p.Open(t).Close()
		p.Do(t, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (9999, TRUE)")
		if _, err := p.Again(); !errors.Is(err, store.ErrNewer) {
			t.Error(err)
		}
	})
}

// TestManyOpenAtOnce opens a new database by many at once, as several processes do, and all work on it.
func TestManyOpenAtOnce(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		p := e.Place(t)
		var all sync.WaitGroup
		for range 4 {
			all.Go(func() {
				if err := workAt(p); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
	})
}

func workAt(p storetest.Place) error {
	s, err := p.Again()
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	ctx := context.Background()
	id, err := s.Create(ctx)
	for i := 0; err == nil && i < 5; i++ {
		_, err = s.Commit(ctx, casework.Change{Case: id, Base: i, Facts: []record.Fact{{Value: record.Unsafe{}, Source: record.Told{}, At: time.Now()}}})
	}
	return err
}
