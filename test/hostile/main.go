// Command hostile gives a thousand spoiled letters to the children of a built program, as the program itself does: none
// may end the parent or outlast the limits, and each must get an answer or one sentence. The same seed spoils alike.
//
//	hostile BINARY FOLDER          FOLDER of letters (corpus/letters)
//	hostile BINARY FOLDER NUMBER   writes the spoiled file of that number instead
package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/recourse-health/recourse/gateway/sandbox"
	"github.com/recourse-health/recourse/value/fault"
)

const (
	files = 1000
	seed  = 20261125
	slack = 20 * time.Second // until a child that is past its limit has ended, and another has begun
)

// An outcome is how one file ended.
type outcome struct {
	n    int
	kind string
	what string // "read", the id of a sentence, or what must not be
	bad  bool
	took time.Duration
}

func main() {
	pool := newPool(os.Args[1])
	sound, err := letters(pool, os.Args[2])
	if err != nil {
		fmt.Fprintln(os.Stderr, "hostile:", err)
		os.Exit(1)
	}
	if len(os.Args) > 3 {
		n, _ := strconv.Atoi(os.Args[3])
		_, _ = os.Stdout.Write(spoiled(sound, n))
		pool.Close()
		return
	}
	all := run(pool, sound)
	pool.Close()
	if !report(all) {
		os.Exit(1)
	}
}

// run spoils the letters in turn and has them read, two at a time.
func run(pool *sandbox.Pool, sound []letter) []outcome {
	out := make([]outcome, files)
	next := make(chan int)
	var all sync.WaitGroup
	for range 2 {
		all.Go(func() {
			for i := range next {
				out[i] = read(pool, sound[i%len(sound)].name, spoiled(sound, i))
				out[i].n = i
			}
		})
	}
	for i := range files {
		next <- i
	}
	close(next)
	all.Wait()
	return out
}

func spoiled(sound []letter, n int) []byte {
	return spoil(rand.New(rand.NewPCG(seed, uint64(n))), sound[n%len(sound)], sound)
}

func read(pool *sandbox.Pool, name string, b []byte) outcome {
	began := time.Now()
	docs, err := pool.Read(context.Background(), 0, name, b)
	o := outcome{kind: filepath.Ext(name)[1:], took: time.Since(began)}
	f, isFault := fault.Of(err)
	switch {
	case err == nil && len(docs) > 0:
		o.what = "read"
	case isFault:
		o.what = f.Say.ID
	default:
		o.what, o.bad = "no answer and no sentence", true
		fmt.Fprintln(os.Stderr, name, err)
	}
	if o.took > sandbox.Default.File+slack || errors.Is(err, context.DeadlineExceeded) {
		o.what, o.bad = "past the limit", true
	}
	return o
}

// report prints how many ended how, the slowest of each kind, and by which files a child was lost.
func report(all []outcome) (good bool) {
	count, slowest, kinds, lost := map[string]int{}, map[string]outcome{}, map[string]int{}, []int{}
	good = true
	for _, o := range all {
		count[o.what]++
		kinds[o.kind]++
		if slowest[o.kind].took < o.took {
			slowest[o.kind] = o
		}
		if o.what == "fault.file.broke" || o.what == "fault.file.heavy" || o.what == "fault.file.slow" {
			lost = append(lost, o.n)
		}
		good = good && !o.bad
	}
	for _, what := range slices.Sorted(maps.Keys(count)) {
		fmt.Printf("%6d  %s\n", count[what], what)
	}
	for _, k := range slices.Sorted(maps.Keys(kinds)) {
		fmt.Printf("%6d  %-5s slowest %.2f s (file %d)\n", kinds[k], k, slowest[k].took.Seconds(), slowest[k].n)
	}
	fmt.Printf("hostile: %d files, seed %d, children lost by files %v, the parent lives\n", len(all), seed, lost)
	return good
}
