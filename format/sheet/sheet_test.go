package sheet

import (
	"strings"
	"testing"
)

func sound(bs ...Block) Document {
	return Document{Title: "Appeal", Lang: "en-US", Day: "2026-11-23", Blocks: bs}
}

func heading(level int) Heading { return Heading{Level: level, Text: T("x")} }

func TestCheck(t *testing.T) {
	with := func(do func(*Document)) Document {
		d := sound(heading(1))
		do(&d)
		return d
	}
	table := Table{Head: []Text{T("a"), T("b")}, Rows: [][]Text{{T("1")}, {T("2"), T("3")}}}
	wide, narrow, odd := table, table, table
	wide.Rows = [][]Text{{T("1"), T("2"), T("3")}}
	narrow.Widths = []float64{1}
	odd.Widths = []float64{1, 0}
	for name, c := range map[string]struct {
		d    Document
		want string
	}{
		"sound":                  {sound(heading(1), heading(2), heading(3), heading(2), table), ""},
		"without headings":       {sound(Paragraph{Text: T("x")}), ""},
		"Spanish":                {with(func(d *Document) { d.Lang = "es" }), ""},
		"first heading is 2":     {sound(heading(2)), "level 2 after level 0"},
		"a level left out":       {sound(heading(1), heading(3)), "level 3 after level 1"},
		"level 0":                {sound(heading(0)), "level 0"},
		"level 4":                {sound(heading(1), heading(2), heading(3), heading(4)), "level 4"},
		"no title":               {with(func(d *Document) { d.Title = " " }), "no title"},
		"lang of Java":           {with(func(d *Document) { d.Lang = "en_US" }), "no language"},
		"no lang":                {with(func(d *Document) { d.Lang = "" }), "no language"},
		"a day that is none":     {with(func(d *Document) { d.Day = "2026-02-30" }), "no day"},
		"no blocks":              {sound(), "no blocks"},
		"a block that is none":   {sound(nil), "block 0"},
		"a row longer than head": {sound(wide), "row 0 has 3 cells under a head of 2"},
		"widths":                 {sound(narrow), "1 widths for 2 columns"},
		"no width":               {sound(odd), "without width"},
		"no rows":                {sound(Table{Head: []Text{T("a")}}), "without head or rows"},
		"not UTF-8":              {sound(Paragraph{Text: T("a\xff")}), "not UTF-8"},
		"a cell not UTF-8":       {sound(Table{Head: []Text{T("a")}, Rows: [][]Text{{T("\xff")}}}), "not UTF-8"},
		"a choice not UTF-8":     {sound(Choices{Items: []Choice{{Text: T("\xff")}}}), "not UTF-8"},
	} {
		err := c.d.Check()
		if (err == nil) != (c.want == "") || err != nil && !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// Texts gives every word of every kind of block, in the order in which it is read.
func TestTexts(t *testing.T) {
	for _, c := range []struct {
		b    Block
		want string
	}{
		{Heading{Text: T("a")}, "a"}, {Paragraph{Text: Text{{Text: "a"}, Ex("(Ex. B)")}}, "a(Ex. B)"},
		{Address{Lines: []Text{B("a"), T("b")}}, "a|b"}, {Date{Text: T("a")}, "a"}, {Re{Rows: []Fact{{"a", T("b")}, {"c", T("d")}}}, "a|b|c|d"},
		{Table{Caption: T("a"), Head: []Text{T("b")}, Rows: [][]Text{{T("c")}, {T("d")}}}, "a|b|c|d"}, {Notice{Text: T("a")}, "a"},
		{Choices{Confirm: "a", Strike: "b", Sentence: "c", Box: "not printed", Items: []Choice{{Text: T("d")}}}, "a|b|c|d"},
		{Lines{Count: 3}, ""}, {Signature{Fields: []Text{T("a"), T("b")}}, "a|b"}, {Note{Text: T("a")}, "a"},
	} {
		var got []string
		for _, x := range Texts(c.b) {
			got = append(got, x.Plain())
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%T: %q, want %q", c.b, s, c.want)
		}
	}
}
