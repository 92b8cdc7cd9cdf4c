// Package pdf reads PDF files: pages of text in reading order, each word with its box.
//
// It promises that what a person cannot see on the page is not in Page.Text, and that a file reaches nothing:
// PDFium runs as WebAssembly with no file system, no output and bounded memory.
package pdf

import (
	"bytes"
	"context"
	"fmt"
	"image/png"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/flow"
	"github.com/recourse-health/recourse/value/page"
)

// Read gives a document of kind "pdf". What was typed into form fields is read
// with the page; other notes laid over it are not. Errors:
// format.ErrEmpty, ErrTooLarge, ErrDamaged, ErrEncrypted; ctx.Err() between two pages. A page that
// cannot be read is an empty page.
func (r *Reader) Read(ctx context.Context, b []byte) (page.Document, error) {
	d := page.Document{Kind: "pdf", Reader: "pdf/1"}
	err := r.with(ctx, b, func(g *guest, doc ref, pages int) error {
		if pages > format.MaxPages {
			pages = format.MaxPages
			d.Findings = append(d.Findings, format.CutPages)
		}
		var seen sights
		for i := range pages {
			if err := ctx.Err(); err != nil {
				return err
			}
			d.Pages = append(d.Pages, g.readPage(doc, i, &seen))
		}
		d.Findings = append(d.Findings, seen.findings()...)
		return nil
	})
	if err != nil {
		return page.Document{}, err
	}
	d.Language = flow.Language(d.Pages)
	return d, nil
}

// Render gives page n (from 0) as a PNG of so many dots an inch. Errors as Read.
func (r *Reader) Render(ctx context.Context, b []byte, n, dpi int) ([]byte, error) {
	var out bytes.Buffer
	err := r.with(ctx, b, func(g *guest, doc ref, pages int) error {
		if n < 0 || n >= pages || dpi < 10 || dpi > 600 {
			return fmt.Errorf("pdf: no page %d at %d dpi", n, dpi)
		}
		err := format.ErrDamaged
		g.sheet(doc, n, func(s *sheet) {
			if look := s.picture(dpi); look != nil {
				err = png.Encode(&out, look.img)
				look.free()
			}
		})
		return err
	})
	return out.Bytes(), err
}

// with opens b in an instance of its own, which is thrown away afterwards: nothing of one file is left
// for the next.
func (r *Reader) with(ctx context.Context, b []byte, do func(g *guest, doc ref, pages int) error) (err error) {
	if err := format.Check(b); err != nil {
		return err
	}
	r.reading.RLock()
	defer r.reading.RUnlock()
	in, err := r.pool.GetInstanceWithContext(ctx)
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	defer in.Close()
	g, err := enter(r.ctx, in)
	if err != nil {
		return err
	}
	defer func() {
		if p := recover(); p != nil {
			err = format.ErrDamaged
		}
	}()
	if i := bytes.Index(b[:min(len(b), 1024)], []byte("%PDF-")); i > 0 {
		b = b[i:] // what a gateway or a printer put before the file
	}
	doc := g.load(b)
	if doc == 0 {
		return g.reason()
	}
	n := g.count(pageCount, doc)
	if n == 0 {
		return format.ErrDamaged
	}
	return do(g, doc, n)
}

// reason tells why a file could not be opened.
func (g *guest) reason() error {
	const password, security = 4, 5 // FPDF_ERR_PASSWORD, FPDF_ERR_SECURITY
	if e := g.call(lastError); e == password || e == security {
		return format.ErrEncrypted
	}
	return format.ErrDamaged
}
