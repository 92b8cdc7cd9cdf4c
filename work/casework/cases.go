// Package casework opens a case, takes answers, and gives every front the one view of a case that it shows.
//
// It promises that a front never judges by itself, and that everything that one act alters is one Change.
package casework

import (
	"context"
	"errors"
	"time"

	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/work/ledger"
)

// Errors of a store.
var (
	ErrNoCase = errors.New("casework: there is no such case")
	ErrStale  = errors.New("casework: the case has changed since it was read")
	ErrShut   = errors.New("casework: no case can be opened until the program is started again")
)

// An Exhibit is a paper as it came, with the reading that was made of it.
type Exhibit struct {
	ID    ref.Exhibit
	Name  string // of the file as given
	Kind  string // pdf docx eml html text
	Bytes []byte
	Doc   page.Document
}

// A Change is all that one act alters: one transaction or nothing. No transaction and no queue client leaves the store.
type Change struct {
	Case     string
	Base     int // the version that this was decided on; stale: read again
	Facts    []record.Fact
	Exhibits []Exhibit
	Acts     []ledger.Act
	Later    []Job
	Seen     []Look
}

// A Job is work for later; its key makes it one of a kind. It carries ids only, never health data.
type Job struct {
	Kind, Key string
	After     time.Duration // not before; none: at once
}

// A Look says who looked at a case, and for what.
type Look struct{ Who, What string }

// A Kept is a case as the store holds it; the bytes of exhibits are left out.
type Kept struct {
	ID       string
	Version  int
	Record   *record.Case
	Exhibits []Exhibit
}

// Cases is the door to the store.
type Cases interface {
	Create(ctx context.Context) (id string, err error)
	Open(ctx context.Context, who, id string) (Kept, error)
	Commit(ctx context.Context, c Change) (version int, err error)
	Bytes(ctx context.Context, id string, x ref.Exhibit) ([]byte, error)
	Keep(ctx context.Context, id string) error // beyond the day after which a case is erased
	Erase(ctx context.Context, id string) error
}

// Files tells the kinds of files, reads them and draws their pages, in this process or in another.
type Files interface {
	Kind(name string, b []byte) (sniff.Kind, error)
	Read(ctx context.Context, n int, name string, b []byte) ([]page.Document, error)
	Render(ctx context.Context, b []byte, page, dpi int) ([]byte, error)
}
