package sandbox_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/recourse-health/recourse/format/pdf"
	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/gateway/sandbox"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/work/intake"
)

// childWord makes this test program a child.
const childWord = "reader-child"

func TestMain(m *testing.M) {
	if len(os.Args) > 1 && os.Args[1] == childWord {
		os.Exit(beChild(os.Args[2:]))
	}
	os.Exit(m.Run())
}

func beChild(engines []string) int {
	c := sandbox.Child{Limits: limits(), Open: openReader}
	for _, e := range engines {
		c.Engines = append(c.Engines, sandbox.Engine(e))
		c.Runs = c.Runs || e == string(engineRuns)
	}
	if err := c.Live(context.Background(), os.Stdin, os.Stdout); err != nil {
		return 1
	}
	return 0
}

func limits() sandbox.Limits {
	return sandbox.Limits{Start: time.Minute, Silence: 20 * time.Second, File: time.Minute, CPU: 5 * time.Minute, Memory: 1 << 30, Space: space, Files: 100, Pages: 500, Bytes: 64 << 20}
}

// enginePDF is made ready as in the product; engineRuns leaves the doors open for another program.
const (
	enginePDF  sandbox.Engine = "pdf"
	engineRuns sandbox.Engine = "runs"
)

type lazy struct {
	mu    sync.Mutex
	doors *sandbox.Doors
	r     *pdf.Reader
}

func (l *lazy) get(ctx context.Context) (r *pdf.Reader, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.r == nil {
		if err := l.doors.Pass(enginePDF); err != nil {
			return nil, err
		}
		if l.r, err = pdf.NewReader(ctx, cache()); err != nil {
			return nil, err
		}
	}
	l.doors.Beat()
	return l.r, nil
}

func (l *lazy) Read(ctx context.Context, b []byte) (page.Document, error) {
	r, err := l.get(ctx)
	if err != nil {
		return page.Document{}, err
	}
	return r.Read(ctx, b)
}

func (l *lazy) Scan(ctx context.Context, b []byte, n int) (pdf.Scan, error) {
	r, err := l.get(ctx)
	if err != nil {
		return pdf.Scan{}, err
	}
	return r.Scan(ctx, b, n)
}

func (l *lazy) Render(ctx context.Context, b []byte, n, dpi int) ([]byte, error) {
	r, err := l.get(ctx)
	if err != nil {
		return nil, err
	}
	return r.Render(ctx, b, n, dpi)
}

func (l *lazy) Looks(ctx context.Context, b []byte, k pdf.Looking, each func(int, pdf.Look) error) error {
	r, err := l.get(ctx)
	if err != nil {
		return err
	}
	return r.Looks(ctx, b, k, each)
}

func (l *lazy) Inside(ctx context.Context, b []byte, name string) ([]byte, error) {
	r, err := l.get(ctx)
	if err != nil {
		return nil, err
	}
	return r.Inside(ctx, b, name)
}

// possessed is a reader that a file has taken over: it does what the file says.
type possessed struct {
	intake.Files
	doors *sandbox.Doors
}

func openReader(d *sandbox.Doors) (sandbox.Reader, func(context.Context, sandbox.Engine) error) {
	l := &lazy{doors: d}
	return possessed{intake.Files{PDF: l}, d}, func(ctx context.Context, e sandbox.Engine) error {
		if e == engineRuns {
			return nil
		}
		if e != enginePDF {
			return fmt.Errorf("no engine %q", e)
		}
		_, err := l.get(ctx)
		return err
	}
}

func (p possessed) Each(ctx context.Context, n int, name string, b []byte, got func(page.Document) error) error {
	deed, told := strings.CutPrefix(string(b), "!")
	if !told {
		return p.Files.Each(ctx, n, name, b, got)
	}
	switch deed {
	case "hang":
		time.Sleep(time.Hour) // an empty select would be found out as a deadlock where no other goroutine lives
	case "spin":
		for i := 0; ; i++ {
			spun = i
		}
	case "crash":
		panic(deed)
	case "exit":
		os.Exit(0)
	case "garbage":
		os.Stdout.WriteString(strings.Repeat("I am no frame. ", 1000))
	case "flood":
		for {
			os.Stdout.Write([]byte("b\x00\x00\x00\x00"))
		}
	case "large":
		os.Stdout.Write([]byte("p\xff\xff\xff\xff"))
		select {}
	case "eat":
		eat()
	case "steady":
		for range 15 {
			time.Sleep(100 * time.Millisecond)
			p.doors.Beat()
		}
	case "who":
		deed = fmt.Sprint(os.Getpid())
	case "better":
		if err := got(told1("a first look")); err != nil {
			return err
		}
	case "lack":
		_ = p.doors.Pass("levitation")
	}
	if f := lies[deed]; f != nil {
		for _, d := range f() {
			if err := got(d); err != nil {
				return err
			}
		}
		return nil
	}
	if f := deeds[deed]; f != nil {
		deed = outcome(f())
	}
	return got(told1(deed))
}

