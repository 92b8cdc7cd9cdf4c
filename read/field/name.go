package field

import (
	"regexp"
	"strings"

	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/record"
)

var (
	dear      = regexp.MustCompile(`(?i)^\s*(?:dear|hello|hi|hola|estimad[oa](?:\(a\))?)\s+(?:(?:mr|ms|mrs|mx|sr|sra)\.?\s+)?`)
	doctor    = regexp.MustCompile(`\b(?:Dr\.?a?|Doctor|Doctora)\s+(\p{Lu}[\pL'’.-]+(?:\s+\p{Lu}[\pL'’.-]+){0,3})`)
	clinician = regexp.MustCompile(`(?:^|[\s,:;(])(\p{Lu}[\pL'’-]+(?:\s+\p{Lu}\.)?(?:[\s-]+\p{Lu}[\pL'’-]+){1,3},?\s+(?:M\.?D\.?|D\.?O\.?|N\.?P\.?|PA-C|FNP(?:-BC|-C)?|APRN|ARNP|DNP|CNP|CRNP|PMHNP(?:-BC)?|OD|DPM))\b`)
	asks      = regexp.MustCompile(`(?i)prescrib|your (?:doctor|provider|physician)|requested|asked|request from|ordered|receta|solicit|recet|su m[ée]dico|on behalf|cc:|pide|'s request|request (?:by|for|from)|office|wrote|records|statement|submitted|faxed|pidi[óo]|filed|from your|^\W*to:|su especialista`)
	reviewer  = regexp.MustCompile(`(?i)medical director|reviewed by|reviewer|reviewing|pharmacist|sincerely|chief|board.certified|atentamente|director`)
)

// names reads the member after "Dear", and the prescriber in a sentence, where no label gave them.
func (r *reader) names() {
	if len(r.have(record.MemberName)) == 0 {
		r.salutation()
	}
	if len(r.have(record.MemberName)) == 0 {
		r.window()
	}
	if len(r.have(record.Prescriber)) == 0 {
		r.prescriber()
	}
}

func (r *reader) salutation() {
	for i := range r.lines {
		l := &r.lines[i]
		m := dear.FindStringIndex(l.text)
		if m == nil {
			continue
		}
		rest := l.text[m[1]:]
		if j := strings.IndexAny(rest, ":,"); j > 0 {
			rest = rest[:j]
		}
		v, cut, ok := person(rest)
		if !ok || strings.HasPrefix(v, "Dr") || credential.MatchString(v) {
			continue
		}
		r.add(record.MemberName, v, 0.85, l.doc, l.page, l.from+m[1]+cut, l.from+m[1]+cut+len(v))
		return
	}
}

// window is the name above the address in the window of the envelope.
func (r *reader) window() {
	for i := 0; i+1 < len(r.lines) && i < 25 && r.lines[i].page == 0; i++ {
		l, next := &r.lines[i], &r.lines[i+1]
		if len(l.cells) != 1 || len(next.cells) != 1 || next.block != l.block || !houseNumber.MatchString(next.text) {
			continue
		}
		v, _, ok := person(l.cells[0].text)
		if !ok || v != l.cells[0].text || credential.MatchString(v) && !junior.MatchString(v) {
			continue
		}
		for j := i + 1; j <= i+3 && j < len(r.lines); j++ {
			if zip.MatchString(r.lines[j].text) {
				r.add(record.MemberName, v, 0.7, l.doc, l.page, l.cells[0].from, l.cells[0].from+len(v))
				return
			}
		}
	}
}

var (
	houseNumber = regexp.MustCompile(`(?i)^\s*(?:\d{1,6}[A-Z]?\s+\pL|p\.?\s?o\.? ?box|rr \d|c/o |unit |apt )`)
	junior      = regexp.MustCompile(`\b(?:Jr|Sr|II|III)\.?$`)
)

// member is how a letter marks a person who got a copy, and is the patient.
var member = regexp.MustCompile(`(?i)^\s*\((?:member|patient|enrollee|afiliad[oa]|paciente)\)`)

// prescriber is the doctor or clinician in a sentence that speaks of prescribing or asking, and not of reviewing.
func (r *reader) prescriber() {
	for _, re := range []*regexp.Regexp{clinician, doctor} {
		for i := range r.ss {
			s := &r.ss[i]
			if s.Role == passage.Boiler || !asks.MatchString(s.Text) {
				continue
			}
			m := re.FindStringSubmatchIndex(s.Text)
			if m != nil && !reviewer.MatchString(s.Text[max(0, m[0]-30):min(len(s.Text), m[1]+25)]) && !member.MatchString(s.Text[m[1]:]) {
				from, to := m[2], m[3]
				if re == doctor {
					from = m[0]
				}
				to -= len(s.Text[from:to]) - len(strings.TrimSuffix(strings.TrimRight(s.Text[from:to], "."), "'s"))
				r.addIn(record.Prescriber, "", 0.75, s, from, to)
				return
			}
		}
	}
}

