package pdf

import (
	"bytes"
	"context"
	"errors"
	"image"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/book/font"
	"github.com/recourse-health/recourse/format"
	papers "github.com/recourse-health/recourse/format/sheet"
	"github.com/recourse-health/recourse/format/typeset"
)

// looks shows all pages of a file.
func looks(t *testing.T, b []byte, l Looking) (out []Look) {
	t.Helper()
	if err := reader(t).Looks(context.Background(), b, l, func(total int, k Look) error {
		g := k.Image.Bounds()
		k.Image = image.Rect(0, 0, g.Dx(), g.Dy())
		out = append(out, k)
		if total < len(out) {
			t.Errorf("%d pages, of which this is number %d", total, len(out))
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	return out
}

// Pages are shown as they are seen: turned, whole, as closely as was asked, with their words where those are wanted.
func TestLooks(t *testing.T) {
	ls := looks(t, file(t, "letter.pdf"), Looking{To: 99, DPI: 100, Read: true})
	d := read(t, file(t, "letter.pdf"))
	if len(ls) != len(d.Pages) {
		t.Fatalf("%d pages, want %d", len(ls), len(d.Pages))
	}
	for i, l := range ls {
		if l.N != i || l.Text.Text != d.Pages[i].Text || l.Image.Bounds().Dx() != int(l.W*100/72) && l.Image.Bounds().Dx() != int(l.W*100/72)+1 {
			t.Errorf("page %d: %d is %v for %.0f points", i, l.N, l.Image.Bounds(), l.W)
		}
	}
	if one := looks(t, file(t, "letter.pdf"), Looking{From: 0, To: 1, DPI: 50}); len(one) != 1 || one[0].Text.Text != "" {
		t.Errorf("%d pages", len(one))
	}
	turned := write(line(50, 200, "denied"), "/Rotate 90 ")
	if l := looks(t, turned, Looking{To: 1, DPI: 72}); l[0].W != 300 || l[0].H != 400 {
		t.Errorf("%v × %v", l[0].W, l[0].H)
	}
}

// A page as large as a wall is no picture as large as a wall.
func TestALargePage(t *testing.T) {
	b := bytes.Replace(write(line(50, 200, "denied"), ""), []byte("[0 0 400 300]"), []byte("[0 0 9000 9000]"), 1)
	if !bytes.Contains(b, []byte("9000 9000")) {
		t.Fatal("the maker of test files has other pages")
	}
	if l := looks(t, b, Looking{To: 1, DPI: 200}); l[0].Image.Bounds().Dx()*l[0].Image.Bounds().Dy() > mostDots*11/10 {
		t.Errorf("%v", l[0].Image.Bounds())
	}
}

// Colour is kept where it covers a part of the page.
func TestColourful(t *testing.T) {
	for content, want := range map[string]bool{line(50, 200, "denied"): false, "0 0 1 rg " + line(50, 200, "denied"): false, "1 0 0 rg 0 0 200 150 re f ": true, "0.5 g 0 0 400 300 re f ": false} {
		err := reader(t).Looks(context.Background(), write(content, ""), Looking{To: 1, DPI: 72}, func(_ int, k Look) error {
			if _, is := k.Image.(*image.RGBA); is != want {
				t.Errorf("%q: %T", content, k.Image)
			}
			return nil
		})
		if err != nil {
			t.Error(err)
		}
	}
}

func TestLooksRefuses(t *testing.T) {
	for name, want := range map[string]error{"locked.pdf": format.ErrEncrypted} {
		if err := reader(t).Looks(context.Background(), file(t, name), Looking{To: 1, DPI: 72}, nil); !errors.Is(err, want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	stop := errors.New("stop")
	if err := reader(t).Looks(context.Background(), file(t, "letter.pdf"), Looking{To: 9, DPI: 72}, func(int, Look) error { return stop }); !errors.Is(err, stop) {
		t.Error(err)
	}
}

// A file that a PDF carries comes out as it went in; of one that carries none comes nothing.
func TestInside(t *testing.T) {
	fonts := typeset.Fonts{Regular: font.Regular, Bold: font.Bold}
	paper := papers.Document{Title: "T", Lang: "en-US", Day: "2026-11-25", Blocks: []papers.Block{papers.Heading{Level: 1, Text: papers.T("T")}}}
	body := strings.Repeat("{\"a\":1}\n", 500)
	b, err := typeset.Packet(typeset.Bundle{Title: "T", Lang: "en-US", Day: "2026-11-25", Parts: []typeset.Part{{Key: "p", Title: "T", Sheet: &paper}},
		Files: []typeset.File{{Name: "other.txt", Type: "text/plain", Bytes: []byte("x")}, {Name: "case.json", Type: "application/json", About: "Facts", Bytes: []byte(body)}}}, fonts, nil)
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"case.json": body, "other.txt": "x", "none": ""} {
		if got, err := reader(t).Inside(context.Background(), b, name); err != nil || string(got) != want {
			t.Errorf("%s: %d bytes, %v", name, len(got), err)
		}
	}
	if got, err := reader(t).Inside(context.Background(), file(t, "letter.pdf"), "case.json"); got != nil || err != nil {
		t.Errorf("%q %v", got, err)
	}
}