func told1(s string) page.Document {
	return page.Document{Kind: "text", Reader: "text/1", Pages: []page.Page{{Text: s, Words: []page.Word{{To: len(s), Sure: 100}}}}}
}

var (
	kept [][]byte
	spun int
)

func eat() {
	for {
		b := make([]byte, 16<<20)
		for i := range b {
			b[i] = 1
		}
		kept = append(kept, b)
		time.Sleep(5 * time.Millisecond)
	}
}

func outcome(err error) string {
	if err == nil {
		return "done"
	}
	return "refused"
}

// deeds are what a reader must not be able to do; each must be refused.
var deeds = map[string]func() error{
	"connect": func() error { c, err := net.DialTimeout("tcp", "127.0.0.1:1", time.Second); return closed(c, err) },
	"listen":  func() error { l, err := net.Listen("tcp", "127.0.0.1:0"); return closed(l, err) },
	"read":    func() error { _, err := os.ReadFile("/etc/passwd"); return err },
	"write":   func() error { return os.WriteFile(os.TempDir()+"/recourse-sandbox-test", []byte("x"), 0o600) },
	"list":    func() error { _, err := os.ReadDir("/"); return err },
	"run": func() error {
		c := exec.Command("/bin/true")
		c.Stdin, c.Stdout, c.Stderr = strings.NewReader(""), new(strings.Builder), new(strings.Builder) // pipes, for no file is opened to write
		return c.Run()
	},
	"signal": func() error { p, _ := os.FindProcess(os.Getppid()); return p.Signal(os.Interrupt) },
}

// closed takes what came of an attempt. A port where nobody listens is also a connection that was tried.
func closed(c io.Closer, err error) error {
	if err == nil {
		return c.Close()
	}
	if strings.Contains(err.Error(), "connection refused") {
		return nil
	}
	return err
}

// lies are answers that no reader gives.
var lies = map[string]func() []page.Document{
	"outside":   func() []page.Document { d := told1("word"); d.Pages[0].Words[0].To = 400; return docs(d) },
	"backwards": func() []page.Document { d := told1("word"); d.Pages[0].Words[0].From = -4; return docs(d) },
	"endless":   func() []page.Document { d := told1("word"); d.Pages[0].Words[0].Box[2] = inf(); return docs(d) },
	"split":     func() []page.Document { d := told1("é"); d.Pages[0].Words[0].To = 1; return docs(d) },
	"bytes":     func() []page.Document { return docs(told1("\xff\xfe")) },
	"kind":      func() []page.Document { d := told1("word"); d.Kind = "<script>"; return docs(d) },
	"finding": func() []page.Document {
		d := told1("word")
		d.Findings = []string{"Your claim is paid."}
		return docs(d)
	},
	"pages":     func() []page.Document { d := told1("word"); d.Pages = make([]page.Page, 100_000); return docs(d) },
	"documents": func() []page.Document { return make([]page.Document, 1000) },
	"nothing":   func() []page.Document { return nil },
	"nobody":    func() []page.Document { d := told1("word"); d.Reader = ""; return docs(d) },
}

func docs(d ...page.Document) []page.Document { return d }

func inf() float32 { var zero float32; return 1 / zero }

// newPool makes a pool as the product does, with other limits where a test says so.
func newPool(t *testing.T, change func(*sandbox.Options)) *sandbox.Pool {
	o := sandbox.Options{
		Command: []string{"recourse", childWord}, Env: []string{"TMPDIR=" + os.TempDir()}, Size: 2, Queue: 50, Limits: limits(), Reader: intake.Files{}, Engines: []sandbox.Engine{enginePDF},
		Needs: func(k sniff.Kind) []sandbox.Engine {
			if k == sniff.PDF {
				return []sandbox.Engine{enginePDF}
			}
			return nil
		},
		Sentence: func(id string) bool { return strings.HasPrefix(id, "fault.file.") },
	}
	if change != nil {
		change(&o)
	}
	p := sandbox.New(o)
	t.Cleanup(func() {
		p.Close()
		if left := children(); len(left) > 0 {
			t.Errorf("children remain: %v", left)
		}
	})
	return p
}

// cache is shared by the tests of one machine, as compiling takes seconds.
func cache() string { return os.TempDir() + "/recourse-sandbox-cache" }

// children are the processes that this one has started and that are still there.
func children() (pids []string) {
	all, _ := os.ReadDir("/proc")
	for _, e := range all {
		b, err := os.ReadFile("/proc/" + e.Name() + "/stat")
		if err != nil {
			continue
		}
		_, rest, _ := strings.Cut(string(b), ") ")
		if f := strings.Fields(rest); len(f) > 1 && f[1] == fmt.Sprint(os.Getpid()) {
			pids = append(pids, e.Name())
		}
	}
	return pids
}

func readText(ctx context.Context, p *sandbox.Pool, s string) (string, error) {
	docs, err := p.Read(ctx, 0, "a.txt", []byte(s))
	if err != nil {
		return "", err
	}
	if len(docs) != 1 || len(docs[0].Pages) != 1 {
		return "", errors.New("not one page")
	}
	return strings.TrimSpace(docs[0].Pages[0].Text), nil
}
