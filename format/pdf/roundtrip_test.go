package pdf

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/book/font"
	"github.com/recourse-health/recourse/format/flow"
	set "github.com/recourse-health/recourse/format/sheet"
	"github.com/recourse-health/recourse/format/typeset"
)

// spoken are words as they stand in papers: names from many places, doses, marks.
var spoken = strings.Fields(`the plan refused Qulipta 60 mg on October 8, 2026 because Nguyễn Thị Ánh Łukasz Żółć Дмитрий Иванов Γιώργος Núñez-O’Brien
	Guðmundsson Ðuro Ọláṣubọ̀mí “within 365 days” (Ex. B-2) § 2719A 0.5 mg/kg 1-800-555-0103 W5580-13347 29 C.F.R. § 2560.503-1(h) ¿por qué? año señor`)

func some(r *rand.Rand, least, most int) string {
	var w []string
	for range least + r.IntN(most-least+1) {
		w = append(w, spoken[r.IntN(len(spoken))])
	}
	return strings.Join(w, " ")
}

// random is a sheet of headings, text, lists, addresses and tables in any order.
func random(r *rand.Rand) set.Document {
	bs := []set.Block{set.Heading{Level: 1, Text: set.T(some(r, 2, 8))}}
	for range 2 + r.IntN(9) {
		switch r.IntN(6) {
		case 0:
			bs = append(bs, set.Heading{Level: 2, Text: set.T(some(r, 1, 9))})
		case 1:
			bs = append(bs, set.Address{Lines: []set.Text{set.T(some(r, 1, 5)), set.T(some(r, 2, 6))}})
		case 2:
			t := set.Table{Head: []set.Text{set.T(some(r, 1, 3)), set.T(some(r, 1, 3)), set.T(some(r, 1, 2))}}
			for range 1 + r.IntN(12) {
				t.Rows = append(t.Rows, []set.Text{set.T(some(r, 1, 4)), set.T(some(r, 1, 4)), set.T(some(r, 1, 2))})
			}
			bs = append(bs, t)
		case 3:
			bs = append(bs, set.Note{Text: set.T(some(r, 3, 12))})
		default:
			bs = append(bs, set.Paragraph{Text: set.T(some(r, 5, 120)), Small: r.IntN(4) == 0})
		}
	}
	return set.Document{Title: "A paper", Lang: "en-US", Day: "2026-11-23", Folio: "page {page} of {pages}", Foot: "FOOT", Blocks: bs}
}

// What the house sets, it reads: every word of a sheet comes back in its order, and none besides.
func TestSheetsComeBack(t *testing.T) {
	for seed := range uint64(30) {
		d := random(rand.New(rand.NewPCG(seed, 1)))
		b, err := typeset.PDF(d, typeset.Fonts{Regular: font.Regular, Bold: font.Bold})
		if err != nil {
			t.Fatal(err)
		}
		var in, heads []string
		for _, b := range d.Blocks {
			if table, ok := b.(set.Table); ok {
				heads = append(heads, squeezed(table.Head[0].Plain()+" "+table.Head[1].Plain()+" "+table.Head[2].Plain())+" ")
			}
			for _, text := range set.Texts(b) {
				in = append(in, text.Plain())
			}
		}
		want, got := squeezed(strings.Join(in, " "))+" ", ""
		pages := read(t, b).Pages
		for i, p := range pages {
			foot := strings.LastIndex(p.Text, "FOOT")
			if foot < 0 || squeezed(p.Text[foot:]) != fmt.Sprintf("FOOT page %d of %d", i+1, len(pages)) {
				t.Fatalf("seed %d: the foot of page %d:\n%s", seed, i, p.Text)
			}
			got += headless(squeezed(p.Text[:foot])+" ", want[min(len(got), len(want)):], heads)
		}
		if got != want {
			at := 0
			for at < min(len(got), len(want)) && got[at] == want[at] {
				at++
			}
			t.Errorf("seed %d, %d pages: after %q got %.120q, want %.120q", seed, len(pages), want[max(0, at-30):at], got[at:], want[at:])
		}
	}
}

// headless takes off the head of a table that goes on from the page before.
func headless(page, want string, heads []string) string {
	for _, h := range heads {
		if strings.HasPrefix(page, h) && !strings.HasPrefix(want, page[:min(len(page), len(h)+20)]) {
			return page[len(h):]
		}
	}
	return page
}

// squeezed leaves words with one blank between them, in the letters that a reader gives.
func squeezed(s string) string { return strings.Join(strings.Fields(flow.Fold(s)), " ") }
