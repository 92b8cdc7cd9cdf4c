package typeset

// piece is what no page break goes through: a line, a row, a box.
type piece struct {
	block int
	gap   float64 // above it; at the top of a page there is none
	h     float64
	lines int             // of text that is read: what may go with a signature
	keep  bool            // the next piece stands on the same page
	again *piece          // shown first where this one begins a page: the head of a table
	draw  func(y float64) // y is its top, down from the top of the page
}

const together = 3 // lines of a text that no page break leaves alone, at its end and at its beginning

// put adds pieces of the block that is being set.
func (s *setter) put(ps ...piece) {
	for _, p := range ps {
		p.block = s.at
		if p.h > bottom-top {
			s.fail("block %d has a part that is taller than a page", s.at)
		}
		s.pieces = append(s.pieces, p)
	}
}

// cling keeps what comes next on the page of the text before it, and with at least two lines of that.
func (s *setter) cling() {
	for i, n := len(s.pieces)-1, 0; i >= 0 && n < 2; i-- {
		s.pieces[i].keep = true
		n += s.pieces[i].lines
	}
}

// bind keeps pieces with one another; the last is left free.
func bind(ps []piece) []piece {
	for i := range ps[:max(len(ps)-1, 0)] {
		ps[i].keep = true
	}
	return ps
}

// guard keeps the first lines of a text together, and the last.
func guard(ps []piece) []piece {
	for i := range ps {
		ps[i].keep = i+1 < len(ps) && (i+1 < together || i+together >= len(ps))
	}
	return ps
}

// flow draws all pieces, page after page. Pieces that are kept together are moved to the next page as one; if a page cannot hold
// them all, they are broken where it ends.
func (s *setter) flow() {
	s.newPage()
	y := top
	for i := 0; i < len(s.pieces); {
		end := i + 1
		for end < len(s.pieces) && s.pieces[end-1].keep {
			end++
		}
		if y > top && y+height(s.pieces[i:end]) > bottom {
			s.newPage()
			y = top
		}
		for ; i < end; i++ {
			y = s.place(s.pieces[i], y)
		}
	}
	s.out()
}

func height(ps []piece) float64 {
	h := 0.0
	for _, p := range ps {
		h += p.gap + p.h
	}
	return h
}

// place draws one piece and says where the next begins.
func (s *setter) place(p piece, y float64) float64 {
	if y > top && y+p.gap+p.h > bottom {
		s.newPage()
		y = top
	}
	switch {
	case y > top:
		y += p.gap
	case p.again != nil:
		p.again.draw(y)
		y += p.again.h
	}
	p.draw(y)
	return y + p.h
}
