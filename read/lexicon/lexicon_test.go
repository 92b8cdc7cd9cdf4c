package lexicon

import (
	"sync"
	"testing"

	lexbook "github.com/recourse-health/recourse/book/lexicon"
)

var phrases = []Phrase{
	{ID: "A", Means: "denial_type", Regex: `\bmust\s+try\b`, Need: []string{"must"}},
	{ID: "B", Means: "negation", Regex: `\bnot\b`},
	{ID: "C", Means: "trap", Regex: `\bpay(?:s|ed)\b`, Need: []string{"pays", "payed"}},
	{ID: "D", Means: "situation", Regex: `\bnegad[oa]\b`, Need: []string{"negad"}},
}

func TestFind(t *testing.T) {
	b := New(phrases)
	for text, want := range map[string]string{
		"You MUST  try it":           "A",
		"You must not try it":        "B",
		"not, not and not":           "B",
		"You mustard trying":         "",
		"It was not paid; he payed.": "BC",
		"Fue NEGADA su solicitud":    "D",
		"":                           "",
		"You must try, do not wait":  "AB",
	} {
		got := ""
		for _, h := range b.Text(text).Find(text) {
			got += h.Phrase.ID
			if h.From < 0 || h.To > len(text) || h.From >= h.To {
				t.Errorf("%q: a hit at %d to %d", text, h.From, h.To)
			}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

// Of one phrase the first place counts; the order is the book's, so that an answer is the same each time.
func TestAHitIsTheFirstPlace(t *testing.T) {
	text := "you must try; you must try"
	hits := New(phrases).Text(text).Find(text)
	if len(hits) != 1 || hits[0].From != 4 || text[hits[0].From:hits[0].To] != "must try" {
		t.Errorf("%+v", hits)
	}
}

// Start must cost nothing: a pattern that no text could hold is never compiled, so a broken one there goes unseen.
func TestAPatternIsCompiledWhenATextMayHoldIt(t *testing.T) {
	b := New([]Phrase{{ID: "broken", Regex: "(", Need: []string{"zebra"}}, phrases[0]})
	if hits := b.Text("you must try").Find("you must try"); len(hits) != 1 {
		t.Errorf("%v", hits)
	}
	defer func() {
		if recover() == nil {
			t.Error("the pattern was not compiled when it was needed")
		}
	}()
	b.Text("zebra").Find("zebra")
}

// The server reads many letters at once with one book.
func TestManyAtOnce(t *testing.T) {
	b := New(phrases)
	var w sync.WaitGroup
	for range 8 {
		w.Go(func() {
			if len(b.Text("you must not try").Find("you must try")) != 1 {
				t.Error("not one hit")
			}
		})
	}
	w.Wait()
}

// Need is a short cut, and must never lose a hit that the pattern alone would give.
func TestNeedLosesNothing(t *testing.T) {
	bare := make([]Phrase, len(lexbook.Phrases))
	for i, p := range lexbook.Phrases {
		p.Need = nil
		bare[i] = p
	}
	with, without := New(lexbook.Phrases), New(bare)
	for _, text := range []string{
		"We denied your request: you must try and fail two preferred drugs before we cover it, and prior authorization is required.",
		"IT IS NOT ON OUR FORMULARY, IS EXCLUDED, NOT MEDICALLY NECESSARY, EXPERIMENTAL, AND OVER THE QUANTITY LIMIT.",
		"Hemos negado su solicitud porque debe probar primero otro medicamento; la autorización venció.",
		"Good news: we approved it through December 31, 2027.",
	} {
		a, b := with.Text(text).Find(text), without.Text(text).Find(text)
		if len(a) != len(b) || len(a) == 0 {
			t.Errorf("%q: %d hits with need, %d without", text, len(a), len(b))
		}
	}
}
