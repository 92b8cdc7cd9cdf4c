package main

import (
	"strings"
	"testing"

	"github.com/recourse-health/recourse/front/cli"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
)

// A case is found by what it holds, whole or by its beginning, and by nothing else.
func TestFind(t *testing.T) {
	dir := t.TempDir()
	s, err := openStore(cli.StoreOptions{Data: dir, Key: dir + "/recourse.key", Database: dir + "/recourse.db", Blobs: dir + "/blobs"}, func(say.Line) {})
	if err != nil {
		t.Fatal(err)
	}
	id, err := s.Create(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	fact := record.Fact{By: record.ByPatient, Sure: true, Value: record.Detail{Field: record.MemberName, Text: "Odalys Brandt"}, Source: record.Told{Who: "patient"}}
	if _, err := s.Commit(t.Context(), casework.Change{Case: id, Facts: []record.Fact{fact}}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	for text, found := range map[string]bool{"brandt": true, "Odalys BRANDT": true, "bran*": true, "Marguerite": false, "brandts": false} {
		code, out, _ := recourse(t, "find", "--data", dir, text)
		if code != 0 || strings.Contains(out, "/case/"+id) != found {
			t.Errorf("%s: %d %q", text, code, out)
		}
	}
	if code, out, _ := recourse(t, "find", "--data", dir, "--by", "drug", "brandt"); code != 0 || out != "" {
		t.Errorf("by drug: %d %q", code, out)
	}
	for _, args := range [][]string{{"br*"}, {"--by", "age", "brandt"}, {"-"}} { // too short, by nothing, nothing on standard input
		if code, out, say := recourse(t, append([]string{"find", "--data", dir}, args...)...); code != 2 || out != "" || say == "" {
			t.Errorf("%v: %d %q %q", args, code, out, say)
		}
	}
	if code, out, _ := recourse(t, "find", "--json", "--data", dir, "brandt"); code != 0 || !strings.Contains(out, `"recourse.find/1"`) {
		t.Errorf("%d %s", code, out)
	}
}
