package sandbox

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"github.com/recourse-health/recourse/value/page"
)

// A Child is the inside of a child process.
type Child struct {
	Limits  Limits
	Engines []Engine                                                     // to be made ready before the doors are shut
	Runs    bool                                                         // an engine runs another program, which then has the same limits
	Open    func(d *Doors) (Reader, func(context.Context, Engine) error) // the reader, and what makes an engine ready
}

// Live is the whole life of a child: it takes limits on, makes its engines ready, shuts the doors, and reads what it is
// given until its parent is gone.
func (c Child) Live(ctx context.Context, in io.Reader, out io.Writer) error {
	if err := tighten(c.Limits); err != nil {
		return fmt.Errorf("sandbox: %w", err)
	}
	d := &Doors{out: bufio.NewWriterSize(out, 64<<10)}
	reader, makeReady := c.Open(d)
	for _, e := range c.Engines {
		if err := makeReady(ctx, e); err != nil {
			return fmt.Errorf("sandbox: %s: %w", e, err)
		}
	}
	if len(c.Engines) > 0 {
		debug.FreeOSMemory() // compiling took much that reading does not
	}
	if err := lock(c.Runs); err != nil {
		return fmt.Errorf("sandbox: %w", err)
	}
	d.shut = true
	err := d.send(ready, nil)
	for err == nil {
		err = serve(ctx, reader, d, in)
	}
	if errors.Is(err, io.EOF) {
		return nil // the parent has ended, or wants us to
	}
	return err
}

// serve answers one request.
func serve(ctx context.Context, r Reader, d *Doors, in io.Reader) error {
	_, b, err := receive(in, maxFrame)
	if err != nil {
		return err
	}
	q, err := readRequest(b)
	if err != nil {
		return err
	}
	if q.Page == words {
		err := r.Each(ctx, q.File, q.Name, q.Bytes, d.document)
		return d.finish(err, nil)
	}
	if q.Page == shown || q.Page == within {
		return show(ctx, r, d, q)
	}
	png, err := r.Render(ctx, q.Bytes, q.Page, q.DPI)
	return d.finish(err, func() error { return d.send(drawn, png) })
}

// finish sends what is left of the answer, or the error, or what the child lacks to find one.
func (d *Doors) finish(err error, rest func() error) error {
	switch e := d.lacks(); {
	case e != "":
		err = d.send(lacking, []byte(e))
	case err != nil:
		m, b := writeRefusal(err)
		err = d.send(m, b)
	case rest != nil:
		err = rest()
	}
	return errors.Join(err, d.send(ended, nil))
}

// document sends a document, page by page. Where an engine was lacking it is not what the file holds: another child reads it.
func (d *Doors) document(doc page.Document) error {
	if d.lacking() {
		return errShut
	}
	if err := d.send(begun, writeHead(doc)); err != nil {
		return err
	}
	for _, p := range doc.Pages {
		if err := d.send(leaf, writePage(p)); err != nil {
			return err
		}
	}
	return d.send(whole, nil)
}
