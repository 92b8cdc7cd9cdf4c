// Command tally runs `go test` with the arguments it is given, prints what go test prints, and in its last lines how many
// conformance tests passed on each engine of a package.
//
// It promises that a test is counted only if it ran, passed and holds no other test.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"slices"
	"strings"
)

func main() {
	cmd := exec.Command("go", append([]string{"test", "-json"}, os.Args[1:]...)...)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	t := tally{said: map[string]string{}, passed: map[string][]string{}, failed: map[string][]string{}}
	t.read(out, os.Stdout)
	err = cmd.Wait()
	for _, line := range t.lines() {
		fmt.Println(line)
	}
	if err != nil {
		os.Exit(1)
	}
}

// An event is a line of `go test -json`.
type event struct{ Action, Package, Test, Output string }

type tally struct {
	said   map[string]string   // by package and test, until it is known how that ended
	passed map[string][]string // tests by package
	failed map[string][]string
}

func (t *tally) read(in io.Reader, out io.Writer) {
	lines := bufio.NewReader(in)
	for {
		line, err := lines.ReadBytes('\n')
		var e event
		if json.Unmarshal(line, &e) == nil {
			t.take(e, out)
		} else {
			_, _ = out.Write(line)
		}
		if err != nil {
			return
		}
	}
}

func (t *tally) take(e event, out io.Writer) {
	key := e.Package + " " + e.Test
	switch e.Action {
	case "build-output":
		fmt.Fprint(out, e.Output)
	case "output":
		if !strings.HasPrefix(e.Output, "=== ") {
			t.said[key] += e.Output
		}
	case "pass", "skip", "fail":
		if e.Test == "" || e.Action == "fail" {
			fmt.Fprint(out, last(t.said[key], e))
		}
		switch {
		case e.Test == "":
		case e.Action == "pass":
			t.passed[e.Package] = append(t.passed[e.Package], e.Test)
		case e.Action == "fail":
			t.failed[e.Package] = append(t.failed[e.Package], e.Test)
		}
		delete(t.said, key)
	}
}

// last leaves out what a package that passed prints before its last line, as go test does.
func last(said string, e event) string {
	if e.Test != "" || e.Action == "fail" {
		return said
	}
	lines := strings.SplitAfter(strings.TrimSuffix(said, "\n"), "\n")
	return lines[len(lines)-1] + "\n"
}

// suite begins the names of the tests that are counted: suite/ENGINE/test.
const suite = "TestConformance/"

// lines gives a line for each package that has the suite, in the order of their names.
func (t *tally) lines() (out []string) {
	for p := range t.passed {
		if counts := count(t.passed[p], t.failed[p]); len(counts) > 0 {
			out = append(out, p[strings.LastIndexByte(p, '/')+1:]+": conformance tests passed: "+strings.Join(counts, ", "))
		}
	}
	slices.Sort(out)
	return out
}

// count names an engine on which all failed too: with 0, and what helps where it is not there.
func count(tests, failed []string) (out []string) {
	n := map[string]int{}
	for _, test := range failed {
		if engine, _, _ := strings.Cut(strings.TrimPrefix(test, suite), "/"); strings.HasPrefix(test, suite) {
			n[engine] = 0
		}
	}
	for _, test := range tests {
		engine, name, is := strings.Cut(strings.TrimPrefix(test, suite), "/")
		within := func(other string) bool { return strings.HasPrefix(other, test+"/") }
		if is && strings.HasPrefix(test, suite) && name != "" && !slices.ContainsFunc(tests, within) {
			n[engine]++
		}
	}
	for engine, n := range n {
		out = append(out, fmt.Sprintf("%d on %s", n, engine))
		if n == 0 {
			out[len(out)-1] += " (is it there? make setup)"
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		return strings.Compare(a[strings.Index(a, " on "):], b[strings.Index(b, " on "):])
	})
	return out
}
