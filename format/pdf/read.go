package pdf

import (
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
	words := s.words(s.glyphs())
	if len(words) == 0 {
		seen.scanned = true
	}
	objs := s.objects()
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
	return out.Page(float32(s.frame.w), float32(s.frame.h))
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
