package rule

import (
	"fmt"

	"github.com/recourse-health/recourse/value/civil"
)

// A change is a term with one thing in it changed.
type change struct {
	kind MutantKind
	what string
	term Term
}

// never is an event outside every vocabulary.
const never = "an event that nobody tells"

// changes makes all changes of a term: its own, and those of the terms it is made of.
func changes(t Term, lets map[string]Term) (out []change) {
	own := func(kind MutantKind, what string, changed Term) { out = append(out, change{kind, what, changed}) }
	within := func(part Term, put func(Term) Term) {
		for _, c := range changes(part, lets) {
			out = append(out, change{c.kind, c.what, put(c.term)})
		}
	}
	switch t := t.(type) {
	case Named:
		if _, let := lets[t.Name]; !let {
			own(MutantTrigger, t.Name, Named{never})
		}
	case DueOf:
		own(MutantTrigger, "due of "+t.ID, Named{never})
	case Shift:
		out = append(out, t.changes()...)
		within(t.From, func(f Term) Term { t := t; t.From = f; return t })
	case Business:
		own(MutantShape, "no roll", t.Of)
		within(t.Of, func(f Term) Term { return Business{f, t.Calendar, t.Back} })
	case EndOf:
		own(MutantShape, "not the end of the day", t.Of)
		within(t.Of, func(f Term) Term { return EndOf{f} })
	case Assuming:
		within(t.Of, func(f Term) Term { return Assuming{f, t.What} })
	case Else:
		own(MutantShape, "only what stands after else", t.Then)
		own(MutantShape, "nothing after else", t.First)
	case Presumed:
		own(MutantShape, "nothing presumed", Named{t.By.Event.Name})
	case Pick:
		out = append(out, t.changes()...)
	case Tolled:
		own(MutantShape, "not tolled", t.Of)
		within(t.Of, func(f Term) Term { return Tolled{f, t.From, t.To} })
		within(t.From, func(f Term) Term { return Tolled{t.Of, f, t.To} })
	}
	return out
}

// changes are one more, one less, another unit, the other direction, the other overflow.
func (t Shift) changes() []change {
	what := civil.Amount{N: t.N, Unit: t.Unit}.String()
	more, less, turned := t, t, t
	more.N, less.N, turned.Before = t.N+1, t.N-1, !t.Before
	out := []change{
		{MutantNumber, what + ", one more", more},
		{MutantNumber, what + ", one less", less},
		{MutantUnit, what + ", as " + t.otherUnit().Unit.String(), t.otherUnit()},
	}
	if t.Unit != civil.BusinessHours {
		out = append(out, change{MutantShape, what + ", the other way", turned})
	}
	if t.Unit == civil.Months {
		over := t
		over.Overflow = civil.FirstOfNext - t.Overflow
		out = append(out, change{MutantShape, what + ", the other overflow", over})
	}
	if t.Longer != nil {
		floor := t
		floor.Longer = nil
		out = append(out, change{MutantShape, what + ", without " + t.Longer.Name, floor})
	}
	return out
}

// otherUnit is the mistake that people make: days for business days, 72 hours as days, a
// month as thirty days.
func (t Shift) otherUnit() Shift {
	switch t.Unit {
	case civil.Hours:
		if t.N%24 == 0 {
			t.N /= 24
		}
		t.Unit = civil.CalendarDays
	case civil.CalendarDays:
		t.N, t.Unit = 24*t.N, civil.Hours
	case civil.Months:
		t.N, t.Unit = 30*t.N, civil.CalendarDays
	case civil.BusinessHours:
		t.Unit = civil.Hours
	default:
		t.Unit = civil.CalendarDays
	}
	return t
}

func (p Pick) changes() []change {
	out := []change{{MutantShape, "the other of two", Pick{!p.Later, p.Of}}}
	for i, t := range p.Of {
		out = append(out, change{MutantShape, fmt.Sprintf("only part %d", i+1), t})
	}
	return out
}
