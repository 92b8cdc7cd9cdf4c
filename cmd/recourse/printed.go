package main

import (
	"regexp"
	"strings"

	"github.com/recourse-health/recourse/judge/verify"
	"github.com/recourse-health/recourse/read/date"
	"github.com/recourse-health/recourse/value/page"
)

var (
	// folio is the number of a page in its running foot. It says nothing of the case.
	folio = regexp.MustCompile(`\s*\b(?:Page \d+ of|Página \d+ de) \d+(?: · (?:packet \d+ of|paquete \d+ de) \d+)?$`)
	// choices is the head of the table of sentences that the prescriber confirms or strikes, and choice how each begins.
	choices = regexp.MustCompile(`(?m)^Confirmed\s+Struck\s+Sentence[ \t]*`)
	choice  = regexp.MustCompile(`(?:^|\n)(?:☐\s*)*\d+\.\s+`)
)

// fromPages takes the printed words of a paper. The first block that is a date and nothing else is the day of the paper.
func fromPages(docs []page.Document) verify.Paper {
	out := verify.Paper{Bare: true}
	for _, d := range docs {
		for _, p := range d.Pages {
			out.Paragraphs = append(out.Paragraphs, printed(p.Text)...)
		}
	}
	for _, p := range out.Paragraphs {
		if f := date.Find(p.Text); out.Dated.IsZero() && len(f) == 1 && f[0].To-f[0].From == len(p.Text) {
			out.Dated = f[0].Day
		}
	}
	return out
}

// printed makes paragraphs of a page: one of each block, each row of a table, each sentence to confirm or strike. Those stand in the
// rows under the head of their table, be they one block with it or blocks of their own.
func printed(text string) []verify.Paragraph {
	var out []verify.Paragraph
	rows := false
	for _, block := range strings.Split(text, "\n\n") {
		at, first := choices.FindStringIndex(block), choice.FindStringIndex(block)
		switch {
		case at != nil:
			out = append(out, prose(block[:at[0]])...)
			block, rows = block[at[1]:], true
		case !rows || first == nil || first[0] > 0:
			out, rows = append(out, prose(block)...), false
			continue
		}
		for _, row := range choice.Split(block, -1) {
			out = append(out, body(row, true)...)
		}
	}
	return out
}

// prose makes paragraphs of a block that is no table of choices: its rows, the day of the paper under a sender of one line, the rest.
func prose(block string) []verify.Paragraph {
	var out []verify.Paragraph
	text := ""
	for _, line := range strings.Split(block, "\n") {
		line = folio.ReplaceAllString(line, "")
		switch f := date.Find(line); {
		case strings.Contains(line, "\t"):
			out = append(append(out, body(text, false)...), verify.Paragraph{Kind: "table", Cells: [][]string{strings.Split(line, "\t")}})
			text = ""
		case len(f) == 1 && f[0].To-f[0].From == len(line):
			out = append(append(out, body(text, false)...), body(line, false)...)
			text = ""
		default:
			text += line + "\n"
		}
	}
	return append(out, body(text, false)...)
}

func body(text string, choice bool) []verify.Paragraph {
	if text = folio.ReplaceAllString(strings.Join(strings.Fields(text), " "), ""); text == "" {
		return nil
	}
	return []verify.Paragraph{{Kind: "body", Text: text, Choice: choice}}
}
