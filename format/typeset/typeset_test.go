package typeset

import (
	"bytes"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"

	"github.com/recourse-health/recourse/format/sheet"
)

func TestSameSheetSameBytes(t *testing.T) {
	if !bytes.Equal(pdf(t, everything()), pdf(t, everything())) {
		t.Error("two settings of one sheet differ")
	}
}

// What is read out is what the sheet says, word for word, in its order.
func TestWordsInWordsOut(t *testing.T) {
	for name, d := range map[string]sheet.Document{"everything": everything(), "letter": letter(9, 26)} {
		f := read(t, pdf(t, d))
		var want []string
		for _, b := range d.Blocks {
			for _, text := range sheet.Texts(b) {
				want = append(want, text.Plain())
			}
		}
		in := norm.NFC.String(strings.Join(strings.Fields(strings.Join(want, " ")), " "))
		if out := norm.NFC.String(f.words(f.tree())); out != in {
			t.Errorf("%s:\n in %s\nout %s", name, in, out)
		}
	}
}

func TestLackingLetter(t *testing.T) {
	for text, want := range map[string]string{
		"Ærø 中文": "U+4E2D", "שלום": "U+05", "𝄞": "U+1D11E", "A1c ≥ 7% → yes ☐ ✓ ● β µ ½ × ±": "", "Đặng Łukasz Чехов": "", "bell \a": "U+0007",
		"soft\u00adhyphen": "", "zero\u200bwidth": "", "tab\tstop": "", "hard\u00a0blank": "", "non\u2011breaking": "", "Ẹ̀": "",
	} {
		_, err := PDF(document(title, sheet.Paragraph{Text: sheet.T(text)}), noto)
		if (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
	for _, d := range []sheet.Document{{Foot: "中"}, {Folio: "中"}} {
		d.Title, d.Lang, d.Day, d.Blocks = "x", "en-US", "2026-11-23", []sheet.Block{title}
		if _, err := PDF(d, noto); err == nil {
			t.Error("a foot with a letter that the type lacks was set")
		}
	}
}

func TestUnsound(t *testing.T) {
	if _, err := PDF(document(sheet.Heading{Level: 2, Text: sheet.T("no first")}), noto); err == nil {
		t.Error("a first heading of level 2 was set")
	}
	long := document(title)
	long.Foot = strings.Repeat("reference TRN-2611-08842 · ", 20)
	if _, err := PDF(long, noto); err == nil || !strings.Contains(err.Error(), "foot") {
		t.Errorf("a foot that has no room: %v", err)
	}
	if _, err := PDF(document(title), Fonts{Regular: []byte("no type"), Bold: noto.Bold}); err == nil {
		t.Error("a file that is no typeface was taken")
	}
}

// A name that is as written is copied as written, though the type has one glyph for two letters.
func TestOneGlyphForTwoLetters(t *testing.T) {
	text := "Ð Đ Ɖ, Ω Ω, µ μ, a\u00a0b"
	f := read(t, pdf(t, document(title, sheet.Paragraph{Text: sheet.T(text)})))
	if got := f.words(f.tree().kids[1]); got != "Ð Đ Ɖ, Ω Ω, µ μ, a b" {
		t.Errorf("%q", got)
	}
}

func TestSpelled(t *testing.T) {
	for _, c := range []struct {
		in   string
		n    int
		want []string
	}{
		{"a", 1, []string{"a"}}, {"\u00a0", 1, []string{" "}}, {"j\u0301", 2, []string{"j", "\u0301"}},
		{"e\u0328\u0301", 2, []string{"e\u0328", "\u0301"}}, {"é", 2, []string{"e", "\u0301"}}, {"x", 2, nil},
	} {
		if got := spelled([]rune(c.in), c.n); strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q in %d: %q, want %q", c.in, c.n, got, c.want)
		}
	}
}

// An accent without a letter that bears it stands over its letter, not beside it.
func TestAccentStandsOverItsLetter(t *testing.T) {
	s, err := set(document(title, sheet.Paragraph{Text: sheet.T("q\u0301")}), noto)
	if err != nil {
		t.Fatal(err)
	}
	stream := s.pages[0].String()
	at := strings.Index(stream, "/ActualText "+text16("q\u0301"))
	if at < 0 || !strings.Contains(stream[at:at+80], "> 35 <0002> -35 <") {
		t.Errorf("no way back over the letter: %.160s", stream[max(at, 0):])
	}
}
