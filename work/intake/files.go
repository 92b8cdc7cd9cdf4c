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
	"github.com/recourse-health/recourse/format/eml"
	"github.com/recourse-health/recourse/format/html"
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
}

// Files reads files of every kind.
type Files struct{ PDF PDF }

// Kind tells what a file is, and refuses with a fault what is not read.
func (f Files) Kind(name string, b []byte) (sniff.Kind, error) {
	k, err := sniff.Of(name, b)
	switch {
	case errors.Is(err, format.ErrEmpty), errors.Is(err, format.ErrTooLarge):
		return k, explain(err)
	case k == sniff.HEIC:
		return k, fault.New(fault.Unsupported, say.L("fault.file.heic"))
	case k.Image():
		return k, fault.New(fault.Unsupported, say.L("fault.file.picture"))
	case k == sniff.OLEPW:
		return k, explain(format.ErrEncrypted)
	case !k.Readable():
		return k, fault.New(fault.Unsupported, say.L("fault.file.kind", say.A("kind", string(k))))
	}
	return k, nil
}

// Read makes documents of one file: one, or of a mail the mail and each attachment that can be read.
// n is the place of the file among those given, from 0.
func (f Files) Read(ctx context.Context, n int, name string, b []byte) ([]page.Document, error) {
	kind, err := f.Kind(name, b)
	if err != nil {
		return nil, err
	}
	docs, err := f.read(ctx, kind, b)
	if err != nil {
		return nil, explain(err)
	}
	sum := sha256.Sum256(b)
	for i := range docs {
		docs[i].File = n
		docs[i].Exhibit = ref.Exhibit(hex.EncodeToString(sum[:]))
	}
	return docs, nil
}

// Render draws a page (from 0) of a file as a PNG of so many dots an inch.
func (f Files) Render(ctx context.Context, b []byte, n, dpi int) ([]byte, error) {
	if k, err := sniff.Of("", b); err != nil || k != sniff.PDF {
		return nil, format.ErrKind
	}
	return f.PDF.Render(ctx, b, n, dpi)
}

func (f Files) read(ctx context.Context, kind sniff.Kind, b []byte) ([]page.Document, error) {
	var d page.Document
	var err error
	switch kind {
	case sniff.PDF:
		d, err = f.PDF.Read(ctx, b)
	case sniff.DOCX:
		d, err = docx.Read(b)
	case sniff.HTML:
		d, err = html.Read(b)
	case sniff.EML:
		return f.mail(ctx, b)
	default:
		d, err = text.Read(b)
	}
	if err == nil && d.Empty() {
		err = noWords(d)
	}
	return []page.Document{d}, err
}

// errScan is a file whose pages are pictures of text.
var errScan = errors.New("intake: pages without a text layer")

func noWords(d page.Document) error {
	for _, id := range d.Findings {
		if id == format.ScannedPage {
			return errScan
		}
	}
	return format.ErrEmpty
}

// mail reads a mail and what hangs on it; pages of an attachment follow those of the mail, as one document, so that a
// span has one file and a page in it.
func (f Files) mail(ctx context.Context, b []byte) ([]page.Document, error) {
	d, files, err := eml.Read(b)
	if err != nil {
		return nil, err
	}
	for _, a := range files {
		if a.Inline || !a.Kind.Readable() || a.Kind == sniff.EML {
			continue
		}
		inner, err := f.read(ctx, a.Kind, a.Bytes)
		if err != nil {
			d.Findings = append(d.Findings, "unread_attachment")
			continue
		}
		for _, i := range inner {
			d.Pages = append(d.Pages, i.Pages...)
			d.Findings = append(d.Findings, i.Findings...)
		}
	}
	if d.Empty() {
		return nil, format.ErrEmpty
	}
	return []page.Document{d}, nil
}

// explain turns the errors of the readers into sentences for the person.
func explain(err error) error {
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
		{errScan, fault.Unsupported, "fault.file.scan"},
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
