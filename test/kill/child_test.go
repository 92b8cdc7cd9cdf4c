package kill_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"os"
	"time"

	"github.com/recourse-health/recourse/gateway/blob"
	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/job"
	"github.com/recourse-health/recourse/work/ledger"
)

// A child is a process that takes papers in, commits facts, does jobs and acts, and says after each what it was told is
// kept: took CASE SEED, told CASE FACT. It ends when it is killed; if it only drains, when it is told to.
type child struct {
	s       *store.Store
	outside string // where acts go: a file that knows nothing of the database
	r       *rand.Rand
}

// run opens the store as a server does at its start.
func run(at, dir, outside string, seed uint64, drain bool) error {
	key, _, err := store.LoadKey(keyOf(dir), nil, nil)
	if err != nil {
		return err
	}
	blobs, err := blob.Open(blobsOf(dir))
	if err != nil {
		return err
	}
	s, err := store.Open(at, key, blobs)
	if err != nil {
		return err
	}
	c := child{s, outside, rand.New(rand.NewPCG(seed, 1))}
	ctx := context.Background()
	if drain {
		c.s.Work(ctx, c.plan(), slog.New(slog.DiscardHandler))
		return nil
	}
	go c.s.Work(ctx, c.plan(), slog.New(slog.DiscardHandler))
	fmt.Println("ready")
	for i := range uint64(letters) {
		if err := c.take(ctx, seed<<32|i); err != nil {
			return err
		}
	}
	select {} // the jobs go on
}

// letters are how many a child takes in; more would only make a backlog.
const letters = 6

func (c child) plan() job.Plan {
	return job.Plan{
		Begin: func(ctx context.Context, gone time.Time) error {
			_, err := ledger.Recover(ctx, c.s, gone)
			return err
		},
		Kinds: []job.Kind{{Name: "prepare", Lines: 8, Do: c.prepare}, {Name: "send", Lines: 8, Do: c.send}},
		Rounds: []job.Round{{Name: "sweep-blobs", Every: time.Second, Do: func(ctx context.Context) error {
			_, err := c.s.Sweep(ctx, time.Now().Add(-time.Hour))
			return err
		}}},
	}
}

// letter gives the exhibits of a case; they follow from its seed.
func letter(seed uint64) (out []casework.Exhibit) {
	for i := range 1 + seed%2 {
		b := make([]byte, 20_000)
		key := sha256.Sum256(fmt.Append(nil, seed, i))
		_, _ = rand.NewChaCha8(key).Read(b)
		sum := sha256.Sum256(b)
		out = append(out, casework.Exhibit{ID: ref.Exhibit(hex.EncodeToString(sum[:])), Kind: "pdf", Bytes: b})
	}
	return out
}

// take takes a letter in, and then what a person says of it.
func (c child) take(ctx context.Context, seed uint64) error {
	id, err := c.s.Create(ctx)
	if err != nil {
		return err
	}
	if err := c.s.Keep(ctx, id); err != nil {
		return err
	}
	if _, err := c.s.Commit(ctx, casework.Change{Case: id, Exhibits: letter(seed), Later: []casework.Job{{Kind: "prepare", Key: id}}}); err != nil {
		return err
	}
	fmt.Println("took", id, seed)
	for i := range c.r.IntN(3) {
		fact := fmt.Sprint("said", i)
		if err := c.add(ctx, id, casework.Change{Facts: []record.Fact{said(fact), said(fact + "too")}}); err != nil {
			return err
		}
		fmt.Println("told", id, fact)
	}
	time.Sleep(time.Duration(c.r.IntN(10)) * time.Millisecond)
	return nil
}

func said(id string) record.Fact {
	return record.Fact{ID: ref.Fact(id), Value: record.Detail{Field: record.Fax, Text: id}, Source: record.Told{Who: "Ana"}}
}

// add commits a change to a case, however often somebody else was quicker.
func (c child) add(ctx context.Context, id string, change casework.Change) error {
	for {
		k, err := c.s.Open(ctx, "worker", id)
		if err != nil {
			return err
		}
		change.Case, change.Base = id, k.Version
		if _, err = c.s.Commit(ctx, change); !errors.Is(err, casework.ErrStale) {
			return err
		}
	}
}

// prepare is a job: it opens the papers, and has an act proposed, approved, and done later.
func (c child) prepare(ctx context.Context, j job.Job) error {
	k, err := c.s.Open(ctx, "worker", j.Case)
	if err != nil {
		return err
	}
	for _, x := range k.Exhibits {
		if b, err := c.s.Bytes(ctx, j.Case, x.ID); err != nil || len(bytes.TrimSpace(b)) == 0 {
			return fmt.Errorf("a paper does not open: %w", err)
		}
	}
	if _, ok := k.Record.Get("prepared"); ok {
		return nil
	}
	a := ledger.Act{Key: "fax:" + j.Case, Kind: "fax", State: ledger.Proposed}
	b := a
	b.State, b.By = ledger.Approved, "Ana"
	return c.add(ctx, j.Case, casework.Change{Facts: []record.Fact{said("prepared")}, Acts: []ledger.Act{a, b}, Later: []casework.Job{{Kind: "send", Key: a.Key}}})
}

// send is a job: the act, and a fact that it was done.
func (c child) send(ctx context.Context, j job.Job) error {
	err := ledger.Resume(ctx, c.s, j.Key, time.Now, func(context.Context) (string, error) { return "P-" + j.Key, c.act(j.Key) })
	if err != nil {
		return err
	}
	return c.add(ctx, j.Case, casework.Change{Facts: []record.Fact{said("sent")}})
}

// act is what happens outside. It takes a while before and after.
func (c child) act(key string) error {
	time.Sleep(time.Duration(rand.IntN(4)) * time.Millisecond)
	f, err := os.OpenFile(c.outside, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	if _, err = fmt.Fprintln(f, key); err == nil {
		err = f.Close()
	}
	fmt.Println("acted", key)
	time.Sleep(time.Duration(rand.IntN(4)) * time.Millisecond)
	return err
}
