// Package blob keeps bytes that its caller has sealed, each under a name that says nothing: in a folder of files, or in
// an S3 bucket. It knows no case and no key.
//
// It promises that Get gives what was put under that name, byte for byte, or an error; and that what Put has taken is on
// disk when it returns, whole, whatever is killed then.
//
// A caller that keeps the names in a database puts first and commits then. What was put for a commit that never came
// is an orphan: Sweep takes it a day later. A name must not be used again after that day, so take a new random one, or one
// bound to the row, for each Put.
package blob

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"iter"
	"net/url"
	"strings"
	"time"

	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
)

// Errors, each within a fault that says what to do.
var (
	ErrNone    = errors.New("blob: there are no bytes of that name")
	ErrAltered = errors.New("blob: the bytes are not those that were put")
	ErrFull    = errors.New("blob: there is no room left")
	ErrAway    = errors.New("blob: the bytes cannot be reached")
	ErrLarge   = errors.New("blob: too many bytes")
	ErrWhere   = errors.New("blob: not a place for bytes")
	ErrName    = errors.New("blob: a name is 8 to 128 letters a to z and digits")
)

// Max is how many bytes may be put under one name: an exhibit of 50 MB, sealed, and some.
const Max = 64 << 20

// A Store keeps bytes. Its methods may be called by many at once.
type Store struct{ shelf shelf }

// A shelf holds bytes under names that were looked at already. It gives the errors of this package, bare.
type shelf interface {
	put(ctx context.Context, name string, b []byte) error
	get(ctx context.Context, name string) ([]byte, error)
	remove(ctx context.Context, name string) error // nothing to remove is no error
	older(ctx context.Context, than time.Time) iter.Seq2[string, error]
	tidy(ctx context.Context, than time.Time) error // what a Put left that was cut off
}

// Open gives the store at a place: a folder, file:///folder, or s3://bucket/prefix?endpoint=http://host:port&region=name.
// It looks at nothing there; a folder is made by the first Put.
func Open(where string) (*Store, error) {
	scheme, _, ok := strings.Cut(where, "://")
	u, err := url.Parse(where)
	switch {
	case where == "" || ok && err != nil:
	case !ok:
		return &Store{files{where}}, nil
	case scheme == "file" && u.Host == "" && u.Path != "":
		return &Store{files{u.Path}}, nil
	case scheme == "s3" && u.Host != "" && u.User == nil:
		b, err := dial(u)
		if err != nil {
			return nil, said(errors.Join(ErrWhere, err))
		}
		return &Store{b}, nil
	}
	return nil, said(ErrWhere)
}

// Put keeps bytes under a name, in place of any that are there.
func (s *Store) Put(ctx context.Context, name string, b []byte) error {
	if !fit(name) {
		return ErrName
	}
	if len(b) > Max {
		return said(ErrLarge)
	}
	return said(s.shelf.put(ctx, name, append(bytes.Clone(b), sum(name, b)...)))
}

// Get gives the bytes of a name.
func (s *Store) Get(ctx context.Context, name string) ([]byte, error) {
	if !fit(name) {
		return nil, ErrName
	}
	framed, err := s.shelf.get(ctx, name)
	if err != nil {
		return nil, said(err)
	}
	n := len(framed) - sha256.Size
	if n < 0 || !bytes.Equal(framed[n:], sum(name, framed[:n])) {
		return nil, said(ErrAltered)
	}
	return framed[:n:n], nil
}

// Delete lets go of the bytes of a name; if there are none, of nothing.
func (s *Store) Delete(ctx context.Context, name string) error {
	if !fit(name) {
		return ErrName
	}
	return said(s.shelf.remove(ctx, name))
}

// Names lists, in no order, what was put before a time.
func (s *Store) Names(ctx context.Context, before time.Time) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for name, err := range s.shelf.older(ctx, before) {
			if err == nil && !fit(name) { // not ours
				continue
			}
			if !yield(name, said(err)) || err != nil {
				return
			}
		}
	}
}

// Sweep deletes what was put before a time and is not held, and counts it. The time must lie further back than any
// commit takes.
func (s *Store) Sweep(ctx context.Context, before time.Time, held func(ctx context.Context, name string) (bool, error)) (n int, err error) {
	for name, err := range s.Names(ctx, before) {
		if err != nil {
			return n, err
		}
		is, err := held(ctx, name)
		if err != nil {
			return n, err
		}
		if is {
			continue
		}
		if err := s.Delete(ctx, name); err != nil {
			return n, err
		}
		n++
	}
	return n, said(s.shelf.tidy(ctx, before))
}

// sum binds bytes to their name, so that those of another name are altered ones.
func sum(name string, b []byte) []byte {
	h := sha256.New()
	h.Write([]byte("recourse/blob/1 " + name + "\n"))
	h.Write(b)
	return h.Sum(nil)
}

func fit(name string) bool {
	return len(name) >= 8 && len(name) <= 128 && strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789") == ""
}

// said puts an error into the fault that says what to do.
func said(err error) error {
	for _, f := range []struct {
		is   error
		kind fault.Kind
		id   string
	}{
		{ErrNone, fault.NotFound, "fault.blob.none"}, {ErrAltered, fault.Unreadable, "fault.blob.altered"},
		{ErrFull, fault.Busy, "fault.blob.full"}, {ErrAway, fault.Busy, "fault.blob.away"},
		{ErrLarge, fault.TooLarge, "fault.file.large"}, {ErrWhere, fault.BadValue, "fault.blob.where"},
	} {
		if errors.Is(err, f.is) {
			return fault.Wrap(f.kind, say.L(f.id), err)
		}
	}
	return err
}
