// Command bench times the program as its user meets it, each beside a named reference in the same run, because machines differ.
//
//	bench BINARY FOLDER        FOLDER of letters (corpus/letters)
package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const rounds = 9

func main() {
	bin, letters := os.Args[1], os.Args[2]
	dir, err := os.MkdirTemp("", "bench")
	must(err)
	defer os.RemoveAll(dir)
	ref := reference()
	fmt.Printf("reference: gzip of 16 MB of text in this process: %.0f ms; medians of %d runs\n", ms(ref), rounds)

	text := filepath.Join(dir, "letter.txt")
	must(os.WriteFile(text, []byte(kilobyte), 0o600))
	line("start on 1 kB of text, whole process", times(bin, "check", "--json", text), ref)

	pdfs, err := filepath.Glob(filepath.Join(letters, "*", "letter.pdf"))
	must(err)
	one := times(bin, "check", "--json", pdfs[0])
	line("a PDF letter, whole process", one, ref)
	args := append([]string{"check", "--json", "--each"}, pdfs...)
	all := times(bin, args...)
	line(fmt.Sprintf("per further PDF letter (%d in one process)", len(pdfs)), (all-one)/time.Duration(len(pdfs)-1), ref)
	pages(bin, pdfs, one, all)

	caseFile := filepath.Join(dir, "case.yaml")
	thread(bin, caseFile, pdfs)
	line("two papers as PDF, DOCX and JSON, whole process", times(bin, "draft", "--case", caseFile, "--paper", "exception_request", "--paper", "prescriber_statement", "--out", dir), ref)
	if i, err := os.Stat(bin); err == nil {
		fmt.Printf("%-52s %8.1f MB\n", "the program", float64(i.Size())/1e6)
	}
}

// pages sets the reading of all pages beside pdftotext -bbox on the same files.
func pages(bin string, pdfs []string, one, all time.Duration) {
	n := 0
	for _, f := range pdfs {
		out, err := exec.Command("pdfinfo", f).Output()
		if err != nil {
			fmt.Println("pdftotext is not installed (make setup): no figure per page beside it")
			return
		}
		for _, l := range strings.Split(string(out), "\n") {
			var p int
			if _, err := fmt.Sscanf(l, "Pages: %d", &p); err == nil {
				n += p
			}
		}
	}
	start := time.Now()
	for _, f := range pdfs {
		must(exec.Command("pdftotext", "-bbox", f, os.DevNull).Run())
	}
	theirs := time.Since(start)
	fmt.Printf("%-52s %8.2f ms   %.2f × pdftotext -bbox (%.2f ms a page, a process for each file)\n", fmt.Sprintf("per text page, read and judged (%d pages)", n),
		ms(all-one)/float64(n), float64(all-one)/float64(theirs), ms(theirs)/float64(n))
}

// thread makes a case that papers can be written from.
func thread(bin, caseFile string, pdfs []string) {
	i := slices.IndexFunc(pdfs, func(p string) bool { return strings.Contains(p, "04-") })
	must(exec.Command(bin, "case", "add", caseFile, pdfs[i]).Run())
	for _, said := range []string{"plan.type=erisa_self_funded", "drug.diagnosis=migraine", `trials={"drug":"topiramate","first":"2025-03","last":"2025-05","outcome":"ineffective"}`} {
		must(exec.Command(bin, "case", "answer", caseFile, said).Run())
	}
}

// times is the median time of a command.
func times(bin string, args ...string) time.Duration {
	var all []time.Duration
	for range rounds {
		start := time.Now()
		out, err := exec.Command(bin, args...).CombinedOutput()
		if err != nil {
			fmt.Fprintf(os.Stderr, "%s: %s\n", args, out)
			os.Exit(1)
		}
		all = append(all, time.Since(start))
	}
	slices.Sort(all)
	return all[len(all)/2]
}

func reference() time.Duration {
	text := []byte(strings.Repeat("Your plan covers this drug after a trial of another drug. ", 1<<24/58))
	var all []time.Duration
	for range rounds {
		start := time.Now()
		w := gzip.NewWriter(&bytes.Buffer{})
		_, err := w.Write(text)
		must(err)
		must(w.Close())
		all = append(all, time.Since(start))
	}
	slices.Sort(all)
	return all[len(all)/2]
}

func line(what string, took, ref time.Duration) {
	fmt.Printf("%-52s %8.2f ms   %.2f × reference\n", what, ms(took), float64(took)/float64(ref))
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
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
