// Package field reads the scalar values of a letter: names, ids, dates, numbers, addresses, each with the words that give it.
//
// It promises right or absent: a value stands on the page letter for letter, under a label or in a context that makes it what
// it is, and never by its shape alone.
package field

import (
	"regexp"
	"strings"

	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/page"
)

// A Found is one value of one field. Sure is 0 to 1.
type Found struct {
	Name    record.Field
	Value   string
	Sure    float64
	Because []page.Span
}

// Label and Company are rows of book/lexicon.
type (
	Label = struct {
		ID, Field, Role, Lang, Regex, Shape string
		Need                                []string
	}
	Company = struct {
		ID, Name, Kind string
		Names          []string
	}
)

// Books are what the reader goes by.
type Books struct {
	Labels    *Labels
	Companies []Company
	Drugs     *drug.Book
}

// Read gives the values of a letter. ss are the sentences of the same documents.
func Read(docs []page.Document, ss []passage.Sentence, b Books) []Found {
	r := &reader{docs: docs, ss: ss, b: b}
	for i := range docs {
		for n := range docs[i].Pages {
			r.lines = append(r.lines, lines(&docs[i], n)...)
		}
	}
	r.from, r.to = r.thread()
	r.labels()
	r.marked()
	r.names()
	r.plans()
	r.companies()
	r.dates()
	r.deadline()
	r.contacts()
	r.drug()
	r.diagnosis()
	r.policy()
	r.rejects()
	r.certain()
	return r.out
}

type reader struct {
	docs  []page.Document
	ss    []passage.Sentence
	b     Books
	lines []line
	out   []Found

	from, to int // the lines of the letter itself
}

// A line is one line of a page, parted into cells.
type line struct {
	doc   *page.Document
	page  int
	n     int // on its page
	from  int
	text  string
	cells []cell
	block int
}

type cell struct {
	text string
	from int // byte of the page's text
}

// lines parts a page into lines and cells. Two blanks or more part cells too, where there is no tab.
func lines(d *page.Document, n int) []line {
	var out []line
	at, block := 0, 0
	for i, raw := range strings.SplitAfter(d.Pages[n].Text, "\n") {
		text := strings.TrimRight(raw, "\n")
		if strings.TrimSpace(text) == "" {
			block++
			at += len(raw)
			continue
		}
		l := line{doc: d, page: n, n: i, from: at, text: text, block: block}
		c := at
		for _, m := range gaps(text) {
			part := text[m[0]:m[1]]
			if t := strings.Trim(part, " \t>"); t != "" {
				l.cells = append(l.cells, cell{t, c + m[0] + strings.Index(part, t)})
			}
		}
		out = append(out, l)
		at += len(raw)
	}
	return out
}

var wide = regexp.MustCompile(`\t| {3,}`)

// gaps gives the stretches of a line between tabs and wide blanks.
func gaps(text string) [][2]int {
	var out [][2]int
	at := 0
	for _, m := range wide.FindAllStringIndex(text, -1) {
		out = append(out, [2]int{at, m[0]})
		at = m[1]
	}
	return append(out, [2]int{at, len(text)})
}

// add takes a value down if it is not there yet; its quotation is the bytes from..to of a page.
func (r *reader) add(name record.Field, value string, sure float64, d *page.Document, pageN, from, to int) {
	value = strings.Join(strings.Fields(value), " ")
	span, ok := d.Span(pageN, from, to)
	if value == "" || !ok {
		return
	}
	for i, f := range r.out {
		if f.Name == name && strings.EqualFold(f.Value, value) {
			r.out[i].Sure = max(f.Sure, sure)
			return
		}
	}
	r.out = append(r.out, Found{name, value, sure, []page.Span{span}})
}

// have gives the values of a field that were found.
func (r *reader) have(name record.Field) []Found {
	var out []Found
	for _, f := range r.out {
		if f.Name == name {
			out = append(out, f)
		}
	}
	return out
}

// addIn takes down the bytes from..to of a sentence.
func (r *reader) addIn(name record.Field, value string, sure float64, s *passage.Sentence, from, to int) {
	span, ok := s.Span(from, to)
	if !ok {
		return
	}
	if value == "" {
		value = span.Quote()
	}
	for _, f := range r.out {
		if f.Name == name && strings.EqualFold(f.Value, value) {
			return
		}
	}
	r.out = append(r.out, Found{name, value, sure, []page.Span{span}})
}
