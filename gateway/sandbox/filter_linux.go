//go:build amd64 || arm64

package sandbox

import (
	"cmp"
	"os"

	"golang.org/x/sys/unix"
)

// A call is a system call, where one argument may have to be so: argument arg, under mask, is want.
type call struct {
	number     uintptr
	arg        uint32
	mask, want uint32
	answer     uint32 // 0: that of the list in which it stands
}

// What the kernel answers.
const (
	allow = 0x7fff0000
	deny  = 0x00050000 | uint32(unix.EPERM)
	never = 0x00050000 | uint32(unix.ENOSYS)
	death = 0x80000000 // calls of another architecture: nobody honest makes them
)

// strict allows what Go and the compiled WebAssembly need to compute and to speak over pipes that are open, and nothing
// else: no file is opened, no connection made, no program run, no process made, no limit changed.
func strict() []unix.SockFilter {
	calls := []call{
		{number: unix.SYS_CLONE, mask: unix.CLONE_THREAD, want: unix.CLONE_THREAD},
		interrupt(),
		{number: unix.SYS_CLONE3, answer: never}, // a C library then takes clone, whose flags can be seen
	}
	for _, n := range append(computing, computingHere...) {
		calls = append(calls, call{number: n})
	}
	return program(calls, allow, deny)
}

// interrupt is how Go interrupts a thread of its own.
func interrupt() call {
	return call{number: unix.SYS_TGKILL, mask: ^uint32(0), want: uint32(os.Getpid()), answer: allow}
}

var computing = []uintptr{
	unix.SYS_READ, unix.SYS_WRITE, unix.SYS_READV, unix.SYS_WRITEV, unix.SYS_PREAD64, unix.SYS_LSEEK, unix.SYS_CLOSE, unix.SYS_FSTAT, unix.SYS_FCNTL,
	unix.SYS_MMAP, unix.SYS_MUNMAP, unix.SYS_MREMAP, unix.SYS_MPROTECT, unix.SYS_MADVISE, unix.SYS_MINCORE, unix.SYS_BRK,
	unix.SYS_FUTEX, unix.SYS_SCHED_YIELD, unix.SYS_SCHED_GETAFFINITY, unix.SYS_NANOSLEEP, unix.SYS_CLOCK_NANOSLEEP, unix.SYS_CLOCK_GETTIME, unix.SYS_GETTIMEOFDAY,
	unix.SYS_RT_SIGACTION, unix.SYS_RT_SIGPROCMASK, unix.SYS_RT_SIGRETURN, unix.SYS_SIGALTSTACK, unix.SYS_RESTART_SYSCALL,
	unix.SYS_EPOLL_CREATE1, unix.SYS_EPOLL_CTL, unix.SYS_EPOLL_PWAIT, unix.SYS_EVENTFD2, unix.SYS_PIPE2, unix.SYS_PPOLL,
	unix.SYS_GETPID, unix.SYS_GETTID, unix.SYS_GETRANDOM, unix.SYS_GETRUSAGE, unix.SYS_RSEQ, unix.SYS_SET_ROBUST_LIST,
	unix.SYS_EXIT, unix.SYS_EXIT_GROUP,
}

// loose is for a child that runs another reader (Tesseract), which has to be loaded and to open its data: it refuses the
// network, every change to a file, and what reaches into other processes and the kernel. Programs that are run inherit it.
func loose() []unix.SockFilter {
	calls := append(writing(unix.SYS_OPENAT, 2), writingHere()...)
	calls = append(calls, interrupt(), call{number: unix.SYS_TGKILL})
	for _, n := range append(reaching, reachingHere...) {
		calls = append(calls, call{number: n})
	}
	return program(calls, deny, allow)
}

// writing are the ways to open a file so that it can be changed; the flags are argument arg.
func writing(number uintptr, arg uint32) (calls []call) {
	for _, f := range []uint32{unix.O_WRONLY, unix.O_RDWR, unix.O_CREAT, unix.O_TRUNC} {
		calls = append(calls, call{number: number, arg: arg, mask: f, want: f})
	}
	return calls
}

var reaching = []uintptr{
	unix.SYS_SOCKET, unix.SYS_SOCKETPAIR, unix.SYS_CONNECT, unix.SYS_BIND, unix.SYS_LISTEN, unix.SYS_ACCEPT, unix.SYS_ACCEPT4, unix.SYS_SENDTO, unix.SYS_SENDMSG, unix.SYS_SENDMMSG,
	unix.SYS_OPENAT2, unix.SYS_OPEN_BY_HANDLE_AT, unix.SYS_UNLINKAT, unix.SYS_RENAMEAT2, unix.SYS_LINKAT, unix.SYS_SYMLINKAT, unix.SYS_MKDIRAT, unix.SYS_MKNODAT,
	unix.SYS_FCHMOD, unix.SYS_FCHMODAT, unix.SYS_FCHOWN, unix.SYS_FCHOWNAT, unix.SYS_TRUNCATE, unix.SYS_FTRUNCATE, unix.SYS_SETXATTR, unix.SYS_LSETXATTR, unix.SYS_FSETXATTR, unix.SYS_UTIMENSAT,
	unix.SYS_MOUNT, unix.SYS_UMOUNT2, unix.SYS_PIVOT_ROOT, unix.SYS_CHROOT, unix.SYS_UNSHARE, unix.SYS_SETNS,
	unix.SYS_PTRACE, unix.SYS_PROCESS_VM_READV, unix.SYS_PROCESS_VM_WRITEV, unix.SYS_PIDFD_OPEN, unix.SYS_PIDFD_GETFD, unix.SYS_KILL, unix.SYS_TKILL, unix.SYS_RT_SIGQUEUEINFO, unix.SYS_RT_TGSIGQUEUEINFO,
	unix.SYS_BPF, unix.SYS_PERF_EVENT_OPEN, unix.SYS_USERFAULTFD, unix.SYS_IO_URING_SETUP, unix.SYS_KEYCTL, unix.SYS_ADD_KEY, unix.SYS_REQUEST_KEY,
	unix.SYS_INIT_MODULE, unix.SYS_FINIT_MODULE, unix.SYS_DELETE_MODULE, unix.SYS_KEXEC_LOAD, unix.SYS_REBOOT,
}

// program writes the filter: calls that fit get one answer, all others the other.
func program(calls []call, fits, others uint32) []unix.SockFilter {
	const arch, number = 4, 0 // where they stand in what the filter is shown
	p := []unix.SockFilter{
		load(arch), jump(unix.BPF_JEQ, audit, 1, 0), answers(death),
		load(number), jump(unix.BPF_JGE, foreign, 0, 1), answers(death),
	}
	for _, c := range calls {
		fits := cmp.Or(c.answer, fits)
		if c.mask == 0 {
			p = append(p, jump(unix.BPF_JEQ, uint32(c.number), 0, 1), answers(fits))
			continue
		}
		p = append(p, jump(unix.BPF_JEQ, uint32(c.number), 0, 5), load(16+8*c.arg),
			unix.SockFilter{Code: unix.BPF_ALU | unix.BPF_AND | unix.BPF_K, K: c.mask},
			jump(unix.BPF_JEQ, c.want, 0, 1), answers(fits), load(number))
	}
	return append(p, answers(others))
}

func load(at uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_LD | unix.BPF_W | unix.BPF_ABS, K: at}
}

func jump(how uint16, k uint32, yes, no uint8) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_JMP | unix.BPF_K | how, K: k, Jt: yes, Jf: no}
}

func answers(k uint32) unix.SockFilter {
	return unix.SockFilter{Code: unix.BPF_RET | unix.BPF_K, K: k}
}
