package flow

import (
	"strings"
	"testing"

	"github.com/recourse-health/recourse/value/page"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"plain":                               "plain",
		"\ufb01rst o\ufb03ce":                 "first office",
		"co\u00adpy":                          "copy",
		"180\u00a0days":                       "180 days",
		"ID\u200b 7\ufeff":                    "ID 7",
		"non\u2011preferred":                  "non-preferred",
		"\uff21\uff11":                        "A1",
		"\U0001d400":                          "A",
		"a\u202eb\u202c":                      "ab",
		"Pen\u0303aloza":                      "Pe\u00f1aloza",
		"m\u00b2 \u00bd \u2013 \u201cx\u201d": "m\u00b2 \u00bd \u2013 \u201cx\u201d",
		"a\tb\nc":                             "a\tb\nc",
		"bell\a":                              "bell",
		"bad\xff":                             "bad\ufffd",
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestLines(t *testing.T) {
	var b Builder
	b.Lines("\n\n  Dear  Ada: \n\nDrug:\tExamplimab\nName     Value  more\n\n\n\tend\n\n")
	b.Hide(" not \n seen ")
	p := b.Page(0, 0)
	if want := "Dear Ada:\n\nDrug:\tExamplimab\nName\tValue more\n\nend\n"; p.Text != want {
		t.Errorf("%q, want %q", p.Text, want)
	}
	if len(p.Hidden) != 1 || p.Hidden[0] != "not seen" {
		t.Errorf("hidden %q", p.Hidden)
	}
	sound(t, p)
	if got := b.Page(0, 0); got.Text != "" || got.Words != nil {
		t.Errorf("a builder begins anew with %+v", got)
	}
}

// sound checks what package flow promises of every page.
func sound(t *testing.T, p page.Page) {
	t.Helper()
	end := 0
	for _, w := range p.Words {
		if w.From < end || w.To <= w.From || w.To > len(p.Text) || strings.ContainsAny(p.Text[w.From:w.To], " \t\n") {
			t.Fatalf("word %+v of %q", w, p.Text)
		}
		if line := strings.Count(strings.ReplaceAll(p.Text[:w.From], "\n\n", "\n"), "\n"); line != w.Line {
			t.Fatalf("line %d of %q, want %d", w.Line, p.Text[w.From:w.To], line)
		}
		end = w.To
	}
}

func TestRow(t *testing.T) {
	var b Builder
	b.Row([]Piece{{Text: "days"}, {Text: "1"}, {Text: ",", Glue: true}, {Text: "Yes", Tab: true}, {Text: "again", Next: true}})
	p := b.Page(0, 0)
	if p.Text != "days 1,\tYes again\n" {
		t.Errorf("%q", p.Text)
	}
	if p.Words[3].Line != 0 || p.Words[4].Line != 1 {
		t.Errorf("a cell of two lines has lines %d and %d", p.Words[3].Line, p.Words[4].Line)
	}
}

func TestQuoted(t *testing.T) {
	var b Builder
	for l := range strings.SplitSeq("see below\n> asked of\n> the plan\n>\n>> Denied: 180\n>> days\n>3 pens\n> 3 pens\n>= 18 years", "\n") {
		b.Quoted(l)
	}
	p := b.Page(0, 0)
	if want := "see below\n\n> asked of\n> the plan\n\n>> Denied: 180\n>> days\n\n>3 pens\n\n> 3 pens\n\n>= 18 years\n"; p.Text != want {
		t.Errorf("%q, want %q", p.Text, want)
	}
	for _, w := range p.Words {
		if s := p.Text[w.From:w.To]; s == ">" || s == ">>" {
			t.Errorf("the mark %q is a word", s)
		}
	}
}

func TestCells(t *testing.T) {
	for _, c := range []struct {
		name  string
		cells []string
		want  string
	}{
		{"a row", []string{"Drug", "Asked", "Shown"}, "Drug\tAsked\tShown"},
		{"label and value", []string{"Drug:", "Examplimab\n40 mg"}, "Drug:\tExamplimab\n40 mg"},
		{"two blocks", []string{"Ada Example\n12 Sample Street", "Member ID: 1\nCase: 2"}, "Ada Example\n12 Sample Street\n\nMember ID: 1\nCase: 2"},
		{"three cells", []string{"Samplitide\n10 mg", "thirty\ndays", "no"}, "Samplitide 10 mg\tthirty days\tno"},
		{"a gap", []string{"a", "", "c", ""}, "a\t\tc"},
		{"layout", []string{"", "only\n\ntext", ""}, "only\n\ntext"},
		{"nothing", []string{"", ""}, ""},
	} {
		if got := Cells(c.cells); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLanguage(t *testing.T) {
	for text, want := range map[string]string{
		"You have 180 days from the date of this notice to ask for an appeal.":                   "en",
		"Usted tiene 60 días desde la fecha de esta carta para pedir una apelación por escrito.": "es",
		"REF 4711": "",
	} {
		if got := Language([]page.Page{{Text: text}}); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}
