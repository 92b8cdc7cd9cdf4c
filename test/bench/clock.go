package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"
)

// A cost is what one command took.
type cost struct {
	wall, cpu float64 // ms
	most      float64 // MB, of its largest process
	out       []byte
}

// run runs a command to its end; what fails ends the bench with its words.
func run(env []string, name string, args ...string) cost {
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), env...)
	var words strings.Builder
	cmd.Stderr = &words
	start := time.Now()
	out, err := cmd.Output()
	c := cost{wall: ms(time.Since(start)), out: out}
	if err != nil {
		must(fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, words.String()))
	}
	c.cpu = ms(cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime())
	if u, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok {
		c.most = float64(u.Maxrss) / 1000
	}
	return c
}

// here is the CPU that something takes in this process, in ms.
func here(do func()) float64 {
	var a, b syscall.Rusage
	must(syscall.Getrusage(syscall.RUSAGE_SELF, &a))
	do()
	must(syscall.Getrusage(syscall.RUSAGE_SELF, &b))
	return float64(b.Utime.Nano()+b.Stime.Nano()-a.Utime.Nano()-a.Stime.Nano()) / 1e6
}

// rounds calls both sides in turn.
func rounds(n int, ours, them func() float64) (a, b []float64) {
	for range n {
		a = append(a, ours())
		if them != nil {
			b = append(b, them())
		}
	}
	return a, b
}

// version is the first line of what a program says of itself, "" where it is not installed.
func version(name string, args ...string) string {
	if _, err := exec.LookPath(name); err != nil {
		return ""
	}
	out, _ := exec.Command(name, args...).CombinedOutput()
	line, _, _ := strings.Cut(string(out), "\n")
	return strings.TrimSpace(strings.Replace(line, " version ", " ", 1))
}

func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }
