package verify

import (
	"regexp"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/record"
)

// A claim is a clinical statement that a fact stands behind.
type claim struct {
	is    string   // an effect, "unsafe", "reaction", "stable", "urgent", "met" of a step rule
	drugs []string // its names; none: the drug that is asked for
	sure  bool     // certain, and not from a person's memory alone
	by    record.By
}

// speech is how people write a claim. Backs are the claims any of which stands behind it; alone: the prescriber must be the one
// who says it.
var speech = []struct {
	says  *regexp.Regexp
	backs []string
	alone bool
}{
	{regexp.MustCompile(`(?i)\b(not effective|ineffective|did not (work|help)|no (relief|benefit|effect)|failed|lack of (efficacy|effect))\b`), []string{"ineffective", "adverse_reaction"}, false},
	{regexp.MustCompile(`(?i)\b(not effective|ineffective|did not (work|help)|lack of (efficacy|effect))\b`), []string{"ineffective"}, false},
	{regexp.MustCompile(`(?i)\b(adverse reaction|side effects?|intoleran(t|ce)|not tolerated|reaction to)\b`), []string{"adverse_reaction", "reaction"}, false},
	{regexp.MustCompile(`(?i)\btook\b`), []string{"took"}, false},
	{regexp.MustCompile(`(?i)\bfor another reason\b`), []string{"stopped_other"}, false},
	{regexp.MustCompile(`(?i)\bstill (taken|takes|taking)\b`), []string{"ongoing"}, false},
	{regexp.MustCompile(`(?i)\b(contraindicated|unsafe|rules? out)\b`), []string{"unsafe", "reaction"}, false},
	{regexp.MustCompile(`(?i)\bstable\b`), []string{"stable"}, true},
	{regexp.MustCompile(`(?i)\b(urgent|expedited|seriously harm|jeopardi[sz]e)\b`), []string{"urgent"}, true},
	{regexp.MustCompile(`(?i)\bmeets\b`), []string{"met"}, false},

	{regexp.MustCompile(`(?i)\b(no (fue|es) efica(z|ces)|ineficaz|fall(ó|aron))`), []string{"ineffective", "adverse_reaction"}, false},
	{regexp.MustCompile(`(?i)\b(reacción adversa|efectos? secundarios?|reacción a\b)`), []string{"adverse_reaction", "reaction"}, false},
	{regexp.MustCompile(`(?i)\b(tomó|haber tomado)`), []string{"took"}, false},
	{regexp.MustCompile(`(?i)\bpor otra razón\b`), []string{"stopped_other"}, false},
	{regexp.MustCompile(`(?i)\b(se toma todavía|sigue tom(ando|ándose))`), []string{"ongoing"}, false},
	{regexp.MustCompile(`(?i)\bcontraindicad[oa]s?\b`), []string{"unsafe", "reaction"}, false},
	{regexp.MustCompile(`(?i)\bestables?\b`), []string{"stable"}, true},
	{regexp.MustCompile(`(?i)\b(urgente|acelerad[oa])\b`), []string{"urgent"}, true},
}

var (
	effective = regexp.MustCompile(`(?i)\b(was|is|were|been|proved)\s+(very\s+)?(effective|helpful|well tolerated|safe)\b|(?:^|[^o]\s)(fue|es|son)\s+(muy\s+)?(eficaz|eficaces|segur[oa]s?|bien tolerad[oa]s?)\b`)
	hedged    = regexp.MustCompile(`(?i)\b(reports?|recalls?|is not sure|remembers?|informa|recuerda)\b`)
)

// claims wants a fact behind each clinical statement of a sentence: for the drug that the sentence names, and by one who
// may say it. A statement in another's quoted words is that person's.
func claims(s string, g ground) (id, wrong string) {
	s = unquoted(s)
	if heading(s) {
		return "", ""
	}
	if m := effective.FindString(s); m != "" {
		return "verify.claim", m
	}
	for _, sp := range speech {
		m := sp.says.FindString(s)
		if m == "" {
			continue
		}
		switch hedge := hedged.MatchString(s); {
		case g.backs(s, sp.backs, sp.alone, hedge):
		case g.backs(s, sp.backs, sp.alone, true):
			return "verify.memory", m
		default:
			return "verify.claim", m
		}
	}
	return "", ""
}

var headings = regexp.MustCompile(`^\s*(?:\d{1,2}\.)+\s`)

// heading reports a numbered heading: it announces, and the sentences under it are held to account.
func heading(s string) bool {
	return headings.MatchString(s) && !strings.HasSuffix(strings.TrimSpace(s), ".")
}

func unquoted(s string) string {
	for {
		from, to, ok := quotation(s)
		if from < 0 || !ok {
			return s
		}
		s = s[:from] + " " + s[to:]
	}
}

// backs reports whether a claim stands behind the sentence. One from memory, or not certain, does so only where the
// sentence hedges.
func (g ground) backs(s string, kinds []string, alone, hedge bool) bool {
	low := fold(s)
	for _, c := range g.claims {
		if !slices.Contains(kinds, c.is) || alone && c.by != record.ByPrescriber || !c.sure && !hedge {
			continue
		}
		if len(c.drugs) == 0 || c.in(low) || !g.names(low) {
			return true
		}
	}
	return false
}

// in reports whether a sentence names the drug of the claim, by any of its names.
func (c claim) in(s string) bool {
	return slices.ContainsFunc(c.drugs, func(d string) bool { return d != "" && strings.Contains(s, d) })
}

// names reports whether the sentence names the drug of some claim, so that it speaks of none that it does not name.
func (g ground) names(s string) bool {
	return slices.ContainsFunc(g.claims, func(c claim) bool { return c.in(s) })
}
