package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/recourse-health/recourse/format/pdf"
	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/gateway/sandbox"
	"github.com/recourse-health/recourse/work/intake"
)

// children sets reading in child processes, warm, beside reading the same letters in this process.
func children(b *bench) {
	cache := filepath.Join(b.dir, "children")
	reader, err := pdf.NewReader(context.Background(), cache)
	must(err)
	defer reader.Close()
	var files [][]byte
	for _, f := range b.pdfs {
		x, err := os.ReadFile(f)
		must(err)
		files = append(files, x)
	}
	for _, n := range []int{1, 2} {
		pool := b.pool(n, cache)
		readAll(pool, files[:n], n) // children are started, and warm
		var most float64
		ours, them := rounds(5, func() float64 {
			took := readAll(pool, files, n)
			most = max(most, resident())
			return took / float64(len(files))
		}, func() float64 {
			start := time.Now()
			for _, x := range files {
				_, err := reader.Read(context.Background(), x)
				must(err)
			}
			return ms(time.Since(start)) / float64(len(files))
		})
		b.add(row{what: fmt.Sprintf("letters read in %d children, wall a letter", n), unit: "ms", ours: ours, them: them, ref: "one after the other in this process"})
		b.fact("  letters a second", 1000/middle(ours), "/s")
		b.fact("  memory of all children at the end of a round", most, "MB")
		pool.Close()
	}
}

// pool makes children of the program that is measured.
func (b *bench) pool(n int, cache string) *sandbox.Pool {
	const engine sandbox.Engine = "pdf"
	return sandbox.New(sandbox.Options{
		Command: []string{"recourse", "reader-child"}, Program: func() (string, error) { return filepath.Abs(b.bin) }, Env: []string{"RECOURSE_CACHE=" + cache},
		Size: n, Queue: n, Limits: sandbox.Default, Reader: intake.Files{}, Engines: []sandbox.Engine{engine},
		Needs:    func(sniff.Kind) []sandbox.Engine { return []sandbox.Engine{engine} },
		Sentence: func(id string) bool { return strings.HasPrefix(id, "fault.") },
	})
}

// readAll has all files read, n at a time, and says how long that took.
func readAll(pool *sandbox.Pool, files [][]byte, n int) float64 {
	start := time.Now()
	next := make(chan []byte)
	var all sync.WaitGroup
	for range n {
		all.Go(func() {
			for b := range next {
				_, err := pool.Read(context.Background(), 0, "letter.pdf", b)
				must(err)
			}
		})
	}
	for _, b := range files {
		next <- b
	}
	close(next)
	all.Wait()
	return ms(time.Since(start))
}

// resident is what the child processes of this one hold, in MB; nothing where there is no /proc.
func resident() (mb float64) {
	all, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, name := range all {
		b, err := os.ReadFile(name)
		if err != nil {
			continue // it has ended
		}
		_, rest, _ := strings.Cut(string(b), ") ")
		if f := strings.Fields(rest); len(f) > 21 && f[1] == fmt.Sprint(os.Getpid()) {
			var pages float64
			if _, err := fmt.Sscan(f[21], &pages); err == nil {
				mb += pages * float64(os.Getpagesize()) / 1e6
			}
		}
	}
	return mb
}
