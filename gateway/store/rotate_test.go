package store_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/recourse-health/recourse/gateway/blob"
	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/gateway/store/storetest"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/phi"
	"github.com/recourse-health/recourse/work/casework"
)

func rotate(t *testing.T, p storetest.Place, want int) {
	t.Helper()
	n, former, err := store.Rotate(t.Context(), p.At, p.Key(), nil, nil)
	if err != nil || n != want {
		t.Fatalf("%d cases, %v; want %d", n, err, want)
	}
	if info, err := os.Stat(former); err != nil || info.Mode().Perm() != 0o600 {
		t.Error(info, err)
	}
	if _, err := os.Stat(p.Key() + ".next"); err == nil {
		t.Error("a next key was left")
	}
}

// holds: the case is what Fill made, bytes and all, and it is found.
func holds(t *testing.T, s *store.Store, id string) {
	t.Helper()
	k, err := s.Open(t.Context(), "Ana", id)
	if err != nil || len(k.Record.All()) != 3 || len(k.Exhibits) != 1 {
		t.Fatalf("%d exhibits, %v", len(k.Exhibits), err)
	}
	if b, err := s.Bytes(t.Context(), id, k.Exhibits[0].ID); err != nil || len(b) == 0 {
		t.Error(err)
	}
	if ids, err := s.Find(t.Context(), "Ana", store.Drug, storetest.Planted[1]); err != nil || len(ids) == 0 {
		t.Errorf("%d found, %v", len(ids), err)
	}
}

func TestRotate(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		p := e.Place(t)
		s := p.Open(t)
		id := storetest.Fill(t, s)
		storetest.Fill(t, s)
		before := p.Columns(t)
		_ = s.Close()
		old, _ := os.ReadFile(p.Key())
		rotate(t, p, 2)
		if now, _ := os.ReadFile(p.Key()); string(now) == string(old) {
			t.Error("the key is the same")
		}
		holds(t, p.Open(t), id)
		for name, values := range before {
			same := slices.Equal(strs(values), strs(p.Columns(t)[name]))
			if want := name != "cases.wrapped" && name != "seal.sealed"; same != want && !strings.HasPrefix(name, "looks.") {
				t.Errorf("%s: left as it was: %v", name, same)
			}
		}
		if err := os.WriteFile(p.Key(), old, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := p.Again(); !errors.Is(err, store.ErrKey) {
			t.Errorf("the former key: %v", err)
		}
	})
}

func strs(values [][]byte) (out []string) {
	for _, b := range values {
		out = append(out, string(b))
	}
	slices.Sort(out)
	return out
}

// TestRotateUnderWay rotates under a program that runs. It may go on with the cases it opened, but makes none.
func TestRotateUnderWay(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		p := e.Place(t)
		s := p.Open(t)
		id := storetest.Fill(t, s)
		rotate(t, p, 1)
		if _, err := s.Create(t.Context()); !errors.Is(err, store.ErrRotated) {
			t.Error(err)
		}
		f := record.Fact{Value: record.Unsafe{}, Source: record.Told{}}
		if _, err := s.Commit(t.Context(), casework.Change{Case: id, Base: 1, Facts: []record.Fact{f}}); !errors.Is(err, store.ErrRotated) {
			t.Error(err)
		}
		holds(t, p.Open(t), id)
	})
}

// TestRotateCutOff plays every point at which a rotation can end early: the program opens, and the next one goes on.
func TestRotateCutOff(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		for _, point := range []string{"before the database", "after the database", "before the name"} {
			p := e.Place(t)
			s := p.Open(t)
			id := storetest.Fill(t, s)
			_ = s.Close()
			old, _ := os.ReadFile(p.Key())
			rotate(t, p, 1)
			now, _ := os.ReadFile(p.Key())
			switch point { // the files as they lay there at that point
			case "before the database":
				put(t, p.Key()+".next", strings.Repeat("5a", 32)+"\n")
			case "after the database":
				put(t, p.Key(), string(old))
				put(t, p.Key()+".next", string(now))
				for _, f := range glob(p.Key() + ".former-*") {
					_ = os.Remove(f)
				}
			case "before the name":
				put(t, p.Key(), string(old))
				put(t, p.Key()+".next", string(now))
			}
			s = p.Open(t)
			holds(t, s, id)
			_ = s.Close()
			rotate(t, p, 1)
			holds(t, p.Open(t), id)
		}
	})
}

