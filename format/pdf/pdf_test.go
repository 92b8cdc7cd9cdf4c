package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image/png"
	"math"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/value/page"
)

// The texts were read against the pages by a person, once.
func TestText(t *testing.T) {
	for _, name := range []string{"letter", "columns", "turned"} {
		d := read(t, file(t, name+".pdf"))
		var b strings.Builder
		for _, p := range d.Pages {
			b.WriteString(p.Text + "\f\n")
		}
		want, got := strings.Split(string(file(t, name+".txt")), "\n"), strings.Split(b.String(), "\n")
		for i := range max(len(want), len(got)) {
			if i >= len(want) || i >= len(got) || want[i] != got[i] {
				t.Errorf("%s line %d: %q, want %q", name, i+1, got[min(i, len(got)-1):], want[min(i, len(want)-1):])
				break
			}
		}
		if d.Kind != "pdf" || d.Language != "en" {
			t.Errorf("%s: kind %q language %q", name, d.Kind, d.Language)
		}
	}
}

// Whatever is read, words lie in the text where they say, one after the other, and in the page.
func TestWordsLieInText(t *testing.T) {
	for _, name := range []string{"letter.pdf", "columns.pdf", "turned.pdf"} {
		for i, p := range read(t, file(t, name)).Pages {
			end, line := 0, 0
			for _, w := range p.Words {
				if w.From < end || w.To <= w.From || w.To > len(p.Text) || strings.ContainsAny(p.Text[w.From:w.To], " \t\n") {
					t.Fatalf("%s page %d: word %+v after %d", name, i, w, end)
				}
				if gap := p.Text[end:w.From]; strings.TrimSpace(gap) != "" || strings.Contains(gap, "\n\n\n") {
					t.Errorf("%s page %d: text without a word: %q", name, i, gap)
				}
				if w.Line < line || w.Line > line+1 || w.Sure != 100 {
					t.Errorf("%s page %d: line %d after %d, sure %d", name, i, w.Line, line, w.Sure)
				}
				if b := w.Box; b[0] < -1 || b[1] < -1 || b[2] > p.W+1 || b[3] > p.H+1 || b[0] >= b[2] || b[1] >= b[3] {
					t.Errorf("%s page %d: box %v of %q", name, i, b, p.Text[w.From:w.To])
				}
				end, line = w.To, w.Line
			}
		}
	}
}

// where finds the first word and the middle of its box.
func where(p page.Page, word string) (x, y float64, ok bool) {
	for _, w := range p.Words {
		if p.Text[w.From:w.To] == word {
			return float64(w.Box[0]+w.Box[2]) / 2, float64(w.Box[1]+w.Box[3]) / 2, true
		}
	}
	return 0, 0, false
}

// In Helvetica of 12 points "denied" is 36 points wide; ascent and descent have their middle 4.2 points over
// the line it stands on.
func TestBoxes(t *testing.T) {
	for _, c := range []struct {
		name, keys, content string
		w, h                float32
		x, y                float64
	}{
		{"plain", "", line(50, 200, "denied"), 400, 300, 68, 95.8},
		{"turned by a quarter", "/Rotate 90", line(50, 200, "denied"), 300, 400, 204.2, 68},
		{"upside down", "/Rotate 180", line(50, 200, "denied"), 400, 300, 332, 204.2},
		{"turned back", "/Rotate 270", line(50, 200, "denied"), 300, 400, 95.8, 332},
		{"cropped", "/CropBox[20 30 380 280]", line(50, 200, "denied"), 360, 250, 48, 75.8},
		{"cropped and turned", "/CropBox[20 30 380 280]/Rotate 90", line(50, 200, "denied"), 250, 360, 174.2, 48},
		{"text on its side", "", "BT /F 12 Tf 0 1 -1 0 100 50 Tm (denied) Tj ET", 400, 300, 95.8, 232},
		{"text on its side, page turned", "/Rotate 90", "BT /F 12 Tf 0 1 -1 0 100 50 Tm (denied) Tj ET", 300, 400, 68, 95.8},
		{"scaled", "", "q 2 0 0 2 0 0 cm BT /F 6 Tf 25 100 Td (denied) Tj ET Q", 400, 300, 68, 95.8},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := read(t, write(c.content, c.keys)).Pages[0]
			if p.W != c.w || p.H != c.h {
				t.Errorf("page of %v by %v, want %v by %v", p.W, p.H, c.w, c.h)
			}
			x, y, ok := where(p, "denied")
			if !ok || math.Abs(x-c.x) > 1 || math.Abs(y-c.y) > 1 {
				t.Errorf("%q at %.1f %.1f, want %.1f %.1f", p.Text, x, y, c.x, c.y)
			}
		})
	}
}

