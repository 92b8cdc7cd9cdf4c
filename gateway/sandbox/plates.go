package sandbox

import (
	"context"
	"fmt"
	"slices"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/plate"
	"github.com/recourse-health/recourse/work/intake"
)

// Shower is a Reader that makes pictures of pages, and looks into a PDF for a file that it carries.
type Shower interface {
	Plates(ctx context.Context, name string, b []byte, w intake.Shown, each func(total int, p plate.Plate) error) error
	Inside(ctx context.Context, b []byte, name string) ([]byte, error)
}

// Plates makes pictures of pages in a child.
func (p *Pool) Plates(ctx context.Context, name string, b []byte, w intake.Shown, each func(total int, p plate.Plate) error) error {
	k, err := p.Kind(name, b)
	if err != nil && !k.Image() {
		return err
	}
	a, err := p.do(ctx, request{Page: shown, Name: name, Bytes: b, Shown: w}, p.o.Needs(k), nil)
	if err != nil {
		return explain(err)
	}
	for _, one := range a.plates {
		if err := each(a.total, one); err != nil {
			return err
		}
	}
	return nil
}

// Inside gives the bytes of a file that a PDF carries inside; nil if it carries none so called.
func (p *Pool) Inside(ctx context.Context, b []byte, name string) ([]byte, error) {
	k, err := p.Kind("", b)
	if err != nil {
		return nil, err
	}
	a, err := p.do(ctx, request{Page: within, Name: name, Bytes: b}, p.o.Needs(k), nil)
	if err != nil {
		return nil, explain(err)
	}
	return a.inside, nil
}

// show answers a request for pictures of pages, each as soon as it is made.
func show(ctx context.Context, r Reader, d *Doors, q request) error {
	s, ok := r.(Shower)
	if !ok {
		return d.finish(format.ErrKind, nil)
	}
	if q.Page == within {
		b, err := s.Inside(ctx, q.Bytes, q.Name)
		return d.finish(err, func() error { return d.send(carried, b) })
	}
	err := s.Plates(ctx, q.Name, q.Bytes, q.Shown, func(total int, p plate.Plate) error { return d.send(plated, writePlate(total, p)) })
	return d.finish(err, nil)
}

func writePlate(total int, p plate.Plate) []byte {
	w := make(writer, 0, len(p.Data)+len(p.Alt)+64)
	for _, n := range []int{total, p.W, p.H, p.Turn, p.Colors, p.Bits} {
		w.number(n)
	}
	w.float(float32(p.Wide))
	w.float(float32(p.High))
	w.text(p.Filter)
	w.text(p.Alt)
	w.number(len(p.Data))
	return append(w, p.Data...)
}

// plate takes a plate in, if it is one that a PDF can hold.
func (a *answer) plate(b []byte) error {
	s := source{b: b}
	var p plate.Plate
	total := 0
	for _, n := range []*int{&total, &p.W, &p.H, &p.Turn, &p.Colors, &p.Bits} {
		*n = s.number()
	}
	p.Wide, p.High = float64(s.float()), float64(s.float())
	p.Filter, p.Alt = s.text(), s.text()
	p.Data = s.take(s.number())
	if err := s.end("plate"); err != nil {
		return err
	}
	if !p.Sound() || total < 1 || total > format.MaxPages || len(a.plates) >= total {
		return fmt.Errorf("%w: a plate", errFalse)
	}
	p.Data = slices.Clone(p.Data)
	a.plates, a.total = append(a.plates, p), total
	return nil
}
