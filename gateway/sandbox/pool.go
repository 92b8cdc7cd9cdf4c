package sandbox

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
)

// A Pool reads in a few children at a time. It is safe for several goroutines.
type Pool struct {
	o       Options
	places  chan struct{} // one for each child that may be at work
	waiting atomic.Int64
	began   atomic.Int64 // when the first child was started, in nanoseconds
	warm    atomic.Bool

	mu     sync.Mutex
	idle   []*process
	keep   bool // a child that was used up is replaced before anyone asks
	closed bool
	after  sync.WaitGroup // children that are ended or replaced in the background
}

// New makes a pool. It starts no child.
func New(o Options) *Pool {
	return &Pool{o: o, places: make(chan struct{}, o.Size)}
}

// Kind tells what a file is. That looks at few of its bytes and parses none, so it is done here.
func (p *Pool) Kind(name string, b []byte) (sniff.Kind, error) { return p.o.Reader.Kind(name, b) }

// Read makes a document of one file, as work/intake does: the best that there is.
func (p *Pool) Read(ctx context.Context, n int, name string, b []byte) ([]page.Document, error) {
	var last []page.Document
	err := p.Each(ctx, n, name, b, func(d page.Document) error {
		last = []page.Document{d}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return last, nil
}

// Each gives the document as soon as it is read, and each better reading of the same after it.
func (p *Pool) Each(ctx context.Context, n int, name string, b []byte, got func(page.Document) error) error {
	k, err := p.Kind(name, b)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(b)
	_, err = p.do(ctx, request{File: n, Name: name, Page: words, Bytes: b}, p.o.Needs(k), func(d page.Document) error {
		d.File, d.Exhibit = n, ref.Exhibit(hex.EncodeToString(sum[:]))
		return got(d)
	})
	return explain(err)
}

// Render draws a page (from 0) of a file as a PNG of so many dots an inch.
func (p *Pool) Render(ctx context.Context, b []byte, n, dpi int) ([]byte, error) {
	k, err := p.Kind("", b)
	if err != nil {
		return nil, err
	}
	a, err := p.do(ctx, request{Page: max(n, -1), DPI: dpi, Bytes: b}, p.o.Needs(k), nil)
	if err != nil {
		return nil, explain(err)
	}
	return a.picture, nil
}

// do has a child answer, and another where the first turns out to lack an engine, or was worn out by earlier files.
func (p *Pool) do(ctx context.Context, q request, engines []Engine, got func(page.Document) error) (*answer, error) {
	if err := p.enter(ctx); err != nil {
		return nil, err
	}
	defer func() { <-p.places }()
	for again := true; ; again = false {
		c, err := p.take(engines)
		if err != nil {
			return nil, err
		}
		fresh := c.used.files == 0
		a, err := c.ask(ctx, q, got)
		p.give(c, err == nil && a.err == nil)
		switch {
		case err == nil && a.lacks == "":
			return a, a.err
		case err == nil && slices.Contains(p.o.Engines, a.lacks) && !slices.Contains(engines, a.lacks):
			engines, again = append(slices.Clone(engines), a.lacks), true
		case err == nil:
			return nil, errFalse
		case again && !fresh && errors.Is(err, errGone):
		default:
			return nil, err
		}
	}
}

// enter waits for a place among those at work.
func (p *Pool) enter(ctx context.Context) error {
	select {
	case p.places <- struct{}{}:
		return nil
	default:
	}
	defer p.waiting.Add(-1)
	if p.waiting.Add(1) > int64(p.o.Queue) {
		return errBusy
	}
	select {
	case p.places <- struct{}{}:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

// take gives the child that has the engines and the fewest beside, a new one where none is idle.
func (p *Pool) take(engines []Engine) (*process, error) {
	p.mu.Lock()
	best := -1
	for i, c := range p.idle {
		if c.has(engines) && (best < 0 || len(c.engines) < len(p.idle[best].engines)) {
			best = i
		}
	}
	if best < 0 {
		p.mu.Unlock()
		return start(&p.o, engines)
	}
	c := p.idle[best]
	p.idle = slices.Delete(p.idle, best, best+1)
	p.mu.Unlock()
	return c, nil
}

func (p *process) has(engines []Engine) bool {
	for _, e := range engines {
		if !slices.Contains(p.engines, e) {
			return false
		}
	}
	return true
}

// give takes a child back, or ends it where it has served.
func (p *Pool) give(c *process, well bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if well && !c.spent() && !p.closed {
		p.idle = append(p.idle, c)
		p.trim()
		return
	}
	p.after.Go(c.end)
	if p.keep && !p.closed && !slices.ContainsFunc(p.idle, func(o *process) bool { return o.has(c.engines) }) {
		p.after.Go(func() { p.spare(c.engines) })
	}
}

// trim ends children that are idle beyond the size of the pool, the oldest first.
func (p *Pool) trim() {
	for len(p.idle) > p.o.Size {
		p.after.Go(p.idle[0].end)
		p.idle = slices.Delete(p.idle, 0, 1)
	}
}

// spare puts a fresh child by.
func (p *Pool) spare(engines []Engine) {
	if c, err := start(&p.o, engines); err == nil { // if it does not start, the next who asks is told
		p.give(c, true)
	}
}

// Warm has a child ready and puts it by, and from then on there is always one.
func (p *Pool) Warm(ctx context.Context, engines ...Engine) error {
	p.began.CompareAndSwap(0, time.Now().UnixNano())
	p.mu.Lock()
	p.keep = true
	p.mu.Unlock()
	c, err := p.take(engines)
	if err != nil {
		return err
	}
	err = c.await(ctx)
	p.give(c, err == nil)
	p.warm.Store(err == nil)
	return err
}

// Ready says whether a child was made ready, and how long that has been under way.
func (p *Pool) Ready() (bool, time.Duration) {
	if p.warm.Load() {
		return true, 0
	}
	return false, time.Duration(time.Now().UnixNano() - p.began.Load())
}

// Working is how many files are being read.
func (p *Pool) Working() int { return len(p.places) }

// Close ends all children and waits for them.
func (p *Pool) Close() {
	p.mu.Lock()
	p.closed = true
	for _, c := range p.idle {
		p.after.Go(c.end)
	}
	p.idle = nil
	p.mu.Unlock()
	p.after.Wait()
}
