// Package blobtest is the suite that every shelf of gateway/blob must pass.
//
// It promises that two places which pass it cannot be told apart by who keeps bytes there.
package blobtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/recourse-health/recourse/gateway/blob"
	"github.com/recourse-health/recourse/value/fault"
)

// A Place is an empty store, and a hand that reaches past it.
type Place struct {
	Store *blob.Store
	Alter func(t *testing.T, name string, f func([]byte) []byte)
}

// Run runs the suite, each test on a place of its own.
func Run(t *testing.T, open func(t *testing.T) Place) {
	for name, test := range map[string]func(*testing.T, Place){
		"comes back": comesBack, "in place of the former": again, "missing": missing, "deleted": deleted, "altered": altered,
		"names": names, "refused": refused, "sweep": sweep, "sweep gives up": givesUp, "many at once": many, "given up": givenUp,
	} {
		t.Run(name, func(t *testing.T) { test(t, open(t)) })
	}
}

// Bytes are pseudo-random: what is sealed looks like that.
func Bytes(seed uint64, n int) []byte {
	b := make([]byte, n)
	r := rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8)})
	_, _ = r.Read(b)
	return b
}

func put(t *testing.T, s *blob.Store, name string, b []byte) {
	t.Helper()
	if err := s.Put(t.Context(), name, b); err != nil {
		t.Fatal(err)
	}
}

func get(t *testing.T, s *blob.Store, name string, want []byte) {
	t.Helper()
	if got, err := s.Get(t.Context(), name); err != nil || !bytes.Equal(got, want) {
		t.Errorf("%s: %d bytes, %v; want %d", name, len(got), err, len(want))
	}
}

func fails(t *testing.T, err, want error, kind fault.Kind) {
	t.Helper()
	if f, ok := fault.Of(err); !errors.Is(err, want) || kind != "" && (!ok || f.Kind != kind) {
		t.Errorf("got %v, want %v as %s", err, want, kind)
	}
}

func comesBack(t *testing.T, p Place) {
	for i, n := range []int{0, 1, 31, 32, 33, 4 << 10, 100_000, 17 << 20} {
		name := fmt.Sprintf("comesback%d", i)
		b := Bytes(uint64(i), n)
		kept := bytes.Clone(b)
		put(t, p.Store, name, b)
		get(t, p.Store, name, kept)
		if !bytes.Equal(b, kept) {
			t.Error("Put altered what it was given")
		}
	}
}

func again(t *testing.T, p Place) {
	put(t, p.Store, "thesamename", []byte("the former"))
	put(t, p.Store, "thesamename", []byte("the later"))
	get(t, p.Store, "thesamename", []byte("the later"))
}

func missing(t *testing.T, p Place) {
	_, err := p.Store.Get(t.Context(), "nowhere00")
	fails(t, err, blob.ErrNone, fault.NotFound)
}

func deleted(t *testing.T, p Place) {
	put(t, p.Store, "abdelete", []byte("gone"))
	put(t, p.Store, "abstays0", []byte("stays"))
	for range 2 {
		if err := p.Store.Delete(t.Context(), "abdelete"); err != nil {
			t.Error(err)
		}
	}
	_, err := p.Store.Get(t.Context(), "abdelete")
	fails(t, err, blob.ErrNone, fault.NotFound)
	get(t, p.Store, "abstays0", []byte("stays"))
}

func altered(t *testing.T, p Place) {
	b := Bytes(1, 5000)
	other := []byte{}
	put(t, p.Store, "theother", b)
	p.Alter(t, "theother", func(b []byte) []byte { other = bytes.Clone(b); return b })
	for what, f := range map[string]func([]byte) []byte{
		"one bit":          func(b []byte) []byte { b[2500] ^= 1; return b },
		"the sum":          func(b []byte) []byte { b[len(b)-1] ^= 1; return b },
		"half written":     func(b []byte) []byte { return b[:len(b)/2] },
		"empty":            func([]byte) []byte { return nil },
		"longer":           func(b []byte) []byte { return append(b, 0) },
		"of another name":  func([]byte) []byte { return other },
		"zeros at the end": func(b []byte) []byte { clear(b[4096:]); return b },
	} {
		put(t, p.Store, "altered0", b)
		p.Alter(t, "altered0", f)
		_, err := p.Store.Get(t.Context(), "altered0")
		if err == nil {
			t.Error(what)
		}
		fails(t, err, blob.ErrAltered, fault.Unreadable)
	}
}

