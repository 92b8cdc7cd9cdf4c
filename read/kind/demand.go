package kind

import (
	"regexp"

	"github.com/recourse-health/recourse/read/date"
	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/drug"
)

// A drug named as one to try, with a count, a length or "first", makes it step therapy, whatever the letter calls itself.
var (
	wants   = regexp.MustCompile(`(?i)\b(?:must|needs? to|has to|have to|requires?|required|requirement|need proof|covers?|covered|coverage is|before (?:it|we|your|the|coverage|this)|criteria|not met|records|claims?|no (?:record|evidence|documentation|history|proof)|not (?:tried|used|shown|shows?|been tried)|without|until|debe|requiere|exige|antes de|no (?:ha|muestra|hay|encontramos|vemos|consta)|cubre|criterios)\b`)
	tries   = regexp.MustCompile(`(?i)\b(?:tried|try|trying|trials?|took|fail(?:ed|ure|s)?|inadequate(?:ly)? (?:response|respond\w*|control\w*)|intoleran\w+|t/f|used|taken|first[- ]line|step|did not (?:help|work)|prob(?:ar|ado|aron)|fracas\w+|usado|intentad\w+|respuesta inadecuada)\b|\bprobó`)
	howMany = regexp.MustCompile(`(?i)\b(?:at least |any |all |both |either |each of |al menos |ambos |una? de )?(?:one|two|three|four|five|[1-5]|uno|dos|tres)\b(?:\s*\(\d\))?\s+(?:(?:or more )?(?:of|de)\b|(?:\pL+[ -]){0,4}(?:drugs?|medications?|medicines?|products?|alternatives?|agents?|generics?|triptans?|steroids?|inhibitors?|antipsychotics|stimulants?|statins?|blockers?|biosimilars?|medicamentos?|alternativas?))|\bboth\b|\beither\b|\ball of\b`)
	product = regexp.MustCompile(`(?i)\b(?:preferred|formulary|generic|covered|alternative|preferid[oa]s?|genéric[oa]s?)\s+(?:\pL+\s+){0,2}(?:drugs?|medications?|medicines?|products?|alternatives?|agents?|brands?|medicamentos?)|\b(?:inhibitors?|triptans?|corticosteroids?|antipsychotics?|statins?|biosimilars?|stimulants?|bisphosphonates?|blockers?|anticonvulsants?|antidepressants?|SSRIs?|SNRIs?|TNF|ARB|NSAIDs?|insulins?)\b`)
	noDrug  = regexp.MustCompile(`(?i)physical therapy|imaging|\bMRI\b|diet|exercise|weight loss program|counsel|terapia física|conservative (?:care|treatment|therapy)|splint|CPAP`)
	after   = regexp.MustCompile(`(?i)\b(?:covers?|covered|approved?|pays?)\b[^.;]{0,90}\b(?:after|only (?:if|when)|once)\b`)
	none    = regexp.MustCompile(`(?i)\b(?:did not deny|none (?:of [^.;]{0,40})?(?:has|have|needs?) to|no other (?:drug|medic\w+) (?:has|have|needs?|is|must)|not because|without (?:first )?trying|do(?:es)? not (?:have|need) to try|no necesita probar|(?:must|should|do)(?: not|n['’]t) (?:be )?(?:take|taken|use|used|combined?)|no (?:debe|puede) (?:tomar|usar|combinar))\b`)
	offer   = regexp.MustCompile(`(?i)^\W*(?:if|you (?:can|may|might)|ask your|talk to|your (?:doctor|prescriber) (?:can|may)|some |certain |to (?:ask|request|appeal)|an exception|si |usted puede|pregunte)`)
)

// demand looks for what wants a drug to be tried: who wants, that it is tried, and which or how many.
func (t *tally) demand(s *passage.Sentence, drugs *drug.Book) {
	if places[s.Role] < 0.5 || noDrug.MatchString(s.Text) || offer.MatchString(s.Text) || !tries.MatchString(s.Text) || none.MatchString(s.Text) {
		return
	}
	named := drugs != nil && len(drugs.Find(s.Text)) > 0
	what := 0
	for _, is := range []bool{named, howMany.MatchString(s.Text), product.MatchString(s.Text), len(date.Lengths(s.Text)) > 0, after.MatchString(s.Text)} {
		if is {
			what++
		}
	}
	w := 0.0
	switch {
	case what >= 2 && wants.MatchString(s.Text):
		w = 0.7
	case what >= 2:
		w = 0.45
	case what == 1 && wants.MatchString(s.Text):
		w = 0.35
	default:
		return
	}
	t.types[record.StepTherapy] = append(t.types[record.StepTherapy], mark{w * places[s.Role], s, 0, len(s.Text)})
}
