package kind

import (
	"regexp"

	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/record"
)

// hints are what a reason is most likely about, where a paper plainly says no and none of its words is a sure sign of why.
var hints = []struct {
	kind   record.DenialType
	weight float64
	says   *regexp.Regexp
}{
	{record.OutOfNetwork, 0.5, regexp.MustCompile(`(?i)\bnetwork\b|\bnon-?participating\b`)},
	{record.CodingBilling, 0.45, regexp.MustCompile(`(?i)\b(?:modifiers?|j-?codes?|(?:procedure|billing|diagnosis|revenue) codes?|units billed|duplicate|bundled|corrected claim)\b`)},
	{record.TimelyFiling, 0.45, regexp.MustCompile(`(?i)\b(?:too late|filing|time limit|past the (?:deadline|limit))\b`)},
	{record.Eligibility, 0.45, regexp.MustCompile(`(?i)\b(?:enroll\w*|in force|premiums?|lapsed|coverage (?:ended|began|started)|eligib\w+)\b`)},
	{record.Experimental, 0.45, regexp.MustCompile(`(?i)\b(?:experiment\w*|investigat\w*|unproven|off-?label|scientific evidence|clinical studies)\b`)},
	{record.NonFormulary, 0.42, regexp.MustCompile(`(?i)\b(?:formulary|drug list|list of (?:covered )?drugs|formulario|lista de medicamentos)\b`)},
	{record.QuantityLimit, 0.42, regexp.MustCompile(`(?i)\b(?:quantity|amount (?:asked|requested|prescribed)|(?:every|per) (?:\d+ days|month|day)|a month|maximum|cantidad)\b`)},
	{record.Exclusion, 0.42, regexp.MustCompile(`(?i)\b(?:exclu\w+|not (?:a )?(?:covered|part of)|benefit does not|no (?:benefit|coverage) for)\b`)},
	{record.MedicalNecessity, 0.42, regexp.MustCompile(`(?i)\b(?:medical(?:ly)? (?:need\w*|necess\w*|required)|level of care|necessary|clinical judge?ment)\b`)},
	{record.PriorAuth, 0.41, regexp.MustCompile(`(?i)\b(?:criteria|diagnosis|chart|records?|notes|information|documentation|authori[sz]ation|approval in advance|autorizaci[óo]n|criterios)\b`)},
}

// hint keeps a weak sign.
func (t *tally) hint(d record.DenialType, w float64, s *passage.Sentence) {
	t.hints[d] = append(t.hints[d], mark{w * min(places[s.Role], 1), s, 0, len(s.Text)})
}

// guess looks for weak signs in a sentence that may give a reason.
func (t *tally) guess(s *passage.Sentence) {
	if places[s.Role] < 0.5 || s.Heading || general.MatchString(s.Text) || offer.MatchString(s.Text) {
		return
	}
	for _, h := range hints {
		if h.says.MatchString(s.Text) {
			t.hint(h.kind, h.weight, s)
		}
	}
}
