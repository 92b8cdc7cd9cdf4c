package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/recourse-health/recourse/front/cli"
	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/gateway/blob"
	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/ledger"
)

// recourse runs the program.
func recourse(t *testing.T, args ...string) (code int, out, err string) {
	t.Helper()
	var o, e bytes.Buffer
	tool := &tools{}
	app := &cli.App{In: strings.NewReader(""), Out: &o, Err: &e, Words: tool.words, Tools: tool, Engine: "test", Books: bookVersion}
	code = app.Run(t.Context(), args)
	tool.close()
	return code, o.String(), e.String()
}

// lost makes cases in which nobody saw how an act ended.
func lost(t *testing.T, dir, key string) {
	t.Helper()
	k, _, err := store.LoadKey(filepath.Join(dir, "recourse.key"), nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	blobs, _ := blob.Open(filepath.Join(dir, "blobs"))
	s, err := store.Open(filepath.Join(dir, "recourse.db"), k, blobs)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	id, err := s.Create(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	acts := []ledger.Act{{Key: key, Kind: "fax", State: ledger.Proposed}, {Key: key, Kind: "fax", State: ledger.Approved, By: "Ana"}}
	if _, err := s.Commit(t.Context(), casework.Change{Case: id, Acts: acts}); err != nil {
		t.Fatal(err)
	}
	err = ledger.Do(t.Context(), s, key, time.Now, func(context.Context) (string, error) { return "", errors.New("the line was lost") })
	if !errors.Is(err, ledger.ErrUnknown) {
		t.Fatal(err)
	}
}

// TestActs: an act whose end nobody saw is shown to a person, who says how it ended; then it waits no more.
func TestActs(t *testing.T) {
	dir := t.TempDir()
	lost(t, dir, "fax:1")
	if code, out, _ := recourse(t, "acts", "--data", dir); code != 0 || !strings.Contains(out, "fax:1") || !strings.Contains(out, "end unknown") {
		t.Errorf("%d: %s", code, out)
	}
	var said wire.Acts
	code, out, _ := recourse(t, "acts", "--data", dir, "--json")
	if err := json.Unmarshal([]byte(out), &said); err != nil || code != 0 || len(said.Acts) != 1 || said.Acts[0].State != "unknown" || said.Acts[0].Approved != "Ana" {
		t.Errorf("%d: %s", code, out)
	}
	for _, args := range [][]string{{"fax:2", "done", "--by", "Ben"}, {"fax:1", "maybe", "--by", "Ben"}, {"fax:1", "done"}} {
		if code, out, err := recourse(t, append([]string{"acts", "settle", "--data", dir}, args...)...); code != 2 || out != "" || err == "" {
			t.Errorf("%v: %d: %s%s", args, code, out, err)
		}
	}
	if code, out, err := recourse(t, "acts", "settle", "fax:1", "failed", "--by", "Ben", "--data", dir); code != 0 || !strings.Contains(out, "not done") {
		t.Errorf("%d: %s%s", code, out, err)
	}
	if code, _, err := recourse(t, "acts", "settle", "fax:1", "done", "--by", "Ben", "--data", dir, "--lang", "es"); code != 2 || !strings.Contains(err, "no hecho") {
		t.Errorf("settled twice: %d: %s", code, err)
	}
	if _, out, _ := recourse(t, "acts", "--data", dir); !strings.Contains(out, "No act waits") {
		t.Error(out)
	}
}

// TestOperatorSecret: a secret that others may read, or that is short, opens nothing.
func TestOperatorSecret(t *testing.T) {
	for text, modes := range map[string]map[os.FileMode]bool{
		strings.Repeat("x", 24) + "\n": {0o600: true, 0o400: true, 0o640: false, 0o604: false},
		strings.Repeat("x", 23) + "\n": {0o600: false},
		strings.Repeat(" ", 99):        {0o600: false},
	} {
		for mode, ok := range modes {
			file := filepath.Join(t.TempDir(), "secret")
			if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(file, mode); err != nil {
				t.Fatal(err)
			}
			if _, err := operatorSecret(file); (err == nil) != ok {
				t.Errorf("%q %o: %v", text[:3], mode, err)
			}
		}
	}
	if _, err := operatorSecret(filepath.Join(t.TempDir(), "none")); err == nil {
		t.Error("a file that is not there")
	}
}
