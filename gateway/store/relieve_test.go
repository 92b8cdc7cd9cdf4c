package store

import (
	"testing"
	"time"
)

func TestRested(t *testing.T) {
	for attempt, want := range map[int]time.Duration{0: 0, 1: 0, 2: time.Second, 4: 9 * time.Second, 25: 576 * time.Second, 1000: time.Hour} {
		if got := rested(attempt); got != want {
			t.Errorf("attempt %d: %v, want %v", attempt, got, want)
		}
	}
}
