package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"

	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/gateway/sandbox"
	"github.com/recourse-health/recourse/work/intake"
)

// readerChild is the word that makes this program a child that reads files for another. People are not told of it.
const readerChild = "reader-child"

// cacheName names the folder of compiled code to a child.
const cacheName = "RECOURSE_CACHE"

// enginePDF is the compiled PDF reader.
const enginePDF sandbox.Engine = "pdf"

// child is all that this program does as a child; it has no books.
func child(engines []string) int {
	c := sandbox.Child{Limits: sandbox.Default, Open: openReader}
	for _, e := range engines {
		c.Engines = append(c.Engines, sandbox.Engine(e))
	}
	if err := c.Live(context.Background(), os.Stdin, os.Stdout); err != nil {
		return 1 // its parent sees that it ended; what broke may hold words of a letter
	}
	return 0
}

// openReader makes the reader of a child.
func openReader(d *sandbox.Doors) (sandbox.Reader, func(context.Context, sandbox.Engine) error) {
	p := &lazyPDF{doors: d, cache: os.Getenv(cacheName)}
	return intake.Files{PDF: p}, func(ctx context.Context, _ sandbox.Engine) error {
		_, err := p.get(ctx)
		return err
	}
}

// newPool makes the pool of children; none is started yet.
func newPool(known func(id string) bool) *sandbox.Pool {
	return sandbox.New(sandbox.Options{
		Command: []string{"recourse", readerChild}, Env: []string{cacheName + "=" + cacheDir()},
		Size: runtime.NumCPU(), Queue: 64, Limits: sandbox.Default,
		Reader: intake.Files{}, Engines: []sandbox.Engine{enginePDF}, Needs: needs, Sentence: known,
	})
}

// needs says what reading a kind of file takes from the start. What an attachment needs shows itself later.
func needs(k sniff.Kind) []sandbox.Engine {
	if k == sniff.PDF {
		return []sandbox.Engine{enginePDF}
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
