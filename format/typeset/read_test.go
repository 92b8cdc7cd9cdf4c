package typeset

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// A small reader of our own files, so that what was written is read back by other code than wrote it.

type object struct {
	dict   string
	stream []byte
}

type readFile struct {
	t       *testing.T
	objects map[int]object
	pages   []int          // object numbers
	shown   []map[int]show // page, marked content id: what it shows
	aside   []string       // page: the words of its artifacts
	fonts   map[string]map[int]string
}

// show is what one marked content shows: its words, a line each, and how far down its last line stands.
type show struct {
	lines []string
	low   float64
}

var objectForm = regexp.MustCompile(`(?s)(\d+) 0 obj\n(.*?)\nendobj\n`)

func read(t *testing.T, b []byte) *readFile {
	t.Helper()
	f := &readFile{t: t, objects: map[int]object{}, fonts: map[string]map[int]string{}}
	for _, m := range objectForm.FindAllSubmatch(b, -1) {
		dict, stream, has := bytes.Cut(m[2], []byte("\nstream\n"))
		o := object{dict: string(dict)}
		if has {
			o.stream = unpack(t, o.dict, bytes.TrimSuffix(stream, []byte("\nendstream")))
		}
		f.objects[atoi(string(m[1]))] = o
	}
	catalog := f.one("/Type /Catalog")
	f.pages = refs(f.objects[ref(catalog, "Pages")].dict, "Kids")
	for _, p := range f.pages {
		f.page(f.objects[p].dict)
	}
	return f
}

