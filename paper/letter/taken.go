package letter

import (
	"github.com/recourse-health/recourse/judge/history"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// taken is the table of all that was tried, the oldest first.
func (w *writer) taken() {
	var rows [][]say.Line
	for _, t := range w.in.Trials {
		on := ref.Facts(t.Because...)
		first, last := t.In.First, t.In.Last
		how := ""
		if t.Estimated {
			how = exactness(t.In)
		}
		rows = append(rows, []say.Line{drugAndDose(t, on), day(how, first, on), day(how, last, on), w.end(t), w.source(t, on)})
	}
	if rows != nil {
		w.grid(say.L("taken.caption"), heads("taken.head", "drug", "from", "to", "end", "source"), rows, 26, 17, 17, 26, 14)
	}
}

func drugAndDose(t history.Trial, on []ref.Ref) say.Line {
	args := []say.Arg{say.A("drug", t.Name, on...)}
	if len(t.Doses) == 1 {
		args = append(args, say.A("dose", t.Doses[0], on...))
	}
	return say.L("taken.drug", args...)
}

// day says an end of a trial as exactly as it was told.
func day(how string, d civil.Date, on []ref.Ref) say.Line {
	if d.IsZero() {
		return say.L("taken.day.none")
	}
	return say.L("taken.day"+how, say.A("day", d, on...))
}

// end says in short how a trial ended; whose memory it is stands in the column of the source.
func (w *writer) end(t history.Trial) say.Line {
	on := append(ref.Facts(t.Outcome.Because...), ref.Facts(t.Because...)...)
	drug := say.A("drug", t.Name, on...)
	switch {
	case t.Outcome.State == record.Conflict:
		return say.L("taken.end.conflict", drug)
	case t.Outcome.State == record.NotKnown || t.Outcome.Value == record.EffectUnknown:
		return say.L("taken.end.unknown", drug)
	}
	id := "taken.end."
	if t.Told() || !t.Sure {
		id += "reports."
	}
	return say.L(id+string(t.Outcome.Value), drug)
}

func (w *writer) source(t history.Trial, on []ref.Ref) say.Line {
	for _, s := range t.Where {
		if x, ok := w.exhibitOf(s); ok {
			return say.L("where.exhibit", say.A("mark", x.mark, ref.Ref{Fact: x.fact}))
		}
	}
	if len(t.Where) > 0 {
		return say.L("taken.source", say.A("source", t.Where[0], on...))
	}
	if t.Told() {
		return say.L("taken.source.member")
	}
	return say.L("taken.source.none")
}
