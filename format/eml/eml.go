// Package eml reads mail files.
//
// It promises that nothing of a mail is lost in silence: what is not text in it is handed back as an
// Attachment, and what a mail reader would not show stands in Page.Hidden.
package eml

import (
	"bytes"
	"strings"

	"github.com/jhillyerd/enmime/v2"
	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/flow"
	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/value/page"
)

const (
	maxDepth    = 8   // of mails within mails
	maxParts    = 300 // of one mail
	maxAttached = 100
)

// An Attachment is a file in the mail, for the caller to read with the reader of its kind.
type Attachment struct {
	Name   string
	Kind   sniff.Kind // by content
	Bytes  []byte
	Inline bool // a picture shown within the text: a logo more often than a letter
}

// Read gives a document of kind "eml": a page for the mail and one for each mail within it. The first lines
// of a page are the header's Subject, From, To and Date. Errors: format.ErrEmpty, ErrTooLarge, ErrDamaged,
// ErrEncrypted (only for a mail that holds nothing but a sealed part).
func Read(b []byte) (page.Document, []Attachment, error) {
	if err := format.Check(b); err != nil {
		return page.Document{}, nil, err
	}
	r := reader{}
	if err := r.message(b, 0); err != nil {
		return page.Document{}, nil, err
	}
	d := page.Document{Kind: "eml", Reader: "eml/1", Pages: r.pages, Findings: r.findings()}
	d.Language = flow.Language(d.Pages)
	if r.sealed && !r.body && len(r.files) == 0 {
		return page.Document{}, nil, format.ErrEncrypted
	}
	if d.Empty() && len(r.files) == 0 {
		return page.Document{}, nil, format.ErrEmpty
	}
	return d, r.files, nil
}

type reader struct {
	pages  []page.Page
	files  []Attachment
	now    *flow.Builder
	size   int
	parts  int
	body   bool
	sealed bool
	cut    bool
}

func (r *reader) findings() (ids []string) {
	if len(r.files) > 0 {
		ids = append(ids, format.Attachments)
	}
	for _, p := range r.pages {
		if len(p.Hidden) > 0 {
			ids = append(ids, format.HiddenText)
			break
		}
	}
	if r.cut {
		ids = append(ids, format.CutPages)
	}
	return ids
}

// message reads one mail into a page of its own.
func (r *reader) message(b []byte, depth int) error {
	if bytes.Count(bytes.ToLower(b), []byte("boundary")) > maxParts {
		return format.ErrTooLarge
	}
	b = bytes.TrimLeft(b, "\r\n\t ")
	root, err := enmime.NewParser(enmime.RawContent(true), enmime.SkipMalformedParts(true), enmime.MultipartWOBoundaryAsSinglePart(true)).ReadParts(bytes.NewReader(b))
	if err != nil || root == nil {
		return format.ErrDamaged
	}
	var page flow.Builder
	outer := r.now
	r.now = &page
	at := len(r.pages)
	r.pages = append(r.pages, page.Page(0, 0))
	r.header(root)
	err = r.part(root, depth)
	r.pages[at] = page.Page(0, 0)
	r.now = outer
	return err
}

func (r *reader) header(p *enmime.Part) {
	for _, key := range []string{"Subject", "From", "To", "Date"} {
		if v := strings.Join(strings.Fields(decode(p.Header.Get(key))), " "); v != "" {
			r.now.Line(key + ": " + v)
		}
	}
	r.now.Block()
}
