// Package verify holds printed words against the case and the law. It reads a paper as a stranger would: it knows no
// sentence of the writer's, only what the facts say, what the law is called, and which words are plain.
//
// It promises that a date, a number, a name, a drug, a citation, an exhibit or a clinical claim that the footing does not
// hold fails its sentence, and so does a word that is neither plain nor the case's.
package verify

import (
	"slices"
	"strings"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// A Paper is a paper in printed words.
type Paper struct {
	Dated      civil.Date // the day that the paper says it was written; zero: not said
	Paragraphs []Paragraph
	Bare       bool // no footing is given (a PDF or DOCX): each sentence is held against the whole case
}

// A Paragraph is one block of printed words with the footing that is claimed for it.
type Paragraph struct {
	Kind   string // of CONTRACT.md
	Text   string
	Choice bool // the prescriber will confirm or strike it: it claims nothing yet
	On     []ref.Ref
	Cells  [][]string  // of a table: the head first, where it has one
	RowsOn [][]ref.Ref // what each row is said to stand on, as Cells
}

// Books are what verify knows beside the case.
type Books struct {
	Law   func(ref.Rule) (cite string, ok bool)
	Cites func() []string                                // every citation in the book, for papers without footing
	Plain func(word string) bool                         // words of plain procedural language, in lower case
	Drug  func(word string) (ingredient string, ok bool) // one word that is the name of a drug
	Drugs drug.Senses                                    // names as written, for the criteria of a rule; may be nil
	Due   func(c *record.Case, today civil.Date) []Due   // the last days that the law gives; may be nil
	dues  []Due
}

// A Due is a last day, with the rule that gives it; without a rule it is the notice that does.
type Due struct {
	Rule ref.Rule
	Day  civil.Date
}

// A Finding is what is to say of one sentence.
type Finding struct {
	Text string
	OK   bool
	On   []ref.Ref
	Say  say.Line // why it does not hold
}

// Check holds every sentence of a paper against the case.
func Check(p Paper, c *record.Case, b Books) []Finding {
	b = b.reckoned(c, p.Dated)
	all := everything(c, b, p.Bare)
	var out []Finding
	for _, par := range spread(p.Paragraphs) {
		footing, why := all, say.Line{}
		if !p.Bare {
			footing, why = footed(c, b, par.Paragraph)
		}
		if !p.Dated.IsZero() {
			footing.days = append(footing.days, p.Dated)
		}
		for _, s := range sentences(par.Text, footing.cites) {
			f := Finding{Text: s, On: par.On, Say: why}
			if why.IsZero() {
				f.Say = b.judge(s, par.Paragraph, footing, p)
			}
			if f.Say.IsZero() {
				f.Say = footing.answers(s, par.row)
			}
			f.OK = f.Say.IsZero()
			out = append(out, f)
		}
	}
	return out
}

// Holds reports whether every sentence holds.
func Holds(fs []Finding) bool {
	return !slices.ContainsFunc(fs, func(f Finding) bool { return !f.OK })
}

// judge finds the first thing in a sentence that the footing does not hold.
func (b Books) judge(s string, par Paragraph, g ground, p Paper) say.Line {
	if par.Kind == "date" {
		return onlyDate(s, p)
	}
	rest := s
	for _, look := range []func(string, ground) (string, string, string){quotes, cites, exhibits, pages, dates} {
		var wrong, id string
		if rest, id, wrong = look(rest, g); id != "" {
			return say.L(id, say.A("words", wrong))
		}
	}
	if id, wrong := numbers(rest, g); id != "" {
		return say.L(id, say.A("words", wrong))
	}
	if id, wrong := b.words(rest, g); id != "" {
		return say.L(id, say.A("words", wrong))
	}
	if !par.Choice {
		if id, wrong := claims(s, g); id != "" {
			return say.L(id, say.A("words", wrong))
		}
	}
	return say.Line{}
}

// onlyDate wants the day of the paper and nothing else.
func onlyDate(s string, p Paper) say.Line {
	days, rest := readDates(s)
	if len(days) == 1 && days[0].exact && strings.Trim(rest, " .,") == "" && (p.Dated.IsZero() || days[0].day == p.Dated) {
		return say.Line{}
	}
	return say.L("verify.date", say.A("words", s))
}
