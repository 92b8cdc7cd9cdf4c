// Package kill_test kills a process that takes letters in, commits, does jobs and acts, at random points, and looks
// whether anything was lost or done twice. `make test-all` kills it 200 times on each database.
package kill_test

import (
	"bufio"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/recourse-health/recourse/gateway/store/storetest"
)

var (
	kills = flag.Int("kills", 8, "how many times to kill on each database")
	seed  = flag.Uint64("seed", 1, "of the moments and of the letters")
)

// childOf holds what a child is told: address, folder, file of acts, seed, and whether it drains.
const childOf = "RECOURSE_KILL_TEST_CHILD"

func TestMain(m *testing.M) {
	told := strings.Split(os.Getenv(childOf), "\n")
	if len(told) != 5 {
		os.Exit(m.Run())
	}
	n, _ := strconv.ParseUint(told[3], 10, 64)
	if err := run(told[0], told[1], told[2], n, told[4] == "drain"); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func keyOf(dir string) string   { return filepath.Join(dir, "keys", "operator.key") }
func blobsOf(dir string) string { return filepath.Join(dir, "blobs") }

func TestKill(t *testing.T) {
	storetest.Each(t, func(t *testing.T, e storetest.Engine) {
		p := e.Place(t)
		g := &ground{place: p, outside: filepath.Join(p.Dir, "outside"), took: map[string]uint64{}, told: map[string][]string{}}
		r := rand.New(rand.NewPCG(*seed, 0))
		start := time.Now()
		for i := range *kills {
			g.kill(t, uint64(i), r)
		}
		lasted := time.Since(start)
		g.drain(t)
		g.agree(t)
		fmt.Printf("%s: %d kills in %.0f s (seed %d), %s\n", e.Name, *kills, lasted.Seconds(), *seed, g.counts)
	})
}

// A ground is a place where children live, and all that they were told is kept.
type ground struct {
	place   storetest.Place
	outside string
	mu      sync.Mutex
	took    map[string]uint64   // case, seed of its letter
	told    map[string][]string // case, facts
	counts
}

func (g *ground) start(t *testing.T, n uint64, mode string) (*exec.Cmd, <-chan string) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childOf+"="+strings.Join([]string{g.place.At, g.place.Dir, g.outside, fmt.Sprint(n), mode}, "\n"))
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	words := make(chan string, 10_000)
	go func() {
		defer close(words)
		for lines := bufio.NewScanner(out); lines.Scan(); {
			words <- g.hear(lines.Text())
		}
	}()
	return cmd, words
}

// hear takes down what a child was told is kept, and gives the first word.
func (g *ground) hear(line string) string {
	w := strings.Fields(line)
	g.mu.Lock()
	defer g.mu.Unlock()
	switch {
	case w[0] == "took" && len(w) == 3:
		n, _ := strconv.ParseUint(w[2], 10, 64)
		g.took[w[1]] = n
	case w[0] == "told" && len(w) == 3:
		g.told[w[1]] = append(g.told[w[1]], w[2])
	}
	return w[0]
}

// kill starts a child and kills it: while it starts, while it takes letters in, right after a commit, right after an act.
func (g *ground) kill(t *testing.T, i uint64, r *rand.Rand) {
	cmd, words := g.start(t, *seed<<16|i, "")
	soon := func(ms int) time.Duration { return time.Duration(r.IntN(ms*1000)) * time.Microsecond }
	switch i % 4 {
	case 0:
		time.Sleep(soon(120))
		g.early++
	case 1:
		await(words, "ready", 1, sure)
		time.Sleep(soon(250))
	case 2:
		await(words, "took", 1+r.IntN(letters), sure)
		time.Sleep(soon(4))
	case 3:
		await(words, "acted", 1+r.IntN(12), perhaps)
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Error("the child ended before it could be killed:", err)
	}
	for range words { // what it said before it died counts
	}
	if err := cmd.Wait(); err == nil || !strings.Contains(err.Error(), "killed") {
		t.Errorf("child %d: %v", i, err)
	}
}

// How long a word is waited for that must come, and one that may: there may be no act to do.
const (
	sure    = 30 * time.Second
	perhaps = 2 * time.Second
)

// await waits for the nth such word.
func await(words <-chan string, word string, n int, long time.Duration) {
	late := time.After(long)
	for n > 0 {
		select {
		case w, ok := <-words:
			if !ok {
				return
			}
			if w == word {
				n--
			}
		case <-late:
			return
		}
	}
}
