package notice

import (
	"regexp"

	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
)

// Stage is which notice this is, in the words of the law files: empty, a first denial or not told.
type Stage struct {
	Is      string // final_internal_denial: the plan has refused an appeal
	Because []page.Span
}

// refused are the ways in which a letter answers an appeal with no. A letter that only tells how to appeal answers none.
var refused = regexp.MustCompile(`(?i)` +
	`\b(?:notice of (?:denial of )?|unfavorable |adverse )(?:appeal|redetermination|reconsideration|grievance) ?(?:decision|denial|resolution|notice)?\b` +
	`|\b(?:appeal|redetermination|reconsideration) (?:denial|decision notice|determination letter)\b` +
	`|\b(?:we|the plan|our appeals? (?:team|reviewer|committee|department)|the reviewer|a reviewer)\b[^.;]{0,60}\b(?:den(?:y|ied)|up(?:hold|held)|dismissed|cannot approve|did not approve)\b[^.;]{0,30}\b(?:your|the|this|member'?s)\b[^.;]{0,25}\b(?:appeal|redetermination|reconsideration)\b` +
	`|\b(?:appeal|redetermination|reconsideration)(?: request)? (?:was|is|has been) (?:denied|upheld|not approved|unfavorable)\b` +
	`|\bup(?:hold|held|holding)\b[^.;]{0,40}\b(?:denial|decision|determination)\b` +
	`|\b(?:our|the) (?:first|original|initial|earlier) (?:decision|denial|determination)\b[^.;]{0,30}\b(?:stands|remains|has not changed|is unchanged|was correct)\b` +
	`|\b(?:about|regarding|concerning|in response to|our answer to|our decision on|decision about|re:) your (?:[\w-]+ ){0,2}(?:appeal|redetermination|reconsideration|grievance)\b` +
	`|\bredetermination (?:#|no\.|number|requested by|request of|decision)` +
	`|\bdecided to (?:keep|stand by|maintain|uphold) (?:our|the) (?:[\w-]+ )?(?:denial|decision|determination)\b` +
	`|\bfinal (?:internal )?adverse (?:benefit )?determination\b` +
	`|\b(?:negamos|denegamos|hemos (?:negado|denegado)) su (?:apelaci[óo]n|redeterminaci[óo]n|reconsideraci[óo]n)\b`)

var ifSo = regexp.MustCompile(`(?i)\b(?:if|when|may|can|could|once|after|unless|si|cuando|puede)\b`)

// stage finds the words with which a letter refuses an appeal.
func stage(ss []passage.Sentence) Stage {
	for i := range ss {
		s := &ss[i]
		if s.Role == passage.Rights || s.Role == passage.Boiler || s.Role == passage.Earlier {
			continue
		}
		m := refused.FindStringIndex(s.Text)
		if m == nil || ifSo.MatchString(s.Text[:m[0]]) {
			continue
		}
		if span, ok := s.Span(m[0], m[1]); ok {
			return Stage{"final_internal_denial", []page.Span{span}}
		}
	}
	return Stage{}
}

// FieldStage is under what name the stage stands in the record.
const FieldStage record.Field = "notice_type"
