package field

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/recourse-health/recourse/read/date"
	"github.com/recourse-health/recourse/record"
)

// Labels are the rows of the label table with the patterns compiled so far.
type Labels struct {
	rows []Label
	tell []int // the rows that tell a field by what stands at a label
	regs []struct {
		once sync.Once
		re   *regexp.Regexp
	}
}

// NewLabels makes the labels ready; nothing is compiled yet.
func NewLabels(rows []Label) *Labels {
	l := &Labels{rows: rows}
	l.regs = make([]struct {
		once sync.Once
		re   *regexp.Regexp
	}, len(rows))
	for i := range rows {
		if tells(&rows[i]) {
			l.tell = append(l.tell, i)
		}
	}
	return l
}

func (l *Labels) re(i int) *regexp.Regexp {
	l.regs[i].once.Do(func() { l.regs[i].re = regexp.MustCompile("(?i)" + l.rows[i].Regex) })
	return l.regs[i].re
}

// taken are the fields that a label can give; the others have finders of their own.
var taken = []record.Field{record.MemberID, record.GroupNumber, record.MemberName, record.Drug, record.Service, record.Diagnosis, record.Prescriber, record.ReferenceNumber,
	record.ClaimNumber, record.CaseNumber, record.PolicyName, record.PlanName, record.Carrier, record.Administrator}

func tells(row *Label) bool {
	return (row.Role == "label" || row.Role == "cell") && slices.Contains(taken, record.Field(row.Field)) && !(row.Field == "prescriber" && others.MatchString(row.Regex))
}

// labels looks for each label in each cell.
func (r *reader) labels() {
	for i := range r.lines {
		low := strings.ToLower(r.lines[i].text)
		for _, n := range r.b.Labels.tell {
			if may(r.b.Labels.rows[n].Need, low) {
				r.label(i, n)
			}
		}
	}
	r.bestOf()
}

// sentence is how long a label is that may end a sentence of a form: "… that you or your doctor asked for:".
const sentence = 30

// office is what no plan is called: a department, or where mail goes.
var office = regexp.MustCompile(`(?i)\b(?:P\.? ?O\.? Box|apartado|departamento|department|dept\.?|attn|administrators?|pharmacy|services)\b`)

// noPlan reports a value that is a department, a date, or another label.
func (r *reader) noPlan(value string) bool {
	return office.MatchString(value) || r.isLabel(strings.SplitAfter(value, ":")[0]) || len(date.Find(value)) > 0
}

// noReference is a code of a service, or the ZIP code of an address.
var noReference = regexp.MustCompile(`^[A-Z]\d{4}$|^\d{5}$`)

// others are the rows of people who review, or who get a copy, and of their numbers.
var others = regexp.MustCompile(`reviewed|\bcc:|\bnpi|\bdea`)

func may(need []string, low string) bool {
	return need == nil || slices.ContainsFunc(need, func(n string) bool { return strings.Contains(low, n) })
}

func (r *reader) label(i, n int) {
	row, re := &r.b.Labels.rows[n], r.b.Labels.re(n)
	for k, c := range r.lines[i].cells {
		m := re.FindStringIndex(c.text)
		if m == nil || !opens(c.text[:m[0]]) && !(row.Shape == "id" && named.MatchString(c.text[:m[0]])) && !(m[1]-m[0] > sentence && strings.HasPrefix(c.text[m[1]:], ":")) {
			continue
		}
		v, ok := r.after(i, k, c, m, row.Shape)
		if !ok {
			continue
		}
		if value, cut, ok := shape(row.Shape, v.text); ok && !(row.Field == string(record.PlanName) && r.noPlan(value)) && !(row.Field == string(record.ReferenceNumber) && noReference.MatchString(value)) {
			l := &r.lines[v.line]
			from := v.from + cut
			r.add(record.Field(row.Field), value, 0.92, l.doc, l.page, from, from+extent(v.text[cut:], value))
		}
	}
}

// named is the name of a program or company before "ID": "ProviderOne ID".
var named = regexp.MustCompile(`^(?:[A-Z][\w'’.-]*\s+){1,4}$`)

// extent is how far a value goes in its raw text, which may have more blanks.
func extent(raw, value string) int {
	last := value[strings.LastIndexByte(value, ' ')+1:]
	if i := strings.LastIndex(raw, last); i >= 0 {
		return i + len(last)
	}
	return len(raw)
}

// opens reports what may stand before a label in its cell: nothing, a mark, or a word like "your".
func opens(before string) bool {
	before = strings.ToLower(strings.TrimSpace(before))
	if before == "" {
		return true
	}
	if strings.HasSuffix(before, "|") || strings.HasSuffix(before, ";") || strings.HasSuffix(before, "·") || strings.HasSuffix(before, "•") || strings.HasSuffix(before, ",") || strings.HasSuffix(before, "(") || strings.HasSuffix(before, "/") {
		return true
	}
	switch strings.TrimRight(before, " :") {
	case "your", "the", "our", "re", "su", "el", "la", "plan", "health plan", "name of", "subject", "pharmacy", "prior auth", "and":
		return true
	}
	return false
}

