package sandbox

import "golang.org/x/sys/unix"

const (
	audit   = unix.AUDIT_ARCH_AARCH64
	foreign = 0xffffffff // there is no second kind of calls
)

var (
	computingHere []uintptr
	reachingHere  = []uintptr{unix.SYS_RENAMEAT}
)

func writingHere() []call { return nil }
