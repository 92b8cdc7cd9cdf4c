// Package intake takes papers in: it tells what kind a file is, keeps limits, has it read, and proposes facts.
//
// It promises that a file that cannot be read comes back as one sentence that says what to do, and is not lost.
package intake

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/docx"
	"github.com/recourse-health/recourse/format/html"
	"github.com/recourse-health/recourse/format/ocr"
	"github.com/recourse-health/recourse/format/pdf"
	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/format/text"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// PDF reads PDF files and draws their pages.
type PDF interface {
	Read(ctx context.Context, b []byte) (page.Document, error)
	Render(ctx context.Context, b []byte, page, dpi int) ([]byte, error)
	Scan(ctx context.Context, b []byte, page int) (pdf.Scan, error)
}

// Pictures reads pages off pictures. What it hands over a second time is the same read better.
type Pictures interface {
	Each(ctx context.Context, b []byte, got func(page.Document) error) error
	Pages(ctx context.Context, sources []ocr.Source, got func(pages []page.Page, lang string) error) error
}

// Files reads files of every kind.
type Files struct {
	PDF      PDF
	Pictures Pictures
}

// Kind tells what a file is, and refuses with a fault what is not read.
func (f Files) Kind(name string, b []byte) (sniff.Kind, error) {
	k, err := sniff.Of(name, b)
	switch {
	case errors.Is(err, format.ErrEmpty), errors.Is(err, format.ErrTooLarge):
		return k, Explain(err)
	case k == sniff.HEIC:
		return k, fault.New(fault.Unsupported, say.L("fault.file.heic"))
	case k == sniff.OLEPW:
		return k, Explain(format.ErrEncrypted)
	case !read(k):
		return k, fault.New(fault.Unsupported, say.L("fault.file.kind", say.A("kind", string(k))))
	}
	return k, nil
}

// read reports whether there is a reader for a kind.
func read(k sniff.Kind) bool { return k.Readable() || k.Image() && k != sniff.HEIC }

// Read makes documents of one file: one, or of a mail the mail and each attachment that can be read.
// n is the place of the file among those given, from 0.
func (f Files) Read(ctx context.Context, n int, name string, b []byte) ([]page.Document, error) {
	var last page.Document
	err := f.Each(ctx, n, name, b, func(d page.Document) error {
		last = d
		return nil
	})
	if err != nil {
		return nil, err
	}
	return []page.Document{last}, nil
}

// Each is Read for those who will not wait: got has the document as it is first read, and where a second look at a
// picture finds more, the better one after it.
func (f Files) Each(ctx context.Context, n int, name string, b []byte, got func(page.Document) error) error {
	kind, err := f.Kind(name, b)
	if err != nil {
		return err
	}
	sum := sha256.Sum256(b)
	return Explain(f.each(ctx, kind, b, func(d page.Document) error {
		if d.Empty() {
			return format.ErrEmpty
		}
		d.File, d.Exhibit = n, ref.Exhibit(hex.EncodeToString(sum[:]))
		return got(d)
	}))
}

// each reads a file of a kind that has a reader.
func (f Files) each(ctx context.Context, kind sniff.Kind, b []byte, got func(page.Document) error) error {
	var d page.Document
	var err error
	switch {
	case kind == sniff.PDF:
		return f.scanned(ctx, b, got)
	case kind == sniff.EML:
		return f.mail(ctx, b, got)
	case kind.Image() && f.Pictures == nil:
		return format.ErrKind
	case kind.Image():
		return f.Pictures.Each(ctx, b, got)
	case kind == sniff.DOCX:
		d, err = docx.Read(b)
	case kind == sniff.HTML:
		d, err = html.Read(b)
	default:
		d, err = text.Read(b)
	}
	if err != nil {
		return err
	}
	return got(d)
}

// Explain turns the errors of the readers into sentences for the person.
func Explain(err error) error {
	if err == nil {
		return nil
	}
	for _, e := range []struct {
		is   error
		kind fault.Kind
		id   string
	}{
		{format.ErrEmpty, fault.Empty, "fault.file.empty"},
		{format.ErrDamaged, fault.Unreadable, "fault.file.damaged"},
		{format.ErrEncrypted, fault.Encrypted, "fault.file.locked"},
		{format.ErrTooLarge, fault.TooLarge, "fault.file.large"},
		{format.ErrKind, fault.Unsupported, "fault.file.kind.unknown"},
		{format.ErrBlurred, fault.Unreadable, "fault.file.blurred"},
	} {
		if errors.Is(err, e.is) {
			return fault.Wrap(e.kind, say.L(e.id), err)
		}
	}
	if _, ok := fault.Of(err); ok {
		return err
	}
	return fmt.Errorf("intake: %w", err)
}
