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
	folio = regexp.MustCompile(`\s*\b(?:Page \d+ of|Página \d+ de) \d+$`)
	// choices is the head of the table of sentences that the prescriber confirms or strikes, and choice how each begins.
	choices = regexp.MustCompile(`^Confirmed\s+Struck\s+Sentence\s*`)
	choice  = regexp.MustCompile(`(?:^|\n)(?:☐\s*)*\d+\.\s+`)
)

// fromPages takes the printed words of a paper. The first block that is a date and nothing else is the day of the paper.
func fromPages(docs []page.Document) verify.Paper {
	out := verify.Paper{Bare: true}
	for _, d := range docs {
		for _, p := range d.Pages {
			for _, block := range strings.Split(p.Text, "\n\n") {
				out.Paragraphs = append(out.Paragraphs, printed(block)...)
			}
		}
	}
	for _, p := range out.Paragraphs {
		if f := date.Find(p.Text); out.Dated.IsZero() && len(f) == 1 && f[0].To-f[0].From == len(p.Text) {
			out.Dated = f[0].Day
		}
	}
	return out
}

// printed makes paragraphs of a block: one, or one for each row of a table and each sentence to confirm or strike.
func printed(block string) []verify.Paragraph {
	before, table := block, ""
	for at, line := 0, ""; at < len(block); at += len(line) {
		line = block[at:at+strings.IndexByte(block[at:]+"\n", '\n')] + "\n"
		if m := choices.FindString(line); m != "" {
			before, table = block[:at], block[at+len(strings.TrimRight(m, "\n")):]
			break
		}
	}
	var out []verify.Paragraph
	add := func(text string, isChoice bool) {
		text = strings.ReplaceAll(text, "-\n", "-") // our papers break words only where they have a hyphen
		if text = folio.ReplaceAllString(strings.Join(strings.Fields(text), " "), ""); text != "" {
			out = append(out, verify.Paragraph{Kind: "body", Text: text, Choice: isChoice})
		}
	}
	prose := ""
	for _, line := range strings.Split(before, "\n") {
		line = folio.ReplaceAllString(line, "")
		switch f := date.Find(line); {
		case strings.Contains(line, "\t"):
			add(prose, false)
			prose = ""
			out = append(out, verify.Paragraph{Kind: "table", Cells: [][]string{strings.Split(line, "\t")}})
		case len(f) == 1 && f[0].To-f[0].From == len(line): // the day of the paper, under a sender of one line
			add(prose, false)
			add(line, false)
			prose = ""
		default:
			prose += line + "\n"
		}
	}
	add(prose, false)
	for _, row := range choice.Split(table, -1) {
		add(row, true)
	}
	return out
}
