package html

import (
	"strings"

	"github.com/recourse-health/recourse/format/flow"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// maxDepth is as deep as the parser of HTML goes: a page that nests deeper is refused whole.
const maxDepth = 512

// A walker turns the tree into text: "\n" ends a line, "\n\n" a block, "\t" a cell.
type walker struct {
	rules  *book
	hidden []string
	size   int
}

// A buffer is text being made; white space folds as it comes in.
type buffer struct {
	strings.Builder
	space, any bool // a space is due; the line has text
	breaks     int  // newlines due before more text
}

func (b *buffer) text(s string, pre bool) {
	for i, line := range strings.Split(s, "\n") {
		if i > 0 && pre {
			b.line()
		}
		b.space = b.space || i > 0 || line != "" && blank(rune(line[0]))
		for w := range strings.FieldsFuncSeq(line, blank) {
			b.word(w)
			b.space = true
		}
		b.space = b.space && (line == "" || blank(rune(line[len(line)-1])))
	}
}

func blank(r rune) bool { return r == ' ' || r == '\t' || r == '\r' || r == '\n' || r == '\f' }

func (b *buffer) word(w string) {
	switch {
	case b.breaks > 0 && b.Len() > 0:
		b.WriteString("\n\n"[:min(b.breaks, 2)])
	case b.space && b.any:
		b.WriteByte(' ')
	}
	b.breaks, b.space, b.any = 0, false, true
	b.WriteString(w)
}

func (b *buffer) line()  { b.breaks, b.any = max(b.breaks, 1), false }
func (b *buffer) block() { b.breaks, b.any = 2, false }

// block gives the text of n.
func (w *walker) block(n *html.Node, s style, depth int) string {
	var b buffer
	w.into(&b, n, s, depth, false)
	return b.String()
}

func (w *walker) into(b *buffer, n *html.Node, s style, depth int, pre bool) {
	if depth > maxDepth {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.Type {
		case html.TextNode:
			w.word(b, c.Data, s, pre)
		case html.ElementNode:
			w.element(b, c, s.of(c, w.rules), depth+1, pre)
		}
	}
}

func (w *walker) word(b *buffer, t string, s style, pre bool) {
	if w.size += len(t); w.size > 32<<20 {
		return
	}
	if s.hidden() {
		if strings.TrimSpace(flow.Fold(t)) != "" {
			w.hidden = append(w.hidden, t)
		}
		b.space = true
		return
	}
	b.text(t, pre)
}

func (w *walker) element(b *buffer, n *html.Node, s style, depth int, pre bool) {
	switch n.DataAtom {
	case atom.Head, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Object, atom.Svg, atom.Iframe, atom.Select, atom.Textarea, atom.Title:
		return
	case atom.Br:
		if b.breaks == 1 || !b.any && b.breaks == 0 {
			b.block()
		}
		b.line()
	case atom.Hr:
		b.block()
	case atom.Img:
		return
	case atom.Table:
		b.block()
		w.table(b, n, s, depth)
		b.block()
	case atom.Li, atom.Dt, atom.Dd, atom.Tr, atom.Div, atom.Section, atom.Article, atom.Header, atom.Footer, atom.Center, atom.Main, atom.Address, atom.Caption, atom.Summary, atom.Figcaption:
		b.line()
		w.into(b, n, s, depth, pre)
		b.line()
	case atom.P, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Dl, atom.Blockquote, atom.Pre, atom.Body, atom.Fieldset, atom.Figure, atom.Form:
		b.block()
		w.into(b, n, s, depth, n.DataAtom == atom.Pre)
		b.block()
	default:
		w.into(b, n, s, depth, pre)
	}
}

func (w *walker) table(b *buffer, n *html.Node, s style, depth int) {
	if depth > maxDepth {
		return
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type != html.ElementNode {
			continue
		}
		in := s.of(c, w.rules)
		switch c.DataAtom {
		case atom.Tr:
			w.row(b, c, in, depth+1)
		case atom.Tbody, atom.Thead, atom.Tfoot:
			w.table(b, c, in, depth+1)
		default:
			b.block()
			w.element(b, c, in, depth+1, false)
		}
	}
}

func (w *walker) row(b *buffer, n *html.Node, s style, depth int) {
	var cells []string
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			cells = append(cells, w.block(c, s.of(c, w.rules), depth+1))
		}
	}
	text := flow.Cells(cells)
	if text == "" {
		return
	}
	many := strings.Contains(text, "\n")
	b.line()
	if many && strings.Contains(text, "\n\n") {
		b.block()
	}
	for i, l := range strings.Split(text, "\n") {
		if l == "" {
			b.block()
			continue
		}
		if i > 0 {
			b.line()
		}
		b.word(l)
	}
	b.line()
}