func unpack(t *testing.T, dict string, b []byte) []byte {
	t.Helper()
	if !strings.Contains(dict, "/FlateDecode") {
		return b
	}
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func (f *readFile) one(part string) string {
	for _, o := range f.objects {
		if strings.Contains(o.dict, part) {
			return o.dict
		}
	}
	f.t.Fatalf("no object with %s", part)
	return ""
}

func atoi(s string) int { n, _ := strconv.Atoi(s); return n }

func ref(dict, key string) int {
	m := regexp.MustCompile(`/` + key + ` (\d+) 0 R`).FindStringSubmatch(dict)
	if m == nil {
		return 0
	}
	return atoi(m[1])
}

func refs(dict, key string) (out []int) {
	m := regexp.MustCompile(`/` + key + ` \[([^\]]*)\]`).FindStringSubmatch(dict)
	for _, n := range regexp.MustCompile(`(\d+) 0 R`).FindAllStringSubmatch(m[1], -1) {
		out = append(out, atoi(n[1]))
	}
	return out
}

func (f *readFile) font(page, name string) map[int]string {
	o := ref(page, name)
	key := strconv.Itoa(o)
	if f.fonts[key] == nil {
		f.fonts[key] = map[int]string{}
		for _, m := range regexp.MustCompile(`<(\w{4})> <(\w+)>\n`).FindAllSubmatch(f.objects[ref(f.objects[o].dict, "ToUnicode")].stream, -1) {
			n, _ := strconv.ParseInt(string(m[1]), 16, 32)
			f.fonts[key][int(n)] = units(string(m[2]))
		}
	}
	return f.fonts[key]
}

func units(h string) string {
	b, _ := hex.DecodeString(strings.TrimPrefix(h, "FEFF"))
	var us []uint16
	for i := 0; i+1 < len(b); i += 2 {
		us = append(us, uint16(b[i])<<8|uint16(b[i+1]))
	}
	return string(utf16.Decode(us))
}

var operator = regexp.MustCompile(`/(\w+) <</MCID (\d+)>> BDC|/Artifact <<[^>]*>> BDC|/Span <</ActualText <(\w+)>>> BDC|/Span <</Lang \([\w-]+\)>> BDC|EMC|/(F\d) [\d.]+ Tf|1 0 0 1 [\d.]+ ([\d.]+) Tm|<(\w*)>|\bS\b`)

// page reads what a page shows, and fails the test where something is drawn outside marked content or where one lies in another.
func (f *readFile) page(dict string) {
	var font map[int]string
	shown, aside, now, spelled := map[int]show{}, "", -2, "" // -2: outside, -1: an artifact
	open, spoken := 0, 0                                     // spoken: in another language
	for _, m := range operator.FindAllStringSubmatch(string(f.objects[ref(dict, "Contents")].stream), -1) {
		switch {
		case m[3] != "":
			spelled = units(m[3])
			f.add(shown, now, spelled)
		case strings.HasPrefix(m[0], "/Span <</Lang"):
			spoken++
		case strings.HasSuffix(m[0], "BDC"):
			if open++; open > 1 {
				f.t.Fatal("marked content within marked content")
			}
			now = -1
			if m[1] != "" {
				now = atoi(m[2])
			}
		case m[0] == "EMC":
			if spelled != "" {
				spelled = ""
				continue
			}
			if spoken > 0 {
				spoken--
				continue
			}
			open, now = open-1, -2
		case m[4] != "":
			font = f.font(dict, m[4])
		case m[5] != "":
			y, _ := strconv.ParseFloat(m[5], 64)
			f.line(shown, now, y)
			aside += "\n"
		case now == -2:
			f.t.Fatal("drawn outside marked content")
		case m[6] != "" && spelled == "":
			w := words(f.t, font, m[6])
			f.add(shown, now, w)
			if now == -1 {
				aside += w
			}
		}
	}
	f.shown, f.aside = append(f.shown, shown), append(f.aside, aside)
}

func words(t *testing.T, font map[int]string, h string) (out string) {
	for i := 0; i+4 <= len(h); i += 4 {
		n, _ := strconv.ParseInt(h[i:i+4], 16, 32)
		s, ok := font[int(n)]
		if !ok {
			t.Fatalf("glyph %d stands for nothing", n)
		}
		out += s
	}
	return out
}

func (f *readFile) line(shown map[int]show, id int, y float64) {
	if id >= 0 {
		s := shown[id]
		s.lines, s.low = append(s.lines, ""), y
		shown[id] = s
	}
}

func (f *readFile) add(shown map[int]show, id int, w string) {
	if s, ok := shown[id]; ok {
		s.lines[len(s.lines)-1] += w
	}
}

// node is an element of the structure tree as read.
type node struct {
	tag, dict string
	object    int
	kids      []*node
	content   []marked
	order     []any // kids and content as they are read out
}

func (f *readFile) tree() *node {
	return f.node(refs(f.one("/Type /StructTreeRoot"), "K")[0])
}

var (
	tagForm  = regexp.MustCompile(`/S /(\w+)`)
	kidsForm = regexp.MustCompile(`/K \[(.*)\]>>$`)
	kidForm  = regexp.MustCompile(`<</Type /MCR /Pg (\d+) 0 R /MCID (\d+)>>|<</Type /OBJR [^>]*>>|(\d+) 0 R`)
)

func (f *readFile) node(n int) *node {
	d := f.objects[n].dict
	e := &node{tag: tagForm.FindStringSubmatch(d)[1], dict: d, object: n}
	for _, m := range kidForm.FindAllStringSubmatch(kidsForm.FindStringSubmatch(d)[1], -1) {
		switch {
		case m[1] != "":
			e.content = append(e.content, marked{slices.Index(f.pages, atoi(m[1])), atoi(m[2])})
			e.order = append(e.order, e.content[len(e.content)-1])
		case m[3] != "":
			e.kids = append(e.kids, f.node(atoi(m[3])))
			e.order = append(e.order, e.kids[len(e.kids)-1])
		}
	}
	return e
}

// walk goes through the elements as they are read out.
func (e *node) walk(do func(*node)) {
	do(e)
	for _, k := range e.kids {
		k.walk(do)
	}
}

// words are what an element and all under it say. Within an element nothing but its own blanks parts them.
func (f *readFile) words(e *node) string {
	return strings.Join(strings.Fields(f.say(e)), " ")
}

func (f *readFile) say(e *node) (out string) {
	for _, k := range e.order {
		switch k := k.(type) {
		case marked:
			out += strings.Join(f.shown[k.page][k.id].lines, "")
		case *node:
			out += f.say(k)
		}
	}
	if e.tag == "Link" {
		return out
	}
	return out + " "
}
