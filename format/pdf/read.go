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
	for dir := range 4 {
		var ws []*word
		for i := range words {
			if words[i].dir == dir {
				ws = append(ws, &words[i])
			}
		}
		w := writer{&out, s.frame}
		w.write(items(ws), 0)
		out.Block()
	}
	return out.Page(float32(s.frame.w), float32(s.frame.h))
}
