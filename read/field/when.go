package field

import (
	"regexp"
	"strings"

	"github.com/recourse-health/recourse/read/date"
	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
)

// dated is what stands before a date and says which it is.
var dated = []struct {
	is   string
	says *regexp.Regexp
}{
	{"other", regexp.MustCompile(`(?i)(?:birth|dob|born|nacimiento|f\. ?nac)\W*(?:\w+\W*)?$`)},
	{"other", regexp.MustCompile(`(?i)(?:effective|starting|beginning|begins?|as of|until|through|thru|expires?|ends?|end date|start|vigen\w+|revised|rev\.?|version|updated|approved|last fill|filled on|next fill|refill|renew\w*|term(?:ed|inat\w*)?|vence|hasta|print(?:ed)?|run date|license|hearing|appointment|since|desde|after|before|between|from|to|and|within|prior to|due|respond by|return by|deadline|no later than|by)\s*(?:date|on|el)?\W*$`)},
	{"service", regexp.MustCompile(`(?i)(?:dates? of service|service dates?|dos|date filled|fill date|date of fill|fecha de(?:l)? servicio|services? (?:on|dated|rendered)|admission|visit|seen(?: on)?)\W*(?:\(s\))?\W*$`)},
	{"received", regexp.MustCompile(`(?i)(?:receiv(?:ed|e)|received on|date received|request date|request(?:ed)?(?: on| of)?|requested|recib\w+|submitted|filed|appeal (?:filed|dated|of)|we got|called|fax(?:ed)?|on|el)\W*(?:el|on)?\W*$`)},
	{"notice", regexp.MustCompile(`(?i)(?:notice date|date of (?:this )?(?:notice|letter)|letter date|date (?:of )?(?:issue|issued|mailed)|mailed|mail(?:ing)? date|notification date|fecha(?: de(?:l| la| este| esta)? (?:aviso|carta|notificaci[óo]n))?|dated|date sent|sent|issued)\W*(?:on)?\W*$`)},
	{"decision", regexp.MustCompile(`(?i)(?:decision date|determination date|date of (?:the )?(?:decision|determination|denial)|decided|denied|determined|decisi[óo]n)\W*(?:on)?\W*$`)},
	{"notice", regexp.MustCompile(`(?i)(?:^|\s)date\W*$`)},
}

// candidate is a date that may be the notice's.
type candidate struct {
	f     date.Found
	line  int
	score int
}

// dates finds which date is the notice's, and which are of service.
func (r *reader) dates() {
	var all []candidate
	for i := range r.lines {
		l := &r.lines[i]
		if !r.letters(i) || repliedTo.MatchString(l.text) {
			continue
		}
		for _, f := range date.Find(l.text) {
			is := r.role(i, f)
			switch is {
			case "service":
				r.add(record.ServiceDate, f.Day.String(), 0.85, l.doc, l.page, l.from+f.From, l.from+f.To)
			case "other":
			default:
				all = append(all, candidate{f, i, r.noticeScore(i, f, is)})
			}
		}
	}
	best := -1
	for i, c := range all {
		if best < 0 || c.score > all[best].score {
			best = i
		}
	}
	if best >= 0 && all[best].score >= 3 {
		c := all[best]
		l := &r.lines[c.line]
		r.add(record.NoticeDate, c.f.Day.String(), min(0.97, 0.6+0.05*float64(c.score)), l.doc, l.page, l.from+c.f.From, l.from+c.f.To)
	}
}

// role says which date it is, by what stands before it on its line, or in the line above if it stands alone.
func (r *reader) role(i int, f date.Found) string {
	l := &r.lines[i]
	before := strings.ReplaceAll(l.text[:f.From], "\t", " : ")
	if strings.TrimSpace(before) == "" {
		if j := i - 1; j >= 0 && r.lines[j].page == l.page && r.lines[j].block == l.block && len(l.cells) == len(r.lines[j].cells) && r.isLabel(r.lines[j].cells[0].text) {
			before = r.lines[j].cells[0].text
		} else {
			return ""
		}
	} else if j := i - 1; len(l.cells) > 1 && j >= 0 && len(r.lines[j].cells) == len(l.cells) && !strings.Contains(before, ":") {
		before = r.lines[j].cells[cellOf(l, f.From)].text
	} else if j >= 0 && strings.Count(before, " : ") > 0 && len(r.lines[j].cells) == len(l.cells) && r.isLabel(r.lines[j].cells[0].text) && !r.isLabel(l.cells[0].text) {
		before = r.lines[j].cells[cellOf(l, f.From)].text
	}
	for _, d := range dated {
		if d.says.MatchString(before) {
			return d.is
		}
	}
	return "in"
}

func cellOf(l *line, at int) int {
	for k := len(l.cells) - 1; k > 0; k-- {
		if l.from+at >= l.cells[k].from {
			return k
		}
	}
	return 0
}

func (r *reader) noticeScore(i int, f date.Found, is string) int {
	l := &r.lines[i]
	score := 0
	switch is {
	case "notice":
		score = 7
	case "":
		score = 5 // alone on its line
	case "decision":
		score = 4
	case "received":
		score = -2
	case "in":
		score = 0
		if len(l.text) < 45 {
			score = 3
		}
	}
	if is == "" && f.To < len(l.text) && strings.TrimSpace(l.text[f.To:]) != "" && len(l.cells) == 1 {
		score = 1
	}
	if l.page == 0 && i < 14 {
		score += 2
	}
	if l.page > 0 {
		score -= 2
	}
	return score
}

