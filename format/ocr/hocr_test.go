package ocr

import (
	stdimage "image"
	"testing"
)

const sample = `<div class='ocr_page' title='image ""; bbox 0 0 900 200'>
<span class='ocr_line' title="bbox 40 30 400 66; baseline 0.01 -6; x_size 30; x_descenders 6; x_ascenders 7">
<span class='ocrx_word' title='bbox 40 30 100 60; x_wconf 93'><strong><span class='ocrx_cinfo' title='x_bboxes 40 30 60 60; x_conf 99.1'>&amp;</span><span class='ocrx_cinfo' title='x_bboxes 60 30 80 60; x_conf 98'>ﬁ</span></strong></span>
<span class='ocrx_word' title='bbox 120 30 180 60; x_wconf 10'> </span>
<span class='ocrx_word' title='bbox 300 30 400 62; x_wconf 41'>7</span>
</span>
<span class='ocr_caption' title="bbox 40 90 400 120"><span class='ocrx_word' title='bbox 40 90 80 120; x_wconf 88'>x</span></span></div>`

func TestParseHOCR(t *testing.T) {
	words, err := ParseHOCR([]byte(sample))
	if err != nil || len(words) != 3 {
		t.Fatalf("%v %v", words, err)
	}
	w := words[0]
	if w.Text != "&fi" || w.Sure != 93 || len(w.Glyph) != 2 || w.Glyph[1].Sure != 98 || w.Line != 0 {
		t.Errorf("%+v", w)
	}
	if w.Ink != stdimage.Rect(40, 30, 100, 60) || w.Box != stdimage.Rect(40, 36, 100, 66) {
		t.Errorf("ink %v, box %v", w.Ink, w.Box)
	}
	if words[1].Text != "7" || words[1].Box.Min.Y != 39 {
		t.Errorf("the line falls to the right: %+v", words[1])
	}
	if words[2].Line != 1 || words[2].Box != words[2].Ink {
		t.Errorf("%+v", words[2])
	}
}

// Whatever the engine says, the parser gives words that are words.
func FuzzParseHOCR(f *testing.F) {
	f.Add([]byte(sample))
	f.Add([]byte(`<span class='ocrx_word' title='bbox 9 9 1 1'>x</span></span></div>`))
	f.Add([]byte(`<span class='ocrx_cinfo'>a<span class='ocr_line' title='baseline 1e300 -1e300; x_size 1e308'>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		words, _ := ParseHOCR(b)
		for _, w := range words {
			if w.Text == "" && !w.Ink.Empty() {
				t.Errorf("%+v", w)
			}
		}
	})
}
