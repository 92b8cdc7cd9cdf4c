package web

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/packet"
)

func (d *desk) Packet(_ context.Context, _ string, fax bool, progress func(done, of int)) (packet.Made, error) {
	progress(3, 9)
	time.Sleep(d.slow)
	if d.crashes {
		panic("packing crashed")
	}
	if fax {
		return packet.Made{PDF: []byte("%PDF fax")}, d.packs
	}
	return packet.Made{PDF: []byte("%PDF packet")}, d.packs
}

// A packet that is quick comes at once, under a name that says nothing of the person.
func TestPacket(t *testing.T) {
	h := serve(t, newDesk())
	for path, want := range map[string][2]string{"/case/k1/packet.pdf": {"%PDF packet", `"packet.pdf"`}, "/es/case/k1/packet.pdf?fax=1": {"%PDF fax", `"packet-fax.pdf"`}} {
		w := get(h, path)
		if w.Code != http.StatusOK || w.Body.String() != want[0] || !strings.Contains(w.Header().Get("Content-Disposition"), want[1]) || w.Header().Get("Content-Type") != "application/pdf" {
			t.Errorf("%s: %d %s %v", path, w.Code, w.Body, w.Header())
		}
	}
}

// One that takes long leads to a page that says how far it is; the file is there when it is done, made once.
func TestALongPacket(t *testing.T) {
	d := newDesk()
	d.slow = 300 * time.Millisecond
	h := serve(t, d)
	w := get(h, "/case/k1/packet.pdf?fax=1")
	if w.Code != http.StatusSeeOther || w.Header().Get("Location") != "/case/k1/packet?fax=1" {
		t.Fatalf("%d %v", w.Code, w.Header())
	}
	w = get(h, "/case/k1/packet?fax=1")
	if !strings.Contains(w.Body.String(), "Page 3 of 9") || !strings.Contains(w.Body.String(), `href="/case/k1/packet.pdf?fax=1"`) {
		t.Errorf("%s", w.Body)
	}
	time.Sleep(d.slow)
	if w = get(h, "/case/k1/packet?fax=1"); !strings.Contains(w.Body.String(), "The packet is ready") {
		t.Errorf("%s", w.Body)
	}
	if w = get(h, "/case/k1/packet.pdf?fax=1"); w.Body.String() != "%PDF fax" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
}

func TestNoPacket(t *testing.T) {
	none, lacks, fails, crashes := newDesk(), newDesk(), newDesk(), newDesk()
	none.view.Papers = nil
	lacks.packs = &casework.Lacks{Needs: []record.Need{{Fact: "trials", Ask: say.L("need.trials")}}}
	fails.packs = errors.New("made failure")
	crashes.crashes = true
	for name, c := range map[string]struct {
		desk   *desk
		status int
	}{"no paper": {none, 404}, "lacks": {lacks, 303}, "fails": {fails, 500}, "crashes": {crashes, 500}} {
		if w := get(serve(t, c.desk), "/case/k1/packet.pdf"); w.Code != c.status {
			t.Errorf("%s: %d, want %d", name, w.Code, c.status)
		}
	}
	if w := get(serve(t, none), "/case/k1/packet"); w.Code != 404 {
		t.Errorf("%d", w.Code)
	}
}
