package blob_test

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/recourse-health/recourse/gateway/blob"
	"github.com/recourse-health/recourse/gateway/blob/blobtest"
	"github.com/recourse-health/recourse/value/fault"
)

// childIn names the folder in which a child of these tests puts until it is killed; small bounds what it may write.
const childIn, small = "RECOURSE_BLOB_TEST_CHILD", "RECOURSE_BLOB_TEST_SMALL"

func TestMain(m *testing.M) {
	switch {
	case os.Getenv(small) != "":
		os.Exit(full(os.Getenv(small)))
	case os.Getenv(childIn) != "":
		putOn(os.Getenv(childIn))
	}
	os.Exit(m.Run())
}

func nameOf(i int) string { return fmt.Sprintf("%08d", i) }

// putOn puts, and says so after each, without end.
func putOn(dir string) {
	s, _ := blob.Open(dir)
	for i := 0; ; i++ {
		if err := s.Put(context.Background(), nameOf(i), blobtest.Bytes(uint64(i), 200_000)); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		fmt.Println(nameOf(i))
	}
}

// TestKilled kills a process that puts: what it has said to be put is there, and whatever has a name is whole.
func TestKilled(t *testing.T) {
	for seed := range uint64(20) {
		dir := t.TempDir()
		said := killed(t, dir, seed)
		s := at(t, dir)
		n := 0
		for name, err := range s.Names(t.Context(), time.Now().Add(time.Hour)) {
			var i int
			if _, scan := fmt.Sscanf(name, "%d", &i); err != nil || scan != nil {
				t.Fatal(name, err)
			}
			if b, err := s.Get(t.Context(), name); err != nil || !bytes.Equal(b, blobtest.Bytes(uint64(i), 200_000)) {
				t.Errorf("%s: %v", name, err)
			}
			n++
		}
		if n < said || n > said+1 {
			t.Errorf("%d were put, %d are there", said, n)
		}
	}
}

func killed(t *testing.T, dir string, seed uint64) (said int) {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), childIn+"="+dir)
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	lines.Scan() // it is at work
	said = 1
	time.AfterFunc(time.Duration(rand.New(rand.NewPCG(seed, 0)).IntN(20_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
	for lines.Scan() {
		said++
	}
	_ = cmd.Wait()
	return said
}

// full puts more than may be written, and less; it gives the number of what went wrong.
func full(dir string) int {
	signal.Ignore(syscall.SIGXFSZ)
	limit := syscall.Rlimit{Cur: 64 << 10, Max: 64 << 10}
	if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &limit); err != nil {
		return 3
	}
	s, _ := blob.Open(dir)
	err := s.Put(context.Background(), "toomuch0", make([]byte, 1<<20))
	if f, ok := fault.Of(err); !errors.Is(err, blob.ErrFull) || !ok || f.Kind != fault.Busy {
		fmt.Println(err)
		return 4
	}
	if s.Put(context.Background(), "itfits00", make([]byte, 1<<10)) != nil {
		return 5
	}
	return 0
}

// TestNoRoom: what finds no room leaves nothing behind.
func TestNoRoom(t *testing.T) {
	dir := t.TempDir()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), small+"="+dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if got := tree(t, dir); len(got) != 1 || !strings.HasSuffix(got[0], "it/fits00") {
		t.Errorf("%v", got)
	}
}

func tree(t *testing.T, dir string) (out []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestOwnersAlone(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "blobs")
	s := at(t, dir)
	if err := s.Put(t.Context(), "abcdefgh", []byte("x")); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]fs.FileMode{dir: 0o700, filepath.Join(dir, "ab"): 0o700, filepath.Join(dir, "ab", "cdefgh"): 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}

// TestCutOff: what a killed Put left aside has no name, and the sweep takes it when it is old.
func TestCutOff(t *testing.T) {
	dir := t.TempDir()
	s := at(t, dir)
	if err := s.Put(t.Context(), "abcdefgh", []byte("x")); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(dir, "ab", ".put-123")
	if err := os.WriteFile(left, []byte("hal"), 0o600); err != nil {
		t.Fatal(err)
	}
	held := func(context.Context, string) (bool, error) { return true, nil }
	for _, c := range []struct {
		before time.Time
		left   int
	}{{time.Now().Add(-time.Hour), 2}, {time.Now().Add(time.Hour), 1}} {
		if n, err := s.Sweep(t.Context(), c.before, held); n != 0 || err != nil || len(tree(t, dir)) != c.left {
			t.Errorf("%d swept, %v left, %v", n, tree(t, dir), err)
		}
	}
}

// TestNoFolder: a place that is a file is said to be out of reach, not to be empty.
func TestNoFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := at(t, path).Put(t.Context(), "abcdefgh", nil); !errors.Is(err, blob.ErrAway) {
		t.Error(err)
	}
	for _, err := range at(t, path).Names(t.Context(), time.Now()) {
		if !errors.Is(err, blob.ErrAway) {
			t.Error(err)
		}
	}
}
