package image

import (
	"bytes"
	stdimage "image"
	"image/jpeg"
	"image/png"

	"golang.org/x/image/draw"
)

// quality of the JPEGs that are shown: letters stay sharp.
const quality = 82

// Encode gives a picture as JPEG for showing, its longer side at most so many pixels.
func Encode(img stdimage.Image, longest int) ([]byte, error) {
	var out bytes.Buffer
	err := jpeg.Encode(&out, smaller(img, longest), &jpeg.Options{Quality: quality})
	return out.Bytes(), err
}

// PNG gives a grey picture without loss.
func PNG(g *stdimage.Gray) ([]byte, error) {
	var out bytes.Buffer
	err := (&png.Encoder{CompressionLevel: png.BestSpeed}).Encode(&out, g)
	return out.Bytes(), err
}

// smaller scales a picture down to a longest side; smaller ones stay as they are.
func smaller(img stdimage.Image, longest int) stdimage.Image {
	r := img.Bounds()
	w, h := r.Dx(), r.Dy()
	if max(w, h) <= longest || longest <= 0 {
		return img
	}
	to := stdimage.Rect(0, 0, max(1, w*longest/max(w, h)), max(1, h*longest/max(w, h)))
	if _, grey := img.(*stdimage.Gray); grey {
		out := stdimage.NewGray(to)
		draw.ApproxBiLinear.Scale(out, to, img, r, draw.Src, nil)
		return out
	}
	out := stdimage.NewRGBA(to)
	draw.ApproxBiLinear.Scale(out, to, img, r, draw.Src, nil)
	return out
}
