package sandbox_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/plate"
	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/gateway/sandbox"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/work/intake"
)

const mail = "From: plan@juniper.example\r\nTo: o@brandt.example\r\nSubject: Decision\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee the letter.\r\n"

func letter(t testing.TB, name string) []byte {
	b, err := os.ReadFile(filepath.Join("../../corpus/letters", name, "letter.pdf"))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// What a child reads is what this process would have read, to the letter and to the box, and so is what it refuses.
func TestAsInThisProcess(t *testing.T) {
	p, here := newPool(t, nil), intake.Files{PDF: &lazy{}}
	pdf := letter(t, "01-sotyktu-two-of-three")
	for name, body := range map[string]string{
		"a.txt":      "Juniper Health Plan\n\nWe denied your request for Qulipta.\n",
		"es.txt":     "Negamos su petición de Qulipta.",
		"a.html":     "<!DOCTYPE html><html><body><h1>Notice</h1><p>We denied it.</p><p style='display:none'>paid</p></body></html>",
		"a.eml":      mail + "--b\r\nContent-Type: text/plain; name=letter.txt\r\nContent-Disposition: attachment; filename=letter.txt\r\n\r\nWe denied it.\r\n--b--\r\n",
		"pdf.eml":    mail + "--b\r\nContent-Type: application/pdf; name=letter.pdf\r\nContent-Disposition: attachment; filename=letter.pdf\r\n\r\n" + string(pdf) + "\r\n--b--\r\n",
		"a.pdf":      string(pdf),
		"cut.pdf":    string(pdf[:3000]),
		"empty.txt":  " \n ",
		"none.txt":   "",
		"a.heic":     "\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic",
		"a.docx":     "PK\x03\x04word/document.xml",
		"a.rtf":      `{\rtf1 a}`,
		"broken.eml": "From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b--",
	} {
		want, wantErr := here.Read(t.Context(), 3, name, []byte(body))
		got, err := p.Read(t.Context(), 3, name, []byte(body))
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s: another reading than here", name)
		}
		same(t, name, err, wantErr)
	}
}

func same(t *testing.T, name string, got, want error) {
	t.Helper()
	f, ok := fault.Of(got)
	g, wanted := fault.Of(want)
	if ok != wanted || ok && (f.Kind != g.Kind || !reflect.DeepEqual(f.Say, g.Say)) {
		t.Errorf("%s: %v, want %v", name, got, want)
	}
	for _, e := range []error{format.ErrDamaged, format.ErrEmpty, format.ErrKind} {
		if errors.Is(got, e) != errors.Is(want, e) {
			t.Errorf("%s: %v, want %v beneath", name, got, e)
		}
	}
}

// A page is drawn by a child, too.
func TestRender(t *testing.T) {
	p, here := newPool(t, nil), intake.Files{PDF: &lazy{}}
	b := letter(t, "01-sotyktu-two-of-three")
	want, err := here.Render(t.Context(), b, 1, 60)
	if err != nil {
		t.Fatal(err)
	}
	if got, err := p.Render(t.Context(), b, 1, 60); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("%d bytes, want %d; %v", len(got), len(want), err)
	}
	for _, bad := range []struct {
		b      []byte
		n, dpi int
	}{{b, 99, 60}, {b, -1, 60}, {b, 0, 1_000_000}, {[]byte("words"), 0, 60}} {
		if got, err := p.Render(t.Context(), bad.b, bad.n, bad.dpi); err == nil {
			t.Errorf("page %d at %d: %d bytes", bad.n, bad.dpi, len(got))
		}
	}
}

// A file that takes its reader over costs the reader, and whoever asked gets one sentence in time.
func TestHostile(t *testing.T) {
	p := newPool(t, func(o *sandbox.Options) {
		o.Limits.Silence, o.Limits.File = patience*time.Second, patience*3*time.Second
	})
	for deed, want := range map[string]string{
		"hang": "fault.file.slow", "spin": "fault.file.slow", "flood": "fault.file.slow", "crash": "fault.file.broke", "exit": "fault.file.broke",
		"garbage": "fault.file.broke", "large": "fault.file.broke", "lack": "fault.file.broke",
	} {
		began := time.Now()
		_, err := readText(t.Context(), p, "!"+deed)
		if f, ok := fault.Of(err); !ok || f.Say.ID != want {
			t.Errorf("%s: %v, want %s", deed, err, want)
		}
		if took := time.Since(began); took > patience*20*time.Second {
			t.Errorf("%s: %v", deed, took)
		}
		if got, err := readText(t.Context(), p, "Dear Ms. Osei:"); got != "Dear Ms. Osei:" {
			t.Errorf("after %s: %q %v", deed, got, err)
		}
	}
}

