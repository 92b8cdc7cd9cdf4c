package main

import (
	"context"
	"runtime"
	"sync"

	"github.com/recourse-health/recourse/format/ocr"
	"github.com/recourse-health/recourse/gateway/sandbox"
	"github.com/recourse-health/recourse/gateway/tesseract"
	"github.com/recourse-health/recourse/value/page"
)

// lazyOCR starts the reader of pictures as lazyPDF starts that of PDFs: with the Tesseract that is installed here if there
// is one, else with the one that is built in.
type lazyOCR struct {
	mu     sync.Mutex
	doors  *sandbox.Doors
	cache  string
	native *tesseract.Program
	r      *ocr.Reader
}

// lanes is how many pages of a file are read at a time: each takes some fifty megabytes.
const lanes = 4

func (l *lazyOCR) get(ctx context.Context) (*ocr.Reader, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.r != nil {
		l.doors.Beat()
		return l.r, nil
	}
	if err := l.doors.Pass(engineOCR); err != nil {
		return nil, err
	}
	r := &ocr.Reader{Lanes: max(1, min(runtime.GOMAXPROCS(0), lanes))}
	if l.native != nil {
		r.Engine = beating{l.doors, l.native}
	} else {
		t, err := ocr.NewTesseract(ctx, l.cache)
		if err != nil {
			return nil, err
		}
		r.Engine = beating{l.doors, t}
	}
	l.r = r
	return r, nil
}

// beating tells the parent of a child with each picture that the work goes on.
type beating struct {
	doors *sandbox.Doors
	ocr.Engine
}

func (b beating) Words(ctx context.Context, a ocr.Ask) ([]ocr.Word, error) {
	b.doors.Beat()
	defer b.doors.Beat()
	return b.Engine.Words(ctx, a)
}

func (l *lazyOCR) Each(ctx context.Context, b []byte, got func(page.Document) error) error {
	r, err := l.get(ctx)
	if err != nil {
		return err
	}
	return r.Each(ctx, b, got)
}

func (l *lazyOCR) Pages(ctx context.Context, sources []ocr.Source, got func(pages []page.Page, lang string) error) error {
	r, err := l.get(ctx)
	if err != nil {
		return err
	}
	return r.Pages(ctx, sources, got)
}
