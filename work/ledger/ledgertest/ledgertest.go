// Package ledgertest is the suite that every ledger.Book must pass, and a Book in memory that does.
//
// It promises that a Book which passes lets nothing be done twice.
package ledgertest

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/recourse-health/recourse/work/ledger"
)

// Open gives an empty book, and a way to put an approved act into it.
type Open func(t *testing.T) (book ledger.Book, approved func(key string))

// noon is when the suite's acts happen; Approved acts must be older.
var noon = time.Date(2026, 3, 2, 12, 0, 0, 0, time.UTC)

func clock() time.Time { return noon }

// Run runs the suite.
func Run(t *testing.T, open Open) {
	for name, test := range map[string]func(*testing.T, ledger.Book, func(string)){
		"done once": doneOnce, "ends": ends, "claimed before it is done": claimedFirst, "one of two": oneOfTwo,
		"marked though the caller gave up": givenUp, "panic": panicked, "recover": recovered, "none": none,
	} {
		t.Run(name, func(t *testing.T) {
			book, approved := open(t)
			test(t, book, approved)
		})
	}
}

func stands(t *testing.T, book ledger.Book, key string, want ledger.State) ledger.Act {
	t.Helper()
	a, err := book.Act(t.Context(), key)
	if err != nil || a.State != want {
		t.Errorf("%s is %q (%v), want %q", key, a.State, err, want)
	}
	return a
}

func refused(t *testing.T, err error) {
	t.Helper()
	var r *ledger.Refusal
	if !errors.As(err, &r) {
		t.Errorf("got %v, want a refusal", err)
	}
}

func doneOnce(t *testing.T, book ledger.Book, approved func(string)) {
	approved("fax:1")
	did := 0
	for range 3 {
		err := ledger.Do(t.Context(), book, "fax:1", clock, func(context.Context) (string, error) { did++; return "P-1", nil })
		if err != nil {
			t.Error(err)
		}
	}
	if a := stands(t, book, "fax:1", ledger.Done); did != 1 || a.Provider != "P-1" || !a.At.Equal(noon) || a.By == "" {
		t.Errorf("done %d times: %+v", did, a)
	}
	refused(t, ledger.Resolve(t.Context(), book, "fax:1", ledger.Failed, "Ana", noon))
}

func ends(t *testing.T, book ledger.Book, approved func(string)) {
	lost := errors.New("the line was lost")
	for key, c := range map[string]struct {
		err  error
		want ledger.State
	}{
		"ok": {nil, ledger.Done}, "no": {ledger.NotDone(lost), ledger.Failed}, "lost": {lost, ledger.Unknown},
	} {
		approved(key)
		err := ledger.Do(t.Context(), book, key, clock, func(context.Context) (string, error) { return "", c.err })
		if !errors.Is(err, c.err) || errors.Is(err, ledger.ErrUnknown) != (c.want == ledger.Unknown) {
			t.Errorf("%s: %v", key, err)
		}
		stands(t, book, key, c.want)
	}
	for _, key := range []string{"no", "lost"} {
		refused(t, ledger.Do(t.Context(), book, key, clock, again(t)))
	}
	resolve(t, book, "lost")
}

func again(t *testing.T) func(context.Context) (string, error) {
	return func(context.Context) (string, error) { t.Error("done again"); return "", nil }
}

func resolve(t *testing.T, book ledger.Book, key string) {
	if err := ledger.Resolve(t.Context(), book, key, ledger.Done, "", noon); !errors.Is(err, ledger.ErrNobody) {
		t.Errorf("resolved by nobody: %v", err)
	}
	refused(t, ledger.Resolve(t.Context(), book, key, ledger.Approved, "Ana", noon))
	if err := ledger.Resolve(t.Context(), book, key, ledger.Failed, "Ana", noon.Add(time.Hour)); err != nil {
		t.Error(err)
	}
	if a := stands(t, book, key, ledger.Failed); a.Settled != "Ana" || a.By == "" || !a.At.Equal(noon.Add(time.Hour)) {
		t.Errorf("%+v", a)
	}
}

func claimedFirst(t *testing.T, book ledger.Book, approved func(string)) {
	approved("call:1")
	err := ledger.Do(t.Context(), book, "call:1", clock, func(ctx context.Context) (string, error) {
		stands(t, book, "call:1", ledger.Claimed)
		refused(t, ledger.Do(ctx, book, "call:1", clock, again(t)))
		return "", nil
	})
	if err != nil {
		t.Error(err)
	}
}

func oneOfTwo(t *testing.T, book ledger.Book, approved func(string)) {
	approved("charge:1")
	var did, no atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			_, err := book.Take(t.Context(), "charge:1", ledger.Step{To: ledger.Claimed, Hand: ledger.Machine, At: noon})
			var r *ledger.Refusal
			if err == nil {
				did.Add(1)
			} else if errors.As(err, &r) {
				no.Add(1)
			}
		})
	}
	all.Wait()
	if did.Load() != 1 || no.Load() != 7 {
		t.Errorf("%d claimed it and %d were refused; want 1 and 7", did.Load(), no.Load())
	}
}

func givenUp(t *testing.T, book ledger.Book, approved func(string)) {
	approved("mail:1")
	ctx, cancel := context.WithCancel(t.Context())
	err := ledger.Do(ctx, book, "mail:1", clock, func(context.Context) (string, error) { cancel(); return "M-1", nil })
	if err != nil {
		t.Error(err)
	}
	stands(t, book, "mail:1", ledger.Done)
}

func panicked(t *testing.T, book ledger.Book, approved func(string)) {
	approved("mail:1")
	func() {
		defer func() { _ = recover() }()
		_ = ledger.Do(t.Context(), book, "mail:1", clock, func(context.Context) (string, error) { panic("can't happen") })
	}()
	stands(t, book, "mail:1", ledger.Unknown)
}

func recovered(t *testing.T, book ledger.Book, approved func(string)) {
	for i, key := range []string{"old", "older", "now", "waiting"} {
		approved(key)
		if key == "waiting" {
			continue
		}
		at := noon.Add([]time.Duration{-time.Minute, -time.Hour, time.Minute}[i])
		if _, err := book.Take(t.Context(), key, ledger.Step{To: ledger.Claimed, Hand: ledger.Machine, At: at}); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		lost, err := ledger.Recover(t.Context(), book, noon)
		if err != nil || len(lost) != 2 || lost[0].Key != "older" && lost[1].Key != "older" {
			t.Errorf("%+v, %v", lost, err)
		}
	}
	stands(t, book, "old", ledger.Unknown)
	stands(t, book, "now", ledger.Claimed)
	stands(t, book, "waiting", ledger.Approved)
	refused(t, ledger.Do(t.Context(), book, "old", clock, again(t)))
}

func none(t *testing.T, book ledger.Book, _ func(string)) {
	if _, err := book.Act(t.Context(), "x"); !errors.Is(err, ledger.ErrNoAct) {
		t.Error(err)
	}
	if err := ledger.Do(t.Context(), book, "x", clock, again(t)); !errors.Is(err, ledger.ErrNoAct) {
		t.Error(err)
	}
	if err := ledger.Resolve(t.Context(), book, "x", ledger.Done, "Ana", noon); !errors.Is(err, ledger.ErrNoAct) {
		t.Error(err)
	}
}
