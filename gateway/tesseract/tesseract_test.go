package tesseract_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/recourse-health/recourse/book/font"
	"github.com/recourse-health/recourse/format/ocr/ocrtest"
	"github.com/recourse-health/recourse/gateway/tesseract"
)

// The suite runs where a Tesseract is installed; elsewhere there is nothing to hold, and the one built in is used.
func TestInstalled(t *testing.T) {
	p, ok := tesseract.Find(t.Context())
	if !ok {
		t.Log("no Tesseract 5 with both languages is on PATH")
		return
	}
	ocrtest.Suite(t, p, font.Regular)
}

func TestFind(t *testing.T) {
	dir := t.TempDir()
	program := func(name, says string) string {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte("#!/bin/sh\n"+says+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
		return path
	}
	for name, c := range map[string]struct {
		setting string
		want    bool
	}{
		"forbidden":       {"off", false},
		"not there":       {filepath.Join(dir, "none"), false},
		"too old":         {program("old", "echo tesseract 4.1.1; echo eng; echo spa"), false},
		"English only":    {program("en", "echo tesseract 5.3.0; echo eng"), false},
		"it fails":        {program("bad", "exit 1"), false},
		"both, and of it": {program("good", "echo tesseract 5.3.0; echo eng; echo spa"), true},
	} {
		t.Setenv(tesseract.Setting, c.setting)
		if _, ok := tesseract.Find(t.Context()); ok != c.want {
			t.Errorf("%s: %v", name, ok)
		}
	}
}
