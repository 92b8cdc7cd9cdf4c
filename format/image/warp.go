package image

import stdimage "image"

// stretch is how many pixels apart a projection is worked out exactly; between them it is a straight line to far
// less than a hundredth of a pixel.
const stretch = 16

// warp gives a picture of w by h in which each pixel is taken from g where back says; outside of g it is white.
func warp(g *stdimage.Gray, back transform, w, h int, outside uint8) *stdimage.Gray {
	out := stdimage.NewGray(stdimage.Rect(0, 0, w, h))
	for y := range h {
		row := out.Pix[y*w:][:w]
		x0, y0 := back.at(0.5, float64(y)+0.5)
		for x := 0; x < w; x += stretch {
			x1, y1 := back.at(float64(x+stretch)+0.5, float64(y)+0.5)
			g16(g, row[x:min(x+stretch, w)], x0-0.5, y0-0.5, (x1-x0)/stretch, (y1-y0)/stretch, outside)
			x0, y0 = x1, y1
		}
	}
	return out
}

// g16 fills a few pixels along a straight line through g.
func g16(g *stdimage.Gray, dst []uint8, x, y, dx, dy float64, outside uint8) {
	fx, fy := int32(x*4096), int32(y*4096)
	sx, sy := int32(dx*4096), int32(dy*4096)
	w, h := int32(g.Rect.Dx()), int32(g.Rect.Dy())
	for i := range dst {
		ix, iy := fx>>12, fy>>12
		if ix >= 0 && iy >= 0 && ix < w-1 && iy < h-1 {
			p := g.Pix[int(iy)*g.Stride+int(ix):]
			q := p[g.Stride:]
			u, v := fx&4095, fy&4095
			a := int32(p[0])<<12 + (int32(p[1])-int32(p[0]))*u
			b := int32(q[0])<<12 + (int32(q[1])-int32(q[0]))*u
			dst[i] = uint8((int64(a)<<12 + int64(b-a)*int64(v) + 1<<23) >> 24)
		} else {
			dst[i] = rim(g, ix, iy, outside)
		}
		fx += sx
		fy += sy
	}
}

// rim gives a pixel at the very edge of g, or what is outside.
func rim(g *stdimage.Gray, x, y int32, outside uint8) uint8 {
	w, h := int32(g.Rect.Dx()), int32(g.Rect.Dy())
	if x < -1 || y < -1 || x > w || y > h {
		return outside
	}
	return g.Pix[int(max(0, min(y, h-1)))*g.Stride+int(max(0, min(x, w-1)))]
}
