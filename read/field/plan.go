package field

import (
	"regexp"
	"strings"

	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/record"
)

var (
	// medicarePlan ends in the kind of plan as CMS wants it printed: "Humana Basic Rx Plan (PDP)".
	medicarePlan = regexp.MustCompile(`(?:[A-Z0-9][\w®™+&'’./-]*\s+){1,7}\((?:PDP|HMO|PPO|PFFS|HMO-POS|MSA|(?:HMO|PPO)(?:-POS)? (?:D-|C-|I-)?SNP)\)`)
	// employersPlan is a plan named after the employer: "Lay Employees Health Plan".
	employersPlan = regexp.MustCompile(`(?:[A-Z][\w&'’.-]*,?\s+){0,7}(?:Employees?['’]?|Welfare|Benefits?|Group Health)\s+(?:(?:Health|Medical|Benefits?|Welfare|Care|Group|and|&)\s+){0,4}(?:Plan|Trust|Fund)\b`)
	notPlan       = regexp.MustCompile(`(?i)^(?:the|your|this|our|re|plan|member|to|under|from|name)\s+`)
)

// plans finds the name of the plan by its form, where no label gave it.
func (r *reader) plans() {
	if len(r.have(record.PlanName)) > 0 {
		return
	}
	for _, re := range []*regexp.Regexp{medicarePlan, employersPlan} {
		for i := range r.ss {
			s := &r.ss[i]
			if s.Role == passage.Boiler || s.Role == passage.Earlier {
				continue
			}
			m := re.FindStringIndex(s.Text)
			if m == nil {
				continue
			}
			for c := notPlan.FindString(s.Text[m[0]:m[1]]); c != ""; c = notPlan.FindString(s.Text[m[0]:m[1]]) {
				m[0] += len(c)
			}
			if name := s.Text[m[0]:m[1]]; len(strings.Fields(name)) >= 3 && !office.MatchString(name) {
				r.addIn(record.PlanName, "", 0.75, s, m[0], m[1])
				return
			}
		}
	}
}
