// Package sandbox reads the files of strangers in child processes of this program, and draws their pages there.
//
// It promises that whatever a file does to the process that reads it, the one who asked gets an answer that was checked, or
// one sentence, within the limits, and goes on living; and that a child opens no file and no connection once it has seen
// a byte of a stranger's.
package sandbox

import (
	"context"
	"errors"
	"os"
	"time"

	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/say"
)

// Reader is what reads in a child. Each gives a document, and after it those that are the same read better.
type Reader interface {
	Kind(name string, b []byte) (sniff.Kind, error)
	Each(ctx context.Context, n int, name string, b []byte, got func(page.Document) error) error
	Render(ctx context.Context, b []byte, page, dpi int) ([]byte, error)
}

// An Engine is a part of a reader that needs files of its own before it reads, such as its compiled code.
type Engine string

// Limits are what one file, or one child, may use.
type Limits struct {
	Start   time.Duration // until a new child has its engines ready
	Silence time.Duration // on one file without a sign of progress
	File    time.Duration // on one file altogether
	CPU     time.Duration // of one child, in all its life
	Memory  uint64        // bytes that a child may hold
	Space   uint64        // bytes of address space; 0: no bound
	Files   int           // after which a child is replaced
	Pages   int           // as Files
	Bytes   int           // as Files
}

// Default are the limits of the product. A page of a scan takes seconds; an honest letter has few.
var Default = Limits{
	Start: 2 * time.Minute, Silence: 2 * time.Minute, File: 10 * time.Minute, CPU: 30 * time.Minute,
	Memory: 1 << 30, Space: 8 << 30, Files: 200, Pages: 1000, Bytes: 256 << 20,
}

// Options make a pool.
type Options struct {
	Command  []string // arguments of the program that make it a child; the engines follow
	Env      []string // all that a child knows of its surroundings
	Size     int      // children at a time
	Queue    int      // files that may wait for a child; more get busy
	Limits   Limits
	Reader   Reader                          // tells kinds here, before a child is asked
	Engines  []Engine                        // all that there are: a child cannot ask for others
	Needs    func(sniff.Kind) []Engine       // what a kind of file needs from the start
	Sentence func(id string) (ok bool)       // which sentences a child may say
	Program  func() (path string, err error) // nil: this very program
}

// What a child's end is to the person whose file it was reading.
var (
	errSlow  = errors.New("sandbox: the file took too long")
	errHeavy = errors.New("sandbox: the file took too much memory")
	errGone  = errors.New("sandbox: the child ended")
	errFalse = errors.New("sandbox: the child's answer is not sound")
	errBusy  = errors.New("sandbox: too many files wait")
)

// explain gives the sentence for what went wrong outside of the reader.
func explain(err error) error {
	for _, e := range []struct {
		is   error
		kind fault.Kind
		id   string
	}{
		{errBusy, fault.Busy, "fault.file.busy"},
		{errSlow, fault.Unreadable, "fault.file.slow"},
		{errHeavy, fault.TooLarge, "fault.file.heavy"},
		{errFalse, fault.Unreadable, "fault.file.broke"},
		{errGone, fault.Unreadable, "fault.file.broke"},
	} {
		if errors.Is(err, e.is) {
			return fault.Wrap(e.kind, say.L(e.id), err)
		}
	}
	return err
}

// self finds this program, also where its file was replaced since it was started.
func self() (string, error) {
	const link = "/proc/self/exe"
	if _, err := os.Stat(link); err == nil {
		return link, nil
	}
	return os.Executable()
}
