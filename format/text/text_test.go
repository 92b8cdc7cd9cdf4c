package text

import (
	"errors"
	"testing"

	"github.com/recourse-health/recourse/format"
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name  string
		b     string
		pages []string
		err   error
	}{
		{"UTF-8", "Dear Ada:\n\nYou have\n180 days.\n", []string{"Dear Ada:\n\nYou have\n180 days.\n"}, nil},
		{"mark and CRLF", "\xef\xbb\xbfDear Ada:\r\n\r\nNo.\r", []string{"Dear Ada:\n\nNo.\n"}, nil},
		{"UTF-16, low byte first", "\xff\xfeN\x00o\x00 \x00\x13\x20", []string{"No –\n"}, nil},
		{"UTF-16, high byte first", "\xfe\xff\x00N\x00o\x20\x13", []string{"No–\n"}, nil},
		{"UTF-16 cut", "\xff\xfeN\x00o", []string{"N\n"}, nil},
		{"Windows-1252", "isn\x92t \x96 Pe\xf1aloza", []string{"isn’t – Peñaloza\n"}, nil},
		{"mostly UTF-8", "días, años, señor, también, así, más, sólo, aquí, después, según, ésta, único, público, médico, número, teléfono, dirección \xff",
			[]string{"días, años, señor, también, así, más, sólo, aquí, después, según, ésta, único, público, médico, número, teléfono, dirección \ufffd\n"}, nil},
		{"pages", "one\ftwo", []string{"one\n", "two\n"}, nil},
		{"columns of blanks", "Drug:    Examplimab", []string{"Drug:\tExamplimab\n"}, nil},
		{"nothing", "", nil, format.ErrEmpty},
		{"blanks", " \n\f ", nil, format.ErrEmpty},
	} {
		d, err := Read([]byte(c.b))
		if !errors.Is(err, c.err) || len(d.Pages) != len(c.pages) {
			t.Errorf("%s: %v, %d pages", c.name, err, len(d.Pages))
			continue
		}
		for i, p := range d.Pages {
			if p.Text != c.pages[i] {
				t.Errorf("%s: %q, want %q", c.name, p.Text, c.pages[i])
			}
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add([]byte("Dear Ada:\r\n\fYou\t180 days."))
	f.Add([]byte("\xff\xfeN\x00o"))
	f.Add([]byte("isn\x92t"))
	f.Fuzz(func(t *testing.T, b []byte) {
		d, err := Read(b)
		if err == nil && d.Empty() {
			t.Error("no words and no error")
		}
		for _, p := range d.Pages {
			for _, w := range p.Words {
				if w.To > len(p.Text) || w.From >= w.To {
					t.Fatalf("%+v", w)
				}
			}
		}
	})
}
