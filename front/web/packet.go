package web

import (
	"context"
	"errors"
	"net/http"
	"strconv"
	"sync"
	"time"

	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/packet"
)

// Packets makes the packet of a case, and tells how far it is.
type Packets interface {
	Packet(ctx context.Context, id string, fax bool, progress func(done, of int)) (packet.Made, error)
}

const (
	packingMost = 10 * time.Minute // for one packet
	packedKept  = 2 * time.Minute  // how long one waits for whoever asked for it
)

// packers are at work on packets: a long one goes on while the page that asked for it says how far it is.
type packers struct {
	mu  sync.Mutex
	all map[string]*packing
}

type packing struct {
	ready    chan struct{}
	made     packet.Made
	err      error
	mu       sync.Mutex
	done, of int
}

func (p *packing) progress(done, of int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.done, p.of = done, of
}

func (p *packing) far() (done, of int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.done, p.of
}

// packing joins the packet that is being made of the case as it stands now, or begins one.
func (s *Server) packing(v *visit, view casework.View) *packing {
	fax := v.r.FormValue("fax") != ""
	key := view.ID + "/" + strconv.Itoa(view.Version) + "/" + strconv.FormatBool(fax)
	s.packers.mu.Lock()
	defer s.packers.mu.Unlock()
	if p := s.packers.all[key]; p != nil {
		return p
	}
	p := &packing{ready: make(chan struct{})}
	if s.packers.all == nil {
		s.packers.all = map[string]*packing{}
	}
	s.packers.all[key] = p
	ctx, stop := context.WithTimeout(context.WithoutCancel(v.r.Context()), packingMost)
	go func() {
		defer stop()
		defer time.AfterFunc(packedKept, func() { s.forget(key) })
		defer close(p.ready)
		defer func() {
			if recover() != nil {
				p.err = errOurs
			}
		}()
		p.made, p.err = s.Packets.Packet(ctx, view.ID, fax, p.progress)
	}()
	return p
}

func (s *Server) forget(key string) {
	s.packers.mu.Lock()
	defer s.packers.mu.Unlock()
	delete(s.packers.all, key)
}

// packetFile gives the packet as a file. If it takes long, a page says how far it is.
func (s *Server) packetFile(v *visit) error {
	view, err := s.packetCase(v)
	if err != nil {
		return err
	}
	p := s.packing(v, view)
	select {
	case <-p.ready:
	case <-time.After(s.Wait):
		return v.move("/case/" + view.ID + "/packet" + faxed(v))
	case <-v.r.Context().Done():
		return nil
	}
	var lacks *casework.Lacks
	if errors.As(p.err, &lacks) {
		return v.move("/case/" + view.ID + "/question")
	}
	if p.err != nil {
		return p.err
	}
	name := "packet.pdf"
	if faxed(v) != "" {
		name = "packet-fax.pdf"
	}
	v.w.Header().Set("Content-Type", "application/pdf")
	v.w.Header().Set("Content-Disposition", `attachment; filename="`+name+`"`)
	_, err = v.w.Write(p.made.PDF)
	return err
}

// packet says how far a packet is.
func (s *Server) packet(v *visit) error {
	view, err := s.packetCase(v)
	if err != nil {
		return err
	}
	p := s.packing(v, view)
	done, of := p.far()
	ready := false
	select {
	case <-p.ready:
		ready = true
	default:
	}
	return v.show(http.StatusOK, "packet", struct {
		Done, Of int
		Ready    bool
		Fax      string
	}{done, of, ready, faxed(v)})
}

// packetCase gives a case of which there is a packet: one that a paper can be written for.
func (s *Server) packetCase(v *visit) (casework.View, error) {
	view, err := s.Cases.View(v.r.Context(), v.r.PathValue("id"))
	if err == nil && (s.Packets == nil || len(view.Papers) == 0) {
		err = errNoPage
	}
	return view, err
}

func faxed(v *visit) string {
	if v.r.FormValue("fax") != "" {
		return "?fax=1"
	}
	return ""
}
