package packet_test

import (
	"testing"

	"github.com/recourse-health/recourse/paper/letter"
	"github.com/recourse-health/recourse/paper/packet"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

func detail(f record.Field, text string) record.Fact {
	return record.Fact{ID: ref.Fact("/" + f), By: record.ByPatient, Sure: true, Value: record.Detail{Field: f, Text: text}, Source: record.Told{Where: "x"}}
}

var in = letter.NewInput(record.New(detail(record.MemberName, "Odalys Brandt"), detail(record.Drug, "Qulipta"), detail(record.Carrier, "Juniper"),
	record.Fact{ID: "/documents/0", Value: record.Exhibit{Label: "note"}, Source: record.Told{}}), civil.Day(2026, 11, 25), letter.Books{})

func contents(papers, exhibits int) packet.Contents {
	var c packet.Contents
	for range papers {
		c.Papers = append(c.Papers, packet.Part{Key: "appeal", Title: say.L("appeal.title")})
	}
	for range exhibits {
		c.Exhibits = append(c.Exhibits, packet.Part{Key: "A", Title: say.L("packet.row.exhibit"), On: "/documents/0"})
	}
	return c
}

// Every part has its row, in its order, with its page; the table stands on the exhibits that it names.
func TestIndex(t *testing.T) {
	for _, n := range [][2]int{{1, 0}, {2, 1}, {1, 30}} {
		c := contents(n[0], n[1])
		var begins []int
		for i := range n[0] + n[1] {
			begins = append(begins, 3+2*i)
		}
		p, err := packet.Index(in, c.Numbered(begins, 99))
		if err != nil {
			t.Fatal(err)
		}
		table := p.Paragraphs[1]
		head, rows := table.Cells()
		if table.Kind() != doc.Table || len(head) != 2 || len(rows) != n[0]+n[1] {
			t.Fatalf("%v: %d rows", n, len(rows))
		}
		for i, r := range rows {
			if r[0].ID != c.All()[i].Title.ID || r[1].Args[0].Value != 3+2*i {
				t.Errorf("%v row %d: %+v", n, i, r)
			}
		}
		if on := len(table.On()); n[1] > 0 && on < 2 || on < 1 {
			t.Errorf("%v: stands on %v", n, table.On())
		}
		if c.Papers[0].Page != 0 {
			t.Error("the numbers were written into the contents that were given")
		}
	}
}

// The cover counts what there is, and stands on the member.
func TestCover(t *testing.T) {
	for _, fax := range []bool{false, true} {
		for _, exhibits := range []int{0, 2} {
			c := contents(1, exhibits)
			c.Pages = 7
			p, err := packet.Cover(in, c, fax)
			if err != nil {
				t.Fatal(err)
			}
			found := false
			for _, par := range p.Paragraphs {
				for _, l := range par.Lines() {
					if l.ID == "packet.holds" && exhibits > 0 || l.ID == "packet.holds.papers" && exhibits == 0 {
						found = len(par.On()) > 0
					}
				}
			}
			if !found || (p.Title.ID == "packet.title.fax") != fax {
				t.Errorf("fax %v, %d exhibits: %+v", fax, exhibits, p)
			}
		}
	}
	if _, err := packet.Cover(letter.NewInput(record.New(), civil.Day(2026, 11, 25), letter.Books{}), contents(1, 0), false); err == nil {
		t.Error("a cover about nobody")
	}
}
