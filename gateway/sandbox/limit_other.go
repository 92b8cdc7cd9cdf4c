//go:build !linux || !(amd64 || arm64)

package sandbox

import (
	"os"
	"syscall"
)

// tighten and lock have no portable form: elsewhere than on Linux a child is bounded by time alone.
func tighten(Limits) error { return nil }

func lock(bool) error { return nil }

// alone is how a child stands to its parent.
func alone() *syscall.SysProcAttr { return nil }

func kill(p *os.Process) { _ = p.Kill() } // it may have ended already

// holds is not known here.
func holds(int) uint64 { return 0 }
