package pdf

import (
	"context"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/references"
	"github.com/klippa-app/go-pdfium/requests"
)

// Inside gives the bytes of a file that a PDF carries inside, by its name; nil if it carries none so called. Errors as Read.
func (r *Reader) Inside(ctx context.Context, b []byte, name string) (out []byte, err error) {
	err = r.with(ctx, b, func(in pdfium.Pdfium, doc references.FPDF_DOCUMENT, _ int) error {
		n, err := in.FPDFDoc_GetAttachmentCount(&requests.FPDFDoc_GetAttachmentCount{Document: doc})
		if err != nil {
			return nil
		}
		for i := range min(n.AttachmentCount, maxNotes) {
			a, err := in.FPDFDoc_GetAttachment(&requests.FPDFDoc_GetAttachment{Document: doc, Index: i})
			if err != nil {
				continue
			}
			called, err := in.FPDFAttachment_GetName(&requests.FPDFAttachment_GetName{Attachment: a.Attachment})
			if err != nil || called.Name != name {
				continue
			}
			if f, err := in.FPDFAttachment_GetFile(&requests.FPDFAttachment_GetFile{Attachment: a.Attachment}); err == nil {
				out = f.Contents
			}
			return nil
		}
		return nil
	})
	return out, err
}
