package rule

import (
	"slices"

	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/value/civil"
)

// Found is what looking for a moment brought: points, or what is missing.
type Found struct {
	Points  []Point
	None    string // why there can be no such moment
	Missing []string
	Because []fact.Fact
	Assumes []string
	Sharper []string
}

// known reports whether there is a moment.
func (f Found) known() bool { return len(f.Points) > 0 && f.None == "" && len(f.Missing) == 0 }

func at(m civil.Moment, because ...fact.Fact) Found {
	return Found{Points: []Point{{At: m}}, Because: because}
}

func missing(names ...string) Found { return Found{Missing: names} }

// each moves every reading by the same step.
func (f Found) each(move func(civil.Moment) civil.Moment) Found {
	f.Points = slices.Clone(f.Points)
	for i, p := range f.Points {
		f.Points[i].At = move(p.At)
	}
	return f
}

// and adds what g stands on, and what it lacks, to f; the points of f stay.
func (f Found) and(g Found) Found {
	f.Missing = append(slices.Clip(f.Missing), g.Missing...)
	f.Because = append(slices.Clip(f.Because), g.Because...)
	f.Assumes = append(slices.Clip(f.Assumes), g.Assumes...)
	f.Sharper = append(slices.Clip(f.Sharper), g.Sharper...)
	if f.None == "" {
		f.None = g.None
	}
	return f
}

// or adds another reading, unless it comes to the same moment as the main one.
func (f Found) or(m civil.Moment, under string) Found {
	if !m.Equal(f.Points[0].At) {
		f.Points = append(slices.Clip(f.Points), Point{m, under})
	}
	return f
}

func unique(names []string) []string {
	var out []string
	for _, n := range names {
		if !slices.Contains(out, n) {
			out = append(out, n)
		}
	}
	return out
}
