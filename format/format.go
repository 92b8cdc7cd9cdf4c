// Package format holds what the readers of files share: the few ways in which bytes cannot be read,
// and the bounds that every reader keeps.
//
// It promises that a reader fails with one of these and no other kind of error that a person would
// have to understand: the caller maps each to a sentence.
package format

import "errors"

// What can be wrong with a file. Compare with errors.Is.
var (
	ErrEmpty     = errors.New("format: nothing in the file")
	ErrDamaged   = errors.New("format: file is damaged")
	ErrEncrypted = errors.New("format: file has a password")
	ErrTooLarge  = errors.New("format: file is too large")
	ErrKind      = errors.New("format: not a kind of file that is read")
	ErrBlurred   = errors.New("format: no words in the picture that can be read")
)

// Bounds of what is read. Page, part and depth bounds are findings or errors of the readers.
const (
	MaxBytes = 50 << 20 // of one file
	MaxText  = 8 << 20  // bytes of text made from one file
	MaxPages = 600
)

// The ids of sentences about the input, for page.Document.Findings.
const (
	HiddenText  = "hidden_text"
	CutPages    = "cut_pages"
	ScannedPage = "scanned_page"
	Attachments = "attachments"
	Recognized  = "ocr" // words were read off a picture
)

// Check gives ErrEmpty or ErrTooLarge for bytes that no reader takes.
func Check(b []byte) error {
	switch {
	case len(b) == 0:
		return ErrEmpty
	case len(b) > MaxBytes:
		return ErrTooLarge
	}
	return nil
}
