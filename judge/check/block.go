package check

import (
	"cmp"
	"slices"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/policy"
)

// block is the surest reading of which situation this is.
func block(c *record.Case) Block {
	all := record.Each[record.Block](c)
	if len(all) == 0 {
		return Block{Is: record.SitOther}
	}
	slices.SortFunc(all, surest[record.Block])
	return Block{all[0].V.Situation, all[0].V.Denial, all[0].Fact.Spans()}
}

// surest puts the reading with the most weight first; of two alike, the one with the smaller name.
func surest[V record.Value](a, b record.Of[V]) int {
	return cmp.Or(cmp.Compare(b.Fact.Weight(), a.Fact.Weight()), cmp.Compare(a.Fact.ID, b.Fact.ID))
}

// reasons gathers the kinds of denial, most important first.
func reasons(c *record.Case) []Reason {
	all := record.Each[record.Reason](c)
	slices.SortFunc(all, func(a, b record.Of[record.Reason]) int { return cmp.Or(cmp.Compare(a.V.Rank, b.V.Rank), surest(a, b)) })
	var out []Reason
	for _, o := range all {
		i := slices.IndexFunc(out, func(r Reason) bool { return r.Type == o.V.Type })
		if i < 0 {
			out = append(out, Reason{o.V.Type, float64(o.Fact.Weight()), spans(o.Fact)})
			continue
		}
		out[i].Confidence = max(out[i].Confidence, float64(o.Fact.Weight()))
		out[i].Because = append(out[i].Because, spans(o.Fact)...)
	}
	return out
}

func spans(f record.Fact) []page.Span { return slices.Clone(f.Spans()) }

// fields are what the papers hold, in the order of record.LetterFields; of one field the surest first, each value once.
func fields(c *record.Case) []Field {
	var out []Field
	for _, name := range record.LetterFields {
		read := slices.DeleteFunc(c.Details(name), func(o record.Of[record.Detail]) bool {
			_, ok := o.Fact.Source.(record.Read)
			return !ok
		})
		slices.SortFunc(read, surest[record.Detail])
		from := len(out)
		for _, o := range read {
			i := slices.IndexFunc(out[from:], func(f Field) bool { return f.Value == o.V.Text })
			if i < 0 {
				out = append(out, Field{name, o.V.Text, float64(o.Fact.Weight()), spans(o.Fact)})
				continue
			}
			out[from+i].Because = append(out[from+i].Because, spans(o.Fact)...)
		}
	}
	return out
}

// required is the surest reading of the step rule.
func required(c *record.Case) policy.Node {
	all := record.Each[record.Required](c)
	if len(all) == 0 {
		return policy.Node{}
	}
	slices.SortFunc(all, surest[record.Required])
	return all[0].V.Rule
}
