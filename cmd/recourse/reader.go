package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/gateway/sandbox"
	"github.com/recourse-health/recourse/gateway/tesseract"
	"github.com/recourse-health/recourse/work/intake"
)

// readerChild is the word that makes this program a child that reads files for another. People are not told of it.
const readerChild = "reader-child"

// cacheName names the folder of compiled code to a child.
const cacheName = "RECOURSE_CACHE"

// The engines: the compiled PDF reader, and what reads pictures.
const (
	enginePDF sandbox.Engine = "pdf"
	engineOCR sandbox.Engine = "ocr"
)

var engines = []sandbox.Engine{enginePDF, engineOCR}

// child is all that this program does as a child; it has no books.
func child(args []string) int {
	ctx := context.Background()
	r := childReader{cache: os.Getenv(cacheName)}
	c := sandbox.Child{Limits: sandbox.Default, Open: r.open}
	for _, a := range args {
		c.Engines = append(c.Engines, sandbox.Engine(a))
	}
	if slices.Contains(c.Engines, engineOCR) {
		r.native, c.Runs = tesseract.Find(ctx)
	}
	if err := c.Live(ctx, os.Stdin, os.Stdout); err != nil {
		return 1 // its parent sees that it ended; what broke may hold words of a letter
	}
	return 0
}

// childReader is what a child was given to make its reader of.
type childReader struct {
	cache  string
	native *tesseract.Program
}

func (c *childReader) open(d *sandbox.Doors) (sandbox.Reader, func(context.Context, sandbox.Engine) error) {
	p := &lazyPDF{doors: d, cache: c.cache}
	o := &lazyOCR{doors: d, cache: c.cache, native: c.native}
	return intake.Files{PDF: p, Pictures: o}, func(ctx context.Context, e sandbox.Engine) error {
		var err error
		if e == engineOCR {
			_, err = o.get(ctx)
		} else {
			_, err = p.get(ctx)
		}
		return err
	}
}

// newPool makes the pool of children; none is started yet.
func newPool(known func(id string) bool) *sandbox.Pool {
	return sandbox.New(sandbox.Options{
		Command: []string{"recourse", readerChild}, Env: []string{cacheName + "=" + cacheDir(), tesseract.Setting + "=" + tesseract.Path()},
		Size: runtime.NumCPU(), Queue: 64, Limits: sandbox.Default,
		Reader: intake.Files{}, Engines: engines, Needs: needs, Sentence: known,
	})
}

// needs says what reading a kind of file takes from the start. What an attachment or a scanned page needs shows itself later.
func needs(k sniff.Kind) []sandbox.Engine {
	switch {
	case k == sniff.PDF:
		return []sandbox.Engine{enginePDF}
	case k.Image():
		return []sandbox.Engine{engineOCR}
	}
	return nil
}

func cacheDir() string {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return filepath.Join(dir, "recourse")
}
