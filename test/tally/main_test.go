package main

import (
	"slices"
	"strings"
	"testing"
)

// The lines are those of go test -json: a test that holds another is not counted, nor is one that failed.
func TestTally(t *testing.T) {
	in := `{"Action":"output","Package":"a/store","Test":"TestConformance/SQLite/x","Output":"=== RUN x\n"}
{"Action":"output","Package":"a/store","Test":"TestConformance/SQLite/x","Output":"noise\n"}
{"Action":"pass","Package":"a/store","Test":"TestConformance/SQLite/x"}
{"Action":"pass","Package":"a/store","Test":"TestConformance/SQLite/l/y"}
{"Action":"pass","Package":"a/store","Test":"TestConformance/SQLite/l"}
{"Action":"pass","Package":"a/store","Test":"TestConformance/SQLite"}
{"Action":"pass","Package":"a/store","Test":"TestOther/SQLite/x"}
{"Action":"pass","Package":"a/store","Test":"TestConformance/PostgreSQL/x"}
{"Action":"output","Package":"a/store","Test":"TestConformance/PostgreSQL/z","Output":"why\n"}
{"Action":"fail","Package":"a/store","Test":"TestConformance/PostgreSQL/z"}
{"Action":"fail","Package":"a/store","Test":"TestConformance/Oracle"}
{"Action":"output","Package":"a/store","Output":"FAIL\ta/store\n"}
{"Action":"fail","Package":"a/store"}
{"Action":"output","Package":"a/b","Output":"PASS\n"}
{"Action":"output","Package":"a/b","Output":"ok\ta/b\n"}
{"Action":"pass","Package":"a/b"}
not json
`
	var out strings.Builder
	n := tally{said: map[string]string{}, passed: map[string][]string{}, failed: map[string][]string{}}
	n.read(strings.NewReader(in), &out)
	if want := "why\nFAIL\ta/store\nok\ta/b\nnot json\n"; out.String() != want {
		t.Errorf("printed %q, want %q", out.String(), want)
	}
	if got := n.lines(); !slices.Equal(got, []string{"store: conformance tests passed: 0 on Oracle (is it there? make setup), 1 on PostgreSQL, 2 on SQLite"}) {
		t.Errorf("%q", got)
	}
}
