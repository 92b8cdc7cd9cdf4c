package image

import (
	stdimage "image"
	"image/color"
	"image/draw"
)

// A mix is how much of red, green and blue makes the grey of a picture, in 256ths.
type mix struct{ r, g, b uint32 }

// mixes are what a picture may be looked at through: as an eye does first, then through a filter, which shows letters
// better on coloured paper, or coloured letters.
var mixes = [...]mix{{77, 150, 29}, {256, 0, 0}, {0, 256, 0}, {0, 0, 256}}

// grayOf gives the picture in grey. Grey pixels are taken as they are; what can be seen through is on white.
func grayOf(img stdimage.Image) *stdimage.Gray {
	r := img.Bounds()
	var m mix
	switch s := img.(type) {
	case *stdimage.Gray:
		return plain(s.Pix[s.PixOffset(r.Min.X, r.Min.Y):], s.Stride, r)
	case *stdimage.YCbCr:
		if m = bestMix(img, gainJPEG); m == mixes[0] {
			return plain(s.Y[s.YOffset(r.Min.X, r.Min.Y):], s.YStride, r)
		}
	default:
		m = bestMix(img, gain)
	}
	return m.gray(img)
}

// plain gives grey bytes as a picture that begins at 0,0.
func plain(pix []uint8, stride int, r stdimage.Rectangle) *stdimage.Gray {
	return &stdimage.Gray{Pix: pix, Stride: stride, Rect: stdimage.Rect(0, 0, r.Dx(), r.Dy())}
}

// gray looks at a picture through the mix.
func (m mix) gray(img stdimage.Image) *stdimage.Gray {
	r := img.Bounds()
	out := stdimage.NewGray(stdimage.Rect(0, 0, r.Dx(), r.Dy()))
	row := stdimage.NewRGBA(stdimage.Rect(r.Min.X, 0, r.Max.X, 1))
	for y := range r.Dy() {
		draw.Draw(row, row.Rect, stdimage.White, stdimage.Point{}, draw.Src)
		draw.Draw(row, row.Rect, img, stdimage.Pt(r.Min.X, r.Min.Y+y), draw.Over)
		for x := range r.Dx() {
			p := row.Pix[4*x : 4*x+3]
			out.Pix[y*out.Stride+x] = uint8((m.r*uint32(p[0]) + m.g*uint32(p[1]) + m.b*uint32(p[2])) >> 8)
		}
	}
	return out
}

// The patches of a picture on which mixes are tried: so many down and across, each so many pixels wide and high.
const (
	patches   = 9
	patchSide = 24
)

// How many percent clearer than to the eye letters must be through a filter: a single channel has more grain, and in
// most JPEGs colour has a quarter of the pixels.
const (
	gain     = 115
	gainJPEG = 170
)

// bestMix gives the mix through which the letters stand out most from the paper.
func bestMix(img stdimage.Image, gain int) mix {
	var sum [len(mixes)]int
	r := img.Bounds()
	for i := range patches * patches {
		x := r.Min.X + (r.Dx()-patchSide)*(i%patches)/(patches-1)
		y := r.Min.Y + (r.Dy()-patchSide)*(i/patches)/(patches-1)
		var c [len(mixes)]shades
		patch := stdimage.Rect(x, y, x+patchSide, y+patchSide).Intersect(r)
		for y := patch.Min.Y; y < patch.Max.Y; y++ {
			for x := patch.Min.X; x < patch.Max.X; x++ {
				p := color.RGBAModel.Convert(img.At(x, y)).(color.RGBA)
				for k, m := range mixes {
					c[k].n[(m.r*uint32(p.R)+m.g*uint32(p.G)+m.b*uint32(p.B))>>10]++
					c[k].all++
				}
			}
		}
		for k := range c {
			light := c[k].at(85)
			sum[k] += 1000 * (light - c[k].at(4)) / light
		}
	}
	best := 0
	for k := range sum {
		if sum[k] > sum[best] && sum[k]*100 > sum[0]*gain {
			best = k
		}
	}
	return mixes[best]
}
