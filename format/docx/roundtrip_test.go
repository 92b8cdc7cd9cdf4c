package docx

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/format/docxmake"
	"github.com/recourse-health/recourse/format/flow"
	"github.com/recourse-health/recourse/format/sheet"
)

var spoken = strings.Fields(`the plan refused Qulipta 60 mg on October 8, 2026 because Nguyễn Thị Ánh Łukasz Żółć Дмитрий Γιώργος Núñez-O’Brien Ðuro
	“within 365 days” (Ex. B-2) § 2719A <x> & R&D ≥ 0.5 mg/kg 1-800-555-0103 ¿por qué? 日本`)

func some(r *rand.Rand, most int) sheet.Text {
	var w []string
	for range 1 + r.IntN(most) {
		w = append(w, spoken[r.IntN(len(spoken))])
	}
	cut := r.IntN(len(w) + 1)
	return sheet.Text{{Text: strings.Join(w[:cut], " ") + " "}, {Text: strings.Join(w[cut:], " "), Bold: true}}
}

func random(r *rand.Rand) sheet.Document {
	bs := []sheet.Block{sheet.Heading{Level: 1, Text: some(r, 8)}}
	for range 2 + r.IntN(9) {
		switch r.IntN(5) {
		case 0:
			bs = append(bs, sheet.Heading{Level: 2, Text: some(r, 9)})
		case 1:
			bs = append(bs, sheet.Address{Lines: []sheet.Text{some(r, 5), some(r, 6)}})
		case 2:
			t := sheet.Table{Caption: some(r, 4), Head: []sheet.Text{some(r, 3), some(r, 3), some(r, 2)}}
			for range 1 + r.IntN(12) {
				t.Rows = append(t.Rows, []sheet.Text{some(r, 4), some(r, 14), some(r, 2)})
			}
			bs = append(bs, t)
		case 3:
			bs = append(bs, sheet.Note{Text: some(r, 12)})
		default:
			bs = append(bs, sheet.Paragraph{Text: some(r, 120), Small: r.IntN(4) == 0})
		}
	}
	return sheet.Document{Title: "A paper", Lang: "en-US", Day: "2026-11-23", Folio: "page {page} of {pages}", Foot: "FOOT", Blocks: bs}
}

// What the house writes for Word, it reads: every word of a sheet comes back in its order.
func TestSheetsComeBack(t *testing.T) {
	squeezed := func(s string) string { return strings.Join(strings.Fields(flow.Fold(s)), " ") }
	for seed := range uint64(200) {
		d := random(rand.New(rand.NewPCG(seed, 2)))
		b, err := docxmake.DOCX(d)
		if err != nil {
			t.Fatal(err)
		}
		doc, err := Read(b)
		if err != nil {
			t.Fatal(err)
		}
		var in, out []string
		for _, b := range d.Blocks {
			for _, text := range sheet.Texts(b) {
				in = append(in, text.Plain())
			}
		}
		for _, p := range doc.Pages {
			out = append(out, p.Text)
		}
		got, want := squeezed(strings.Join(out, " ")), squeezed(strings.Join(in, " "))
		if !strings.HasPrefix(got, want) {
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			t.Errorf("seed %d: after %q got %.120q, want %.120q", seed, want[max(0, at-30):at], got[at:], want[at:])
		} else if rest := strings.TrimSpace(got[len(want):]); rest != "" && !strings.HasPrefix(rest, "FOOT") {
			t.Errorf("seed %d: %q besides", seed, rest)
		}
	}
}
