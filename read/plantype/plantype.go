// Package plantype tells from direct and indirect cues which kind of plan a letter comes from, and whether the drug is paid under
// the pharmacy or the medical benefit.
//
// It promises to say "unknown" where the letter does not tell, and where two strong cues differ.
package plantype

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
)

// A Cue is a row of book/lexicon.
type Cue = struct {
	ID, Plan, Lang, Strength, Regex string
	Need                            []string
}

// Cues are the cue rows with the patterns compiled so far.
type Cues struct {
	rows []Cue
	regs []lazy
}

type lazy struct {
	once sync.Once
	re   *regexp.Regexp
}

// NewCues makes the cues ready; nothing is compiled yet.
func NewCues(rows []Cue) *Cues { return &Cues{rows, make([]lazy, len(rows))} }

// A Guess is a plan type with how sure the reader is, 0 to 1.
type Guess struct {
	Type    record.PlanType
	Weight  float64
	Because []page.Span
}

var strengths = map[string]float64{"strong": 1, "medium": 0.5, "weak": 0.2}

// places are how much a part of the letter counts; a list of programmes in a rights section or language block counts for little.
var places = map[passage.Role]float64{passage.Head: 1.2, passage.Body: 1, passage.Reason: 1, passage.Rights: 0.9, passage.Boiler: 0.1, passage.Earlier: 0.3}

type sign struct {
	weight float64
	span   page.Span
}

// Read weighs the cues of a letter.
func Read(ss []passage.Sentence, cues *Cues) Guess {
	signs := map[string][]sign{}
	low := strings.ToLower(passage.Text(ss))
	lows := make([]string, len(ss))
	for i := range ss {
		lows[i] = strings.ToLower(ss[i].Text)
	}
	for i := range cues.rows {
		c := &cues.rows[i]
		if c.Plan == string(record.PlanUnknown) || !may(c.Need, low) {
			continue
		}
		cues.find(i, ss, lows, signs)
	}
	return decide(signs)
}

func (c *Cues) find(i int, ss []passage.Sentence, lows []string, signs map[string][]sign) {
	c.regs[i].once.Do(func() { c.regs[i].re = regexp.MustCompile("(?i)" + c.rows[i].Regex) })
	for n := range ss {
		if !may(c.rows[i].Need, lows[n]) {
			continue
		}
		m := c.regs[i].re.FindStringIndex(ss[n].Text)
		if m == nil || programmes.MatchString(ss[n].Text) {
			continue
		}
		if s, ok := ss[n].Span(m[0], m[1]); ok {
			signs[c.rows[i].Plan] = append(signs[c.rows[i].Plan], sign{strengths[c.rows[i].Strength] * places[ss[n].Role], s})
			return
		}
	}
}

// may reports whether a text in lower case holds a literal that a pattern needs.
func may(need []string, low string) bool {
	return need == nil || slices.ContainsFunc(need, func(n string) bool { return strings.Contains(low, n) })
}

// programmes is a sentence that lists kinds of plan: it tells none.
var programmes = regexp.MustCompile(`(?i)(?:medicare|medicaid|chip|tricare|erisa|employer)\b.{0,40}\b(?:medicare|medicaid|chip|tricare|employer)\b.{0,40}\b(?:medicare|medicaid|chip|tricare|employer)|if (?:you|your plan) (?:are|is|have) (?:in |on |a |covered|enrolled|subject)`)

// sureOf reports one strong cue in what the letter itself says: another plan cannot be told against it.
func sureOf(ss []sign) bool {
	return slices.ContainsFunc(ss, func(s sign) bool { return s.weight >= strengths["strong"] })
}

func decide(signs map[string][]sign) Guess {
	erisa := total(signs["erisa_any"])
	delete(signs, "erisa_any")
	type scored struct {
		plan string
		w    float64
	}
	var all []scored
	for p, s := range signs {
		w := total(s)
		if p == string(record.ErisaSelfFunded) || p == string(record.ErisaFullyInsured) {
			w += erisa * 0.3
		}
		all = append(all, scored{p, w})
	}
	slices.SortFunc(all, func(a, b scored) int { return cmp.Or(cmp.Compare(b.w, a.w), cmp.Compare(a.plan, b.plan)) })
	if len(all) == 0 || all[0].w < 0.7 || len(all) > 1 && (all[1].w > 0.85*all[0].w || all[1].w > 0.7*all[0].w && sureOf(signs[all[1].plan])) {
		return Guess{Type: record.PlanUnknown}
	}
	ss := signs[all[0].plan]
	slices.SortStableFunc(ss, func(a, b sign) int { return cmp.Compare(b.weight, a.weight) })
	g := Guess{Type: record.PlanType(all[0].plan), Weight: min(0.97, 0.55+0.2*all[0].w)}
	for _, s := range ss[:min(2, len(ss))] {
		g.Because = append(g.Because, s.span)
	}
	return g
}

// total adds strong cues whole and lets many weak ones count for less and less.
func total(ss []sign) float64 {
	slices.SortFunc(ss, func(a, b sign) int { return cmp.Compare(b.weight, a.weight) })
	sum, share := 0.0, 1.0
	for _, s := range ss {
		sum += s.weight * share
		share *= 0.6
	}
	return sum
}

var (
	pharmacy = regexp.MustCompile(`(?i)\b(?:pharmacy benefit|prescription drug (?:benefit|plan|coverage|list)|part d|formulary|drug list|rx(?:bin|pcn|group)|tablets?|capsules?|pharmacy (?:claim|prior)|(?:your|the) pharmacy|beneficio de farmacia|farmacia)\b`)
	medical  = regexp.MustCompile(`(?i)\b(?:medical benefit|part b|infusion|hcpcs|j-?code|administered (?:in|by)|medical drug|outpatient (?:hospital|facility)|site of care|organization determination|cpt)\b|\b[JQ]\d{4}\b`)
)

// Benefit tells under which part of the plan the drug is paid.
func Benefit(ss []passage.Sentence) (is record.Benefit, weight float64, because []page.Span) {
	p, ps := hits(ss, pharmacy)
	m, ms := hits(ss, medical)
	switch {
	case m > 0 && m*2 >= p:
		return record.Medical, min(0.9, 0.5+0.1*float64(m)), ms
	case p > 0:
		return record.Pharmacy, min(0.95, 0.55+0.08*float64(p)), ps
	}
	return record.BenefitUnknown, 0, nil
}

func hits(ss []passage.Sentence, re *regexp.Regexp) (n int, because []page.Span) {
	for i := range ss {
		if ss[i].Role == passage.Boiler || ss[i].Role == passage.Earlier {
			continue
		}
		m := re.FindStringIndex(ss[i].Text)
		if m == nil {
			continue
		}
		n++
		if s, ok := ss[i].Span(m[0], m[1]); ok && len(because) == 0 {
			because = append(because, s)
		}
	}
	return n, because
}
