package ocr

import (
	"fmt"
	"image"
	"image/draw"
	_ "image/png"
	"os"
	"testing"
	"time"
)

func TestZZ(t *testing.T) {
	f, _ := os.Open("/tmp/ocrs-1.png")
	im, _, err := image.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	g := image.NewGray(im.Bounds())
	draw.Draw(g, g.Rect, im, image.Point{}, draw.Src)
	t0 := time.Now()
	e, err := NewTesseract(t.Context(), "/tmp/ocrcache")
	if err != nil {
		t.Fatal(err)
	}
	fmt.Println("new", time.Since(t0))
	for range 2 {
		t0 = time.Now()
		w, err := e.Words(t.Context(), Ask{g, 150, "en", Whole})
		fmt.Println(len(w), err, time.Since(t0))
		for _, x := range w[:min(8, len(w))] {
			fmt.Println(x)
		}
	}
}
