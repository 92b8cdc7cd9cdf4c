package packet

import (
	"context"
	"sync"

	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/plate"
	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/intake"
)

const (
	first = 4  // pages of a file that are made before it is known how many it has
	chunk = 12 // pages that one worker takes at a time after that
	hands = 2  // workers
)

// pictures fills the parts of the exhibits: pages as pictures, or text where the file has no pages.
func (m *Maker) pictures(ctx context.Context, o Order, xs []*exhibit) error {
	w := work{m: m, o: o}
	for n, x := range xs {
		title := m.Papers.Words.Must(x.title())
		x.part.Key, x.part.Title, x.part.Head, x.part.Foot = x.mark, title, title, title
		x.part.Folio = m.word("packet.exhibit.folio", say.A("mark", x.mark))
		if err := w.begin(n, x); err != nil {
			return err
		}
	}
	if err := w.run(ctx); err != nil {
		return err
	}
	w.all, w.did = 0, 0
	for n, x := range xs {
		w.did, w.all = w.did+max(1, min(first, len(x.part.Pages))), w.all+max(1, min(first, len(x.part.Pages)))
		for from := first; from < len(x.part.Pages); from += chunk {
			w.plates(n, x, from, min(from+chunk, len(x.part.Pages)))
		}
	}
	return w.run(ctx)
}

// work is what is to be done for the exhibits, a job at a time.
type work struct {
	m        *Maker
	o        Order
	jobs     []job
	all, did int
	mu       sync.Mutex
}

// job makes some pages of an exhibit.
type job struct {
	pages int
	do    func(ctx context.Context) error
}

func (w *work) add(pages int, do func(ctx context.Context) error) {
	w.jobs, w.all = append(w.jobs, job{pages, do}), w.all+pages
}

func (w *work) begin(n int, x *exhibit) error {
	if x.file == nil {
		w.add(1, func(ctx context.Context) error { return w.m.words(ctx, w.o, n, x) })
		return nil
	}
	kind, err := x.kind()
	switch {
	case err != nil:
		return err
	case kind == sniff.PDF || kind.Image():
		w.plates(n, x, 0, first)
	default:
		w.add(1, func(ctx context.Context) error { return w.m.words(ctx, w.o, n, x) })
	}
	return nil
}

// plates adds the making of some pages of an exhibit.
func (w *work) plates(n int, x *exhibit, from, to int) {
	at := from
	w.add(to-from, func(ctx context.Context) error {
		if from == 0 && w.o.Read {
			w.m.hear(ctx, n, x)
		}
		want := intake.Shown{From: from, To: to, Fax: w.o.Fax, Read: len(x.file.Doc.Pages) == 0}
		err := w.m.Pages.Plates(ctx, x.file.Name, x.file.Bytes, want, func(total int, p plate.Plate) error {
			if x.part.Pages == nil {
				x.part.Pages = make([]plate.Plate, total)
			}
			if at < len(x.part.Pages) {
				x.part.Pages[at] = w.m.told(x, at, p)
			}
			at++
			return nil
		})
		if err == nil && (len(x.part.Pages) == 0 || at < min(to, len(x.part.Pages))) {
			err = format.ErrDamaged
		}
		return x.refusedOr(err)
	})
}

// hear reads an exhibit whose words are pictures; one that cannot be read has none.
func (m *Maker) hear(ctx context.Context, n int, x *exhibit) {
	if doc, err := m.read(ctx, n, x); err == nil {
		x.file.Doc = doc
	}
}

// told gives a plate the words that are read out for it: those of the reading that was made of the exhibit, or of its text layer.
func (m *Maker) told(x *exhibit, n int, p plate.Plate) plate.Plate {
	if n < len(x.file.Doc.Pages) {
		p.Alt = x.file.Doc.Pages[n].Text
	}
	p.Alt = m.alt(x, n+1, p.Alt)
	return p
}

func (x *exhibit) refusedOr(err error) error {
	if err == nil {
		return nil
	}
	return x.refused(err)
}

// run does all jobs, a few at a time; the first fault stops the rest.
func (w *work) run(ctx context.Context) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	queue := make(chan job)
	var wg sync.WaitGroup
	for range hands {
		wg.Go(func() {
			for j := range queue {
				if err := j.do(ctx); err != nil {
					stop(err)
				}
				w.progress(j.pages)
			}
		})
	}
	for _, j := range w.jobs {
		if ctx.Err() != nil {
			break
		}
		queue <- j
	}
	close(queue)
	wg.Wait()
	w.jobs = nil
	return context.Cause(ctx)
}

func (w *work) progress(pages int) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.did += pages
	if w.o.Progress != nil {
		w.o.Progress(w.did, w.all)
	}
}
