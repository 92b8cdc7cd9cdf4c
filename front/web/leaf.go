package web

import (
	"fmt"
	"net/http"
	"slices"
	"strconv"

	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/work/casework"
)

// leaf is one page of the letter with the marks on it: its picture where it has one, and its text.
type leaf struct {
	N       int    // counted over all files, from 1
	Picture string // address; empty: there is none
	W, H    float32
	Marks   []mark
	Pieces  []piece
}

// mark is the words of one proof on one page: a box a line.
type mark struct {
	N      int // of the proof
	Label  string
	Boxes  []rect
	CX, CY float32
}

type rect struct{ X, Y, W, H float32 }

// piece is text of the page, marked or not.
type piece struct {
	Text string
	Mark int // of the proof; 0: not marked
}

const maxLeaves = 12 // pages that are shown with their marks; the others hold no proof

// leaves are the pages that hold a proof; each quotation learns on which leaf it is marked.
func leaves(v casework.View, proofs []proof) []leaf {
	var out []leaf
	for _, x := range v.Exhibits {
		for n := range x.Doc.Pages {
			if len(out) == maxLeaves {
				return out
			}
			l := newLeaf(x, n, len(out)+1, proofs)
			if len(l.Marks) > 0 {
				out = append(out, l)
			}
		}
	}
	return out
}

// newLeaf marks the proofs of one page.
func newLeaf(x casework.Exhibit, n, number int, proofs []proof) leaf {
	p := x.Doc.Pages[n]
	l := leaf{N: number, W: p.W, H: p.H}
	if p.W > 0 && drawn(x) {
		l.Picture = fmt.Sprintf("/page/%s/%d.png", x.ID, n+1)
	}
	var spans []placed
	for _, proof := range proofs {
		m := mark{N: proof.N}
		for i, s := range proof.spans {
			if s.Exhibit() != x.ID || s.Page() != n {
				continue
			}
			from, to := s.Bytes()
			spans = append(spans, placed{from, to, proof.N})
			proof.Quotes[i].Leaf = number
			m.add(s)
		}
		if m.Label != "" {
			for slices.ContainsFunc(l.Marks, m.meets) {
				m.CX += 2 * margin / 3
			}
			l.Marks = append(l.Marks, m)
		}
	}
	l.Pieces = cut(p.Text, spans)
	return l
}

// margin is where the number of a mark stands, in points from the left: beside the words, so that it hides none.
const margin = 27

// meets reports whether the numbers of two marks would stand on each other.
func (m mark) meets(o mark) bool {
	return m.CX == o.CX && max(m.CY-o.CY, o.CY-m.CY) < 2*margin/3
}

func (m *mark) add(s page.Span) {
	if m.Label != "" {
		m.Label += " … "
	}
	m.Label += s.Quote()
	for _, b := range s.Boxes() {
		m.Boxes = append(m.Boxes, rect{b[0] - 1, b[1] - 1, b[2] - b[0] + 2, b[3] - b[1] + 2})
	}
	if len(m.Boxes) > 0 {
		m.CX, m.CY = margin, m.Boxes[0].Y+m.Boxes[0].H/2
	}
}

// placed is a span of a page's text that belongs to a proof.
type placed struct{ from, to, proof int }

// cut parts a text at the spans; where two meet, the first goes on.
func cut(text string, spans []placed) []piece {
	slices.SortFunc(spans, func(a, b placed) int { return a.from - b.from })
	var out []piece
	at := 0
	for _, s := range spans {
		if s.from < at || s.to > len(text) || s.to <= s.from {
			continue
		}
		if s.from > at {
			out = append(out, piece{Text: text[at:s.from]})
		}
		out = append(out, piece{text[s.from:s.to], s.proof})
		at = s.to
	}
	if at < len(text) {
		out = append(out, piece{Text: text[at:]})
	}
	return out
}

// picture draws a page of the letter.
func (s *Server) picture(v *visit) error {
	n, err := strconv.Atoi(trimPNG(v.r.PathValue("n")))
	if err != nil || n < 1 {
		return errNoPage
	}
	view, err := s.Cases.View(v.r.Context(), v.r.PathValue("id"))
	if err != nil {
		return err
	}
	id := ref.Exhibit(v.r.PathValue("exhibit"))
	if !slices.ContainsFunc(view.Exhibits, func(x casework.Exhibit) bool { return x.ID == id && n <= len(x.Doc.Pages) && drawn(x) }) {
		return errNoPage
	}
	png, err := s.Cases.Picture(v.r.Context(), view.ID, id, n-1, 110)
	if err != nil {
		return err
	}
	v.w.Header().Set("Content-Type", "image/png")
	v.w.Header().Set("Cache-Control", "private, max-age=600")
	v.w.WriteHeader(http.StatusOK)
	_, err = v.w.Write(png)
	return err
}

// drawn reports an exhibit whose pages can be shown as they look.
func drawn(x casework.Exhibit) bool { return x.Kind == "pdf" || x.Doc.Kind == "image" }

func trimPNG(s string) string {
	if len(s) > 4 && s[len(s)-4:] == ".png" {
		return s[:len(s)-4]
	}
	return s
}
