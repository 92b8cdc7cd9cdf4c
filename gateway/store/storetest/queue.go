package storetest

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/job"
)

// soon is how long a test waits for a job that should come, and a little how long for one that should not.
const (
	soon    = 20 * time.Second
	aLittle = 300 * time.Millisecond
)

// atWork does the jobs of a store until the test ends or stop is called.
func atWork(t *testing.T, s *store.Store, p job.Plan) (stop func()) {
	ctx, cancel := context.WithCancel(context.WithoutCancel(t.Context()))
	over := make(chan struct{})
	go func() {
		defer close(over)
		s.Work(ctx, p, slog.New(slog.DiscardHandler))
	}()
	stop = func() { cancel(); <-over }
	t.Cleanup(stop)
	return stop
}

// into is a kind whose jobs go into a channel.
func into(kind string, c chan<- job.Job) job.Kind {
	return job.Kind{Name: kind, Do: func(_ context.Context, j job.Job) error { c <- j; return nil }}
}

func next[T any](t *testing.T, c <-chan T) (v T) {
	t.Helper()
	select {
	case v = <-c:
	case <-time.After(soon):
		t.Fatal("nothing came")
	}
	return v
}

func nothing[T any](t *testing.T, c <-chan T) {
	t.Helper()
	select {
	case v := <-c:
		t.Errorf("came too: %+v", v)
	case <-time.After(aLittle):
	}
}

// done does the jobs of a kind; there must be n.
func done(t *testing.T, s *store.Store, kind string, n int) (out []job.Job) {
	t.Helper()
	c := make(chan job.Job, 100)
	stop := atWork(t, s, job.Plan{Kinds: []job.Kind{into(kind, c)}})
	for range n {
		out = append(out, next(t, c))
	}
	nothing(t, c)
	stop()
	return out
}

func jobs(t *testing.T, s *store.Store) {
	id := create(t, s)
	one, two, three := casework.Job{Kind: "read", Key: "1"}, casework.Job{Kind: "draft", Key: "1"}, casework.Job{Kind: "read", Key: "2"}
	if v := commit(t, s, casework.Change{Case: id, Later: []casework.Job{one, one}}); v != 0 {
		t.Errorf("a job alone makes version %d", v)
	}
	commit(t, s, casework.Change{Case: id, Later: []casework.Job{two, one, three}})
	c := make(chan job.Job, 100)
	stop := atWork(t, s, job.Plan{Kinds: []job.Kind{into("read", c), into("draft", c)}})
	var keys []string
	for range 3 {
		j := next(t, c)
		if j.Case != id {
			t.Errorf("%+v", j)
		}
		keys = append(keys, j.Key)
	}
	if slices.Sort(keys); !slices.Equal(keys, []string{"1", "1", "2"}) {
		t.Errorf("%v", keys)
	}
	commit(t, s, casework.Change{Case: id, Later: []casework.Job{one, {Kind: "read", Key: "3"}}})
	if j := next(t, c); j.Key != "3" {
		t.Errorf("done again: %+v", j)
	}
	nothing(t, c)
	stop()
}

// onceMore: a job that fails or panics comes again.
func onceMore(t *testing.T, s *store.Store) {
	id := create(t, s)
	commit(t, s, casework.Change{Case: id, Later: []casework.Job{{Kind: "fails", Key: "1"}, {Kind: "panics", Key: "1"}}})
	c := make(chan string, 100)
	first := func(kind string, do func() error) job.Kind {
		n := new(atomic.Int32)
		return job.Kind{Name: kind, Do: func(context.Context, job.Job) error {
			if n.Add(1) == 1 {
				return do()
			}
			c <- kind
			return nil
		}}
	}
	atWork(t, s, job.Plan{Kinds: []job.Kind{
		first("fails", func() error { return errors.New("not yet") }),
		first("panics", func() error { panic("can't happen") }),
	}})
	if a, b := next(t, c), next(t, c); a == b {
		t.Error(a, b)
	}
}

// inVain: what only a person can mend is not tried again.
func inVain(t *testing.T, s *store.Store) {
	id := create(t, s)
	commit(t, s, casework.Change{Case: id, Later: []casework.Job{{Kind: "read", Key: "1"}, {Kind: "other", Key: "1"}}})
	c := make(chan int32, 100)
	n := new(atomic.Int32)
	never := job.Kind{Name: "read", Do: func(context.Context, job.Job) error {
		c <- n.Add(1)
		return fault.New(fault.Encrypted, say.L("fault.file.locked"))
	}}
	gone := job.Kind{Name: "other", Do: func(context.Context, job.Job) error { c <- n.Add(1); return casework.ErrNoCase }}
	atWork(t, s, job.Plan{Kinds: []job.Kind{never, gone}})
	next(t, c)
	next(t, c)
	time.Sleep(2 * time.Second) // the first repetition would come after one
	nothing(t, c)
}

func later(t *testing.T, s *store.Store) {
	id := create(t, s)
	start := time.Now()
	commit(t, s, casework.Change{Case: id, Later: []casework.Job{{Kind: "read", Key: "1", After: 1500 * time.Millisecond}}})
	c := make(chan job.Job, 100)
	atWork(t, s, job.Plan{Kinds: []job.Kind{into("read", c)}})
	next(t, c)
	if waited := time.Since(start); waited < 1500*time.Millisecond {
		t.Errorf("came after %v", waited)
	}
}

func aRound(t *testing.T, s *store.Store) {
	c := make(chan time.Time, 100)
	atWork(t, s, job.Plan{Rounds: []job.Round{{Name: "sweep", Every: time.Second, Do: func(context.Context) error { c <- time.Now(); return nil }}}})
	for range 3 {
		next(t, c)
	}
}

// before: Begin comes before any job, and knows that nobody else is at work.
func before(t *testing.T, s *store.Store) {
	id := create(t, s)
	commit(t, s, casework.Change{Case: id, Later: []casework.Job{{Kind: "read", Key: "1"}}})
	c := make(chan string, 100)
	start := time.Now()
	atWork(t, s, job.Plan{
		Begin: func(_ context.Context, gone time.Time) error {
			if gone.Before(start) || gone.After(time.Now()) {
				t.Errorf("%v lies not between the start and now", gone)
			}
			c <- "begin"
			return nil
		},
		Kinds: []job.Kind{{Name: "read", Do: func(context.Context, job.Job) error { c <- "job"; return nil }}},
	})
	if a, b := next(t, c), next(t, c); a != "begin" || b != "job" {
		t.Error(a, b)
	}
}

// twoAtWork: of two who are at work, one does a job, and when one leaves the other goes on.
func twoAtWork(t *testing.T, s *store.Store) {
	id := create(t, s)
	c := make(chan job.Job, 100)
	stop := atWork(t, s, job.Plan{Kinds: []job.Kind{into("read", c)}})
	atWork(t, s, job.Plan{Kinds: []job.Kind{into("read", c)}})
	commit(t, s, casework.Change{Case: id, Later: []casework.Job{{Kind: "read", Key: "1"}}})
	next(t, c)
	nothing(t, c)
	stop()
	commit(t, s, casework.Change{Case: id, Later: []casework.Job{{Kind: "read", Key: "2"}}})
	if j := next(t, c); j.Key != "2" {
		t.Errorf("%+v", j)
	}
}