func TestFaults(t *testing.T) {
	whole := file(t, "columns.pdf")
	for _, c := range []struct {
		name string
		b    []byte
		err  error
	}{
		{"nothing", nil, format.ErrEmpty},
		{"no PDF", []byte("Dear Ada Example"), format.ErrDamaged},
		{"head only", whole[:200], format.ErrDamaged},
		{"cut", whole[:len(whole)*2/3], format.ErrDamaged},
		{"too large", make([]byte, format.MaxBytes+1), format.ErrTooLarge},
		{"password", file(t, "locked.pdf"), format.ErrEncrypted},
	} {
		if _, err := reader(t).Read(context.Background(), c.b); !errors.Is(err, c.err) {
			t.Errorf("%s: %v, want %v", c.name, err, c.err)
		}
	}
	done, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := reader(t).Read(done, whole); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestOpens(t *testing.T) {
	want := read(t, file(t, "columns.pdf"))
	if got := read(t, file(t, "open.pdf")); got.Pages[1].Text != want.Pages[1].Text {
		t.Errorf("a file whose password is empty reads %q", got.Pages[1].Text)
	}
	b := write(line(50, 200, "denied"), "")
	if got := read(t, bytes.Replace(b, []byte("startxref\n"), []byte("startxref\n9"), 1)); got.Pages[0].Text != "denied\n" {
		t.Errorf("a file whose table of places is wrong reads %q", got.Pages[0].Text)
	}
	if got := read(t, append([]byte("HTTP/1.1 200 OK\r\n\r\n"), b...)); got.Pages[0].Text != "denied\n" {
		t.Errorf("a file with something before it reads %q", got.Pages[0].Text)
	}
}

func TestField(t *testing.T) {
	b := write(line(50, 200, "Member:"), "/Annots[7 0 R]",
		gray,
		"<</Type/Annot/Subtype/Widget/FT/Tx/T(name)/V(Ada Example)/Rect[150 195 300 215]/AP<</N 8 0 R>>/F 4>>",
		"<</Type/XObject/Subtype/Form/BBox[0 0 150 20]/Resources<</Font<</F 5 0 R>>>>/Length 43>>stream\nBT /F 12 Tf 2 5 Td (Ada Example) Tj ET    \nendstream")
	if got := read(t, b).Pages[0].Text; got != "Member:\tAda Example\n" {
		t.Errorf("a form reads %q", got)
	}
}

func TestCutPages(t *testing.T) {
	kids := strings.Repeat("3 0 R ", format.MaxPages+5)
	b := bytes.Replace(write(line(50, 200, "denied"), ""), []byte("Kids[3 0 R]/Count 1"), []byte(fmt.Sprintf("Kids[%s]/Count %d", kids, format.MaxPages+5)), 1)
	d := read(t, b)
	if len(d.Pages) != format.MaxPages || len(d.Findings) != 1 || d.Findings[0] != format.CutPages {
		t.Errorf("%d pages, findings %q", len(d.Pages), d.Findings)
	}
}

func TestRender(t *testing.T) {
	b := write("0 g 0 0 200 300 re f", "/Rotate 90")
	out, err := reader(t).Render(context.Background(), b, 0, 72)
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil || img.Bounds().Dx() != 300 || img.Bounds().Dy() != 400 {
		t.Fatalf("%v %v", err, img.Bounds())
	}
	if r, _, _, _ := img.At(150, 100).RGBA(); r != 0 {
		t.Error("the left half of the sheet is not black at the top of the page as turned")
	}
	for _, c := range []struct{ page, dpi int }{{1, 72}, {-1, 72}, {0, 0}, {0, 5000}} {
		if _, err := reader(t).Render(context.Background(), b, c.page, c.dpi); err == nil {
			t.Errorf("page %d at %d dpi is drawn", c.page, c.dpi)
		}
	}
}

func BenchmarkPage(b *testing.B) {
	r, letter := reader(b), file(b, "columns.pdf")
	pages := 0
	for b.Loop() {
		d, err := r.Read(context.Background(), letter)
		if err != nil {
			b.Fatal(err)
		}
		pages += len(d.Pages)
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(pages), "ms/page")
}

func BenchmarkStart(b *testing.B) {
	dir := b.TempDir()
	for _, name := range []string{"cold", "warm"} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				r, err := NewReader(context.Background(), dir)
				if err != nil {
					b.Fatal(err)
				}
				r.Close()
			}
		})
	}
}
