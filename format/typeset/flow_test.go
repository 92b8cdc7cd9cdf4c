package typeset

import (
	"strings"
	"testing"

	"github.com/recourse-health/recourse/format/sheet"
)

// onPage is how many lines of an element stand on a page.
func (f *readFile) onPage(e *node, page int) (n int) {
	for _, m := range e.content {
		if m.page == page {
			n += len(f.shown[page][m.id].lines)
		}
	}
	return n
}

// A signature has at least two lines of text with it, however the page ends; so have lines to write on.
func TestSignatureNeverAlone(t *testing.T) {
	for n := range 44 {
		for _, last := range []sheet.Block{sheet.Paragraph{Text: sheet.T(strings.Repeat(claim, 1+n%9))}, criteria(4)} {
			bs := []sheet.Block{title}
			for range n + 18 {
				bs = append(bs, sheet.Paragraph{Text: sheet.T("One line.")})
			}
			f := read(t, pdf(t, document(append(bs, last, sheet.Lines{Count: n % 3}, sign, sheet.Note{Text: sheet.T("Enclosed: A.")})...)))
			root := f.tree()
			signed := root.kids[len(root.kids)-3]
			page, lines := signed.content[0].page, 0
			for _, e := range root.kids[:len(root.kids)-3] {
				e.walk(func(e *node) { lines += f.onPage(e, page) })
			}
			if lines < 2 {
				t.Errorf("%d lines, %T: the signature has %d lines with it", n, last, lines)
			}
			if note := root.kids[len(root.kids)-1]; note.content[0].page != page {
				t.Errorf("%d lines, %T: the note has left the signature", n, last)
			}
		}
	}
}

// No page begins or ends with fewer than three lines of a longer text, and no page ends with a heading.
func TestWidowsAndOrphans(t *testing.T) {
	for n := range 30 {
		var bs []sheet.Block
		bs = append(bs, title)
		for range n {
			bs = append(bs, sheet.Paragraph{Text: sheet.T("One line.")})
		}
		for range 6 {
			bs = append(bs, sheet.Heading{Level: 2, Text: sheet.T("A ground")}, sheet.Paragraph{Text: sheet.T(strings.Repeat(claim, 6))})
		}
		f := read(t, pdf(t, document(bs...)))
		kids := f.tree().kids
		for i, e := range kids {
			first, last := e.content[0].page, e.content[len(e.content)-1].page
			if first != last && (f.onPage(e, first) < 3 || f.onPage(e, last) < 3) {
				t.Errorf("after %d lines: %d and %d lines parted", n, f.onPage(e, first), f.onPage(e, last))
			}
			if e.tag == "H2" && kids[i+1].content[0].page != last {
				t.Errorf("after %d lines: a heading alone at the foot", n)
			}
		}
	}
}

// However long a cell is, each word of it is on a page, above the foot.
func TestNothingRunsOffThePage(t *testing.T) {
	long := sheet.T(strings.Repeat(claim, 60) + strings.Repeat("unbroken", 40))
	d := document(title, sheet.Table{Head: []sheet.Text{sheet.T("a"), sheet.T("b")}, Rows: [][]sheet.Text{{sheet.T("one"), long}, {sheet.T("two"), sheet.T("end")}}},
		sheet.Re{Rows: []sheet.Fact{{Label: "Member", Text: sheet.T(strings.Repeat(claim, 12))}, {Label: strings.Repeat("Label ", 30), Text: sheet.T("x")}}}, sheet.Paragraph{Text: long})
	f := read(t, pdf(t, d))
	if len(f.pages) < 4 {
		t.Errorf("%d pages", len(f.pages))
	}
	for i, p := range f.shown {
		for id, s := range p {
			if s.low < pageH-bottom {
				t.Errorf("page %d, content %d stands at %.0f, below %.0f", i, id, s.low, pageH-bottom)
			}
		}
	}
	if out := f.words(f.tree()); strings.Count(out, "palpitations") != 60+12+60 {
		t.Errorf("%d of 132 sentences", strings.Count(out, "palpitations"))
	}
	tall := document(title, sheet.Notice{Text: sheet.T(strings.Repeat(claim, 60))})
	if _, err := PDF(tall, noto); err == nil || !strings.Contains(err.Error(), "taller than a page") {
		t.Errorf("a box that no page holds: %v", err)
	}
}

func TestBreakNever(t *testing.T) {
	f := read(t, pdf(t, letter(8, 0)))
	for _, p := range f.shown {
		for _, s := range p {
			for _, l := range s.lines {
				if open := strings.LastIndex(l, "(Ex."); open >= 0 && !strings.Contains(l[open:], ")") {
					t.Errorf("an exhibit mark is broken: %q", l)
				}
			}
		}
	}
}

func TestShare(t *testing.T) {
	for _, c := range []struct{ least, want, out []float64 }{
		{[]float64{40, 40}, []float64{100, 100}, []float64{234, 234}},
		{[]float64{60, 300}, []float64{400, 400}, []float64{60 + 108*340./440, 300 + 108*100./440}},
		{[]float64{300, 300}, []float64{10, 10}, []float64{234, 234}},
	} {
		for i, w := range share(c.least, c.want) {
			if d := w - c.out[i]; d > 0.01 || d < -0.01 {
				t.Errorf("%v %v: column %d is %.2f, want %.2f", c.least, c.want, i, w, c.out[i])
			}
		}
	}
}

// A word in a narrow column stays whole while another column has room to spare.
func TestWordsStayWhole(t *testing.T) {
	f := read(t, pdf(t, document(title, criteria(2))))
	f.tree().walk(func(e *node) {
		if e.tag == "TH" && len(e.content) > 0 {
			for _, l := range f.shown[e.content[0].page][e.content[0].id].lines {
				if l == "Exhi" || l == "Ans" {
					t.Errorf("%q", l)
				}
			}
		}
	})
}
