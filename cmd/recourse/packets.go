package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/recourse-health/recourse/book/font"
	formbook "github.com/recourse-health/recourse/book/form"
	"github.com/recourse-health/recourse/format/plate"
	"github.com/recourse-health/recourse/format/typeset"
	"github.com/recourse-health/recourse/front/casefile"
	"github.com/recourse-health/recourse/judge/verify"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/intake"
	"github.com/recourse-health/recourse/work/packet"
)

// Packets is the maker of packets.
func (t *tools) Packets() (*packet.Maker, error) {
	return &packet.Maker{Papers: t.writer(), Usual: formbook.Packet[:], Pages: t.reader(), Read: t.Files().Read, Fonts: typeset.Fonts{Regular: font.Regular, Bold: font.Bold}}, nil
}

// carried is what a packet holds inside: a case, and where its parts stand.
type carried struct {
	Packet packet.Map `json:"packet"`
	raw    []byte
}

func (t *tools) inside(ctx context.Context, b []byte) (c carried, ok bool) {
	if !bytes.HasPrefix(b, []byte("%PDF")) || !bytes.Contains(b, []byte("/EmbeddedFile")) {
		return c, false
	}
	raw, err := t.reader().Inside(ctx, b, packet.Inside)
	if err != nil || json.Unmarshal(raw, &c) != nil || !c.Packet.Sound() {
		return c, false
	}
	c.raw = raw
	return c, true
}

// Carried gives the case that a packet carries inside.
func (t *tools) Carried(ctx context.Context, b []byte) (*record.Case, error) {
	c, ok := t.inside(ctx, b)
	if !ok {
		return nil, fault.New(fault.MissingFacts, say.L("fault.verify.packet"))
	}
	f, err := casefile.Parse(c.raw)
	if err != nil {
		return nil, err
	}
	return f.Record(resolve)
}

// alsoSent adds to a case the plan's own letters, which a packet sends after the exhibits that the case names.
func (t *tools) alsoSent(c *record.Case, b []byte) *record.Case {
	carried, err := t.Carried(context.Background(), b)
	if err != nil {
		return c
	}
	for i, x := range record.Each[record.Exhibit](carried) {
		if i >= len(record.Each[record.Exhibit](c)) {
			x.Fact.ID = ref.Fact(fmt.Sprintf("sent/%d", i))
			c = c.With(x.Fact)
		}
	}
	return c
}

// front are the parts that count the others.
var front = []string{"cover", "index"}

// fromPacket takes the printed words of a packet's own pages; what stands on those of its exhibits is others' words, and is not
// read. Cover and index also say how many pages there are and where each part begins: the map knows.
func (t *tools) fromPacket(ctx context.Context, b []byte, where packet.Map) (verify.Paper, error) {
	out := verify.Paper{Bare: true}
	for _, p := range where.Parts {
		if p.Exhibit {
			continue
		}
		var own page.Document
		err := t.reader().Plates(ctx, "packet.pdf", b, intake.Shown{From: p.First - 1, To: p.Last, Fax: true, Read: true}, func(_ int, k plate.Plate) error {
			own.Pages = append(own.Pages, page.Page{Text: k.Alt})
			return nil
		})
		if err != nil {
			return out, err
		}
		part := fromPages([]page.Document{own})
		if slices.Contains(front, p.Key) {
			uncounted(part.Paragraphs, where)
		}
		out.Paragraphs = append(out.Paragraphs, part.Paragraphs...)
		if out.Dated.IsZero() {
			out.Dated = part.Dated
		}
	}
	return out, nil
}

// counted is what the cover counts.
var counted = regexp.MustCompile(`\b(\d+) (papers?|exhibits?|pages?)\b`)

// uncounted takes out the numbers that the map of a packet holds: they say nothing of the case.
func uncounted(ps []verify.Paragraph, where packet.Map) {
	n := map[bool]int{}
	var begins []string
	for _, p := range where.Parts {
		begins = append(begins, strconv.Itoa(p.First))
		n[p.Exhibit]++
	}
	counts := []string{strconv.Itoa(where.Total), strconv.Itoa(n[true]), strconv.Itoa(n[false] - len(front))}
	for i := range ps {
		ps[i].Text = counted.ReplaceAllStringFunc(ps[i].Text, func(m string) string {
			if number, what, _ := strings.Cut(m, " "); slices.Contains(counts, number) {
				return what
			}
			return m
		})
		for _, row := range ps[i].Cells {
			if last := len(row) - 1; slices.Contains(begins, row[last]) {
				row[last] = ""
			}
		}
	}
}
