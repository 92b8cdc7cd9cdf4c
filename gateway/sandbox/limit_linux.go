//go:build amd64 || arm64

package sandbox

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"strconv"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// alone puts a child into a group of its own, so that all it starts can be ended with it, and ends it with its parent.
func alone() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// kill ends the child and its group. They may have ended already; a group is never somebody else's, since it is
// waited for only after.
func kill(p *os.Process) {
	_ = syscall.Kill(-p.Pid, syscall.SIGKILL)
	_ = p.Kill()
}

// holds is the memory that a process has in use.
func holds(pid int) uint64 {
	b, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", pid))
	if err != nil {
		return 0 // it has ended
	}
	fields := bytes.Fields(b)
	if len(fields) < 2 {
		return 0
	}
	n, _ := strconv.ParseUint(string(fields[1]), 10, 64) // the kernel writes a number
	return n * uint64(os.Getpagesize())
}

// tighten bounds what this process may use, for ever.
func tighten(l Limits) error {
	seconds := uint64(l.CPU.Seconds())
	for _, r := range []struct {
		what int
		most uint64
	}{{unix.RLIMIT_CORE, 0}, {unix.RLIMIT_NOFILE, 64}, {unix.RLIMIT_CPU, seconds}, {unix.RLIMIT_AS, l.Space}} {
		if r.most == 0 && r.what != unix.RLIMIT_CORE {
			continue
		}
		if err := unix.Setrlimit(r.what, &unix.Rlimit{Cur: r.most, Max: r.most}); err != nil {
			return fmt.Errorf("limit %d: %w", r.what, err)
		}
	}
	return disinherit()
}

// disinherit closes what the parent was given by others and passed on unknowingly.
func disinherit() error {
	all, err := os.ReadDir("/proc/self/fd")
	if err != nil {
		return nil // without /proc there is no list
	}
	for _, e := range all {
		fd, err := strconv.Atoi(e.Name())
		if err != nil || fd <= 2 {
			continue
		}
		if flags, err := unix.FcntlInt(uintptr(fd), unix.F_GETFD, 0); err == nil && flags&unix.FD_CLOEXEC == 0 {
			_ = unix.Close(fd) // it is nobody's here
		}
	}
	return nil
}

// lock shuts the doors: from here on this process, on all its threads, only computes and speaks to its parent.
func lock(runs bool) error {
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{}); err != nil {
		return fmt.Errorf("limit of files: %w", err)
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := unix.Prctl(unix.PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0); err != nil {
		return fmt.Errorf("no new privileges: %w", err)
	}
	rules := strict()
	if runs {
		rules = loose()
	}
	program := unix.SockFprog{Len: uint16(len(rules)), Filter: &rules[0]}
	const setModeFilter, allThreads = 1, 1
	_, _, e := unix.Syscall(unix.SYS_SECCOMP, setModeFilter, allThreads, uintptr(unsafe.Pointer(&program)))
	if e == unix.ENOSYS || e == unix.EINVAL {
		return nil // a kernel without filters: the other limits stand
	}
	if e != 0 {
		return fmt.Errorf("filter: %w", e)
	}
	return nil
}
