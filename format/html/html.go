// Package html reads web pages and the HTML part of mails.
//
// It promises that text which a browser would not show is never in Page.Text: it stands in Page.Hidden.
package html

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/flow"
	"github.com/recourse-health/recourse/value/page"
	"golang.org/x/net/html"
	"golang.org/x/net/html/charset"
)

// Read gives a document of kind "html" with one page. Errors: format.ErrEmpty, ErrTooLarge, ErrDamaged
// (nested beyond reason).
func Read(b []byte) (page.Document, error) {
	if err := format.Check(b); err != nil {
		return page.Document{}, err
	}
	r, err := charset.NewReader(bytes.NewReader(b), "text/html")
	if err != nil {
		return page.Document{}, format.ErrDamaged
	}
	u, err := io.ReadAll(r)
	if err != nil {
		return page.Document{}, format.ErrDamaged
	}
	return read(string(u))
}

// ReadString reads HTML that is UTF-8 whatever its meta element says, as a mail reader gives it.
func ReadString(s string) (page.Document, error) {
	if err := format.Check([]byte(s)); err != nil {
		return page.Document{}, err
	}
	return read(s)
}

func read(s string) (page.Document, error) {
	root, err := html.ParseWithOptions(strings.NewReader(s), html.ParseOptionEnableScripting(false))
	if err != nil {
		return page.Document{}, format.ErrDamaged
	}
	d := page.Document{Kind: "html", Reader: "html/1"}
	found := rules(root, 0)
	slices.SortStableFunc(found, func(a, b rule) int { return a.weight - b.weight })
	w := walker{rules: index(found)}
	text := w.block(root, style{size: 12, ink: black, paper: white}, 0)
	var p flow.Builder
	p.Lines(text)
	if p.Len() > format.MaxText || w.rules.applied > maxApplied {
		return page.Document{}, format.ErrTooLarge
	}
	for _, h := range w.hidden {
		p.Hide(h)
	}
	d.Pages = []page.Page{p.Page(0, 0)}
	if d.Empty() {
		return page.Document{}, format.ErrEmpty
	}
	if len(d.Pages[0].Hidden) > 0 {
		d.Findings = append(d.Findings, format.HiddenText)
	}
	d.Language = flow.Language(d.Pages)
	return d, nil
}

func rules(n *html.Node, depth int) (out []rule) {
	if depth > maxDepth {
		return nil
	}
	if n.Type == html.ElementNode && n.Data == "style" && n.FirstChild != nil {
		if m := attr(n, "media"); m == "" || strings.Contains(m, "screen") && !strings.Contains(m, "(") || m == "all" {
			out = sheet(n.FirstChild.Data)
		}
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		out = append(out, rules(c, depth+1)...)
	}
	return out
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func attrs(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}