func list(t *testing.T, s *blob.Store, before time.Time) (out []string) {
	t.Helper()
	for name, err := range s.Names(t.Context(), before) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

func names(t *testing.T, p Place) {
	if got := list(t, p.Store, time.Now()); len(got) != 0 {
		t.Errorf("an empty place has %v", got)
	}
	want := []string{"aa000000", "aa000001", "ab000000", "zz000000"}
	for _, name := range want {
		put(t, p.Store, name, []byte(name))
	}
	if got := list(t, p.Store, time.Now().Add(time.Hour)); !slices.Equal(got, want) {
		t.Errorf("%v", got)
	}
	if got := list(t, p.Store, time.Now().Add(-time.Hour)); len(got) != 0 {
		t.Errorf("too young: %v", got)
	}
	for range p.Store.Names(t.Context(), time.Now().Add(time.Hour)) {
		break
	}
}

func refused(t *testing.T, p Place) {
	for _, name := range []string{"", "short", "../../etc/passwd", "UPPERCASE", "with/slash", "with.dots", "näme0000", string(make([]byte, 10))} {
		_, err := p.Store.Get(t.Context(), name)
		fails(t, err, blob.ErrName, "")
		fails(t, p.Store.Put(t.Context(), name, nil), blob.ErrName, "")
		fails(t, p.Store.Delete(t.Context(), name), blob.ErrName, "")
	}
	fails(t, p.Store.Put(t.Context(), "toolarge", make([]byte, blob.Max+1)), blob.ErrLarge, fault.TooLarge)
	if got := list(t, p.Store, time.Now().Add(time.Hour)); len(got) != 0 {
		t.Errorf("kept all the same: %v", got)
	}
}

func sweep(t *testing.T, p Place) {
	for i := range 20 {
		put(t, p.Store, fmt.Sprintf("%02dorphan", i), []byte("x"))
	}
	held := func(_ context.Context, name string) (bool, error) { return name < "05", nil }
	if n, err := p.Store.Sweep(t.Context(), time.Now().Add(-time.Hour), held); n != 0 || err != nil {
		t.Errorf("%d that are young, %v", n, err)
	}
	if n, err := p.Store.Sweep(t.Context(), time.Now().Add(time.Hour), held); n != 15 || err != nil {
		t.Errorf("%d, %v", n, err)
	}
	if got := list(t, p.Store, time.Now().Add(time.Hour)); len(got) != 5 || got[4] != "04orphan" {
		t.Errorf("%v", got)
	}
}

// givesUp: when it cannot be said whether a name is held, it stays.
func givesUp(t *testing.T, p Place) {
	put(t, p.Store, "aaorphan", []byte("x"))
	unsure := errors.New("unsure")
	n, err := p.Store.Sweep(t.Context(), time.Now().Add(time.Hour), func(context.Context, string) (bool, error) { return false, unsure })
	if n != 0 || !errors.Is(err, unsure) {
		t.Errorf("%d, %v", n, err)
	}
	get(t, p.Store, "aaorphan", []byte("x"))
}

// many put, get and delete one name at once; whoever gets something gets it whole.
func many(t *testing.T, p Place) {
	var all sync.WaitGroup
	for i := range 4 {
		all.Go(func() {
			b := Bytes(uint64(i), 50_000+i)
			for range 10 {
				if err := p.Store.Put(t.Context(), "contended", b); err != nil {
					t.Error(err)
				}
				if _, err := p.Store.Get(t.Context(), "contended"); err != nil && !errors.Is(err, blob.ErrNone) {
					t.Error(err)
				}
				if err := p.Store.Delete(t.Context(), "contended"); i == 0 && err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
}

func givenUp(t *testing.T, p Place) {
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if err := p.Store.Put(ctx, "givenup0", []byte("x")); err == nil {
		t.Error("put for nobody")
	}
	if _, err := p.Store.Get(t.Context(), "givenup0"); !errors.Is(err, blob.ErrNone) {
		t.Error(err)
	}
}
