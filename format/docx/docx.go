// Package docx reads Word files from 2007 on.
//
// It promises that words which Word would not print (deleted by a tracked change, hidden, white on white,
// comments) are never in Page.Text, and that a file made to burst is refused within its bounds.
package docx

import (
	"sort"
	"strings"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/flow"
	"github.com/recourse-health/recourse/value/page"
)

// Read gives a document of kind "docx". A page ends where the writer set a page break; where Word itself
// would break is not known. Head lines stand before the text, notes and foot lines after it. Errors: format.ErrEmpty,
// ErrTooLarge, ErrDamaged, ErrEncrypted.
func Read(b []byte) (page.Document, error) {
	if err := format.Check(b); err != nil {
		return page.Document{}, err
	}
	z, err := open(b)
	if err != nil {
		return page.Document{}, err
	}
	body, err := z.tree("word/document.xml")
	if err != nil {
		return page.Document{}, err
	}
	w := walker{styles: map[string]look{}}
	if s, err := z.tree("word/styles.xml"); err == nil {
		w.styles = styles(s)
	}
	var out buffer
	for _, head := range w.others(z, "word/header") {
		out.block(head)
	}
	w.flow(&out, body, w.start(), 0)
	for _, kind := range []string{"word/footnotes", "word/endnotes", "word/footer"} {
		for _, foot := range w.others(z, kind) {
			out.block(foot)
		}
	}
	return w.document(out.String())
}

// others gives the texts of the parts whose name begins so, each once.
func (w *walker) others(z *archive, prefix string) (texts []string) {
	var names []string
	for name := range z.files {
		if strings.HasPrefix(name, prefix) && strings.HasSuffix(name, ".xml") {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	seen := map[string]bool{}
	for _, name := range names {
		n, err := z.tree(name)
		if err != nil {
			continue
		}
		var b buffer
		w.flow(&b, n, w.start(), 0)
		if t := strings.ReplaceAll(b.String(), "\f", "\n\n"); strings.TrimSpace(t) != "" && !seen[t] {
			seen[t] = true
			texts = append(texts, t)
		}
	}
	return texts
}

func (w *walker) document(text string) (page.Document, error) {
	d := page.Document{Kind: "docx", Reader: "docx/1"}
	if len(text) > format.MaxText {
		return d, format.ErrTooLarge
	}
	for part := range strings.SplitSeq(text, "\f") {
		if strings.TrimSpace(part) == "" && len(d.Pages) > 0 {
			continue
		}
		if len(d.Pages) == format.MaxPages {
			d.Findings = append(d.Findings, format.CutPages)
			break
		}
		var p flow.Builder
		p.Lines(part)
		d.Pages = append(d.Pages, p.Page(0, 0))
	}
	if len(w.hidden) > 0 {
		var p flow.Builder
		for _, h := range w.hidden {
			p.Hide(h)
		}
		d.Pages[0].Hidden = p.Page(0, 0).Hidden
		d.Findings = append(d.Findings, format.HiddenText)
	}
	if d.Empty() {
		return page.Document{}, format.ErrEmpty
	}
	d.Language = flow.Language(d.Pages)
	return d, nil
}