// value is what follows a label.
type value struct {
	text string
	from int // byte of the page's text
	line int
}

var mark = regexp.MustCompile(`^\s*[.)]?\s*(?:\(s\)|\(if known\)|name|number|no\.?|id|#)?\s*[:#=]\s*#?\s*|^\s*#\s*`)

// after gives what follows a label: the rest of its cell behind a colon, the next cell, or the line below.
func (r *reader) after(i, k int, c cell, m []int, shape string) (value, bool) {
	rest := c.text[m[1]:]
	if strings.HasSuffix(strings.TrimSpace(c.text[m[0]:m[1]]), ":") || strings.HasSuffix(strings.TrimSpace(c.text[m[0]:m[1]]), "#") {
		if t := strings.TrimSpace(rest); t != "" {
			return value{t, c.from + m[1] + strings.Index(rest, t), i}, true
		}
		return r.below(i, k)
	}
	if at := mark.FindStringIndex(rest); at != nil {
		if t := strings.TrimSpace(rest[at[1]:]); t != "" {
			return value{t, c.from + m[1] + at[1] + strings.Index(rest[at[1]:], t), i}, true
		}
		return r.below(i, k)
	}
	if strings.Trim(rest, " .()") == "" {
		return r.below(i, k)
	}
	t := strings.TrimPrefix(strings.TrimSpace(rest), "is ")
	v := value{t, c.from + m[1] + strings.Index(rest, t), i}
	switch shape {
	case "id", "ref":
		id, _, ok := number(t, 4)
		return v, ok && (digits(firstWord(t)) >= 4 || id == t)
	case "group":
		id, _, ok := number(t, 2)
		return v, ok && id == t
	case "person":
		name, _, ok := person(t)
		return v, ok && name == t && m[0] == 0
	}
	return value{}, false
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

func digits(s string) (n int) {
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			n++
		}
	}
	return n
}

// below gives the next cell of the line, or of a head of labels the cell under it, or the next line.
func (r *reader) below(i, k int) (value, bool) {
	l := &r.lines[i]
	if k+1 < len(l.cells) && !r.isLabel(l.cells[k+1].text) {
		return value{l.cells[k+1].text, l.cells[k+1].from, i}, true
	}
	if i+1 >= len(r.lines) || r.lines[i+1].doc != l.doc || r.lines[i+1].page != l.page {
		return value{}, false
	}
	next := &r.lines[i+1]
	switch {
	case len(l.cells) > 1 && len(next.cells) == len(l.cells):
		return value{next.cells[k].text, next.cells[k].from, i + 1}, true
	case len(l.cells) == 1 && len(next.cells) >= 1 && !r.isLabel(next.cells[0].text):
		return value{next.cells[0].text, next.cells[0].from, i + 1}, true
	}
	return value{}, false
}

var labelLike = regexp.MustCompile(`(?i)^(?:[\pL /'’.#()-]{2,34}:|(?:member|patient|group|claim|case|reference|drug|medication|prescriber|provider|date|plan|diagnosis|subscriber|service|id|name)(?: (?:name|id|number|no\.?|#|date|requested))?)$`)

func (r *reader) isLabel(s string) bool {
	return labelLike.MatchString(strings.TrimSpace(s)) || strings.HasSuffix(strings.TrimSpace(s), ":")
}

// bestOf keeps one value of fields that have one, and takes values away from a field that another claims with better right.
func (r *reader) bestOf() {
	for _, name := range []record.Field{record.MemberID, record.GroupNumber, record.MemberName, record.Drug, record.Prescriber, record.PlanName, record.Diagnosis} {
		first := true
		r.out = slices.DeleteFunc(r.out, func(f Found) bool {
			if f.Name != name {
				return false
			}
			drop := !first
			first = false
			return drop
		})
	}
	people := append(r.have(record.MemberName), r.have(record.Prescriber)...)
	r.out = slices.DeleteFunc(r.out, func(f Found) bool {
		return f.Name == record.PlanName && slices.ContainsFunc(people, func(p Found) bool { return strings.EqualFold(p.Value, f.Value) })
	})
	ids := r.have(record.MemberID)
	r.out = slices.DeleteFunc(r.out, func(f Found) bool {
		return f.Name != record.MemberID && strings.HasSuffix(string(f.Name), "_number") && slices.ContainsFunc(ids, func(id Found) bool { return id.Value == f.Value })
	})
}
