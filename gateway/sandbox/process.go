package sandbox

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"sync/atomic"
	"time"

	"github.com/recourse-health/recourse/value/page"
)

// A process is a child as its parent holds it. One request at a time.
type process struct {
	cmd     *exec.Cmd
	in      *os.File
	out     *bufio.Reader
	pipe    *os.File // under out
	engines []Engine
	limits  Limits
	known   func(string) bool
	ready   bool
	dead    chan struct{} // closed when the process has ended and was waited for
	used    struct{ files, pages, bytes int }
}

// start starts a child and does not wait until it is ready.
func start(o *Options, engines []Engine) (*process, error) {
	find := o.Program
	if find == nil {
		find = self
	}
	path, err := find()
	if err != nil {
		return nil, fmt.Errorf("sandbox: %w", err)
	}
	hisIn, in, err := os.Pipe()
	if err != nil {
		return nil, fmt.Errorf("sandbox: %w", err)
	}
	defer hisIn.Close()
	pipe, hisOut, err := os.Pipe()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("sandbox: %w", err), in.Close())
	}
	defer hisOut.Close()
	p := &process{in: in, pipe: pipe, out: bufio.NewReaderSize(pipe, 64<<10), engines: engines, limits: o.Limits, known: o.Sentence, dead: make(chan struct{})}
	args := slices.Clone(o.Command)
	for _, e := range engines {
		args = append(args, string(e))
	}
	p.cmd = &exec.Cmd{Path: path, Args: args, Env: o.environment(), Dir: "/", Stdin: hisIn, Stdout: hisOut, SysProcAttr: alone()}
	began := make(chan error)
	go p.hold(began)
	if err := <-began; err != nil {
		return nil, errors.Join(fmt.Errorf("sandbox: %w", err), in.Close(), pipe.Close())
	}
	return p, nil
}

// hold keeps the thread that started the child until the child ends: the child dies when that thread does.
func (p *process) hold(began chan<- error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	err := p.cmd.Start()
	began <- err
	if err == nil {
		_ = p.cmd.Wait() // how it ended says nothing that the answer does not
		close(p.dead)
	}
}

// environment is all that a child knows: what it was given, and the bound at which its memory is swept.
func (o *Options) environment() []string {
	env := append([]string{}, o.Env...)
	if o.Limits.Memory > 0 {
		env = append(env, fmt.Sprintf("GOMEMLIMIT=%d", o.Limits.Memory/4*3))
	}
	return env
}

// end kills the child with all that it started, and waits for its end.
func (p *process) end() {
	kill(p.cmd.Process)
	<-p.dead
	_ = p.in.Close()
	_ = p.pipe.Close()
}

// spent reports a child that has done its share.
func (p *process) spent() bool {
	u, l := p.used, p.limits
	return u.files >= l.Files || u.pages >= l.Pages || u.bytes >= l.Bytes
}

// await waits until the engines are ready.
func (p *process) await(ctx context.Context) error {
	if p.ready {
		return nil
	}
	w := p.watch(ctx, p.limits.Start, p.limits.Start)
	m, _, err := receive(p.out, 0)
	for err == nil && m == beat {
		m, _, err = receive(p.out, 0)
	}
	if err == nil && m != ready {
		err = fmt.Errorf("%w: it is not ready", errFalse)
	} else if err != nil && !errors.Is(err, errFalse) {
		err = fmt.Errorf("%w: %w", errGone, err)
	}
	if err := w.stop(err); err != nil {
		return err
	}
	p.ready = true
	return nil
}

// ask gives the child a request and hears its answer.
func (p *process) ask(ctx context.Context, q request, got func(page.Document) error) (*answer, error) {
	if err := p.await(ctx); err != nil {
		return nil, err
	}
	w := p.watch(ctx, p.limits.Silence, p.limits.File)
	go func() { _ = send(p.in, asked, q.write()) }() // a child that does not listen is found by its silence
	a := &answer{to: q, got: got}
	err := a.hear(p.out, p.known, w.beat)
	if err := w.stop(err); err != nil {
		return nil, err
	}
	p.used.files, p.used.pages, p.used.bytes = p.used.files+1, p.used.pages+a.pages+len(a.plates), p.used.bytes+len(q.Bytes)
	return a, nil
}

// A watch ends a child that runs out of time or memory, or that nobody waits for any more.
type watch struct {
	last   atomic.Int64 // when the child last gave a sign
	why    atomic.Pointer[error]
	done   chan struct{}
	closed chan struct{}
}

const glance = 20 * time.Millisecond // how often a child at work is looked at

func (p *process) watch(ctx context.Context, silence, most time.Duration) *watch {
	w := &watch{done: make(chan struct{}), closed: make(chan struct{})}
	w.beat()
	go w.run(ctx, p, silence, time.Now().Add(most))
	return w
}

func (w *watch) beat() { w.last.Store(time.Now().UnixNano()) }

func (w *watch) run(ctx context.Context, p *process, silence time.Duration, end time.Time) {
	defer close(w.closed)
	tick := time.NewTicker(glance)
	defer tick.Stop()
	for {
		var why error
		select {
		case <-w.done:
			return
		case <-ctx.Done():
			why = context.Cause(ctx)
		case now := <-tick.C:
			why = w.look(p, now, silence, end)
		}
		if why != nil {
			w.why.Store(&why)
			kill(p.cmd.Process)
			return
		}
	}
}

func (w *watch) look(p *process, now time.Time, silence time.Duration, end time.Time) error {
	switch {
	case now.After(end) || now.UnixNano()-w.last.Load() > int64(silence):
		return errSlow
	case p.limits.Memory > 0 && holds(p.cmd.Process.Pid) > p.limits.Memory:
		return errHeavy
	}
	return nil
}

// stop ends the watching. What the watch found comes before what was heard.
func (w *watch) stop(heard error) error {
	close(w.done)
	<-w.closed
	if why := w.why.Load(); why != nil {
		return *why
	}
	return heard
}
