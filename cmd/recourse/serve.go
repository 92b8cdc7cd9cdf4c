package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/recourse-health/recourse/front/cli"
	"github.com/recourse-health/recourse/front/web"
	"github.com/recourse-health/recourse/gateway/sandbox"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/packet"
)

// demo is the letter of the demonstration case: made, of no real person.
//
//go:embed demo.pdf
var demo []byte

const grace = 10 * time.Second // for requests that run when the program is stopped

// Serve runs the web app until ctx ends. The address is told last, before serving.
func (t *tools) Serve(ctx context.Context, l net.Listener, o cli.ServeOptions, tell func(say.Line)) error {
	s, err := openStore(o.StoreOptions, tell)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close() }()
	papers, err := t.Papers()
	if err != nil {
		return err
	}
	desk := &casework.Desk{Cases: s, Files: t.Files(), Books: t.Books(), Papers: papers, Now: time.Now, Demo: casework.Upload{Name: "example.pdf", Bytes: demo}}
	packets, err := t.Packets()
	if err != nil {
		return err
	}
	front := &intakeDesk{Desk: desk, reader: t.reader(), packets: packets}
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	h, err := t.web(front)
	if err != nil {
		return err
	}
	if h, err = withOperator(ctx, h, s, o.Operator, log); err != nil {
		return err
	}
	go func() {
		for i := range engines { // text PDFs are read before pictures are
			if err := front.reader.Warm(ctx, engines[:i+1]...); err != nil {
				slog.Error("the reader does not start", "engine", engines[i], "error", err)
			}
		}
		if o.Demo {
			front.demonstrate(ctx)
		}
	}()
	tell(say.L("serve.data", say.A("dir", o.Data)))
	if ok, _ := front.Ready(); !ok {
		tell(say.L("serve.warming"))
	}
	server := &http.Server{Handler: h, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, BaseContext: func(net.Listener) context.Context { return ctx }}
	tell(say.L("serve.at", say.A("url", "http://"+l.Addr().String()+"/")))
	return until(ctx, server, l, func(ctx context.Context) { s.Work(ctx, plan(s, desk, log), log) })
}

// until serves until ctx ends, does the jobs meanwhile, and comes back when both are over.
func until(ctx context.Context, server *http.Server, l net.Listener, jobs func(context.Context)) error {
	ctx, stop := context.WithCancel(ctx)
	var all sync.WaitGroup
	defer all.Wait()
	defer stop()
	all.Go(func() { jobs(ctx) })
	all.Go(func() {
		<-ctx.Done()
		late, cancel := context.WithTimeout(context.Background(), grace)
		defer cancel()
		_ = server.Shutdown(late)
	})
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return nil
}

func (t *tools) web(desk *intakeDesk) (http.Handler, error) {
	s := &web.Server{
		Intake: desk, Cases: desk, Packets: desk, Words: t.words, Wait: 8 * time.Second,
		Log: slog.New(slog.NewTextHandler(os.Stderr, nil)),
		Law: func(id ref.Rule) (string, string, bool) {
			r, ok := t.Law(id)
			return r.Cite, r.Gist, ok
		},
	}
	return s.Handler()
}

// intakeDesk adds to the desk what only the one who wires knows: whether the reader is warm, and the example that waits.
type intakeDesk struct {
	*casework.Desk
	reader  *sandbox.Pool
	packets *packet.Maker
	spare   atomic.Pointer[string]
}

// Ready says whether the reader is warm, and since when it has been getting ready.
func (d *intakeDesk) Ready() (bool, time.Duration) { return d.reader.Ready() }

// Example gives a demonstration case of its own to each visitor: the one that waits, or a new one.
func (d *intakeDesk) Example(ctx context.Context) (string, error) {
	if id := d.spare.Swap(nil); id != nil {
		if _, err := d.View(ctx, *id); err == nil {
			return *id, nil
		}
	}
	return d.Desk.Example(ctx)
}

// Packet makes the packet of a case of what the store holds: its files with the readings that were made of them.
func (d *intakeDesk) Packet(ctx context.Context, id string, fax bool, progress func(done, of int)) (packet.Made, error) {
	k, err := d.Cases.Open(ctx, "desk", id)
	if err != nil {
		return packet.Made{}, err
	}
	o := packet.Order{Case: k.Record, Today: civil.DayOf(d.Now()), Fax: fax, Progress: progress}
	for _, x := range k.Exhibits {
		b, err := d.Cases.Bytes(ctx, id, x.ID)
		if err != nil {
			return packet.Made{}, err
		}
		o.Files = append(o.Files, packet.File{Name: x.Name, Bytes: b, Doc: x.Doc})
	}
	return d.packets.Make(ctx, o)
}

// demonstrate makes a demonstration case, so that one is there before anyone asks.
func (d *intakeDesk) demonstrate(ctx context.Context) {
	id, err := d.Desk.Example(ctx)
	if err != nil {
		slog.Error("the demonstration case could not be made", "error", err)
		return
	}
	d.spare.Store(&id)
}
