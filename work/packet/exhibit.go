package packet

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/format/sheet"
	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/format/typeset"
	"github.com/recourse-health/recourse/paper/letter"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/intake"
)

// exhibit is one exhibit in the making.
type exhibit struct {
	mark  string
	label any // a string, or a sentence where the case has no word for it
	fact  ref.Fact
	file  *File // nil: it comes on paper
	part  typeset.Part
}

// exhibits are those that the case names, in its order, and after them what else is at hand: the plan's own letters.
func (m *Maker) exhibits(o Order) ([]*exhibit, error) {
	var out []*exhibit
	taken := map[int]bool{}
	for _, x := range letter.Exhibits(o.Case) {
		e := &exhibit{mark: x.Mark, label: x.Label, fact: x.Fact}
		if i := slices.IndexFunc(o.Files, func(f File) bool { return x.File != "" && path.Base(f.Name) == path.Base(x.File) }); i >= 0 {
			f := o.Files[i] // of its own: a case may name one file twice
			e.file, taken[i] = &f, true
		}
		out = append(out, e)
	}
	for i := range o.Files {
		if !taken[i] {
			out = append(out, &exhibit{mark: letter.Mark(len(out)), label: say.L("packet.letter"), file: &o.Files[i]})
		}
	}
	return chosen(out, o.Exhibits)
}

// chosen keeps the exhibits whose marks were asked for; one that there is not is refused.
func chosen(all []*exhibit, marks []string) ([]*exhibit, error) {
	if len(marks) == 0 {
		return all, nil
	}
	var out []*exhibit
	var have say.List
	for _, x := range all {
		have = append(have, x.mark)
		if slices.Contains(marks, x.mark) {
			out = append(out, x)
		}
	}
	for _, k := range marks {
		if !slices.ContainsFunc(all, func(x *exhibit) bool { return x.mark == k }) {
			return nil, fault.New(fault.BadValue, say.L("fault.packet.mark", say.A("mark", k), say.A("marks", have)))
		}
	}
	return out, nil
}

// words makes the part of an exhibit that is text and no picture, or that comes on paper.
func (m *Maker) words(ctx context.Context, o Order, n int, x *exhibit) error {
	d := sheet.Document{Title: m.Papers.Words.Must(x.title()), Lang: "en-US", Day: o.Today.String(), Blocks: []sheet.Block{sheet.Heading{Level: 1, Text: sheet.T(m.Papers.Words.Must(x.title()))}}}
	if x.file == nil {
		d.Blocks = append(d.Blocks, sheet.Paragraph{Text: sheet.T(m.word("packet.on_paper"))})
	} else {
		doc, err := m.read(ctx, n, x)
		if err != nil {
			return err
		}
		for _, p := range doc.Pages {
			d.Blocks = append(d.Blocks, blocks(p.Text, m.Fonts.Knows())...)
		}
		if doc.Language == "es" {
			d.Lang = "es-US"
		}
	}
	d.Foot = d.Title
	x.part.Sheet = &d
	return nil
}

// read gives the reading that was made of an exhibit, or makes one.
func (m *Maker) read(ctx context.Context, n int, x *exhibit) (page.Document, error) {
	if len(x.file.Doc.Pages) > 0 {
		return x.file.Doc, nil
	}
	docs, err := m.Read(ctx, n, x.file.Name, x.file.Bytes)
	if err != nil {
		return page.Document{}, x.refused(err)
	}
	return docs[0], nil
}

// blocks makes paragraphs of the text of a page; letters that the type lacks are shown as a question mark.
func blocks(text string, knows func(rune) bool) []sheet.Block {
	var out []sheet.Block
	for _, b := range strings.Split(text, "\n\n") {
		b = strings.Map(func(r rune) rune {
			if r == '\n' || knows(r) {
				return r
			}
			return '?'
		}, strings.ReplaceAll(b, "\t", "  ·  "))
		if strings.TrimSpace(b) != "" {
			out = append(out, sheet.Paragraph{Text: sheet.T(b)})
		}
	}
	return out
}

// refused names the exhibit that cannot be put in, with the sentence that says why.
func (x *exhibit) refused(err error) error {
	err = intake.Explain(err)
	if f, ok := fault.Of(err); ok {
		return x.fault(f.Kind, f.Say, err)
	}
	return fmt.Errorf("packet: exhibit %s: %w", x.mark, err)
}

func (x *exhibit) fault(kind fault.Kind, why say.Line, err error) error {
	return fault.Wrap(kind, say.L("fault.packet.exhibit", say.A("mark", x.mark), say.A("name", path.Base(x.file.Name)), say.A("why", why)), err)
}

// kind tells what the file of an exhibit is.
func (x *exhibit) kind() (sniff.Kind, error) {
	k, err := intake.Files{}.Kind(x.file.Name, x.file.Bytes)
	if err != nil {
		err = x.refused(err)
	}
	return k, err
}

// alt is what is read out for a page: its words, or that there are none to be read.
func (m *Maker) alt(x *exhibit, n int, text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if text == "" {
		return m.word("packet.alt.none", say.A("mark", x.mark), say.A("n", n))
	}
	return m.word("packet.alt", say.A("mark", x.mark), say.A("n", n)) + " " + text
}

// Mark is the mark of the exhibit i of a case, from 0.
func Mark(i int) string { return letter.Mark(i) }

// Sum names a file by its bytes.
func Sum(b []byte) ref.Exhibit {
	sum := sha256.Sum256(b)
	return ref.Exhibit(hex.EncodeToString(sum[:]))
}
