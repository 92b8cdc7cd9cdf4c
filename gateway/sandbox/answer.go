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

// An answer is what a child says on one request, checked.
type answer struct {
	to      request
	got     func(page.Document) error // is handed each document as it is complete
	doc     page.Document             // the last
	docs    int
	due     int // pages of it that have not come
	picture []byte
	plates  []plate.Plate
	total   int // pages that the file has, of which the plates are some
	inside  []byte
	carried bool
	lacks   Engine
	err     error // what the reader refused
	size    int
	pages   int
}

// hear takes an answer in, frame by frame, and believes none of it before it is checked. onBeat is called at each frame.
func (a *answer) hear(r io.Reader, known func(string) bool, onBeat func()) error {
	for {
		m, b, err := receive(r, maxAnswer-a.size)
		if err != nil && !errors.Is(err, errFalse) {
			err = fmt.Errorf("%w: %w", errGone, err)
		}
		if err != nil {
			return err
		}
		onBeat()
		a.size += len(b) + 1
		if m == ended {
			return a.fits()
		}
		if err := a.add(m, b, known); err != nil {
			return err
		}
	}
}

// fits reports whether the answer is whole, and one to the question.
func (a *answer) fits() error {
	ok := a.due == 0
	switch {
	case a.err != nil || a.lacks != "":
		return nil
	case a.to.Page == words:
		ok = ok && a.docs > 0
	case a.to.Page == within:
		ok = a.carried
	case a.to.Page != shown:
		ok = a.picture != nil
	}
	if !ok {
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
	case whole:
		return a.end()
	case drawn:
		return a.draw(b)
	case plated:
		return a.plate(b)
	case carried:
		a.carried, a.inside = true, b
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
	if a.to.Page != words || a.due > 0 || a.docs == maxDocs {
		return fmt.Errorf("%w: one document too many", errFalse)
	}
	a.doc, a.docs, a.due = d, a.docs+1, pages
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
	a.doc.Pages, a.due, a.pages = append(a.doc.Pages, p), a.due-1, a.pages+1
	return soundPage(p)
}

// end hands a complete document on.
func (a *answer) end() error {
	if a.docs == 0 || a.due > 0 {
		return fmt.Errorf("%w: it stops short", errFalse)
	}
	return a.got(a.doc)
}

func (a *answer) draw(b []byte) error {
	c, err := png.DecodeConfig(bytes.NewReader(b))
	if err != nil || c.Width > maxPaint || c.Height > maxPaint {
		return fmt.Errorf("%w: a picture", errFalse)
	}
	a.picture = b
	return nil
}
