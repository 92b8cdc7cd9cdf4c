// Command bench measures the program as people meet it, each thing beside a named reference in the same run, because
// machines differ.
//
//	bench BINARY FOLDER        FOLDER of letters (corpus/letters)
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// A bench is what all measurements share.
type bench struct {
	bin  string
	dir  string   // to work in
	pdfs []string // letters with text
	table
}

func main() {
	dir, err := os.MkdirTemp("", "bench")
	must(err)
	defer os.RemoveAll(dir)
	b := &bench{bin: os.Args[1], dir: dir}
	b.pdfs, err = filepath.Glob(filepath.Join(os.Args[2], "*", "letter.pdf"))
	must(err)
	fmt.Printf("%s, %d processors, load %s before. Each row: median [least–most] of so many rounds, ours and the reference in turn; the ratio is the\n"+
		"median of the rounds' ratios. CPU is user and system time with all children; wall is what a person waits.\n\n", runtime.Version(), runtime.NumCPU(), load())
	b.head()
	for _, of := range []func(*bench){boxes, starts, letters, children, papers, packet, scans} {
		of(b)
	}
	if i, err := os.Stat(b.bin); err == nil {
		b.fact("the program", float64(i.Size())/1e6, "MB")
	}
	b.foot()
}

func load() string {
	b, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	one, _, _ := strings.Cut(string(b), " ")
	return one
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}
