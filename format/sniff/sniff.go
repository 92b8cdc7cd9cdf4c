// Package sniff tells what kind of file some bytes are.
//
// It promises to believe the bytes before the name: a wrong suffix changes nothing where the content
// is plain, and decides only between kinds that look alike.
package sniff

import (
	"bytes"
	"strings"

	"github.com/recourse-health/recourse/format"
)

// A Kind is a kind of file.
type Kind string

// Kinds with a reader, then kinds that are known so that a fault can name them.
const (
	PDF  Kind = "pdf"
	DOCX Kind = "docx"
	EML  Kind = "eml"
	HTML Kind = "html"
	Text Kind = "text"

	PNG  Kind = "png"
	JPEG Kind = "jpeg"
	TIFF Kind = "tiff"
	WebP Kind = "webp"
	GIF  Kind = "gif"
	BMP  Kind = "bmp"
	HEIC Kind = "heic" // and AVIF

	FHIR   Kind = "fhir" // JSON with a resourceType
	JSON   Kind = "json"
	NDJSON Kind = "ndjson" // lines of FHIR resources
	CCDA   Kind = "ccda"
	XML    Kind = "xml"
	X12    Kind = "x12"
	NCPDP  Kind = "ncpdp" // SCRIPT message, XML

	OLE    Kind = "doc" // Word, Excel or Outlook before 2007
	OLEPW  Kind = "docx with a password"
	RTF    Kind = "rtf"
	XLSX   Kind = "xlsx"
	PPTX   Kind = "pptx"
	ODT    Kind = "odt"
	Pages  Kind = "pages" // Apple iWork
	ZIP    Kind = "zip"
	GZIP   Kind = "gzip"
	RAR    Kind = "rar"
	SevenZ Kind = "7z"
	MP3    Kind = "mp3"
	WAV    Kind = "wav"
	MP4    Kind = "mp4"
	MSG    Kind = "msg"
	ICS    Kind = "ics"
	VCF    Kind = "vcf"
	PS     Kind = "ps"
	EXE    Kind = "exe"
	Binary Kind = "binary"
)

// Readable reports whether a package beside this one makes a page.Document of it.
func (k Kind) Readable() bool {
	return k == PDF || k == DOCX || k == EML || k == HTML || k == Text
}

// Image reports whether it is a picture of one or more pages.
func (k Kind) Image() bool {
	switch k {
	case PNG, JPEG, TIFF, WebP, GIF, BMP, HEIC:
		return true
	}
	return false
}

// Of gives the kind of b; name may be empty. Errors: format.ErrEmpty, format.ErrTooLarge, and for
// content that is no kind known format.ErrKind with Binary.
func Of(name string, b []byte) (Kind, error) {
	if err := format.Check(b); err != nil {
		return "", err
	}
	if k := magic(b); k != "" {
		return k, nil
	}
	if bytes.HasPrefix(b, []byte("PK\x03\x04")) || bytes.HasPrefix(b, []byte("PK\x05\x06")) {
		return archive(b), nil
	}
	if bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) {
		return ole(b), nil
	}
	if isBMP(b) {
		return BMP, nil
	}
	if isBinary(b) {
		if bytes.Contains(b[:min(len(b), 1024)], []byte("%PDF-")) {
			return PDF, nil
		}
		return Binary, format.ErrKind
	}
	return textual(strings.ToLower(name), b), nil
}

// magic knows kinds by their first bytes.
func magic(b []byte) Kind {
	for _, m := range marks {
		if len(b) >= m.at+len(m.mark) && string(b[m.at:m.at+len(m.mark)]) == m.mark && (m.also == "" || len(b) >= 12 && strings.Contains(m.also, string(b[8:12]))) {
			return m.kind
		}
	}
	return ""
}

var marks = []struct {
	at   int
	mark string
	also string // one of these four letters must stand at byte 8
	kind Kind
}{
	{0, "%PDF-", "", PDF},
	{0, "\x89PNG\r\n\x1a\n", "", PNG},
	{0, "\xff\xd8\xff", "", JPEG},
	{0, "II*\x00", "", TIFF}, {0, "MM\x00*", "", TIFF}, {0, "II+\x00", "", TIFF}, {0, "MM\x00+", "", TIFF},
	{0, "RIFF", "WEBP", WebP}, {0, "RIFF", "WAVE", WAV},
	{4, "ftyp", "heic heix hevc hevx heim heis mif1 msf1 avif avis", HEIC},
	{4, "ftyp", "", MP4},
	{0, "GIF87a", "", GIF}, {0, "GIF89a", "", GIF},
	{0, "{\\rtf", "", RTF},
	{0, "\x1f\x8b", "", GZIP}, {0, "Rar!\x1a\x07", "", RAR}, {0, "7z\xbc\xaf\x27\x1c", "", SevenZ},
	{0, "ID3", "", MP3}, {0, "\xff\xfb", "", MP3}, {0, "\xff\xf3", "", MP3},
	{0, "%!PS", "", PS}, {0, "MZ\x90\x00", "", EXE}, {0, "\x7fELF", "", EXE},
}

// isBMP reports a bitmap of Windows: its mark is only two letters, so its head must be one too.
func isBMP(b []byte) bool {
	return len(b) > 26 && string(b[:2]) == "BM" && string(b[6:10]) == "\x00\x00\x00\x00" && b[14] >= 12 && b[14] <= 124 && string(b[15:18]) == "\x00\x00\x00"
}

// isBinary reports bytes that no text file has.
func isBinary(b []byte) bool {
	if bytes.HasPrefix(b, []byte{0xff, 0xfe}) || bytes.HasPrefix(b, []byte{0xfe, 0xff}) {
		return false
	}
	n, bad := min(len(b), 8192), 0
	for _, c := range b[:n] {
		if c == 0 {
			return true
		}
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1b && c != 0x1a && c != '\b' && c < 0x1c {
			bad++
		}
	}
	return bad*50 > n
}