// A file that takes more memory than it may is stopped before the machine feels it.
func TestMemory(t *testing.T) {
	p := newPool(t, func(o *sandbox.Options) { o.Limits.Memory = 300 << 20 })
	if f, ok := fault.Of(second(readText(t.Context(), p, "!eat"))); !ok || f.Say.ID != "fault.file.heavy" {
		t.Errorf("%v", f)
	}
}

// An answer that no reader gives is not believed.
func TestLies(t *testing.T) {
	p := newPool(t, nil)
	for lie := range lies {
		if f, ok := fault.Of(second(readText(t.Context(), p, "!"+lie))); !ok || f.Say.ID != "fault.file.broke" {
			t.Errorf("%s: %v", lie, f)
		}
	}
}

func second(_ string, err error) error { return err }

// Behind shut doors there is no network, no file, no other program.
func TestDoors(t *testing.T) {
	p := newPool(t, nil)
	for deed := range deeds {
		if got, err := readText(t.Context(), p, "!"+deed); got != "refused" {
			t.Errorf("%s: %s %v", deed, got, err)
		}
	}
	os.Remove(os.TempDir() + "/recourse-sandbox-test")
}

// Where another program has to be run, doors stay open for that and for reading, and for nothing else.
func TestDoorsForAProgram(t *testing.T) {
	p := newPool(t, func(o *sandbox.Options) {
		o.Needs = func(sniff.Kind) []sandbox.Engine { return []sandbox.Engine{engineRuns} }
	})
	for deed := range deeds {
		want := "refused"
		if deed == "read" || deed == "list" || deed == "run" {
			want = "done"
		}
		if got, err := readText(t.Context(), p, "!"+deed); got != want {
			t.Errorf("%s: %s, want %s; %v", deed, got, want, err)
		}
	}
}

// Progress is what keeps a slow file alive; the limit is on silence.
func TestProgress(t *testing.T) {
	p := newPool(t, func(o *sandbox.Options) { o.Limits.Silence = 700 * time.Millisecond })
	if got, err := readText(t.Context(), p, "!steady"); got != "steady" {
		t.Errorf("%q %v", got, err)
	}
}

// A first look is there before the better one, which takes its place; who wants no more ends it.
func TestBetter(t *testing.T) {
	p := newPool(t, nil)
	var seen []string
	if err := p.Each(t.Context(), 7, "a.txt", []byte("!better"), func(d page.Document) error {
		seen = append(seen, fmt.Sprint(d.File, d.Pages[0].Text))
		return nil
	}); err != nil || !reflect.DeepEqual(seen, []string{"7a first look", "7better"}) {
		t.Errorf("%q %v", seen, err)
	}
	enough := errors.New("enough")
	if err := p.Each(t.Context(), 0, "a.txt", []byte("!better"), func(page.Document) error { return enough }); !errors.Is(err, enough) {
		t.Error(err)
	}
}

// Who no longer waits ends the child's work, and is told why.
func TestCancel(t *testing.T) {
	p := newPool(t, nil)
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	began := time.Now()
	if _, err := readText(ctx, p, "!spin"); !errors.Is(err, context.DeadlineExceeded) || time.Since(began) > 5*time.Second {
		t.Errorf("%v after %v", err, time.Since(began))
	}
}

// A child serves until it has done its share, and not beyond a fault.
func TestReplaced(t *testing.T) {
	p := newPool(t, func(o *sandbox.Options) { o.Size, o.Limits.Files = 1, 3 })
	var all []string
	for range 6 {
		all = append(all, child(t, p))
	}
	if all[0] != all[1] || all[1] != all[2] || all[2] == all[3] || all[3] != all[5] {
		t.Errorf("children %v", all)
	}
	before := child(t, p)
	if _, err := readText(t.Context(), p, " \n "); err == nil {
		t.Error("blanks are read")
	}
	if child(t, p) == before {
		t.Error("a child goes on after a fault")
	}
}

// child says which child reads.
func child(t *testing.T, p *sandbox.Pool) string {
	t.Helper()
	pid, err := readText(t.Context(), p, "!who")
	if err != nil {
		t.Error(err)
	}
	return pid
}

