package ocr

import (
	"context"
	"errors"
	"sync"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/flow"
	"github.com/recourse-health/recourse/format/image"
	"github.com/recourse-health/recourse/value/page"
)

// Version is the name of this reader in a document.
const Version = "ocr/1"

// MaxPages is how many pages of one file are read off pictures: each costs seconds.
const MaxPages = 60

// A Reader makes documents of pictures.
type Reader struct {
	Engine Engine
	Lanes  int // pages that are read at a time; 0 is 1
}

// A Source gives one page to be read: its picture, and its size in points, zero where only the picture tells.
type Source func(ctx context.Context) (pic image.Picture, w, h float32, err error)

// Read gives a document of kind "image" with a page for each picture of a file. Errors: those of image.Open,
// format.ErrBlurred where no word can be read, ctx.Err(), and the engine's.
func (r Reader) Read(ctx context.Context, b []byte) (out page.Document, err error) {
	err = r.Each(ctx, b, func(d page.Document) error {
		out = d
		return nil
	})
	return out, err
}

// Each gives the document as the first pass reads it, and where a second pass finds more, the better one after it.
func (r Reader) Each(ctx context.Context, b []byte, got func(page.Document) error) error {
	f, err := image.Open(b)
	if err != nil {
		return err
	}
	d := page.Document{Kind: "image", Reader: Version, Findings: []string{format.Recognized}}
	n := f.Len()
	if n > MaxPages {
		n, d.Findings = MaxPages, append(d.Findings, format.CutPages)
	}
	in := pictures{file: f}
	return r.Pages(ctx, in.sources(n), func(pages []page.Page, lang string) error {
		d.Pages, d.Language = pages, lang
		if !Legible(pages) {
			return in.unread()
		}
		return got(d)
	})
}

// pictures are those of a file, each decoded when it is to be read.
type pictures struct {
	file image.File
	mu   sync.Mutex
	good int
	err  error // of one that could not be decoded
}

func (p *pictures) sources(n int) []Source {
	out := make([]Source, n)
	for i := range out {
		out[i] = func(context.Context) (image.Picture, float32, float32, error) {
			pic, err := p.file.Picture(i)
			p.mu.Lock()
			defer p.mu.Unlock()
			if err != nil {
				p.err = err
				return pic, 0, 0, err
			}
			p.good++
			w, h := Points(pic)
			return pic, w, h, nil
		}
	}
	return out
}

// unread says why nothing was read: no picture could be decoded, or none shows words.
func (p *pictures) unread() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.good == 0 && p.err != nil {
		return p.err
	}
	return format.ErrBlurred
}

// Legible reports pages on which something was read: of what is too blurred, an engine makes a few letters here and there.
func Legible(pages []page.Page) bool {
	n := 0
	for _, p := range pages {
		for _, w := range p.Words {
			if w.Sure >= page.Certain && letters(p.Text[w.From:w.To]) >= 3 {
				n++
			}
		}
	}
	return n >= 3
}

// Points gives the size of a picture's page as shown. It takes a picture's own word for its size where that is a sheet of paper, and else makes it as long as a letter.
func Points(p image.Picture) (w, h float32) {
	px, py := float32(p.Gray.Rect.Dx()), float32(p.Gray.Rect.Dy())
	dpi := float32(p.DPI)
	if long := max(px, py) / max(dpi, 1); long < 4 || long > 24 {
		dpi = max(px, py) / 11
	}
	return px * 72 / dpi, py * 72 / dpi
}

// Pages reads pages and hands them over: once after the first pass, and again where the second pass found more. A page
// that cannot be read is an empty page.
func (r Reader) Pages(ctx context.Context, sources []Source, got func(pages []page.Page, lang string) error) error {
	if len(sources) == 0 {
		return got(nil, "")
	}
	sheets := make([]*sheet, len(sources))
	lang := language{}
	first := func(i int) error { return r.first(ctx, sources[i], &sheets[i], &lang, i >= held) }
	if err := first(0); err != nil { // it tells the language of the others
		return err
	}
	if err := r.each(1, len(sources), first); err != nil {
		return err
	}
	if err := got(pagesOf(sheets), languageOf(sheets)); err != nil {
		return err
	}
	better := make([]bool, len(sheets))
	err := r.each(0, len(sheets), func(i int) (err error) {
		if s := sheets[i]; s.doubtful() {
			better[i], err = s.second(ctx, r.Engine)
		}
		return err
	})
	for _, b := range better {
		if b && err == nil {
			return got(pagesOf(sheets), languageOf(sheets))
		}
	}
	return err
}

// held is how many prepared pages are kept between the two passes; those beyond have both at once.
const held = 12

// first reads a page for the first time.
func (r Reader) first(ctx context.Context, from Source, to **sheet, lang *language, both bool) error {
	*to = &sheet{}
	pic, w, h, err := from(ctx)
	if err != nil {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		return nil // one page that is damaged does not take the others with it
	}
	s := newSheet(pic, w, h)
	*to = s
	if err := s.first(ctx, r.Engine, lang); err != nil {
		return err
	}
	if !both {
		return nil
	}
	if s.doubtful() {
		_, err = s.second(ctx, r.Engine)
	}
	s.forget()
	return err
}

// each does something for from..to, some at a time, and gives what went wrong.
func (r Reader) each(from, to int, do func(i int) error) error {
	var wg sync.WaitGroup
	errs := make([]error, to)
	lanes := make(chan struct{}, max(1, r.Lanes))
	for i := from; i < to; i++ {
		lanes <- struct{}{}
		wg.Go(func() {
			defer func() { <-lanes }()
			errs[i] = do(i)
		})
	}
	wg.Wait()
	return errors.Join(errs...)
}

func pagesOf(sheets []*sheet) []page.Page {
	out := make([]page.Page, len(sheets))
	for i, s := range sheets {
		out[i] = s.page()
	}
	return out
}

func languageOf(sheets []*sheet) string { return flow.Language(pagesOf(sheets)) }

// language is what the pages read so far are written in.
type language struct {
	mu sync.Mutex
	is string
}

func (l *language) get() string {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.is == "" {
		return "en"
	}
	return l.is
}

func (l *language) set(is string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.is = is
}
