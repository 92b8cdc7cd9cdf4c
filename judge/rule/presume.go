package rule

import "github.com/recourse-health/recourse/judge/rule/fact"

// A Presumption takes an event to have happened at a certain moment, unless it is proved
// that it happened at another. It is a shared definition: see law/terms.
type Presumption struct {
	Name   string
	Cite   string
	Event  *fact.Word
	Is     Term
	Unless *fact.Word // the flag that proof exists
}

// Presumed is the event of a presumption.
type Presumed struct{ By *Presumption }

// find gives the safe moment first: what is proved; else the earlier of told and presumed.
// The other one stays as the arguable reading.
func (p Presumed) find(s *search) Found {
	told, presumed := Named{p.By.Event.Name}.find(s), p.By.Is.find(s)
	proof, _ := s.Get(p.By.Unless.Name)
	switch {
	case !told.known() && !presumed.known():
		return told.and(presumed)
	case !told.known():
		presumed.Sharper = append(presumed.Sharper, p.By.Event.Name)
		return p.say(presumed)
	case !presumed.known():
		return told
	case proof.Yes:
		f := told.and(presumed).or(presumed.Points[0].At, "if only the presumption of "+p.By.Cite+" counts")
		f.Because = append(f.Because, proof)
		return f
	case told.Points[0].At.Before(presumed.Points[0].At, s.Zone):
		return told.and(presumed).or(presumed.Points[0].At, "if the presumption of "+p.By.Cite+" counts and not the receipt told")
	default:
		f := presumed.and(told).or(told.Points[0].At, "if the later receipt is proved")
		f.Sharper = append(f.Sharper, p.By.Unless.Name)
		return p.say(f)
	}
}

// say adds what was presumed, and under which law.
func (p Presumed) say(f Found) Found {
	f.Assumes = append(f.Assumes, p.By.Event.Name+" "+f.Points[0].At.String()+", as "+p.By.Cite+" presumes")
	return f
}