var (
	files     = regexp.MustCompile(`(?i)\b(?:appeal|redetermination|reconsideration|review|grievance|hearing|dispute|ask us|ask for|must ask|ask in writing|postmarked|request|file|submit|apelar|apelaci[óo]n|pedir|solicitar|presentar|reconsidere|redeterminaci[óo]n|audiencia|revisi[óo]n)\w*`)
	theirs    = regexp.MustCompile(`(?i)\b(?:we (?:will|must|have|then)|will (?:decide|make|give|notify|send|tell|get|respond|be (?:made|processed|completed|reviewed))|the plan (?:will|must|has)|our (?:decision|answer)|decision (?:within|in)|answer (?:within|in)|you'?ll (?:get|hear|receive)|you will (?:get|hear|receive)|you should receive|decidiremos|responderemos|le daremos|tomaremos|recibira)\b|\brecibir[áa]`)
	notYours  = regexp.MustCompile(`(?i)\b(?:supply|trial|treatment|within the (?:past|last)|look.?back|in the (?:past|last)|history|previous|prior \d|of (?:therapy|use)|tried|therapy|every|fill|fills|days'? supply|peer|second|level 2|external|independent|state fair hearing|fair hearing|continu\w*|keep getting|pharmacy may|emergency)\b`)
	last      = regexp.MustCompile(`(?i)\b(?:by|before|no later than|on or before|until|deadline|antes del?|a m[áa]s tardar|hasta)\b[^.;]{0,30}$`)
	within    = regexp.MustCompile(`(?i)\b(?:within|no later than|not later than|have|up to|inside of|dentro de|tiene|plazo de|in|hasta|deadline|limit|after|of)\b`)
	fromThis  = regexp.MustCompile(`(?i)\b(?:of|from|after|desde|a partir|following|contados)\b`)
	firstStep = 0.9
)

// deadline is the first time limit that the reader must meet: a date if the letter prints one, else the length as printed.
func (r *reader) deadline() {
	if r.deadlineDate() {
		return
	}
	type hit struct {
		s     *passage.Sentence
		l     date.Length
		score int
	}
	best := hit{}
	for i := range r.ss {
		s := &r.ss[i]
		if s.Role == passage.Earlier || !files.MatchString(s.Text) && !(i > 0 && files.MatchString(r.ss[i-1].Text)) {
			continue
		}
		for _, l := range date.Lengths(s.Text) {
			score := r.limit(s.Text, l)
			if s.Role == passage.Rights {
				score++
			}
			if score > best.score {
				best = hit{s, l, score}
			}
		}
	}
	if best.score >= 4 {
		r.addIn(record.AppealDeadline, "", firstStep, best.s, best.l.From, best.l.To)
	}
}

// ago and lookback are how a rule speaks of the time before a request: nobody appeals within it.
var (
	ago      = regexp.MustCompile(`(?i)(?:\b(?:past|last|previous|prior)|[úu]ltimos)\s+$`)
	lookback = regexp.MustCompile(`(?i)^\s*(?:before|prior to|preceding|anteriores|antes de)\b`)
	yours    = regexp.MustCompile(`(?i)\b(?:you|usted|su)\b`)
)

// limit scores how much a length of time is the time to appeal.
func (r *reader) limit(text string, l date.Length) int {
	before, after := text[:l.From], text[l.To:]
	clause := before[strings.LastIndexAny(before, ".;")+1:]
	score := 0
	if ago.MatchString(tail(before, 12)) || lookback.MatchString(head(after, 20)) {
		return -1
	}
	if l.Unit == civil.Hours || l.Unit == civil.BusinessHours || l.Unit == civil.CalendarDays && l.N < 10 {
		return -1
	}
	if within.MatchString(tail(before, 30)) {
		score += 2
	}
	if files.MatchString(clause) || files.MatchString(head(after, 80)) {
		score += 2
	}
	if fromThis.MatchString(head(after, 12)) {
		score++
	}
	if yours.MatchString(clause) {
		score++
	}
	if theirs.MatchString(clause) {
		score -= 5
	}
	if notYours.MatchString(text) {
		score -= 3
	}
	if l.N == 180 || l.N == 60 || l.N == 65 {
		score++
	}
	return score
}

func head(s string, n int) string { return s[:min(n, len(s))] }
func tail(s string, n int) string { return s[max(0, len(s)-n):] }

// deadlineDate is a day by which the letter says to appeal.
func (r *reader) deadlineDate() bool {
	for i := range r.ss {
		s := &r.ss[i]
		if s.Role == passage.Earlier || s.Role == passage.Boiler || !files.MatchString(s.Text) {
			continue
		}
		for _, f := range date.Find(s.Text) {
			if last.MatchString(s.Text[:f.From]) && files.MatchString(s.Text[:f.From]) && !theirs.MatchString(s.Text[:f.From]) && !strings.Contains(strings.ToLower(s.Text[:f.From]), "received") {
				r.addIn(record.AppealDeadline, f.Day.String(), 0.9, s, f.From, f.To)
				return true
			}
		}
	}
	return false
}
