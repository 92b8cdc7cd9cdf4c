// Package font holds the type that papers are set in: Noto Sans, regular and bold, under the SIL Open Font License 1.1
// (OFL.txt, which goes wherever the files go).
//
// It promises that the files are as published: version 2.004, from Debian's fonts-noto-core 20201225, not cut down.
package font

import _ "embed" // the files below

// Regular is NotoSans-Regular.ttf.
//
//go:embed NotoSans-Regular.ttf
var Regular []byte

// Bold is NotoSans-Bold.ttf.
//
//go:embed NotoSans-Bold.ttf
var Bold []byte

// Licence is the text of the SIL Open Font License under which both are given.
//
//go:embed OFL.txt
var Licence string
