package sandbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math"
	"reflect"
	"testing"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/say"
)

// fill gives every field of a value something to hold, so that a field that is new and does not cross is found here.
func fill(v reflect.Value, n *int) {
	*n++
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), n)
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), n)
		}
	case reflect.Array:
		for i := range v.Len() {
			fill(v.Index(i), n)
		}
	case reflect.String:
		v.SetString(fmt.Sprint("é", *n))
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Int:
		v.SetInt(int64(*n))
	case reflect.Uint8:
		v.SetUint(uint64(*n % 100))
	case reflect.Float32:
		v.SetFloat(float64(*n) + 0.5)
	default:
		panic(v.Kind())
	}
}

// What is written is what is read, in every field that a document has.
func TestRoundTrip(t *testing.T) {
	var d page.Document
	n := 0
	fill(reflect.ValueOf(&d).Elem(), &n)
	got, pages, err := readHead(writeHead(d))
	if err != nil || pages != 2 {
		t.Fatal(pages, err)
	}
	for _, p := range d.Pages {
		back, err := readPage(writePage(p))
		if err != nil {
			t.Fatal(err)
		}
		got.Pages = append(got.Pages, back)
	}
	got.File, got.Exhibit = d.File, d.Exhibit // these the parent knows
	if !reflect.DeepEqual(got, d) {
		t.Errorf("%+v, want %+v", got, d)
	}
	var q request
	fill(reflect.ValueOf(&q).Elem(), &n)
	if back, err := readRequest(q.write()); err != nil || !reflect.DeepEqual(back, q) {
		t.Errorf("%+v, want %+v; %v", back, q, err)
	}
}

// A word without a place stays one, and the first byte of a page is no different from the last.
func TestWords(t *testing.T) {
	p := page.Page{Text: "No é", Words: []page.Word{{From: 0, To: 2, Sure: 100}, {From: 3, To: 5, Line: 1, Box: page.Box{1, 2, 3, 4}}}}
	got, err := readPage(writePage(p))
	if err != nil || !reflect.DeepEqual(got, p) || soundPage(got) != nil {
		t.Errorf("%+v %v %v", got, err, soundPage(got))
	}
}

// Pages that no reader makes are refused, each for one reason.
func TestUnsound(t *testing.T) {
	for name, spoil := range map[string]func(p *page.Page){
		"past the end":      func(p *page.Page) { p.Words[1].To = 9 },
		"empty":             func(p *page.Page) { p.Words[1].To = p.Words[1].From },
		"on another":        func(p *page.Page) { p.Words[1].From = 1 },
		"too sure":          func(p *page.Page) { p.Words[0].Sure = 101 },
		"above the page":    func(p *page.Page) { p.Words[0].Line = -1 },
		"inside out":        func(p *page.Page) { p.Words[0].Box = page.Box{9, 9, 1, 1} },
		"no number":         func(p *page.Page) { p.Words[0].At[0] = float32(math.NaN()) },
		"far away":          func(p *page.Page) { p.Words[0].Box[2] = 1e30 },
		"in a letter":       func(p *page.Page) { p.Words[1].To = 4 },
		"no text":           func(p *page.Page) { p.Text = "\xff" + p.Text[1:] },
		"hidden, no text":   func(p *page.Page) { p.Hidden = []string{"\xc3"} },
		"no speaker":        func(p *page.Page) { p.Who = "\xc3" },
		"a negative page":   func(p *page.Page) { p.W = -1 },
		"an endless page":   func(p *page.Page) { p.H = float32(math.Inf(1)) },
		"a page of no size": func(p *page.Page) { p.W = float32(math.NaN()) },
	} {
		p := page.Page{Text: "No é", W: 612, H: 792, Words: []page.Word{{From: 0, To: 2, Sure: 100}, {From: 3, To: 5, Sure: 9, Line: 1}}}
		if err := soundPage(p); err != nil {
			t.Fatal(err)
		}
		if spoil(&p); !errors.Is(soundPage(p), errFalse) {
			t.Errorf("%s is believed", name)
		}
	}
}

