package sandbox

import "golang.org/x/sys/unix"

const (
	audit   = unix.AUDIT_ARCH_X86_64
	foreign = 0x40000000 // calls of the x32 kind
)

var (
	computingHere = []uintptr{unix.SYS_EPOLL_WAIT, unix.SYS_POLL, unix.SYS_TIME}
	reachingHere  = []uintptr{
		unix.SYS_CREAT, unix.SYS_UNLINK, unix.SYS_RENAME, unix.SYS_RENAMEAT, unix.SYS_LINK, unix.SYS_SYMLINK, unix.SYS_MKDIR, unix.SYS_RMDIR, unix.SYS_MKNOD,
		unix.SYS_CHMOD, unix.SYS_CHOWN, unix.SYS_LCHOWN, unix.SYS_UTIMES, unix.SYS_UTIME,
	}
)

func writingHere() []call { return writing(unix.SYS_OPEN, 1) }
