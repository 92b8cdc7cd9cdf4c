package main

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/recourse-health/recourse/format/pdf"
	"github.com/recourse-health/recourse/value/page"
)

// lazyPDF starts the PDF reader when the first PDF comes: a start on text pays nothing for it.
type lazyPDF struct {
	mu    sync.Mutex
	r     *pdf.Reader
	began atomic.Int64 // when the warming began, in nanoseconds
	ready atomic.Bool
}

// warm makes the reader ready in the background.
func (l *lazyPDF) warm(ctx context.Context) {
	l.began.Store(time.Now().UnixNano())
	if _, err := l.get(ctx); err != nil {
		slog.Error("the PDF reader does not start", "error", err)
	}
}

// state says whether the reader is ready, and how long it has been getting so.
func (l *lazyPDF) state() (bool, time.Duration) {
	if l.ready.Load() {
		return true, 0
	}
	return false, time.Duration(time.Now().UnixNano() - l.began.Load())
}

// get makes the reader ready; compiled code is kept in the user's cache folder, so that the next start is short.
func (l *lazyPDF) get(ctx context.Context) (*pdf.Reader, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.r != nil {
		return l.r, nil
	}
	r, err := pdf.NewReader(ctx, cacheDir())
	if err == nil {
		l.r = r
		l.ready.Store(true)
	}
	return r, err
}

func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "recourse")
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

func (l *lazyPDF) close() {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.r != nil {
		_ = l.r.Close()
	}
}
