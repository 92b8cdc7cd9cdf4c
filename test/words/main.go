// Command words holds that each word of a Word file stands in what another program made of it: words FILE.docx MADE…
//
// It promises to count: a word that stands there three times and comes back twice is lost.
package main

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "words:", err)
		os.Exit(1)
	}
}

func run(names []string) error {
	if len(names) < 2 {
		return errors.New("FILE.docx MADE…")
	}
	want, _, err := count(names[0])
	if err != nil {
		return err
	}
	for _, n := range names[1:] {
		have, whole, err := count(n)
		if err != nil {
			return err
		}
		for w, times := range want {
			if have[w] < times && strings.Count(whole, w) < times {
				return fmt.Errorf("%s: %q stands %d times in %s and %d times here", n, w, times, names[0], have[w])
			}
		}
	}
	return nil
}

// count counts the words of a file. whole is its text without blanks: a line may break within a word, at its hyphen.
func count(name string) (words map[string]int, whole string, err error) {
	text, err := read(name)
	words = map[string]int{}
	for _, w := range strings.Fields(text) {
		words[w]++
		whole += w
	}
	if err == nil && len(words) == 0 {
		err = fmt.Errorf("%s has no words", name)
	}
	return words, whole, err
}

func read(name string) (string, error) {
	if !strings.HasSuffix(name, ".docx") {
		b, err := os.ReadFile(name)
		return strings.TrimPrefix(string(b), "\ufeff"), err
	}
	z, err := zip.OpenReader(name)
	if err != nil {
		return "", err
	}
	defer func() { _ = z.Close() }()
	f, err := z.Open("word/document.xml")
	if err != nil {
		return "", err
	}
	return body(f)
}

// body is the text of the runs; a paragraph, a line break and a tab part words.
func body(r io.Reader) (string, error) {
	var out strings.Builder
	inside := false
	for d := xml.NewDecoder(r); ; {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			return out.String(), nil
		}
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			inside = t.Name.Local == "t"
			if t.Name.Local == "p" || t.Name.Local == "br" || t.Name.Local == "tab" {
				out.WriteByte('\n')
			}
		case xml.EndElement:
			inside = false
		case xml.CharData:
			if inside {
				out.Write(t)
			}
		}
	}
}
