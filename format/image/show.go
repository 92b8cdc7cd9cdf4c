package image

import (
	stdimage "image"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/sniff"
)

// A Still is a picture with its colours, as it lies in the file: Quarters turns to the right set it upright.
type Still struct {
	Image    stdimage.Image
	Quarters int
	DPI      int // as the file says; 0 unknown
}

// Show gives the picture of a file to be shown, not read: PNG, WebP, GIF, BMP, and JPEG. Errors as Decode.
func Show(b []byte) (Still, error) {
	kind, err := sniff.Of("", b)
	if err != nil {
		return Still{}, err
	}
	if kind == sniff.TIFF {
		return Still{}, format.ErrKind
	}
	img, err := still(kind, b)
	m := markOf(kind, b)
	return Still{img, quarters(m.orientation), m.dpi}, err
}

// Held says how a picture was held, without decoding it: how many quarters to the right set it upright.
func Held(b []byte) int {
	kind, err := sniff.Of("", b)
	if err != nil {
		return 0
	}
	return quarters(markOf(kind, b).orientation)
}
