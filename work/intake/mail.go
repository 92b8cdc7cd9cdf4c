package intake

import (
	"context"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/eml"
	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/value/page"
)

// mail reads a mail and what hangs on it; pages of an attachment follow those of the mail, as one document, so that a
// span has one file and a page in it.
func (f Files) mail(ctx context.Context, b []byte, got func(page.Document) error) error {
	d, files, err := eml.Read(b)
	if err != nil {
		return err
	}
	for _, a := range files {
		if !attached(a) {
			continue
		}
		var inner page.Document
		err := f.each(ctx, a.Kind, a.Bytes, func(d page.Document) error {
			inner = d
			return nil
		})
		if err != nil || inner.Empty() {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if !a.Inline {
				d.Findings = append(d.Findings, "unread_attachment")
			}
			continue
		}
		d.Pages = append(d.Pages, inner.Pages...)
		d.Findings = append(d.Findings, inner.Findings...)
	}
	if d.Empty() {
		return format.ErrEmpty
	}
	return got(d)
}

// page1 is about how many bytes the picture of a page has at least: what stands in a mail and is smaller is a logo.
const page1 = 60 << 10

// attached reports what is read with the mail. Phones set a photo into the mail instead of hanging it on.
func attached(a eml.Attachment) bool {
	if a.Kind == sniff.EML || !read(a.Kind) {
		return false
	}
	return !a.Inline || a.Kind.Image() && len(a.Bytes) >= page1
}