func rotateForEver(p storetest.Place) error {
	for {
		if _, _, err := store.Rotate(context.Background(), p.At, p.Key(), nil, nil); err != nil {
			return err
		}
		fmt.Println("rotated")
	}
}

// TestRotateKilled kills a process that rotates at random points; every case opens after each.
func TestRotateKilled(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		p := e.Place(t)
		s := p.Open(t)
		id := storetest.Fill(t, s)
		for range 30 {
			storetest.Fill(t, s)
		}
		_ = s.Close()
		pending := 0
		for range kills {
			kill(t, p, "1", func(lines *bufio.Scanner) {
				waitFor(lines, "rotated")
				time.Sleep(time.Duration(rand.IntN(30_000)) * time.Microsecond)
			})
			if _, err := os.Stat(p.Key() + ".next"); err == nil {
				pending++
			}
			s := p.Open(t)
			holds(t, s, id)
			_ = s.Close()
		}
		t.Logf("%d kills, of them %d in the middle of a rotation", kills, pending)
		rotate(t, p, 31)
	})
}

func put(t *testing.T, path, text string) {
	t.Helper()
	_ = os.Remove(path)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

func words(text string) store.Passphrase {
	return func() (phi.Text, error) { return phi.Seal(text), nil }
}

func TestPassphrase(t *testing.T) {
	p := storetest.SQLite(t)
	load := func(pass, closing store.Passphrase) (*store.Store, error) {
		key, _, err := store.LoadKey(p.Key(), pass, closing)
		if err != nil {
			return nil, err
		}
		blobs, _ := blob.Open(p.Blobs())
		s, err := store.Open(p.At, key, blobs)
		if err == nil {
			t.Cleanup(func() { _ = s.Close() })
		}
		return s, err
	}
	if _, err := load(nil, words("")); !errors.Is(err, store.ErrPassphrase) {
		t.Errorf("an empty passphrase: %v", err)
	}
	s, err := load(nil, words("correct horse"))
	if err != nil {
		t.Fatal(err)
	}
	id := storetest.Fill(t, s)
	_ = s.Close()
	for name, pass := range map[string]store.Passphrase{"none": nil, "other": words("correct horsf"), "empty": words("")} {
		if _, err := load(pass, nil); !errors.Is(err, store.ErrPassphrase) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, _, err := store.Rotate(t.Context(), p.At, p.Key(), words("correct horse"), words("battery")); err != nil {
		t.Fatal(err)
	}
	if _, err := load(words("correct horse"), nil); !errors.Is(err, store.ErrPassphrase) {
		t.Errorf("the former passphrase: %v", err)
	}
	if s, err = load(words("battery"), nil); err != nil {
		t.Fatal(err)
	}
	holds(t, s, id)
}

// TestForgedKeyFile: a damaged file is an error, and none may ask for all memory.
func TestForgedKeyFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "operator.key")
	for _, text := range []string{"", " 3 65536 4 00", " 3 65536 4 00 00 00", " 3 65536 4 zz 00", " 3 65536 4 00 zz", " 0 65536 4 00 00", " 3 4294967295 4 00 00",
		" 3 65536 255 00 00", " 21 65536 4 00 00", " -1 65536 4 00 00", " 3 65536 4 00 00"} {
		put(t, path, "recourse-key/argon2id"+text)
		if _, _, err := store.LoadKey(path, words("x"), nil); err == nil {
			t.Errorf("%q was taken", text)
		}
	}
}
