package store

import (
	"slices"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		by   Trait
		text string
		want string
	}{
		{Name, "José O’Connor-Quill", "jose oconnor quill"}, {Name, "MUÑOZ,  Ana", "munoz ana"}, {Name, "Jose\u0301", "jose"}, {Name, "ﬁnn", "finn"}, {Name, " -- ", ""},
		{Drug, "Otezla 30 mg/Tab.", "otezla 30 mg tab"}, {Member, "XYZ 123-45.6", "xyz123456"}, {Reference, "REF#2026/٣", "ref2026٣"}, {Member, "", ""},
	} {
		if got := strings.Join(split(c.by, c.text), " "); got != c.want {
			t.Errorf("%s %q: %q, want %q", c.by, c.text, got, c.want)
		}
	}
}

// What is short says little: a tag of a drug is one of 256, one of a beginning of 4096, one of a name of 65536.
func TestTagsAreShared(t *testing.T) {
	r := root{index: "secret"}
	for by, most := range map[Trait]int{Drug: 256, Name: 65536} {
		seen := map[string]bool{}
		for i := range 3 * most {
			seen[string(r.tag(by, term{false, strings.Repeat("x", i%50) + string(rune('a'+i))}))] = true
		}
		if len(seen) > most {
			t.Errorf("%s: %d tags", by, len(seen))
		}
	}
	if string(r.tag(Name, term{false, "ana"})) == string(root{index: "other"}.tag(Name, term{false, "ana"})) {
		t.Error("a tag does not hang on the secret")
	}
	if string(r.tag(Member, term{false, "123"})) == string(r.tag(Reference, term{false, "123"})) {
		t.Error("equal numbers of two kinds have one tag")
	}
}

// FuzzFind: whatever stands in a text, each of its words and each beginning of three letters leads to it.
func FuzzFind(f *testing.F) {
	for _, text := range []string{"José O’Connor", "XYZ 123-45.6", "ﬁ ǆ İ ß", "a*b c*", "\xff\x00"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		r := root{index: "secret"}
		for _, by := range []Trait{Name, Member, Reference, Drug} {
			var tags []string
			for _, term := range terms(by, text) {
				tags = append(tags, string(r.tag(by, term)))
			}
			words := split(by, text)
			for _, w := range words {
				asked := []want{{w, false}}
				if letters := []rune(w); len(letters) >= least {
					asked = append(asked, want{string(letters[:least]), true}, want{string(letters[:len(letters)-1]), len(letters) > least})
				}
				for _, a := range asked {
					if a.short() || !a.begins && a.word != w {
						continue
					}
					if !slices.Contains(tags, string(r.tag(by, a.term()))) || !slices.ContainsFunc(words, a.is) {
						t.Errorf("%s %q: %q is not found", by, text, a.word)
					}
				}
			}
		}
		wanted(Name, text)
	})
}