// A child that somebody ended while it was idle costs nobody anything.
func TestEndedWhileIdle(t *testing.T) {
	p := newPool(t, nil)
	pid, _ := strconv.Atoi(child(t, p))
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		t.Fatal(err)
	}
	if got, err := readText(t.Context(), p, "Dear Ms. Osei:"); got == "" {
		t.Error(err)
	}
}

// Many at a time wait for their turn.
func TestManyAtATime(t *testing.T) {
	p := newPool(t, func(o *sandbox.Options) { o.Queue = 12 })
	var all sync.WaitGroup
	for i := range 12 {
		all.Go(func() {
			want := fmt.Sprintf("Letter %d", i)
			if got, err := readText(t.Context(), p, want); got != want {
				t.Errorf("%q %v, want %q", got, err, want)
			}
		})
	}
	all.Wait()
}

// More than may wait are told to come again.
func TestBusy(t *testing.T) {
	full := newPool(t, func(o *sandbox.Options) { o.Size, o.Queue = 1, 0 })
	ctx, cancel := context.WithCancel(t.Context())
	var all sync.WaitGroup
	all.Go(func() { readText(ctx, full, "!hang") })
	for full.Working() == 0 {
		time.Sleep(time.Millisecond)
	}
	if f, ok := fault.Of(second(readText(t.Context(), full, "Dear Ms. Osei:"))); !ok || f.Kind != fault.Busy {
		t.Errorf("%v", f)
	}
	cancel()
	all.Wait()
}

// A pool that is warm says so, and has a child by again after one was lost.
func TestWarm(t *testing.T) {
	p := newPool(t, nil)
	if ok, _ := p.Ready(); ok {
		t.Error("ready before anything was started")
	}
	if err := p.Warm(t.Context(), enginePDF); err != nil {
		t.Fatal(err)
	}
	if ok, since := p.Ready(); !ok || since != 0 {
		t.Errorf("%v %v", ok, since)
	}
	if _, err := readText(t.Context(), p, "!exit"); err == nil {
		t.Error("an answer from nobody")
	}
	for until := time.Now().Add(10 * time.Second); len(children()) == 0; {
		if time.Now().After(until) {
			t.Fatal("no child was put by")
		}
		time.Sleep(5 * time.Millisecond)
	}
	if err := p.Warm(t.Context(), "levitation"); err == nil {
		t.Error("an engine that is not there is ready")
	}
}

// A program that is not there is our own fault and no sentence about the file.
func TestNoProgram(t *testing.T) {
	p := newPool(t, func(o *sandbox.Options) { o.Program = func() (string, error) { return "/nowhere/recourse", nil } })
	_, err := readText(t.Context(), p, "Dear Ms. Osei:")
	if _, ok := fault.Of(err); ok || err == nil {
		t.Error(err)
	}
	if err := p.Warm(t.Context()); err == nil {
		t.Error("warm without a program")
	}
}

// Pictures of pages come out of a child as they are made here, with their words; so does a file that a PDF carries.
func TestPlates(t *testing.T) {
	p, here := newPool(t, nil), intake.Files{PDF: &lazy{}}
	body := letter(t, "01-sotyktu-two-of-three")
	for _, w := range []intake.Shown{{To: 9, Read: true}, {From: 1, To: 2, Fax: true}} {
		var want, got []plate.Plate
		if err := here.Plates(t.Context(), "a.pdf", body, w, func(_ int, k plate.Plate) error { want = append(want, k); return nil }); err != nil {
			t.Fatal(err)
		}
		total := 0
		err := p.Plates(t.Context(), "a.pdf", body, w, func(n int, k plate.Plate) error { got, total = append(got, k), n; return nil })
		if err != nil || total != 2 || len(got) != len(want) || len(got) == 0 {
			t.Fatalf("%d of %d plates, want %d: %v", len(got), total, len(want), err)
		}
		for i := range got {
			want[i].Wide, want[i].High = float64(float32(want[i].Wide)), float64(float32(want[i].High))
			if !reflect.DeepEqual(got[i], want[i]) {
				t.Errorf("plate %d is another than here", i)
			}
		}
	}
	for name, b := range map[string][]byte{"a.txt": []byte("no pages"), "cut.pdf": body[:3000], "cut.png": []byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"), "none": nil} {
		each := func(int, plate.Plate) error { return nil }
		w := intake.Shown{To: 1}
		same(t, name, p.Plates(t.Context(), name, b, w, each), here.Plates(t.Context(), name, b, w, each))
	}
	if b, err := p.Inside(t.Context(), body, "case.json"); len(b) != 0 || err != nil {
		t.Errorf("%d bytes, %v", len(b), err)
	}
}
