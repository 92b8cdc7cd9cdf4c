package sandbox

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"io"

	"github.com/recourse-health/recourse/format/plate"
	"github.com/recourse-health/recourse/value/page"
)

// An answer is what a child said on one request, checked.
type answer struct {
	docs    []page.Document
	picture []byte
	plates  []plate.Plate
	total   int // pages that the file has, of which these are some
	inside  []byte
	heard   bool // something that is no document and no picture has come
	lacks   Engine
	err     error // what the reader refused
	size    int
	due     int // pages of the last document that have not come
}

// hear takes an answer in, frame by frame, and believes none of it before it is checked. onBeat is called at each frame.
func hear(r io.Reader, known func(string) bool, onBeat func()) (a answer, err error) {
	for {
		m, b, err := receive(r, maxAnswer-a.size)
		if err != nil {
			if !errors.Is(err, errFalse) {
				err = fmt.Errorf("%w: %w", errGone, err)
			}
			return answer{}, err
		}
		onBeat()
		a.size += len(b) + 1
		if m == ended {
			return a, a.whole()
		}
		if err := a.add(m, b, known); err != nil {
			return answer{}, err
		}
	}
}

// whole reports whether all that was announced has come.
func (a *answer) whole() error {
	if a.due > 0 || a.err == nil && a.lacks == "" && a.picture == nil && len(a.docs) == 0 && !a.heard {
		return fmt.Errorf("%w: it stops short", errFalse)
	}
	return nil
}

func (a *answer) add(m mark, b []byte, known func(string) bool) error {
	switch m {
	case beat:
		return nil
	case begun:
		return a.begin(b)
	case leaf:
		return a.page(b)
	case drawn:
		return a.draw(b)
	case plated:
		a.heard = true
		return a.plate(b)
	case carried:
		a.heard, a.inside = true, b
		return nil
	case lacking:
		a.lacks = Engine(b)
		return nil
	case refused, failed:
		a.err = readRefusal(m, b, known)
		if errors.Is(a.err, errFalse) {
			return a.err
		}
		return nil
	}
	return fmt.Errorf("%w: a frame %q", errFalse, byte(m))
}

func (a *answer) begin(b []byte) error {
	d, pages, err := readHead(b)
	if err != nil {
		return err
	}
	if a.due > 0 || len(a.docs) == maxDocs {
		return fmt.Errorf("%w: one document too many", errFalse)
	}
	a.docs, a.due = append(a.docs, d), pages
	return soundHead(d, pages)
}

func (a *answer) page(b []byte) error {
	if a.due == 0 {
		return fmt.Errorf("%w: a page too many", errFalse)
	}
	p, err := readPage(b)
	if err != nil {
		return err
	}
	d := &a.docs[len(a.docs)-1]
	d.Pages, a.due = append(d.Pages, p), a.due-1
	return soundPage(p)
}

func (a *answer) draw(b []byte) error {
	c, err := png.DecodeConfig(bytes.NewReader(b))
	if err != nil || c.Width > maxPaint || c.Height > maxPaint {
		return fmt.Errorf("%w: a picture", errFalse)
	}
	a.picture = b
	return nil
}

func (a *answer) pages() (n int) {
	for _, d := range a.docs {
		n += len(d.Pages)
	}
	return n
}
