package image

import (
	stdimage "image"
)

// grayOf gives the picture in grey. Grey pixels are taken as they are; what can be seen through is on white.
func grayOf(img stdimage.Image) *stdimage.Gray {
	r := img.Bounds()
	switch s := img.(type) {
	case *stdimage.Gray:
		return plain(s.Pix[s.PixOffset(r.Min.X, r.Min.Y):], s.Stride, r)
	case *stdimage.YCbCr:
		return plain(s.Y[s.YOffset(r.Min.X, r.Min.Y):], s.YStride, r)
	}
	out := stdimage.NewGray(stdimage.Rect(0, 0, r.Dx(), r.Dy()))
	for y := range r.Dy() {
		for x := range r.Dx() {
			cr, cg, cb, a := img.At(r.Min.X+x, r.Min.Y+y).RGBA()
			v := (cr*19595+cg*38470+cb*7471+1<<15)>>16 + (0xffff - a)
			out.Pix[y*out.Stride+x] = uint8(min(v, 0xffff) >> 8)
		}
	}
	return out
}

// plain gives grey bytes as a picture that begins at 0,0.
func plain(pix []uint8, stride int, r stdimage.Rectangle) *stdimage.Gray {
	return &stdimage.Gray{Pix: pix, Stride: stride, Rect: stdimage.Rect(0, 0, r.Dx(), r.Dy())}
}
