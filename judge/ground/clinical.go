package ground

import (
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/say"
)

// contraindicated holds if the prescriber or the chart says that a required drug is unsafe. A reaction is something to
// show to the prescriber, not yet that word.
func (h *hearing) contraindicated() Answer {
	a := Answer{}
	for _, o := range record.Each[record.Unsafe](h.Case) {
		if !h.wanted(o.V.Drug) {
			continue
		}
		a.rest(o.Fact)
		if clinical(o.Fact) {
			a.Fits = record.Yes
		}
	}
	for _, o := range record.Each[record.Reaction](h.Case) {
		if h.wanted(o.V.Drug) {
			a.rest(o.Fact)
		}
	}
	if a.Fits != record.Yes {
		a.lack("contraindications.0.drug", say.L("ground.need.unsafe", h.want("drugs")...))
	}
	return a
}

// wanted reports whether the plan wants the drug first.
func (h *hearing) wanted(drug string) bool {
	is := h.drugs.Of(drug)
	for _, l := range h.rule.Leaves() {
		if l.Kind == policy.Tried && Fits(l, drug, is, h.drugs) {
			return true
		}
	}
	return false
}

// ineffective is what the prescriber expects. That the diagnosis may be another than the one the required drugs treat is
// asked for, not concluded.
func (h *hearing) ineffective() Answer {
	return h.word(record.ExpectedIneffective, "drug.diagnosis", say.L("ground.need.ineffective", h.want("drugs")...))
}

// interest is what the prescriber judges best.
func (h *hearing) interest() Answer {
	return h.word(record.NotBestInterest, "", say.L("ground.need.interest"))
}

// word holds if the prescriber says so in so many words.
func (h *hearing) word(g record.Ground, ask string, need say.Line) Answer {
	a := Answer{}
	var said []bool
	for _, o := range h.Details(record.Field(g)) {
		a.rest(o.Fact)
		if clinical(o.Fact) {
			said = append(said, o.V.Text == "yes" || o.V.Text == "true")
		}
	}
	a.Fits = agreed(said)
	if a.Fits == record.Unknown {
		a.lack(ask, need)
	}
	return a
}

// stable holds if the prescriber says that the person is stable on the drug.
func (h *hearing) stable() Answer {
	a := Answer{}
	var said []bool
	for _, o := range record.Each[record.Attested](h.Case) {
		if o.V.What != record.AttestStable {
			continue
		}
		a.rest(o.Fact)
		if clinical(o.Fact) {
			said = append(said, o.V.Is)
		}
	}
	a.Fits = agreed(said)
	if a.Fits == record.Unknown {
		var drug []say.Arg
		if k := h.Text(record.Drug); k.OK() {
			drug = append(drug, say.A("drug", k.Value, k.On()...))
		}
		a.lack("drug.stable", say.L("ground.need.stable", drug...))
	}
	return a
}

// agreed is yes or no if all say so; who differ leave it unknown.
func agreed(said []bool) record.Tri {
	if len(said) == 0 {
		return record.Unknown
	}
	for _, is := range said {
		if is != said[0] {
			return record.Unknown
		}
	}
	return map[bool]record.Tri{true: record.Yes, false: record.No}[said[0]]
}
