package sandbox

import (
	"encoding/binary"
	"fmt"
	"io"
)

// mark says what a frame is.
type mark byte

const (
	asked   mark = 'q' // a request, to the child; all others come from it
	ready   mark = 'r' // engines are ready, the doors are shut
	beat    mark = 'b' // still at work
	begun   mark = 'd' // a document: all but its pages
	leaf    mark = 'p' // a page of it
	whole   mark = 'w' // the document is complete
	drawn   mark = 'i' // a picture
	plated  mark = 'k' // a picture of a page, as a PDF holds it
	carried mark = 'c' // a file that was inside
	refused mark = 'f' // a fault: one sentence
	failed  mark = 'e' // an error that is no sentence
	lacking mark = 'n' // an engine that was not made ready
	ended   mark = '.' // nothing more on this request
)

const (
	maxFrame  = 96 << 20  // one frame
	maxAnswer = 192 << 20 // all frames of one answer
)

// send writes one frame: mark, length, bytes.
func send(w io.Writer, m mark, b []byte) error {
	head := binary.BigEndian.AppendUint32([]byte{byte(m)}, uint32(len(b)))
	if _, err := w.Write(head); err != nil {
		return err
	}
	_, err := w.Write(b)
	return err
}

// receive reads one frame of at most so many bytes. Memory grows with what has come, not with what was announced.
func receive(r io.Reader, most int) (mark, []byte, error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return 0, nil, err
	}
	n := int(binary.BigEndian.Uint32(head[1:]))
	if n > min(most, maxFrame) {
		return 0, nil, fmt.Errorf("%w: a frame of %d bytes", errFalse, n)
	}
	b := make([]byte, 0, min(n, 64<<10))
	for len(b) < n {
		if len(b) == cap(b) {
			b = append(make([]byte, 0, min(n, 2*cap(b))), b...)
		}
		got, err := r.Read(b[len(b):min(n, cap(b))])
		b = b[:len(b)+got]
		if err != nil && len(b) < n {
			return 0, nil, err
		}
	}
	return mark(head[0]), b, nil
}
