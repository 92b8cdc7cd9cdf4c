package main

import (
	"context"
	"sync"

	"github.com/recourse-health/recourse/format/pdf"
	"github.com/recourse-health/recourse/gateway/sandbox"
	"github.com/recourse-health/recourse/value/page"
)

// lazyPDF starts the PDF reader when the first PDF comes: a start on text pays nothing for it. In a child it is made ready
// before the doors are shut, or not at all.
type lazyPDF struct {
	mu    sync.Mutex
	doors *sandbox.Doors
	cache string
	r     *pdf.Reader
}

// get makes the reader ready; compiled code is kept in the user's cache folder, so that the next start is short.
func (l *lazyPDF) get(ctx context.Context) (*pdf.Reader, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.r != nil {
		l.doors.Beat()
		return l.r, nil
	}
	if err := l.doors.Pass(enginePDF); err != nil {
		return nil, err
	}
	r, err := pdf.NewReader(ctx, l.cache)
	if err == nil {
		l.r = r
	}
	return r, err
}

func (l *lazyPDF) Read(ctx context.Context, b []byte) (page.Document, error) {
	r, err := l.get(ctx)
	if err != nil {
		return page.Document{}, err
	}
	return r.Read(ctx, b)
}

func (l *lazyPDF) Render(ctx context.Context, b []byte, n, dpi int) ([]byte, error) {
	r, err := l.get(ctx)
	if err != nil {
		return nil, err
	}
	return r.Render(ctx, b, n, dpi)
}

func (l *lazyPDF) Looks(ctx context.Context, b []byte, k pdf.Looking, each func(total int, p pdf.Look) error) error {
	r, err := l.get(ctx)
	if err != nil {
		return err
	}
	return r.Looks(ctx, b, k, each)
}

func (l *lazyPDF) Inside(ctx context.Context, b []byte, name string) ([]byte, error) {
	r, err := l.get(ctx)
	if err != nil {
		return nil, err
	}
	return r.Inside(ctx, b, name)
}

func (l *lazyPDF) Scan(ctx context.Context, b []byte, n int) (pdf.Scan, error) {
	r, err := l.get(ctx)
	if err != nil {
		return pdf.Scan{}, err
	}
	return r.Scan(ctx, b, n)
}
