package draft

import (
	"regexp"
	"strings"

	"github.com/recourse-health/recourse/format/sheet"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
)

// sheet lays the words of a paper out in blocks.
func (g tongue) sheet(p doc.Paper, said []casework.Sentence, today civil.Date) (sheet.Document, error) {
	title, err := g.own.Say(p.Title)
	if err != nil {
		return sheet.Document{}, err
	}
	d := sheet.Document{Title: title, Lang: g.own.Lang + "-US", Day: today.String(), Folio: g.word("foot.folio")}
	if len(p.Foot) > 0 {
		d.Foot = g.own.Must(say.L("foot", p.Foot...))
	}
	sender := true
	for i, par := range p.Paragraphs {
		switch s := said[i]; {
		case par.Choice():
			g.choice(&d, s)
		case par.Ruled() > 0:
			d.Blocks = append(d.Blocks, sheet.Paragraph{Text: sheet.T(s.Text), Small: true}, sheet.Lines{Count: par.Ruled()})
		case par.Kind() == doc.Address:
			d.Blocks = append(d.Blocks, address(s.Text, sender))
			sender = false
		default:
			d.Blocks = append(d.Blocks, g.block(par, s))
		}
	}
	return d, nil
}

func (g tongue) word(id string) string { return g.own.Must(say.L(id)) }

func (g tongue) block(p doc.Paragraph, s casework.Sentence) sheet.Block {
	if _, spoken := p.Spoken(); spoken && p.Kind() != doc.Table {
		return sheet.Paragraph{Text: aloud(s.Text, s.Said)}
	}
	switch p.Kind() {
	case doc.Heading:
		return sheet.Heading{Level: p.Level(), Text: sheet.T(s.Text)}
	case doc.Date:
		return sheet.Date{Text: sheet.T(s.Text)}
	case doc.Signature:
		return sheet.Signature{Fields: lines(s.Text)}
	case doc.Notice:
		if len(p.On()) > 0 { // a notice that stands on a fact is the box on top
			return sheet.Notice{Text: hands(s.Text)}
		}
		return sheet.Paragraph{Text: hands(s.Text), Small: g.small}
	case doc.Table:
		return g.grid(p, s)
	}
	if p.Small() {
		return sheet.Note{Text: hands(s.Text)}
	}
	return sheet.Paragraph{Text: hands(s.Text)}
}

// choice puts a sentence to confirm or strike under the ones before it.
func (g tongue) choice(d *sheet.Document, s casework.Sentence) {
	item := sheet.Choice{Text: hands(s.Text)}
	if n := len(d.Blocks); n > 0 {
		if c, ok := d.Blocks[n-1].(sheet.Choices); ok {
			c.Items = append(c.Items, item)
			d.Blocks[n-1] = c
			return
		}
	}
	d.Blocks = append(d.Blocks, sheet.Choices{Confirm: g.word("choice.confirm"), Strike: g.word("choice.strike"), Sentence: g.word("choice.sentence"),
		Box: g.word("choice.box"), Items: []sheet.Choice{item}})
}

func (g tongue) grid(p doc.Paragraph, s casework.Sentence) sheet.Block {
	if p.Re() {
		re := sheet.Re{}
		for _, r := range s.Cells {
			re.Rows = append(re.Rows, sheet.Fact{Label: r[0], Text: sheet.T(r[1])})
		}
		return re
	}
	t := sheet.Table{Caption: sheet.T(g.caption(p)), Widths: p.Widths()}
	for i, r := range s.Cells {
		row := make([]sheet.Text, len(r))
		for j, c := range r {
			row[j] = hands(c)
			if _, english, two := strings.Cut(c, "\n"); two {
				row[j] = aloud(c, english)
			}
		}
		if i == 0 {
			t.Head = row
		} else {
			t.Rows = append(t.Rows, row)
		}
	}
	return t
}

func (g tongue) caption(p doc.Paragraph) string {
	s, _ := join(g.own, p.Lines(), " ") // it was said before
	return s
}

// aloud sets the English that is said to the plan under the words of the reader, as what it is.
func aloud(text, english string) sheet.Text {
	if english == "" {
		return hands(text)
	}
	out := hands(strings.TrimSuffix(text, english))
	return append(out, sheet.Run{Text: english, Lang: "en-US", Bold: true})
}

func address(text string, sender bool) sheet.Address {
	a := sheet.Address{Lines: lines(text), Sender: sender}
	if sender && len(a.Lines) > 0 {
		a.Lines[0] = sheet.B(a.Lines[0].Plain())
	}
	return a
}

func lines(text string) []sheet.Text {
	var out []sheet.Text
	for _, l := range strings.Split(text, "\n") {
		out = append(out, sheet.T(l))
	}
	return out
}

var exhibitMark = regexp.MustCompile(`\(Ex\. ([A-Z]{1,2})(?:, [^()]*)?\)`)

// hands sets exhibit marks in bold; in a packet they lead to their exhibit.
func hands(s string) sheet.Text {
	var out sheet.Text
	at := 0
	for _, m := range exhibitMark.FindAllStringSubmatchIndex(s, -1) {
		if m[0] > at {
			out = append(out, sheet.Run{Text: s[at:m[0]]})
		}
		ex := sheet.Ex(s[m[0]:m[1]])
		ex.To = s[m[2]:m[3]]
		out = append(out, ex)
		at = m[1]
	}
	if at < len(s) || len(out) == 0 {
		out = append(out, sheet.Run{Text: s[at:]})
	}
	return out
}
