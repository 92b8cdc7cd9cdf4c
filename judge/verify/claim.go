package verify

import (
	"regexp"
	"strings"

	"github.com/recourse-health/recourse/record"
)

// A claim is a clinical statement that a fact stands behind.
type claim struct {
	is   string // an effect, "unsafe", "reaction", "stable", "urgent"
	drug string // empty: the drug that is asked for
	sure bool   // certain, and not from a person's memory alone
	by   record.By
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
}

var (
	effective = regexp.MustCompile(`(?i)\b(was|is|were|been|proved)\s+(very\s+)?(effective|helpful|well tolerated|safe)\b`)
	hedged    = regexp.MustCompile(`(?i)\b(reports?|recalls?|is not sure|remembers?)\b`)
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

var headings = regexp.MustCompile(`^\s*\d{1,2}\.\s`)

// heading reports a numbered heading: it announces, and the sentences under it are held to account.
func heading(s string) bool {
	return headings.MatchString(s) && !strings.HasSuffix(strings.TrimSpace(s), ".")
}

func unquoted(s string) string {
	for {
		i := strings.Index(s, "“")
		j := strings.Index(s, "”")
		if i < 0 || j < i {
			return s
		}
		s = s[:i] + " " + s[j+len("”"):]
	}
}

// backs reports whether a claim stands behind the sentence. One from memory, or not certain, does so only where the
// sentence hedges.
func (g ground) backs(s string, kinds []string, alone, hedge bool) bool {
	low := fold(s)
	for _, c := range g.claims {
		for _, k := range kinds {
			if c.is != k || alone && c.by != record.ByPrescriber || !c.sure && !hedge {
				continue
			}
			if c.drug == "" || strings.Contains(low, c.drug) || !g.names(low, c.drug) {
				return true
			}
		}
	}
	return false
}

// names reports whether the sentence names a drug of some other claim, so that it does not speak of this one.
func (g ground) names(s, but string) bool {
	for _, c := range g.claims {
		if c.drug != "" && c.drug != but && strings.Contains(s, c.drug) {
			return true
		}
	}
	return false
}
