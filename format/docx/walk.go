package docx

import (
	"strconv"
	"strings"

	"github.com/recourse-health/recourse/format/flow"
)

type walker struct {
	styles map[string]look
	hidden []string
}

func (w *walker) start() look { return w.styles[""] }

// A buffer is text being made: paragraphs parted by "\n" or "\n\n", pages by "\f".
type buffer struct {
	strings.Builder
	short bool // the paragraph before is a short line without space around it
	empty bool // an empty paragraph came
}

// block adds a paragraph that stands apart.
func (b *buffer) block(s string) { b.par(s, false) }

func (b *buffer) par(s string, tight bool) {
	if strings.TrimSpace(strings.Trim(s, "\f")) == "" {
		b.empty = true
		if strings.Contains(s, "\f") {
			b.WriteString("\f")
		}
		return
	}
	if b.Len() > 0 {
		b.WriteByte('\n')
		if !tight || !b.short || b.empty {
			b.WriteByte('\n')
		}
	}
	b.short, b.empty = tight, false
	b.WriteString(strings.TrimRight(s, "\n"))
}

// flow writes the paragraphs and tables below n.
func (w *walker) flow(b *buffer, n *node, l look, depth int) {
	if depth > maxDepth {
		return
	}
	for _, c := range n.sub {
		switch c.name {
		case "p":
			w.paragraph(b, c, l)
		case "tbl":
			w.table(b, c, l, depth+1)
		case "del", "moveFrom", "x:Fallback", "sectPr":
		case "footnote", "endnote":
			if t := c.get("type"); t == "" || t == "normal" {
				w.flow(b, c, l, depth+1)
			}
		default:
			w.flow(b, c, l, depth+1)
		}
	}
}

func (w *walker) paragraph(b *buffer, p *node, in look) {
	l := in
	pr := p.child("pPr")
	if s := pr.child("pStyle"); s != nil {
		if named, ok := w.styles[s.get("val")]; ok {
			named.shaded = named.shaded || in.shaded
			l = named
		}
	}
	l = l.par(pr)
	var t run
	w.runs(&t, p, l, 0)
	text := t.String()
	if pr.on("pageBreakBefore") && b.Len() > 0 {
		text = "\f" + text
	}
	tight := l.gap < 60 && !l.heading && !l.numbered && len(text) < 70 && t.boxes == nil
	b.par(text, tight)
	for _, box := range t.boxes {
		b.block(box)
	}
}

// A run is the text of one paragraph, with the text boxes that hang on it.
type run struct {
	strings.Builder
	boxes []string
}

func (w *walker) runs(t *run, n *node, l look, depth int) {
	if depth > maxDepth {
		return
	}
	for _, c := range n.sub {
		switch c.name {
		case "r":
			in := l
			pr := c.child("rPr")
			if s := pr.child("rStyle"); s != nil {
				in = in.over(w.styles[s.get("val")])
			}
			w.runs(t, c, in.run(pr), depth+1)
		case "t":
			w.write(t, string(c.text), l)
		case "tab", "ptab":
			t.WriteByte('\t')
		case "br", "cr":
			if c.get("type") == "page" {
				t.WriteByte('\f')
			} else {
				t.WriteByte('\n')
			}
		case "noBreakHyphen":
			w.write(t, "-", l)
		case "sym":
			w.write(t, symbol(c.get("char")), l)
		case "txbxContent":
			var b buffer
			w.flow(&b, c, w.start(), depth+1)
			t.boxes = append(t.boxes, b.String())
		case "del", "moveFrom", "x:Fallback", "pPr", "rPr", "instrText", "delText", "rt":
		default:
			w.runs(t, c, l, depth+1)
		}
	}
}

// over lays a character style over the paragraph's look.
func (l look) over(s look) look {
	l.gone = l.gone || s.gone
	if s.ink != "" {
		l.ink = s.ink
	}
	l.shaded = l.shaded || s.shaded
	return l
}

func (w *walker) write(t *run, s string, l look) {
	if !l.hidden() {
		t.WriteString(strings.Map(space, s))
		return
	}
	if strings.TrimSpace(s) != "" {
		w.hidden = append(w.hidden, s)
	}
	t.WriteByte(' ')
}

// space keeps line ends out of running text.
func space(r rune) rune {
	if r == '\n' || r == '\r' || r == '\f' {
		return ' '
	}
	return r
}

// symbol gives the boxes and ticks of the symbol fonts.
func symbol(hex string) string {
	n, err := strconv.ParseUint(hex, 16, 32)
	if err != nil {
		return ""
	}
	switch n & 0xff {
	case 0xa8, 0x6f, 0x71, 0x72:
		return "☐"
	case 0xfe, 0xfd, 0x53, 0x54, 0x78:
		return "☒"
	case 0xfc, 0x50:
		return "✓"
	case 0xb7, 0x6c, 0xa7:
		return "•"
	}
	return ""
}

func (w *walker) table(b *buffer, n *node, l look, depth int) {
	if pr := n.child("tblPr"); pr != nil {
		if s := pr.child("tblStyle"); s != nil {
			l.shaded = l.shaded || w.styles[s.get("val")].shaded
		}
	}
	var rows []string
	w.rows(&rows, n, l, depth)
	b.block(strings.Join(rows, "\n"))
}

func (w *walker) rows(out *[]string, n *node, l look, depth int) {
	if depth > maxDepth {
		return
	}
	for _, c := range n.sub {
		switch c.name {
		case "tr":
			if pr := c.child("trPr"); pr.child("del") != nil {
				continue
			}
			var cells []string
			w.cells(&cells, c, l, depth+1)
			if t := flow.Cells(cells); t != "" {
				*out = append(*out, t)
			}
		case "sdt", "sdtContent", "ins", "moveTo", "customXml", "x:AlternateContent", "x:Choice":
			w.rows(out, c, l, depth+1)
		}
	}
}

func (w *walker) cells(out *[]string, n *node, l look, depth int) {
	if depth > maxDepth {
		return
	}
	for _, c := range n.sub {
		switch c.name {
		case "tc":
			in := l
			in.shaded = in.shaded || fill(c.child("tcPr").child("shd"))
			var b buffer
			w.flow(&b, c, in, depth+1)
			*out = append(*out, strings.ReplaceAll(b.String(), "\f", "\n"))
		case "sdt", "sdtContent", "ins", "moveTo", "customXml":
			w.cells(out, c, l, depth+1)
		}
	}
}
