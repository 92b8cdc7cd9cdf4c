package typeset

import "github.com/recourse-health/recourse/format/sheet"

// columns shares the width out: as the table says, or by what the cells hold. A word is never broken for want of width while
// another column has some to spare.
func (s *setter) columns(t sheet.Table) []float64 {
	least, want := make([]float64, len(t.Head)), make([]float64, len(t.Head))
	for _, r := range append([][]sheet.Text{strongAll(t.Head)}, t.Rows...) {
		for i, c := range r {
			word, whole := s.extent(c, cell)
			least[i] = max(least[i], word+2*padX+1)
			want[i] = max(want[i], min(whole+2*padX+1, wide/2))
		}
	}
	if len(t.Widths) > 0 {
		want = scaled(t.Widths, wide)
	}
	return share(least, want)
}

// share gives every column its least and shares the rest by what each still wants.
func share(least, want []float64) []float64 {
	rest, lack := wide, 0.0
	for i := range least {
		want[i] = max(want[i], least[i])
		rest -= least[i]
		lack += want[i] - least[i]
	}
	if rest <= 0 {
		return scaled(least, wide)
	}
	if lack <= rest {
		return scaled(want, wide)
	}
	out := make([]float64, len(least))
	for i := range out {
		out[i] = least[i] + (want[i]-least[i])*rest/lack
	}
	return out
}

func scaled(ws []float64, width float64) []float64 {
	sum, out := 0.0, make([]float64, len(ws))
	for _, w := range ws {
		sum += w
	}
	for i, w := range ws {
		out[i] = w * width / sum
	}
	return out
}
