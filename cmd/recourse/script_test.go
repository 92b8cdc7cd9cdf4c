package main

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

// The scripts use the program as people do. Letters and people in them are made up.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"recourse": main})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:  "testdata/script",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){"refused": refused, "exits": exits, "lie": lie, "bytes": binary},
		Setup: func(e *testscript.Env) error {
			e.Setenv("XDG_CACHE_HOME", os.TempDir()+"/recourse-script-cache") // the compiled PDF reader is shared
			return nil
		},
	})
}

// refused ARGS…: exit 2, one line on standard error that begins with a capital and ends as a sentence, no answer.
func refused(ts *testscript.TestScript, neg bool, args []string) {
	exits(ts, neg, append([]string{"2"}, args...))
	if line := ts.ReadFile("stderr"); strings.Count(line, "\n") != 1 || strings.Contains(line, "recourse help") || len(line) < 20 {
		ts.Fatalf("not one sentence: %q", line)
	}
}

// exits CODE ARGS…: recourse ARGS ends with CODE.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	err := ts.Exec("recourse", args[1:]...)
	got := "0"
	if err != nil {
		got = strings.TrimPrefix(err.Error(), "exit status ")
	}
	if got != args[0] {
		ts.Fatalf("recourse %s: exit %s, want %s", strings.Join(args[1:], " "), got, args[0])
	}
}

// lie PAPER OLD NEW: lie.json is the paper with other words.
func lie(ts *testscript.TestScript, _ bool, args []string) {
	old := ts.ReadFile(args[0])
	if !strings.Contains(old, args[1]) {
		ts.Fatalf("the paper has no %q", args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs("lie.json"), []byte(strings.ReplaceAll(old, args[1], args[2])), 0o600))
}

// bytes FILE GO-STRING: a file that no text holds.
func binary(ts *testscript.TestScript, _ bool, args []string) {
	s, err := strconv.Unquote(args[1])
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(s), 0o600))
}