var policy = regexp.MustCompile(`(?:"|“)?((?:[A-Z][\w/&'’+-]*(?:\s*[-–—,:]\s*|\s+)(?:(?:of|and|for|the|in|to|with|de|y)\s+)?){1,9}(?:Policy|Guidelines?|Criteria|Coverage Policy|Protocol|Program|Formulary|Drug List|Step Therapy))(?:"|”)?((?:,)?\s*(?:\(?(?:No\.|Number|#|section)?\s*[A-Z]{0,5}[-.]?\d[\w.-]*\)?))?`)

var policySaid = regexp.MustCompile(`(?i)based on|used|according to|under|criteria|policy|guideline|per |see |relied|refer|documento|pol[ií]tica|criterios`)

// policy is the name of the rule that the letter rests on: where a label gave none, a title in a sentence that says so.
func (r *reader) policy() {
	if len(r.have(record.PolicyName)) > 0 {
		return
	}
	for i := range r.ss {
		s := &r.ss[i]
		if s.Role == passage.Boiler || s.Role == passage.Rights || !policySaid.MatchString(s.Text) {
			continue
		}
		for _, m := range policy.FindAllStringSubmatchIndex(s.Text, -1) {
			name := s.Text[m[2]:m[3]]
			if len(strings.Fields(name)) < 3 || generic.MatchString(name) {
				continue
			}
			r.addIn(record.PolicyName, "", 0.65, s, m[2], m[3])
			return
		}
	}
}

var generic = regexp.MustCompile(`(?i)^(?:the|our|your|this|a|medical|clinical|coverage|drug|pharmacy|plan|prior authorization|step therapy|and|for|in|of|\s)+(?:policy|guidelines?|criteria|program|formulary|drug list|protocol|step therapy)$`)

var rejectCode = regexp.MustCompile(`(?i)\b(?:reject(?:ion|ed)?|rej|ncpdp)\b(?:\s+(?:code|codes|reason|no\.?))?s?(?:\s+(?:the pharmacy )?(?:saw|got|was|is|of))*\s*[:#]?\s*((?:[0-9]{2,3}|[A-Z][0-9]|MR)(?:\s*[,/&]\s*(?:[0-9]{2,3}|[A-Z][0-9]|MR))*)\b`)
var oneCode = regexp.MustCompile(`[0-9]{2,3}|[A-Z][0-9]|MR`)

// rejects reads the codes of a rejection at the counter.
func (r *reader) rejects() {
	for i := range r.lines {
		l := &r.lines[i]
		for _, m := range rejectCode.FindAllStringSubmatchIndex(l.text, -1) {
			for _, c := range oneCode.FindAllStringIndex(l.text[m[2]:m[3]], -1) {
				from := m[2] + c[0]
				r.add(record.RejectCode, l.text[from:m[2]+c[1]], 0.9, l.doc, l.page, l.from+from, l.from+m[2]+c[1])
			}
		}
	}
	r.bareCodes()
	for i := range r.lines {
		l := &r.lines[i]
		for _, m := range adjustment.FindAllStringIndex(l.text, -1) {
			r.add(record.RejectCode, l.text[m[0]:m[1]], 0.85, l.doc, l.page, l.from+m[0], l.from+m[1])
		}
	}
}

var adjustment = regexp.MustCompile(`\b(?:CO|PR|OA|PI)-\d{1,3}\b`)

var counter = regexp.MustCompile(`(?i)\breject|\b(?:BIN|PCN|NDC|RX)[: #]?\s*\d|\bQTY\b`)

var bareCode = regexp.MustCompile(`^\s*(\d{2,3}|MR)\s+[A-Z][A-Z ,'-]{6,}`)

// bareCodes reads lines like "75 PRIOR AUTHORIZATION REQUIRED" in a message of the counter.
func (r *reader) bareCodes() {
	if !counter.MatchString(passage.Text(r.ss)) {
		return
	}
	for i := range r.lines {
		l := &r.lines[i]
		if m := bareCode.FindStringSubmatchIndex(l.text); m != nil {
			r.add(record.RejectCode, l.text[m[2]:m[3]], 0.8, l.doc, l.page, l.from+m[2], l.from+m[3])
		}
	}
}
