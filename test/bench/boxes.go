package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/recourse-health/recourse/format/pdf"
)

// boxes sets the words and boxes of text PDFs beside poppler's: the letters one by one, and all as one file.
func boxes(b *bench) {
	poppler := version("pdftotext", "-v")
	if poppler == "" || version("qpdf", "--version") == "" {
		b.left("word boxes of text PDFs", "pdftotext or qpdf is missing (make setup)")
		return
	}
	one := filepath.Join(b.dir, "one.pdf")
	b.merge(one, b.pdfs...)
	reader, err := pdf.NewReader(context.Background(), filepath.Join(b.dir, "engine"))
	must(err)
	defer reader.Close()
	for _, of := range []struct {
		what  string
		files []string
	}{{"word boxes, a file each, CPU a page, in process", b.pdfs}, {"word boxes, all in one file, CPU a page, in process", []string{one}}} {
		var files [][]byte
		for _, f := range of.files {
			x, err := os.ReadFile(f)
			must(err)
			files = append(files, x)
		}
		pages := 0
		ours, them := rounds(9, func() float64 {
			pages = 0
			return here(func() {
				for _, x := range files {
					d, err := reader.Read(context.Background(), x)
					must(err)
					pages += len(d.Pages)
				}
			})
		}, func() (ms float64) {
			for _, f := range of.files {
				ms += run(nil, "pdftotext", "-bbox", f, os.DevNull).cpu
			}
			return ms
		})
		b.add(row{what: of.what, unit: "ms", ours: each(ours, pages), them: each(them, pages), ref: poppler + " -bbox, a process a file", ratio: 1.5})
	}
	b.fact(fmt.Sprintf("  those are %d letters; poppler's start is in its figure", len(b.pdfs)), run(nil, "pdftotext", "-v").cpu, "ms CPU a start")
}

// merge puts files into one by qpdf.
func (b *bench) merge(to string, files ...string) cost {
	return run(nil, "qpdf", append(append([]string{"--warning-exit-0", "--empty", "--pages"}, files...), "--", to)...)
}

// each shares what all took.
func each(all []float64, n int) (out []float64) {
	for _, v := range all {
		out = append(out, v/float64(n))
	}
	return out
}
