package image

import stdimage "image"

func mirror(g *stdimage.Gray) *stdimage.Gray {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	out := stdimage.NewGray(stdimage.Rect(0, 0, w, h))
	for y := range h {
		src, dst := g.Pix[y*g.Stride:][:w], out.Pix[y*out.Stride:][:w]
		for x, v := range src {
			dst[w-1-x] = v
		}
	}
	return out
}

// turn gives g turned to the right by so many quarters.
func turn(g *stdimage.Gray, quarters int) *stdimage.Gray {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	switch quarters & 3 {
	case 1, 3:
		return quarter(g, w, h, quarters&3 == 1)
	case 2:
		out := stdimage.NewGray(stdimage.Rect(0, 0, w, h))
		for y := range h {
			src, dst := g.Pix[y*g.Stride:][:w], out.Pix[(h-1-y)*out.Stride:][:w]
			for x, v := range src {
				dst[w-1-x] = v
			}
		}
		return out
	}
	return g
}

// tile is the side of the squares in which a picture is turned, so that both sides stay in the cache.
const tile = 32

func quarter(g *stdimage.Gray, w, h int, right bool) *stdimage.Gray {
	out := stdimage.NewGray(stdimage.Rect(0, 0, h, w))
	for y0 := 0; y0 < h; y0 += tile {
		for x0 := 0; x0 < w; x0 += tile {
			for y := y0; y < min(y0+tile, h); y++ {
				for x := x0; x < min(x0+tile, w); x++ {
					to := (w-1-x)*out.Stride + y
					if right {
						to = x*out.Stride + h - 1 - y
					}
					out.Pix[to] = g.Pix[y*g.Stride+x]
				}
			}
		}
	}
	return out
}
