package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// scans reads scanned pages with the reader that is built in, beside Tesseract on one thread, and counts which values of
// the letters each finds.
func scans(b *bench) {
	tesseract := version("tesseract", "--version")
	if tesseract == "" || version("pdftoppm", "-v") == "" {
		b.left("scanned pages", "tesseract-ocr or poppler-utils is not installed")
		return
	}
	var pages [][]string
	n := 0
	for i, f := range b.pdfs {
		if i%5 != 0 {
			continue
		}
		run(nil, "pdftoppm", "-r", "200", "-gray", "-png", f, filepath.Join(b.dir, fmt.Sprintf("scan%d", i)))
		of, err := filepath.Glob(filepath.Join(b.dir, fmt.Sprintf("scan%d-*.png", i)))
		must(err)
		pages, n = append(pages, of), n+len(of)
	}
	nobody := filepath.Join(b.dir, "nobody")
	must(os.MkdirAll(nobody, 0o700))
	var right, theirs, all int
	ours, them := rounds(3, func() (ms float64) {
		right, all = 0, 0
		for i, of := range pages {
			// With no program on PATH the reader is the one that is built in.
			c := run([]string{"PATH=" + nobody}, b.bin, append([]string{"check", "--json"}, of...)...)
			r, a := b.values(i*5, c.out)
			right, all, ms = right+r, all+a, ms+c.cpu
		}
		return ms / float64(n)
	}, func() (ms float64) {
		theirs = 0
		for i, of := range pages {
			var text strings.Builder
			for _, p := range of {
				c := run([]string{"OMP_THREAD_LIMIT=1"}, "tesseract", p, "-")
				ms += c.cpu
				text.Write(c.out)
			}
			letter := filepath.Join(b.dir, "seen.txt")
			must(os.WriteFile(letter, []byte(text.String()), 0o600))
			r, _ := b.values(i*5, run(nil, b.bin, "check", "--json", letter).out)
			theirs += r
		}
		return ms / float64(n)
	})
	b.add(row{what: fmt.Sprintf("a scanned page of %d at 200 dpi, whole process, CPU", n), unit: "ms", ours: ours, them: them, ref: tesseract + ", one thread", ratio: 2.5})
	b.fact(fmt.Sprintf("  values right of %d: ours", all), float64(right), "")
	b.fact("  values right: ours over the text of the reference", float64(theirs), "")
}

// values counts the values of letter i that an answer has right, and how many the letter holds.
func (b *bench) values(i int, answer []byte) (right, all int) {
	var gold struct{ Fields map[string][]string }
	g, err := os.ReadFile(filepath.Join(filepath.Dir(b.pdfs[i]), "gold.json"))
	must(err)
	must(json.Unmarshal(g, &gold))
	var read struct {
		Fields map[string][]struct{ Value string }
	}
	must(json.Unmarshal(answer, &read))
	for name, want := range gold.Fields {
		if name == "required_drugs" {
			continue // several at once
		}
		all++
		for _, got := range read.Fields[name] {
			if len(want) > 0 && plain(got.Value) == plain(want[0]) {
				right++
				break
			}
		}
	}
	return right, all
}

// plain leaves letters and digits.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" .,-()", r) {
			return -1
		}
		return r
	}, strings.ToLower(s))
}
