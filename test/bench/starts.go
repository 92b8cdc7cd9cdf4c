package main

import (
	"os"
	"path/filepath"
	"strings"
)

// starts is what one waits for the first answer.
func starts(b *bench) {
	text := filepath.Join(b.dir, "letter.txt")
	must(os.WriteFile(text, []byte(kilobyte), 0o600))
	b.start("start on 1 kB of text, whole process, wall", 9, 150, text, func() []string { return nil })
	b.start("first PDF ever, engine compiled, wall", 2, 8000, b.pdfs[0], func() []string {
		empty, err := os.MkdirTemp(b.dir, "cache")
		must(err)
		return []string{"XDG_CACHE_HOME=" + empty}
	})
	b.start("first answer on a PDF, engine from its cache, wall", 5, 2000, b.pdfs[0], func() []string { return nil })
}

// start times one file. The CPU stands below, for a machine that others use too.
func (b *bench) start(what string, times int, bound float64, file string, env func() []string) {
	var cpu []float64
	wall, _ := rounds(times, func() float64 {
		c := run(env(), b.bin, "check", "--json", file)
		cpu = append(cpu, c.cpu)
		return c.wall
	}, nil)
	b.add(row{what: what, unit: "ms", ours: wall, bound: bound})
	b.add(row{what: "  CPU of it", unit: "ms", ours: cpu})
}

// letters is a desk's work: many letters one after the other, read and judged.
func letters(b *bench) {
	var most float64
	args := append([]string{"check", "--json", "--each"}, b.pdfs...)
	var wall []float64
	ours, them := rounds(5, func() float64 {
		c := run(nil, b.bin, args...)
		most, wall = max(most, c.most), append(wall, c.wall)
		return c.cpu
	}, func() (ms float64) {
		for _, f := range b.pdfs {
			ms += run(nil, "pdftotext", "-bbox", f, os.DevNull).cpu
		}
		return ms
	})
	b.add(row{what: "letters read and judged, whole process, CPU a letter", unit: "ms", ours: each(ours, len(b.pdfs)), them: each(them, len(b.pdfs)), ref: version("pdftotext", "-v") + " -bbox"})
	b.fact("  letters a second, through the children", float64(len(b.pdfs))*1000/middle(wall), "/s")
	b.fact("  memory of the largest process", most, "MB")
}

// kilobyte is a made letter of one kilobyte.
var kilobyte = `Juniper Health Plan

October 5, 2026

Member: Marguerite Osei
Member ID: JH4410-7729
Drug: Qulipta 60 mg tablet
Reference number: R-20261005-118

Dear Ms. Osei:

We did not approve the request for Qulipta. Your plan covers it after a trial and failure of two of the following in the
past 365 days: topiramate, propranolol, or amitriptyline. Our records show no paid claim for these drugs.

You or your prescriber may appeal within 180 days of receiving this letter. Fax: 937-555-0144. Phone: 937-555-0140.
` + strings.Repeat("If you have questions, call the number on your card.\n", 9)
