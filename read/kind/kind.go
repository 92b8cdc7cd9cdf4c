// Package kind says which block a paper is and for which kinds of reason, with the words that prove each.
//
// It promises that words which stand in every letter (rights, definitions, language lines) never give a kind, and that
// each kind comes with the words of the page that made it.
package kind

import (
	"cmp"
	"slices"

	"github.com/recourse-health/recourse/read/lexicon"
	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/page"
)

// A Reason is a kind of denial with how sure the reader is, 0 to 1.
type Reason struct {
	Type       record.DenialType
	Confidence float64
	Because    []page.Span
}

// A Verdict is what a paper is.
type Verdict struct {
	Denial    record.Tri
	Situation record.Situation
	Because   []page.Span // of the situation
	Weight    float64
	Reasons   []Reason // most important first
	Letter    bool     // something in it speaks of coverage
}

// Books are the phrases and the reject codes.
type Books struct {
	Phrases *lexicon.Book
	Rejects []Reject
	Drugs   *drug.Book
}

// A Reject is a code at the counter or on a remittance: see book/lexicon.
type Reject = struct {
	Code, Family, Means, MeansCode string
	Narrower, Yields               []string
}

// Read decides what the sentences of a paper come to.
func Read(ss []passage.Sentence, b Books) Verdict {
	text := passage.Text(ss)
	search := b.Phrases.Text(text)
	t := newTally()
	asked := wanted(ss, b.Drugs)
	for i := range ss {
		t.sentence(&ss[i], search.Find(ss[i].Text))
		t.demand(&ss[i], b.Drugs)
		t.order(&ss[i], b.Drugs, asked)
		t.guess(&ss[i])
	}
	t.codes(ss, b.Rejects)
	return t.verdict()
}

// mark is one sign for a kind or a situation.
type mark struct {
	weight float64
	at     *passage.Sentence
	from   int
	to     int
}

// tally gathers the signs.
type tally struct {
	types      map[record.DenialType][]mark
	situations map[record.Situation][]mark
	hints      map[record.DenialType][]mark // weak signs, looked at where there is no other
	denied     []mark                       // says no, without why
	open       []mark                       // nothing is decided yet
	any        bool
}

func newTally() *tally {
	return &tally{types: map[record.DenialType][]mark{}, situations: map[record.Situation][]mark{}, hints: map[record.DenialType][]mark{}}
}

// because quotes the strongest signs, two at most, each sentence once.
func because(ms []mark) []page.Span {
	ms = slices.Clone(ms)
	slices.SortStableFunc(ms, func(a, b mark) int { return cmp.Compare(b.weight, a.weight) })
	var out []page.Span
	seen := map[*passage.Sentence]bool{}
	for _, m := range ms {
		if m.at == nil || seen[m.at] || len(out) == 2 {
			continue
		}
		seen[m.at] = true
		if s, ok := quote(m); ok {
			out = append(out, s)
		}
	}
	return out
}

const longest = 320 // letters of a quotation; of a longer sentence the part round the sign is quoted

func quote(m mark) (page.Span, bool) {
	if len(m.at.Text) <= longest {
		return m.at.Whole()
	}
	return m.at.Span(m.from, m.to)
}

// sum adds signs up as chances that they are right, each sentence once.
func sum(ms []mark) float64 {
	of := map[*passage.Sentence]float64{}
	for _, m := range ms {
		of[m.at] = max(of[m.at], m.weight)
	}
	miss := 1.0
	for _, w := range of {
		miss *= 1 - min(w, 0.97)
	}
	return 1 - miss
}
