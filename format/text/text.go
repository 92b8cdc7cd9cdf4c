// Package text reads plain text files: UTF-8, UTF-16 with its mark, Windows-1252.
//
// It promises that no bytes are unreadable as text: what is not UTF-8 is read as Windows-1252.
package text

import (
	"bytes"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/flow"
	"github.com/recourse-health/recourse/value/page"
	"golang.org/x/text/encoding/charmap"
)

// Read gives a document of kind "text": a form feed begins a page, lines stay as they are broken. Errors:
// format.ErrEmpty, format.ErrTooLarge.
func Read(b []byte) (page.Document, error) {
	if err := format.Check(b); err != nil {
		return page.Document{}, err
	}
	s := Decode(b)
	if len(s) > format.MaxText {
		return page.Document{}, format.ErrTooLarge
	}
	d := page.Document{Kind: "text", Reader: "text/1"}
	for part := range strings.SplitSeq(s, "\f") {
		if len(d.Pages) == format.MaxPages {
			d.Findings = append(d.Findings, format.CutPages)
			break
		}
		var p flow.Builder
		p.Lines(part)
		d.Pages = append(d.Pages, p.Page(0, 0))
	}
	if d.Empty() {
		return page.Document{}, format.ErrEmpty
	}
	d.Language = flow.Language(d.Pages)
	return d, nil
}

// Decode gives the text of b with "\n" line ends.
func Decode(b []byte) string {
	return strings.NewReplacer("\r\n", "\n", "\r", "\n", "\v", "\n", "\u2028", "\n", "\u2029", "\n").Replace(decode(b))
}

func decode(b []byte) string {
	switch {
	case bytes.HasPrefix(b, []byte{0xef, 0xbb, 0xbf}):
		return strings.ToValidUTF8(string(b[3:]), "\uFFFD")
	case bytes.HasPrefix(b, []byte{0xff, 0xfe}):
		return wide(b[2:], 1)
	case bytes.HasPrefix(b, []byte{0xfe, 0xff}):
		return wide(b[2:], 0)
	case utf8.Valid(b):
		return string(b)
	}
	if bad := invalid(b); bad*50 < len(b) && multi(b) > bad {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	s, err := charmap.Windows1252.NewDecoder().Bytes(b)
	if err != nil {
		return strings.ToValidUTF8(string(b), "\uFFFD")
	}
	return string(s)
}

// wide decodes UTF-16 whose high byte stands at index high of each pair.
func wide(b []byte, high int) string {
	u := make([]uint16, len(b)/2)
	for i := range u {
		u[i] = uint16(b[2*i+high])<<8 | uint16(b[2*i+1-high])
	}
	return string(utf16.Decode(u))
}

// invalid counts bytes that are no UTF-8, multi the letters of several bytes that are.
func invalid(b []byte) (n int) {
	return walk(b, func(r rune, size int) bool { return r == utf8.RuneError && size == 1 })
}
func multi(b []byte) (n int) { return walk(b, func(r rune, size int) bool { return size > 1 }) }

func walk(b []byte, is func(rune, int) bool) (n int) {
	for len(b) > 0 {
		r, size := utf8.DecodeRune(b)
		if is(r, size) {
			n++
		}
		b = b[size:]
	}
	return n
}
