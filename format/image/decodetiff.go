package image

import (
	"bytes"

	xtiff "golang.org/x/image/tiff"

	"github.com/recourse-health/recourse/format"
)

func decodeTIFF(b []byte) ([]Picture, error) {
	c, err := xtiff.DecodeConfig(bytes.NewReader(b))
	if err != nil {
		return nil, format.ErrDamaged
	}
	if err := fits(c.Width, c.Height); err != nil {
		return nil, err
	}
	img, err := xtiff.Decode(bytes.NewReader(b))
	if err != nil {
		return nil, format.ErrDamaged
	}
	return []Picture{{Gray: grayOf(img)}}, nil
}
