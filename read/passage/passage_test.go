package passage

import (
	"slices"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/value/page"
)

func read(pages ...string) ([]Sentence, *page.Document) {
	docs := []page.Document{{Exhibit: "x"}}
	for _, p := range pages {
		docs[0].Pages = append(docs[0].Pages, page.Page{Text: p})
	}
	return Read(docs), &docs[0]
}

func texts(ss []Sentence) (out []string) {
	for _, s := range ss {
		out = append(out, s.Text)
	}
	return out
}

// A sentence is what the reader's patterns are held against: cut wrong, a negation falls off its verb.
func TestSentences(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"two":                     {"We looked at it. We denied it.", []string{"We looked at it.", "We denied it."}},
		"a title":                 {"Ask Dr. Amara Lund first. She knows.", []string{"Ask Dr. Amara Lund first.", "She knows."}},
		"a box number":            {"Write to P.O. Box 9, St. Paul.", []string{"Write to P.O. Box 9, St. Paul."}},
		"a decimal":               {"The dose is 2.4 mg a week.", []string{"The dose is 2.4 mg a week."}},
		"Spanish marks":           {"Lo negamos. ¿Qué puede hacer? Llame a la Sra. Peña.", []string{"Lo negamos.", "¿Qué puede hacer?", "Llame a la Sra. Peña."}},
		"folded lines":            {"You must\ntry it\nfirst.", []string{"You must try it first."}},
		"a word cut at a line":    {"You must try topi-\nramate first.", []string{"You must try topiramate first."}},
		"a hyphen that stays":     {"a COX-\n2 drug", []string{"a COX- 2 drug"}},
		"list items":              {"One of:\n• topiramate\n• propranolol", []string{"One of:", "• topiramate", "• propranolol"}},
		"a heading above":         {"The reason for the denial\nOur records show no claim for topiramate.", []string{"The reason for the denial", "Our records show no claim for topiramate."}},
		"no heading":              {"The reasons for the denial of\nQulipta are two.", []string{"The reasons for the denial of Qulipta are two."}},
		"labels":                  {"Drug: Qulipta\nMember: Odalys Brandt", []string{"Drug: Qulipta", "Member: Odalys Brandt"}},
		"cells of a row":          {"Drug\tQulipta\nDose\t60 mg", []string{"Drug", "Qulipta", "Dose", "60 mg"}},
		"curly quotes":            {"The plan’s “rule”", []string{`The plan's "rule"`}},
		"a quoted mail":           {"> You must\n> try it first.", []string{"You must try it first."}},
		"goes on past a gap":      {"Our records do not show that you have taken either\n\nof the preferred drugs.", []string{"Our records do not show that you have taken either of the preferred drugs."}},
		"does not go on past one": {"Yours sincerely\n\nof the plan", []string{"Yours sincerely", "of the plan"}},
		"nothing":                 {" \n\n\t\n", nil},
	} {
		ss, _ := read(c.text)
		if got := texts(ss); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// The promise of the package: whatever is found in a sentence is a quotation that stands on its page.
func TestEachPieceOfASentenceStandsOnThePage(t *testing.T) {
	ss, d := read("Decisión del “plan”\n\nWe cannot cover Qulipta’s tab-\nlets; you must   try topiramate.\nDrug\tQulipta\n> quoted", "Page 2\n\nUsted debe probar, señora, otro medicamento.")
	for _, s := range ss {
		for from := range s.Text {
			for to := from + 1; to <= len(s.Text); to++ {
				span, ok := s.Span(from, to)
				if !ok {
					if strings.TrimSpace(s.Text[from:to]) != "" && isRune(s.Text, to) {
						t.Fatalf("%q has no span", s.Text[from:to])
					}
					continue
				}
				if isRune(s.Text, to) && !d.Holds(span) {
					t.Fatalf("%q: %q does not stand on page %d", s.Text[from:to], span.Quote(), span.Page())
				}
			}
		}
		for _, bad := range [][2]int{{-1, 1}, {0, len(s.Text) + 1}, {1, 1}, {2, 1}} {
			if _, ok := s.Span(bad[0], bad[1]); ok {
				t.Errorf("a span of %v", bad)
			}
		}
	}
}

func isRune(s string, at int) bool { return at == len(s) || s[at]&0xC0 != 0x80 }

// A sentence that goes over the page is one sentence; its quotation stands on one page, the side that holds more.
func TestOverThePage(t *testing.T) {
	ss, d := read("We denied it because our records do not show that you have taken\n\nPage 1 of 2", "Member ID: 4410\ntopiramate for 60 days. You may appeal.")
	i := slices.IndexFunc(ss, func(s Sentence) bool { return strings.HasSuffix(s.Text, "have taken topiramate for 60 days.") })
	if i < 0 {
		t.Fatalf("%q", texts(ss))
	}
	s := ss[i]
	for words, want := range map[string]int{"our records": 0, "topiramate": 1, "taken topiramate": 1, "have taken topiramate": 0, "that you have taken topi": 0} {
		at := strings.Index(s.Text, words)
		span, ok := s.Span(at, at+len(words))
		if !ok || span.Page() != want || !d.Holds(span) || !strings.Contains(words, span.Quote()) {
			t.Errorf("%q: page %d, %q", words, span.Page(), span.Quote())
		}
	}
	if whole, ok := s.Whole(); !ok || whole.Page() != 0 {
		t.Errorf("%q on page %d", whole.Quote(), whole.Page())
	}
}

// The head of a later page is no part of the sentence that goes on under it.
func TestTheRunningHeadOfThePage(t *testing.T) {
	for _, head := range []string{"Claim 4410 continued", "Member ID 88213 · page 2 of 3", "Reference 5512 continued"} {
		ss := Read([]page.Document{{Pages: []page.Page{{Text: "We denied it because you must try topiramate and"}, {Text: head + "\npropranolol first. Call us."}}}})
		if !slices.ContainsFunc(ss, func(s Sentence) bool { return strings.HasSuffix(s.Text, "topiramate and propranolol first.") }) {
			t.Errorf("%s: %q", head, texts(ss))
		}
	}
}

// The part of the letter decides how far its words are believed.
func TestRoles(t *testing.T) {
	ss, _ := read("Notice of denial\n\nWe are writing about your drug.\n\nReason for denial\n\nYou must try topiramate.\n\nYour appeal rights\n\nYou have 60 days.\n\nDefinitions\n\nStep therapy means trying one drug before another.\n\nATENCIÓN: si habla español, tiene servicios gratuitos de asistencia lingüística.")
	for _, c := range []struct {
		words string
		want  Role
	}{
		{"Notice of denial", Head}, {"You must try", Reason}, {"You have 60", Rights}, {"Step therapy means", Boiler}, {"ATENCIÓN", Boiler},
	} {
		i := slices.IndexFunc(ss, func(s Sentence) bool { return strings.HasPrefix(s.Text, c.words) })
		if i < 0 || ss[i].Role != c.want {
			t.Errorf("%q: %v, want %s", c.words, ss[max(i, 0)].Role, c.want)
		}
	}
	// A letter that somebody passes on is the letter; what stands under a long answer is history.
	ss, _ = read(strings.Repeat("I write about my drug and my claim here. ", 12) + "\n\nOn Tue, Oct 6, 2026 the plan wrote:\n\nWe denied it.")
	if last := ss[len(ss)-1]; last.Role != Earlier {
		t.Errorf("%q is %s", last.Text, last.Role)
	}
	ss, _ = read("Please read.\n\nOn Tue, Oct 6, 2026 the plan wrote:\n\nWe denied it.")
	if last := ss[len(ss)-1]; last.Role == Earlier {
		t.Errorf("%q is %s", last.Text, last.Role)
	}
}
