package pdf

import (
	"github.com/klippa-app/go-pdfium/enums"
	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/flow"
	"github.com/recourse-health/recourse/value/page"
)

// sights are what was seen of a whole document.
type sights struct{ hidden, scanned bool }

func (s *sights) findings() (ids []string) {
	if s.hidden {
		ids = append(ids, format.HiddenText)
	}
	if s.scanned {
		ids = append(ids, format.ScannedPage)
	}
	return ids
}

func (s *sheet) read(seen *sights) page.Page {
	var out flow.Builder
	gs, objs := s.glyphs(), s.objects()
	var look *picture
	if len(gs) > 0 && s.suspicion(objs) {
		s.mark(gs)
		if look = s.picture(dpi); look != nil {
			defer look.free()
		}
	}
	words, hidden := s.hide(s.group(gs), look)
	for _, h := range hidden {
		out.Hide(h)
	}
	scanned := s.scanned(objs, len(words))
	if scanned {
		seen.scanned = true
	} else if len(hidden) > 0 {
		seen.hidden = true
	}
	for dir := range 4 {
		var ws []*word
		for i := range words {
			if words[i].dir == dir {
				ws = append(ws, &words[i])
			}
		}
		if len(ws) == 0 {
			continue
		}
		ws, tables := s.tables(ws, objs, dir)
		w := writer{&out, s.frame}
		w.write(append(items(ws), tables...), 0)
		out.Block()
	}
	p := out.Page(float32(s.frame.w), float32(s.frame.h))
	p.Scanned = scanned
	return p
}

// scanned reports a page whose words are not its text: it has none, or a picture covers most of it and what
// lies under or over that is not seen.
func (s *sheet) scanned(objs []object, words int) bool {
	if words == 0 {
		return true
	}
	return words < 20 && s.covered(objs) > 0.5
}

// covered is the part of the page under its largest picture.
func (s *sheet) covered(objs []object) float64 {
	most := 0.0
	for _, o := range objs {
		if o.kind == enums.FPDF_PAGEOBJ_IMAGE {
			b := rect{max(o.box.l, 0), max(o.box.t, 0), min(o.box.r, s.frame.w), min(o.box.b, s.frame.h)}
			if !b.empty() {
				most = max(most, b.w()*b.h())
			}
		}
	}
	return most / max(1, s.frame.w*s.frame.h)
}

// tables takes the words of ruled tables out of ws.
func (s *sheet) tables(ws []*word, objs []object, dir int) (rest []*word, out []*item) {
	up := make([]object, len(objs))
	for i, o := range objs {
		o.box = s.frame.upright(o.box, dir)
		up[i] = o
	}
	for _, t := range grids(rules(up)) {
		if left, ok := t.fill(ws); ok {
			ws, out = left, append(out, &item{box: t.box, table: t})
		}
	}
	return ws, out
}
