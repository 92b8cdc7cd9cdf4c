package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/gateway/sandbox"
	"github.com/recourse-health/recourse/work/intake"
)

// newPool makes children of the built program, as cmd/recourse does.
func newPool(bin string) *sandbox.Pool {
	return sandbox.New(sandbox.Options{
		Command: []string{"recourse", "reader-child"}, Program: func() (string, error) { return filepath.Abs(bin) },
		Env:  []string{"RECOURSE_CACHE=" + filepath.Join(os.TempDir(), "recourse-hostile-cache"), "RECOURSE_TESSERACT=off"},
		Size: 2, Queue: 8, Limits: sandbox.Default, Reader: intake.Files{}, Engines: []sandbox.Engine{"pdf", "ocr"},
		Needs: func(k sniff.Kind) []sandbox.Engine {
			switch {
			case k == sniff.PDF:
				return []sandbox.Engine{"pdf"}
			case k.Image():
				return []sandbox.Engine{"pdf", "ocr"} // scanned pages of a PDF want both
			}
			return nil
		},
		Sentence: func(id string) bool { return strings.HasPrefix(id, "fault.") },
	})
}
