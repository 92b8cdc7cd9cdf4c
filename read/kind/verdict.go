package kind

import (
	"cmp"
	"slices"

	"github.com/recourse-health/recourse/record"
)

// denials says which situations are a no from the plan, and what kind it is where no word of the paper says it. The others are
// not: an approval, a bill, a question, a notice.
var denials = map[record.Situation]record.DenialType{
	record.SitDenial: "", record.SitPartly: "", record.SitRejected: "", record.SitMissing: record.PriorAuth,
	record.SitMismatch: record.CodingBilling, record.SitPharmacy: record.OutOfNetwork, record.SitOldPlan: record.Eligibility, record.SitTooSoon: record.QuantityLimit,
}

const (
	shown  = 0.4  // a kind is shown from here
	second = 0.55 // a further kind is shown from here, and never if it is far behind the first
	sure   = 0.5
)

// verdict weighs the signs.
func (t *tally) verdict() Verdict {
	v := Verdict{Letter: t.any}
	v.Reasons = t.reasons()
	if len(v.Reasons) == 0 && sum(t.denied) >= sure {
		v.Reasons = t.likely()
	}
	no := max(sum(t.denied), top(v.Reasons))
	sit, weight := t.strongest()
	switch {
	case sit != "" && t.wins(sit, weight, no, v.Reasons):
		v.Situation, v.Weight, v.Because = sit, weight, because(t.situations[sit])
	case no >= shown:
		v.Situation, v.Weight, v.Because = record.SitDenial, no, because(t.denied)
		if len(v.Because) == 0 && len(v.Reasons) > 0 {
			v.Because = v.Reasons[0].Because
		}
	case sit != "" && weight >= 0.3:
		v.Situation, v.Weight, v.Because = sit, weight, because(t.situations[sit])
	default:
		v.Situation, v.Weight = record.SitOther, 0.3
	}
	return t.decide(v, no)
}

// likely is the kind that the weak signs of a plain no point to: the surest sign, for they do not add up.
func (t *tally) likely() []Reason {
	var best Reason
	for _, d := range record.DenialTypes {
		for _, m := range append(t.hints[d], t.types[d]...) {
			if m.weight > best.Confidence {
				best = Reason{d, m.weight, because([]mark{m})}
			}
		}
	}
	if best.Confidence < shown {
		return nil
	}
	return []Reason{best}
}

func top(rs []Reason) float64 {
	if len(rs) == 0 {
		return 0
	}
	return rs[0].Confidence
}

// decide says whether it is a denial, and leaves reasons only where it is one.
func (t *tally) decide(v Verdict, no float64) Verdict {
	usual, denial := denials[v.Situation]
	switch {
	case v.Situation == record.SitOther && no < shown:
		v.Denial = record.Unknown
		if sum(t.open) >= sure {
			v.Denial = record.No
		}
		v.Reasons = nil
	case v.Situation == record.SitMissing && sum(t.denied) < shown:
		v.Denial, v.Reasons = record.No, nil // it waits for a paper, and refuses nothing yet
	case denial:
		v.Denial = record.Yes
		if len(v.Reasons) == 0 && usual != "" {
			v.Reasons = []Reason{{usual, 0.6, v.Because}}
		}
	default:
		v.Denial, v.Reasons = record.No, nil
	}
	return v
}

// reasons are the kinds whose signs add up, the strongest first; a step rule that must be met stands before the reason that
// carries it.
func (t *tally) reasons() []Reason {
	var out []Reason
	for d, ms := range t.types {
		if c := sum(ms); c >= shown {
			out = append(out, Reason{d, min(c, 0.98), because(ms)})
		}
	}
	if slices.ContainsFunc(out, func(r Reason) bool { return excluded[r.Type] && r.Confidence >= 0.7 }) {
		for i := range out {
			if out[i].Type == record.Exclusion {
				out[i].Confidence *= 0.8 // "experimental, and so excluded": the exclusion only carries the other out
			}
		}
	}
	slices.SortFunc(out, func(a, b Reason) int {
		return cmp.Or(cmp.Compare(rank(b), rank(a)), cmp.Compare(order(a.Type), order(b.Type)))
	})
	if len(out) > 1 {
		first := out[0].Confidence
		out = slices.DeleteFunc(out, func(r Reason) bool {
			alternatives := out[0].Type == record.Exclusion && r.Type == record.StepTherapy // an exclusion that lists covered drugs asks for no step
			return r.Type != out[0].Type && (alternatives || r.Confidence < second || r.Confidence < first-0.35)
		})
	}
	return out
}

// excluded are kinds that plans word as exclusions.
var excluded = map[record.DenialType]bool{record.Experimental: true, record.OutOfNetwork: true, record.TimelyFiling: true, record.Eligibility: true}

// rank puts what rules before what it uses: an exclusion that lists alternatives is an exclusion; a step rule is no mere
// prior authorization, and "not medically necessary" is often how a step rule is worded.
func rank(r Reason) float64 {
	switch r.Type {
	case record.Exclusion:
		if r.Confidence >= 0.8 {
			return r.Confidence + 0.35
		}
	case record.StepTherapy:
		if r.Confidence >= 0.6 {
			return r.Confidence + 0.3
		}
	case record.PriorAuth, record.MedicalNecessity, record.NonFormulary:
		return r.Confidence - 0.1
	}
	return r.Confidence
}

func order(d record.DenialType) int { return slices.Index(record.DenialTypes, d) }

// strongest is the situation with the best signs.
func (t *tally) strongest() (record.Situation, float64) {
	var at record.Situation
	w := 0.0
	for _, s := range record.Situations {
		x := sum(t.situations[s])
		switch {
		case s == record.SitOther && w >= sure:
			continue // "explanation of benefits" is the form of a paper, beside what it tells
		case s == record.SitBill && sum(t.situations[record.SitOther]) >= sure:
			continue // "this is not a bill"
		}
		if x > w {
			at, w = s, x
		}
	}
	if at == record.SitApproval || at == record.SitRejected {
		for _, s := range []record.Situation{record.SitPartly, record.SitRejected} {
			if x := sum(t.situations[s]); x >= sure {
				return s, x // approved, and something more happened
			}
		}
	}
	return at, w
}

// wins reports whether a situation outweighs the plain no.
func (t *tally) wins(s record.Situation, weight, no float64, rs []Reason) bool {
	if _, denial := denials[s]; denial {
		return weight >= sure
	}
	if passing[s] { // it speaks of rules, and of what will be refused: only a plain no outweighs it
		no = sum(t.denied)
	}
	return weight >= sure && weight > no
}

// passing are the papers that name kinds of denial without refusing anything.
var passing = map[record.Situation]bool{record.SitChange: true, record.SitEnded: true, record.SitInformation: true, record.SitNotice: true, record.SitDearer: true, record.SitBill: true}
