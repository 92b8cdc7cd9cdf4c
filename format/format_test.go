package format

import (
	"errors"
	"testing"
)

func TestCheck(t *testing.T) {
	for n, want := range map[int]error{0: ErrEmpty, 1: nil, MaxBytes: nil, MaxBytes + 1: ErrTooLarge} {
		if err := Check(make([]byte, n)); !errors.Is(err, want) {
			t.Errorf("%d bytes: %v, want %v", n, err, want)
		}
	}
}