// A refusal keeps its sentence and what lies beneath it; a sentence that is not known is not said.
func TestRefusals(t *testing.T) {
	known := func(id string) bool { return id == "fault.file.kind" }
	for name, c := range map[string]struct {
		err   error
		id    string // "": none
		under error
	}{
		"a sentence":        {fault.Wrap(fault.Unsupported, say.L("fault.file.kind", say.A("kind", "rtf")), format.ErrKind), "fault.file.kind", format.ErrKind},
		"words of a letter": {fault.New(fault.Unsupported, say.L("fault.file.kind", say.A("kind", "Ms. Osei’s letter"))), "fault.file.kind", errOurs},
		"not known":         {fault.New(fault.Unsupported, say.L("fault.file.nonsense")), "", errFalse},
		"another's":         {fault.New(fault.NotApproved, say.L("fault.file.kind")), "", errFalse},
		"a sentinel":        {fmt.Errorf("x: %w", format.ErrBlurred), "", format.ErrBlurred},
		"a deadline":        {context.DeadlineExceeded, "", context.DeadlineExceeded},
		"ours":              {errors.New("Ms. Osei"), "", errOurs},
	} {
		m, b := writeRefusal(c.err)
		err := readRefusal(m, b, known)
		f, ok := fault.Of(err)
		if ok != (c.id != "") || ok && f.Say.ID != c.id || !errors.Is(err, c.under) || bytes.Contains(b, []byte("Osei")) {
			t.Errorf("%s: %v, want %s over %v", name, err, c.id, c.under)
		}
	}
}

// An answer to another question, or to none, is not believed.
func TestAnotherAnswer(t *testing.T) {
	doc := writeHead(page.Document{Kind: "text", Reader: "text/1"})
	for name, c := range map[string]struct {
		to   int
		sent []mark
	}{
		"nothing of words": {words, []mark{ended}}, "nothing of a picture": {0, []mark{ended}}, "nothing of what is inside": {within, []mark{ended}},
		"words for a picture": {0, []mark{begun, whole, ended}}, "a page of no document": {words, []mark{leaf, ended}}, "an end of none": {words, []mark{whole, ended}},
		"a file for words": {words, []mark{carried, ended}}, "a frame of none": {words, []mark{'?'}}, "a beginning in between": {words, []mark{ready}},
	} {
		var b bytes.Buffer
		for _, m := range c.sent {
			body := []byte(nil)
			if m == begun {
				body = doc
			}
			if err := send(&b, m, body); err != nil {
				t.Fatal(err)
			}
		}
		a := &answer{to: request{Page: c.to}, got: func(page.Document) error { return nil }}
		if err := a.hear(&b, func(string) bool { return true }, func() {}); !errors.Is(err, errFalse) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// Nothing that a child sends brings its parent down, makes it wait for what does not come, or is believed unsound.
func FuzzHear(f *testing.F) {
	var good bytes.Buffer
	d := page.Document{Kind: "pdf", Reader: "pdf/1", Pages: []page.Page{{Text: "No é", Words: []page.Word{{To: 2, Sure: 100}}}}}
	for _, s := range []struct {
		m mark
		b []byte
	}{{beat, nil}, {begun, writeHead(d)}, {leaf, writePage(d.Pages[0])}, {whole, nil}, {ended, nil}} {
		if err := send(&good, s.m, s.b); err != nil {
			f.Fatal(err)
		}
	}
	f.Add(words, good.Bytes())
	f.Add(words, good.Bytes()[:20])
	f.Add(0, []byte("i\x00\x00\x00\x08\x89PNG\r\n\x1a\n.\x00\x00\x00\x00"))
	f.Add(shown, []byte("k\x00\x00\x00\x01\x00.\x00\x00\x00\x00"))
	f.Add(within, []byte("c\x00\x00\x00\x01\x00.\x00\x00\x00\x00"))
	f.Add(words, []byte("f\x00\x00\x00\x01\x00.\x00\x00\x00\x00"))
	f.Add(words, []byte("p\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, what int, b []byte) {
		a := &answer{to: request{Page: what}, got: func(d page.Document) error {
			for _, p := range d.Pages {
				if err := soundPage(p); err != nil {
					t.Error(err)
				}
			}
			return nil
		}}
		if err := a.hear(bytes.NewReader(b), func(string) bool { return true }, func() {}); err != nil && !errors.Is(err, errFalse) && !errors.Is(err, errGone) {
			t.Error(err)
		}
	})
}

// A request is the parent's, and a child that cannot make it out ends.
func FuzzRequest(f *testing.F) {
	f.Add(request{Name: "a.pdf", Page: words, Bytes: []byte("x")}.write())
	f.Fuzz(func(t *testing.T, b []byte) {
		if q, err := readRequest(b); err == nil && len(q.Bytes) > len(b) {
			t.Error("more than there is")
		}
	})
}
