package fault_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
)

// A fault is found however deep it lies, so that the person is told what to do and not what broke.
func TestOf(t *testing.T) {
	f := fault.New(fault.Empty, say.L("fault.file.empty"))
	for name, c := range map[string]struct {
		err error
		ok  bool
	}{
		"itself": {f, true}, "wrapped": {fmt.Errorf("cli: %w", f), true}, "joined": {errors.Join(io.EOF, f), true},
		"beneath another error": {fmt.Errorf("a: %w", fmt.Errorf("b: %w", f)), true}, "no fault": {io.EOF, false}, "nothing": {nil, false},
	} {
		got, ok := fault.Of(c.err)
		if ok != c.ok || ok && got != f {
			t.Errorf("%s: %v %v", name, got, ok)
		}
	}
	// Of two faults the outer one is what is said.
	outer := fault.Wrap(fault.Unreadable, say.L("fault.file.damaged"), f)
	if got, _ := fault.Of(outer); got != outer || !errors.Is(outer, f) {
		t.Errorf("%v", got)
	}
}

func TestWhatLiesBeneathStaysInReach(t *testing.T) {
	f := fault.Wrap(fault.Unreadable, say.L("fault.file.damaged"), io.ErrUnexpectedEOF)
	if !errors.Is(f, io.ErrUnexpectedEOF) || fault.New(fault.Busy, say.L("x")).Unwrap() != nil {
		t.Errorf("%v", f)
	}
}

// A fault may be logged: its text names the kind and the sentence, and never what the sentence says of a person.
func TestAFaultMayBeLogged(t *testing.T) {
	for _, f := range []*fault.Fault{
		fault.New(fault.BadValue, say.L("fault.case.value", say.A("fact", "Odalys Brandt takes topiramate"))),
		fault.Wrap(fault.BadValue, say.L("fault.case.value", say.A("fact", "Odalys Brandt takes topiramate")), io.EOF),
	} {
		if s := f.Error(); strings.Contains(s, "Odalys") || !strings.HasPrefix(s, "bad_value: fault.case.value") || strings.HasSuffix(s, "EOF") != (f.Err != nil) {
			t.Errorf("%q", s)
		}
	}
}
