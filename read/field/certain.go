package field

import (
	"slices"
	"strings"
	"unicode"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
)

// exact are the fields of which a value with one wrong digit is worse than none.
var exact = []record.Field{record.MemberID, record.GroupNumber, record.NoticeDate, record.ServiceDate, record.ReferenceNumber, record.ClaimNumber, record.CaseNumber,
	record.AppealDeadline, record.Phone, record.Fax, record.RejectCode, record.DateOfBirth, record.MemberPhone, record.Strength, record.ICD10, record.DrugSince,
	record.NPI, record.PrescriberPhone, record.PrescriberFax}

// certain leaves out the exact values of which a digit could not be read for certain off a picture. What the letter says
// twice, and what was read alike both times, is certain.
func (r *reader) certain() {
	r.out = slices.DeleteFunc(r.out, func(f Found) bool {
		return slices.Contains(exact, f.Name) && slices.ContainsFunc(f.Because, r.doubtful)
	})
}

func (r *reader) doubtful(s page.Span) bool {
	for i := range r.docs {
		if d := &r.docs[i]; d.File == s.File() && d.Holds(s) {
			from, to := s.Bytes()
			return doubt(&d.Pages[s.Page()], from, to) && !r.twice(s)
		}
	}
	return false
}

// doubt reports a word with a digit, in the bytes from..to, that is not sure.
func doubt(p *page.Page, from, to int) bool {
	for _, w := range p.Words {
		if w.From < to && w.To > from && w.Sure < page.Certain && strings.ContainsFunc(p.Text[max(from, w.From):min(to, w.To)], unicode.IsDigit) {
			return true
		}
	}
	return false
}

// clear is how sure each word of a name must be that stands in no table: nothing but the page vouches for it.
const clear = 85

// plain reports that all words in the bytes from..to could be read clearly.
func plain(p *page.Page, from, to int) bool {
	return !slices.ContainsFunc(p.Words, func(w page.Word) bool { return w.From < to && w.To > from && w.Sure < clear })
}

// twice reports that the words of s stand in the letter again.
func (r *reader) twice(s page.Span) bool {
	n := 0
	for i := range r.docs {
		for j := range r.docs[i].Pages {
			n += strings.Count(r.docs[i].Pages[j].Text, s.Quote())
		}
	}
	return n > 1 && len(s.Quote()) >= 6
}
