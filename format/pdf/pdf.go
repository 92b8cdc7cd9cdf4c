// Package pdf reads PDF files: pages of text in reading order, each word with its box.
//
// It promises that what a person cannot see on the page is not in Page.Text, and that a file reaches nothing:
// PDFium runs as WebAssembly with no file system, no output and bounded memory.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"strings"

	"github.com/klippa-app/go-pdfium"
	fail "github.com/klippa-app/go-pdfium/errors"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
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
	err := r.with(ctx, b, func(in pdfium.Pdfium, doc references.FPDF_DOCUMENT, pages int) error {
		if pages > format.MaxPages {
			pages = format.MaxPages
			d.Findings = append(d.Findings, format.CutPages)
		}
		var seen sights
		for i := range pages {
			if err := ctx.Err(); err != nil {
				return err
			}
			d.Pages = append(d.Pages, readPage(in, doc, i, &seen))
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
	err := r.with(ctx, b, func(in pdfium.Pdfium, doc references.FPDF_DOCUMENT, pages int) error {
		if n < 0 || n >= pages || dpi < 10 || dpi > 600 {
			return fmt.Errorf("pdf: no page %d at %d dpi", n, dpi)
		}
		p, err := in.RenderPageInDPI(&requests.RenderPageInDPI{DPI: dpi, RenderForm: false, Page: byIndex(doc, n)})
		if err != nil {
			return format.ErrDamaged
		}
		defer p.Cleanup()
		return png.Encode(&out, p.Result.RenderedImage)
	})
	return out.Bytes(), err
}

func byIndex(doc references.FPDF_DOCUMENT, n int) requests.Page {
	return requests.Page{ByIndex: &requests.PageByIndex{Document: doc, Index: n}}
}

// with opens b in an instance of its own, which is thrown away afterwards: nothing of one file is left
// for the next.
func (r *Reader) with(ctx context.Context, b []byte, do func(pdfium.Pdfium, references.FPDF_DOCUMENT, int) error) (err error) {
	if err := format.Check(b); err != nil {
		return err
	}
	in, err := r.pool.GetInstanceWithContext(ctx)
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	defer in.Close()
	defer func() {
		if p := recover(); p != nil {
			err = format.ErrDamaged
		}
	}()
	if i := bytes.Index(b[:min(len(b), 1024)], []byte("%PDF-")); i > 0 {
		b = b[i:] // what a gateway or a printer put before the file
	}
	open, err := in.OpenDocument(&requests.OpenDocument{File: &b})
	if err != nil {
		return reason(err)
	}
	n, err := in.FPDF_GetPageCount(&requests.FPDF_GetPageCount{Document: open.Document})
	if err != nil || n.PageCount == 0 {
		return format.ErrDamaged
	}
	return do(in, open.Document, n.PageCount)
}

func reason(err error) error {
	if errors.Is(err, fail.ErrPassword) || errors.Is(err, fail.ErrSecurity) || strings.Contains(err.Error(), "password") {
		return format.ErrEncrypted
	}
	return format.ErrDamaged
}
