package eval

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/value/page"
)

// public are lines that stand in most notices of Medicare: reporting them is neither right nor wrong.
var public = []string{"8006334227", "8774862048", "8006771116", "8003681019", "8005377697", "711"}

func (r *Report) fields(l letter) {
	got := map[string][]string{}
	for _, f := range l.read() {
		if n := string(f.Name); !slices.Contains(got[n], f.Value) {
			got[n] = append(got[n], f.Value)
		}
	}
	text := fold(whole(l.Docs))
	names := maps.Clone(l.gold.Fields)
	if names == nil {
		names = map[string]values{}
	}
	for n := range got {
		names[n] = l.gold.Fields[n]
	}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		f := r.Fields[name]
		r.field(l, name, got[name], text, &f)
		r.Fields[name] = f
	}
}

// field counts the values of one field. A value that is fine too stands in for a gold value that was missed.
func (r *Report) field(l letter, name string, got []string, text string, f *Field) {
	want, fine, bad := l.gold.Fields[name], l.gold.fine(name), l.gold.bad(name)
	hit := func(v string, among []string) bool {
		return slices.ContainsFunc(among, func(w string) bool { return same(name, v, w) })
	}
	right, instead := 0, 0
	for _, w := range want {
		if slices.ContainsFunc(got, func(v string) bool { return same(name, v, w) }) {
			right++
		}
	}
	for _, v := range got {
		if invented(v, text) {
			r.Invented++
			r.note(l, "%s is not on the page", name)
		}
		switch {
		case hit(v, want):
		case hit(v, bad) || slices.Contains(bad, "*"):
			r.Forbidden++
			f.Wrong++
			r.note(l, "%s: caught by a trap", name)
		case hit(v, fine):
			instead++
		case name == "phone" && slices.Contains(public, tail10(noDigit.ReplaceAllString(v, ""))):
		default:
			f.Wrong++
		}
	}
	right = min(len(want), right+instead)
	f.Right += right
	if !l.gold.optional(name) {
		f.Missed += len(want) - right
	}
}

// invented is a value that does not stand in the document. A day is written in another form than it is printed in.
func invented(v, text string) bool {
	return !isDay(v) && len(fold(v)) > 2 && !strings.Contains(text, fold(v))
}

// hyphen is a word that a line end cut: a value may join it.
var hyphen = regexp.MustCompile(`([\pL])[-\x{2010}\x{ad}]\s*\n\s*([\p{Ll}])`)

func whole(docs []page.Document) string {
	var b strings.Builder
	for _, d := range docs {
		for _, p := range d.Pages {
			b.WriteString(p.Text + "\n" + hyphen.ReplaceAllString(p.Text, "$1$2") + "\n")
		}
	}
	return b.String()
}
