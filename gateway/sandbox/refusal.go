package sandbox

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
)

// sentinels are the errors that callers compare with; they cross by their place here.
var sentinels = []error{format.ErrEmpty, format.ErrDamaged, format.ErrEncrypted, format.ErrTooLarge, format.ErrKind, format.ErrBlurred, context.Canceled, context.DeadlineExceeded}

// kinds are the faults that a reader gives.
var kinds = []fault.Kind{fault.Unreadable, fault.Encrypted, fault.TooLarge, fault.Unsupported, fault.Empty, fault.BadValue}

// errOurs is an error of a reader that is no sentence. Its words stay in the child: they may hold words of the letter.
var errOurs = errors.New("sandbox: the reader failed")

func sentinel(err error) int {
	for i, e := range sentinels {
		if errors.Is(err, e) {
			return i
		}
	}
	return -1
}

// writeRefusal writes an error: as a fault where it is one.
func writeRefusal(err error) (mark, []byte) {
	var w writer
	w.number(sentinel(err))
	f, ok := fault.Of(err)
	if !ok {
		return failed, w
	}
	w.text(string(f.Kind))
	w.text(f.Say.ID)
	var args []say.Arg
	for _, a := range f.Say.Args {
		if s, ok := a.Value.(string); ok && plain(s) {
			args = append(args, say.A(a.Name, s))
		}
	}
	w.number(len(args))
	for _, a := range args {
		w.text(a.Name)
		w.text(a.Value.(string))
	}
	return refused, w
}

// readRefusal gives the error that the child wrote. Only sentences that are known are said.
func readRefusal(m mark, b []byte, known func(string) bool) error {
	s := source{b: b}
	under := errOurs
	if i := s.number(); i >= 0 && i < len(sentinels) {
		under = sentinels[i]
	}
	if m == failed {
		return errors.Join(s.end("error"), under)
	}
	f := &fault.Fault{Kind: fault.Kind(s.text()), Say: say.L(s.text()), Err: under}
	for range s.count(2) {
		f.Say.Args = append(f.Say.Args, say.A(s.text(), s.text()))
	}
	if err := s.end("fault"); err != nil {
		return err
	}
	return believe(f, known)
}

// believe keeps a child from putting words of its own into a sentence for the person.
func believe(f *fault.Fault, known func(string) bool) error {
	ok := strings.HasPrefix(f.Say.ID, "fault.") && known(f.Say.ID)
	is := false
	for _, k := range kinds {
		is = is || f.Kind == k
	}
	for _, a := range f.Say.Args {
		ok = ok && plain(a.Name) && plain(a.Value.(string))
	}
	if !ok || !is {
		return fmt.Errorf("%w: a fault", errFalse)
	}
	return f
}

// plain is the name of a kind of file, and the like.
func plain(s string) bool {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ._-"
	return len(s) <= 40 && strings.Trim(s, letters) == ""
}
