package sandbox

import (
	"bufio"
	"errors"
	"sync"
)

// errShut is what an engine gets that wants to be made ready after the first byte of a stranger's.
var errShut = errors.New("sandbox: the doors are shut")

// Doors stand between a child and the machine: open while its engines are made ready, shut before it sees a file. Outside
// of a child there are none (nil), and all is open.
type Doors struct {
	mu     sync.Mutex
	shut   bool
	wanted Engine // an engine that came too late
	out    *bufio.Writer
}

// Pass lets an engine open files to make itself ready. Where that is no longer allowed, the child says what it lacks, and
// another that has it takes the file over, whatever the reader makes of the error.
func (d *Doors) Pass(e Engine) error {
	if d == nil {
		return nil
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.shut {
		d.wanted = e
		return errShut
	}
	return nil
}

// Beat says that the child is at work: a page more was begun.
func (d *Doors) Beat() {
	if d != nil {
		_ = d.send(beat, nil) // who does not listen has ended this child already
	}
}

func (d *Doors) send(m mark, b []byte) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if err := send(d.out, m, b); err != nil || m == begun || m == leaf {
		return err
	}
	return d.out.Flush()
}

func (d *Doors) lacks() (e Engine) {
	d.mu.Lock()
	defer d.mu.Unlock()
	e, d.wanted = d.wanted, ""
	return e
}

func (d *Doors) lacking() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.wanted != ""
}
