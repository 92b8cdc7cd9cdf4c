package page_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/recourse-health/recourse/value/page"
)

const text = "Wir —  we\n\tdenied it.\u00a0\n\nYou must try"

// doc is two lines of words with boxes ten points high, each letter ten wide.
var doc = page.Document{Exhibit: "e1", File: 2, Pages: []page.Page{
	{Text: "front"},
	{Text: "You must\ntry it", Words: []page.Word{
		{From: 0, To: 3, Box: page.Box{0, 0, 30, 10}}, {From: 4, To: 8, Box: page.Box{40, 0, 80, 10}},
		{From: 9, To: 12, Box: page.Box{0, 20, 30, 30}, Line: 1}, {From: 13, To: 15, Line: 1},
	}},
	{Text: text},
}}

// A quotation is what stands there, white space folded, and nothing else can be quoted.
func TestSpan(t *testing.T) {
	for _, c := range []struct {
		page, from, to int
		want           string
	}{
		{1, 0, 8, "You must"}, {1, 3, 9, "must"}, {1, 0, 15, "You must try it"}, {1, 5, 7, "us"}, {2, 0, len(text), "Wir — we denied it. You must try"},
		{1, 8, 9, ""}, {1, 3, 3, ""}, {1, 4, 2, ""}, {1, -1, 3, ""}, {1, 0, 16, ""}, {3, 0, 1, ""}, {-1, 0, 1, ""},
	} {
		s, ok := doc.Span(c.page, c.from, c.to)
		if ok != (c.want != "") || s.Quote() != c.want || s.IsZero() == ok {
			t.Errorf("%d %d..%d: %q %v, want %q", c.page, c.from, c.to, s.Quote(), ok, c.want)
			continue
		}
		if !ok {
			continue
		}
		from, to := s.Bytes()
		if s.Exhibit() != "e1" || s.File() != 2 || s.Page() != c.page || from < c.from || to > c.to || !doc.Holds(s) || s.Path() != "" {
			t.Errorf("%q: %d..%d on %d of %s", c.want, from, to, s.Page(), s.Exhibit())
		}
	}
}

// One box a line is what a front draws over the picture of the page.
func TestBoxes(t *testing.T) {
	for _, c := range []struct {
		from, to int
		want     []page.Box
	}{
		{0, 8, []page.Box{{0, 0, 80, 10}}},
		{0, 15, []page.Box{{0, 0, 80, 10}, {0, 20, 30, 30}}},
		{5, 7, []page.Box{{50, 0, 70, 10}}}, // a part of a word, by its share of the width
		{2, 5, []page.Box{{20, 0, 50, 10}}},
		{13, 15, nil}, // a word without a layout
	} {
		s, _ := doc.Span(1, c.from, c.to)
		if !reflect.DeepEqual(s.Boxes(), c.want) {
			t.Errorf("%q: %v, want %v", s.Quote(), s.Boxes(), c.want)
		}
	}
	if b := (page.Box{}).Join(page.Box{1, 2, 3, 4}); b != (page.Box{1, 2, 3, 4}) {
		t.Errorf("nothing joined: %v", b)
	}
}

// A span is believed as far as its document says so.
func TestHolds(t *testing.T) {
	s, _ := doc.Span(1, 0, 8)
	changed, other, short := doc, doc, doc
	changed.Pages = []page.Page{{}, {Text: "You mist\ntry it"}, {}}
	other.Exhibit = "e2"
	short.Pages = doc.Pages[:1]
	for name, d := range map[string]page.Document{"another text": changed, "another exhibit": other, "fewer pages": short, "a shorter page": {Exhibit: "e1", Pages: []page.Page{{}, {Text: "You"}}}} {
		if d.Holds(s) {
			t.Errorf("%s holds the quotation", name)
		}
	}
}

// What is kept comes back as it was; a quotation that somebody altered at rest does not hold.
func TestASpanAtRest(t *testing.T) {
	s, _ := doc.Span(1, 0, 15)
	b, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	var back page.Span
	if err := json.Unmarshal(b, &back); err != nil || !reflect.DeepEqual(back, s) || !doc.Holds(back) {
		t.Errorf("%s: %+v %v", b, back, err)
	}
	for _, forged := range []string{
		`{"exhibit":"e1","file":2,"page":1,"from":0,"to":8,"quote":"You may"}`, `{"exhibit":"e1","page":9,"from":0,"to":8,"quote":"You must"}`,
		`{"exhibit":"e1","page":1,"from":8,"to":0,"quote":"You must"}`, `{"exhibit":"e1","page":1,"from":0,"to":800,"quote":"You must"}`,
	} {
		var s page.Span
		if err := json.Unmarshal([]byte(forged), &s); err != nil || doc.Holds(s) {
			t.Errorf("%s holds, %v", forged, err)
		}
	}
	if json.Unmarshal([]byte(`{"page":"one"}`), &back) == nil {
		t.Error("a page that is no number")
	}
}

func TestEmpty(t *testing.T) {
	if doc.Empty() || !(&page.Document{}).Empty() || !(&page.Document{Pages: []page.Page{{Hidden: []string{"secret"}}}}).Empty() {
		t.Error("a document is empty when no page has a word that can be seen")
	}
}
