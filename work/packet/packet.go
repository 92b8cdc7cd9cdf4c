// Package packet makes the packet: cover, index, papers and exhibits in one file that can be sent, printed, faxed and read out.
//
// It promises the same bytes for the same case and day, that nothing of an exhibit's file gets in but the sight of its pages, and
// that of the case only those facts are inside that the printed sentences state.
package packet

import (
	"context"
	"crypto/rand"
	"fmt"
	"slices"

	"github.com/recourse-health/recourse/format/plate"
	"github.com/recourse-health/recourse/format/typeset"
	"github.com/recourse-health/recourse/paper/letter"
	"github.com/recourse-health/recourse/paper/packet"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/draft"
	"github.com/recourse-health/recourse/work/intake"
)

// Pages makes pictures of the pages of a file.
type Pages interface {
	Plates(ctx context.Context, name string, b []byte, w intake.Shown, each func(total int, p plate.Plate) error) error
}

// A Maker makes packets.
type Maker struct {
	Papers *draft.Writer
	Usual  []string // kinds of paper that go into a packet where nobody says which, as far as the case has what they need
	Pages  Pages
	Read   func(ctx context.Context, n int, name string, b []byte) ([]page.Document, error)
	Fonts  typeset.Fonts
}

// A File is a paper at hand. Doc is the reading that was made of it, if there is one.
type File struct {
	Name  string
	Bytes []byte
	Doc   page.Document
}

// An Order says what the packet is to hold.
type Order struct {
	Case       *record.Case
	Files      []File
	Today      civil.Date
	Papers     []string // kinds; none: the usual ones
	Exhibits   []string // marks; none: all
	Fax        bool     // black and white
	Read       bool     // read pictures and scans too, so that they can be read out: seconds a page
	Passphrase string   // empty: not encrypted
	Progress   func(done, of int)
}

// A Made is a packet.
type Made struct {
	PDF      []byte
	Pages    int
	Papers   []string
	Exhibits []string // their marks
	OnPaper  []string // marks of exhibits of which no file is at hand: a page stands for each
	Stronger []record.Need
}

// Make makes a packet. *casework.Lacks says what the case lacks for a paper that is wanted.
func (m *Maker) Make(ctx context.Context, o Order) (Made, error) {
	papers, in, err := m.papers(o)
	if err != nil {
		return Made{}, err
	}
	exhibits, err := m.exhibits(o)
	if err != nil {
		return Made{}, err
	}
	if err := m.pictures(ctx, o, exhibits); err != nil {
		return Made{}, err
	}
	b, err := m.bind(o, in, papers, exhibits)
	if err != nil {
		return Made{}, fmt.Errorf("packet: %w", err)
	}
	out := Made{Pages: b.contents.Pages}
	for _, p := range papers {
		out.Papers = append(out.Papers, p.Kind)
		out.Stronger = append(out.Stronger, letter.Stronger(p.Kind, in)...)
	}
	for _, x := range exhibits {
		out.Exhibits = append(out.Exhibits, x.mark)
		if x.file == nil {
			out.OnPaper = append(out.OnPaper, x.mark)
		}
	}
	var lock *typeset.Lock
	if o.Passphrase != "" {
		lock = &typeset.Lock{Passphrase: o.Passphrase, Rand: rand.Reader}
	}
	out.PDF, err = typeset.Packet(b.bundle, m.Fonts, lock)
	if err != nil {
		return out, draft.Unset(err)
	}
	return out, nil
}

// papers lays out the papers: those that were asked for, or of the usual ones those that the case has enough for. The first of
// these must be one.
func (m *Maker) papers(o Order) ([]draft.Laid, letter.Input, error) {
	in := m.Papers.Input(o.Case, o.Today)
	if len(o.Exhibits) > 0 {
		in.Goes = func(mark string) bool { return slices.Contains(o.Exhibits, mark) }
	}
	known, kinds := m.sent(), o.Papers
	if len(kinds) == 0 {
		kinds = m.Usual
	}
	var out []draft.Laid
	for i, kind := range kinds {
		usual := len(o.Papers) == 0
		if !slices.Contains(known, kind) {
			if usual {
				continue
			}
			return nil, in, fault.New(fault.BadValue, say.L("fault.paper.kind", say.A("kind", kind), say.A("kinds", list(known))))
		}
		l, lacks, err := m.Papers.Compose(kind, in)
		switch {
		case err != nil:
			return nil, in, fmt.Errorf("packet: %w", err)
		case len(lacks) > 0 && usual && i > 0:
			continue
		case len(lacks) > 0:
			return nil, in, &casework.Lacks{Needs: lacks}
		}
		out = append(out, l)
	}
	return out, in, nil
}

// sent are the kinds of paper that go to the plan; what a person keeps is in no packet.
func (m *Maker) sent() (kinds []string) {
	for _, f := range m.Papers.Books.Forms {
		if !f.Mine {
			kinds = append(kinds, f.Kind)
		}
	}
	return kinds
}

func list(kinds []string) (l say.List) {
	for _, k := range kinds {
		l = append(l, k)
	}
	return l
}

// bound is a packet ready to be set.
type bound struct {
	contents packet.Contents
	bundle   typeset.Bundle
}

// bind puts cover and index before the parts, and the facts inside. The numbers of the pages are known when all is laid once.
func (m *Maker) bind(o Order, in letter.Input, papers []draft.Laid, exhibits []*exhibit) (bound, error) {
	b := bound{contents: m.contents(papers, exhibits)}
	for range 2 {
		front, err := m.front(o, in, b.contents)
		if err != nil {
			return b, err
		}
		all := append(front, papers...)
		b.bundle = typeset.Bundle{Title: front[0].Sheet.Title, Lang: front[0].Sheet.Lang, Day: o.Today.String()}
		for _, l := range all {
			b.bundle.Parts = append(b.bundle.Parts, m.part(l))
		}
		for _, x := range exhibits {
			b.bundle.Parts = append(b.bundle.Parts, x.part)
		}
		begins, total, err := typeset.Lay(b.bundle, m.Fonts)
		if err != nil {
			return b, draft.Unset(err)
		}
		b.contents = b.contents.Numbered(begins[len(front):], total)
		inside, err := m.inside(o, all, exhibits, b.bundle.Parts, begins, total)
		if err != nil {
			return b, err
		}
		b.bundle.Files = []typeset.File{{Name: Inside, Type: "application/json", About: m.word("packet.inside"), Bytes: inside}}
	}
	return b, nil
}

// front is cover and index.
func (m *Maker) front(o Order, in letter.Input, c packet.Contents) ([]draft.Laid, error) {
	cover, err := packet.Cover(in, c, o.Fax)
	if err != nil {
		return nil, err
	}
	first, err := m.Papers.Lay(cover, o.Today)
	if err != nil {
		return nil, err
	}
	index, err := packet.Index(in, c)
	if err != nil {
		return nil, err
	}
	second, err := m.Papers.Lay(index, o.Today)
	linked(&second.Sheet, c.All())
	return []draft.Laid{first, second}, err
}

func (m *Maker) word(id string, args ...say.Arg) string {
	return m.Papers.Words.Must(say.L(id, args...))
}
