package field

import (
	"strings"
	"testing"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
)

// A value of which a digit is unsure is absent, unless the letter says it again; a name may hold an unsure letter.
func TestCertain(t *testing.T) {
	for name, c := range map[string]struct {
		text   string
		unsure string // the word that is
		field  record.Field
		value  string
		stays  bool
	}{
		"sure":                {"Member ID: W4829137", "", record.MemberID, "W4829137", true},
		"unsure":              {"Member ID: W4829137", "W4829137", record.MemberID, "W4829137", false},
		"the label is unsure": {"Member ID: W4829137", "ID:", record.MemberID, "W4829137", true},
		"said twice":          {"Member ID: W4829137 again W4829137", "W4829137", record.MemberID, "W4829137", true},
		"part of a date":      {"Date: October 5, 2026", "2026", record.NoticeDate, "October 5, 2026", false},
		"the month is unsure": {"Date: October 5, 2026", "October", record.NoticeDate, "October 5, 2026", true},
		"a drug":              {"Drug: Ozempic 2 mg", "2", record.Drug, "Ozempic 2 mg", true},
		"a letter for a name": {"Member: Ada Brandt", "Brandt", record.MemberName, "Ada Brandt", true},
	} {
		r := &reader{docs: []page.Document{{Exhibit: "x", Pages: []page.Page{{Text: c.text, Words: wordsOf(c.text, c.unsure)}}}}}
		from := strings.Index(c.text, c.value)
		r.add(c.field, c.value, 0.9, &r.docs[0], 0, from, from+len(c.value))
		r.certain()
		if got := len(r.out) == 1; got != c.stays {
			t.Errorf("%s: stays %v", name, got)
		}
	}
}

func wordsOf(text, unsure string) (out []page.Word) {
	at := 0
	for _, f := range strings.Fields(text) {
		from := at + strings.Index(text[at:], f)
		at = from + len(f)
		w := page.Word{From: from, To: at, Sure: 95}
		if f == unsure {
			w.Sure = page.Certain - 1
		}
		out = append(out, w)
	}
	return out
}

// A name in no table that was not read clearly off a picture is no name: the plan would be written to under a false one.
func TestAnUnclearLetterhead(t *testing.T) {
	p := page.Page{Text: "Juniper Health Plan", Words: []page.Word{{From: 0, To: 7, Sure: 70}, {From: 8, To: 14, Sure: 95}, {From: 15, To: 19, Sure: 95}}}
	if plain(&p, 0, 19) || !plain(&p, 8, 19) {
		t.Error("the first word is not clear, the others are")
	}
}
