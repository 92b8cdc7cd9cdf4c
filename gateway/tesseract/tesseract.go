// Package tesseract reads pictures with the Tesseract that is installed on this machine, where there is one.
//
// It promises to answer as the engine that is built in answers, only sooner: the picture goes in by standard input and
// the words come out by standard output, nothing is written down, and a picture that takes too long is given up.
package tesseract

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	stdimage "image"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/recourse-health/recourse/format/ocr"
)

// Setting is the name of the variable that says which Tesseract is used: a path, or "off" for the one that is built in.
const Setting = "RECOURSE_TESSERACT"

// limit is how long one picture may take.
const limit = 2 * time.Minute

// A Program is an installed Tesseract 5 that has the languages we read.
type Program struct{ path string }

// Path is where the Tesseract lies that may be used: the one that the setting names, or the one on PATH; "off" if none.
func Path() string {
	path := os.Getenv(Setting)
	if path == "" {
		path = "tesseract"
	}
	if path, err := exec.LookPath(path); err == nil && path != off {
		return path
	}
	return off
}

const off = "off"

// Find looks for a Tesseract that can be used.
func Find(ctx context.Context) (*Program, bool) {
	p := &Program{Path()}
	if p.path == off || !p.usable(ctx) {
		return nil, false
	}
	return p, true
}

// usable reports whether it is of the generation of the one that is built in, and has both languages.
func (p *Program) usable(ctx context.Context) bool {
	ctx, stop := context.WithTimeout(ctx, 5*time.Second)
	defer stop()
	version, err := p.command(ctx, "--version").Output()
	if err != nil || !strings.HasPrefix(string(version), "tesseract 5.") {
		return false
	}
	langs, err := p.command(ctx, "--list-langs").Output()
	have := strings.Fields(string(langs))
	for _, l := range ocr.Traineddata {
		found := false
		for _, h := range have {
			found = found || h == l
		}
		if !found {
			return false
		}
	}
	return err == nil
}

// command runs one thread: several of Tesseract's threads wait for each other more than they read.
func (p *Program) command(ctx context.Context, args ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, p.path, args...)
	c.Env = append(os.Environ(), "OMP_THREAD_LIMIT=1")
	c.WaitDelay = time.Second
	return c
}

// Words reads a picture. It fails with ctx.Err(), and with an error of its own where the program fails.
func (p *Program) Words(ctx context.Context, a ocr.Ask) ([]ocr.Word, error) {
	within, stop := context.WithTimeout(ctx, limit)
	defer stop()
	c := p.command(within, "stdin", "stdout", "-l", ocr.Traineddata[a.Language], "--psm", strconv.Itoa(int(a.Mode)),
		"--dpi", strconv.Itoa(a.DPI), "-c", "hocr_char_boxes=1", "hocr")
	c.Stdin = bytes.NewReader(pgm(a.Picture))
	out, err := c.Output()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return nil, fmt.Errorf("tesseract: ended with %d", exit.ExitCode())
	}
	if err != nil {
		return nil, fmt.Errorf("tesseract: %w", err)
	}
	return ocr.ParseHOCR(out)
}

// pgm is the plainest of the forms in which Tesseract takes a picture.
func pgm(g *stdimage.Gray) []byte {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	out := fmt.Appendf(make([]byte, 0, w*h+20), "P5\n%d %d\n255\n", w, h)
	for y := range h {
		out = append(out, g.Pix[y*g.Stride:y*g.Stride+w]...)
	}
	return out
}
