package notice

import (
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/recourse-health/recourse/read/field"
	"github.com/recourse-health/recourse/read/kind"
	"github.com/recourse-health/recourse/read/lexicon"
	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/read/plantype"
	"github.com/recourse-health/recourse/read/steprule"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/page"
)

// Books are all that a reading goes by.
type Books struct {
	Phrases   *lexicon.Book
	Rejects   []kind.Reject
	Labels    *field.Labels
	Companies []field.Company
	Cues      *plantype.Cues
	Elements  *Forms
	Drugs     *drug.Book
}

// Phrasing is a row of the elements of book/lexicon.
type Phrasing = struct{ Name, Regex string }

// Forms are the phrasings of elements, compiled when first needed.
type Forms struct {
	rows []Phrasing
	once sync.Once
	regs []*regexp.Regexp
}

// NewForms makes the phrasings ready.
func NewForms(rows []Phrasing) *Forms { return &Forms{rows: rows} }

// values reads everything beside the verdict.
func (r *Reading) values(docs []page.Document, ss []passage.Sentence, b Books) {
	for _, f := range field.Read(docs, ss, field.Books{Labels: b.Labels, Companies: b.Companies, Drugs: b.Drugs}) {
		r.Fields = append(r.Fields, Field{f.Name, f.Value, f.Sure, f.Because})
	}
	if i := slices.IndexFunc(r.Reasons, func(k kind.Reason) bool { return k.Type == record.StepTherapy }); i >= 0 {
		r.rule(ss, r.Reasons[i].Because, b)
	}
	g := plantype.Read(ss, b.Cues)
	r.Plan = Plan{g.Type, g.Weight, g.Because}
	is, weight, because := plantype.Benefit(ss)
	r.Benefit = Benefit{is, weight, because}
	if r.Denial == record.Yes {
		r.Stage = stage(ss)
		r.elements(ss, b.Elements)
		r.grounds(ss, b.Phrases)
	}
}

func (r *Reading) rule(ss []passage.Sentence, because []page.Span, b Books) {
	asked := ""
	if i := slices.IndexFunc(r.Fields, func(f Field) bool { return f.Name == record.Drug }); i >= 0 {
		asked = r.Fields[i].Value
	}
	rule := steprule.Read(ss, because, asked, b.Drugs)
	r.Required = rule.Tree
	for _, n := range rule.Names {
		r.Fields = append(r.Fields, Field{record.RequiredDrugs, n.Text, 0.8, []page.Span{n.Because}})
	}
}

// elements looks for each thing that a notice may owe: found with its words, or looked for and absent.
func (r *Reading) elements(ss []passage.Sentence, f *Forms) {
	f.once.Do(func() {
		for _, row := range f.rows {
			f.regs = append(f.regs, regexp.MustCompile("(?i)"+row.Regex))
		}
	})
	for i, row := range f.rows {
		e := Element{Name: row.Name, Absent: true}
		for n := range ss {
			if ss[n].Role == passage.Earlier {
				continue
			}
			if m := f.regs[i].FindStringIndex(ss[n].Text); m != nil {
				if s, ok := ss[n].Span(m[0], m[1]); ok {
					e.Absent, e.Because = false, []page.Span{s}
					break
				}
			}
		}
		if spans := r.shown(row.Name); e.Absent && len(spans) > 0 {
			e.Absent, e.Because = false, spans
		}
		r.Elements = append(r.Elements, e)
	}
}

// holders are the fields that show an element by being there.
var holders = map[string][]record.Field{"appeal_deadline": {record.AppealDeadline}, "plan_provision": {record.PolicyName}, "internal_criterion": {record.PolicyName}, "denial_code_and_standard": {record.RejectCode}}

// shown gives the words of a field that shows an element.
func (r *Reading) shown(element string) []page.Span {
	for _, f := range r.Fields {
		if slices.Contains(holders[element], f.Name) {
			return f.Because
		}
	}
	return nil
}

// grounds are those that the letter itself speaks to: it says that a required drug did harm, or that the drug is taken now.
func (r *Reading) grounds(ss []passage.Sentence, phrases *lexicon.Book) {
	search := phrases.Text(passage.Text(ss))
	for i := range ss {
		if ss[i].Role == passage.Rights || ss[i].Role == passage.Boiler || ss[i].Role == passage.Earlier {
			continue
		}
		for _, h := range search.Find(ss[i].Text) {
			if h.Phrase.Means != "ground" || h.Phrase.Scope != "history" {
				continue
			}
			g := record.Ground(h.Phrase.Code)
			if slices.ContainsFunc(r.Grounds, func(o Ground) bool { return o.Ground == g }) {
				continue
			}
			if s, ok := ss[i].Span(h.From, h.To); ok {
				r.Grounds = append(r.Grounds, Ground{g, record.Unknown, []page.Span{s}})
			}
		}
	}
}

var (
	coverage = regexp.MustCompile(`(?i)\b(?:insur\w+|coverage|covered|cover|claim|plan|benefit|prior auth\w*|pharmacy|medication|prescri\w+|appeal|denied|denial|reject\w*|formulary|medicare|medicaid|member|provider|drug|copay|premium|seguro|cobertura|medicamento|receta|farmacia|apelaci[óo]n|plan de salud|solicitud|medicaci[óo]n|autorizaci[óo]n|reclamaci[óo]n)\b`)
	english  = regexp.MustCompile(`(?i)\b(?:the|and|of|to|is|your|you|for|not|this|we|with|are|on|at|by|or)\b`)
	spanish  = regexp.MustCompile(`(?i)\b(?:el|la|los|las|de|que|su|usted|para|por|con|una?|no|es|del|este|esta|y|en)\b`)
)

// unusable says why a text is no letter that we read.
func unusable(ss []passage.Sentence, docs []page.Document, v kind.Verdict) string {
	text := passage.Text(ss)
	words := len(strings.Fields(text))
	if words == 0 {
		return "empty"
	}
	en, es := len(english.FindAllString(text, -1)), len(spanish.FindAllString(text, -1))
	signs := len(coverage.FindAllString(text, -1))
	switch {
	case foreign(text, en+es) && !v.Letter:
		return "other_language"
	case words > 30 && en*12 < words && es*9 < words && signs*40 < words && letters(text):
		return "other_language"
	case signs == 0 && !v.Letter && v.Denial != record.Yes:
		return "no_letter"
	case words > 60 && signs < 3 && v.Denial != record.Yes && !v.Letter:
		return "no_letter"
	}
	return ""
}

// letters reports text that is mostly letters: a table of numbers is in no language.
func letters(text string) bool {
	n := 0
	for _, r := range text {
		if r > 64 {
			n++
		}
	}
	return n*2 > len(text)
}

// tongues are small words of the languages that people in the US get letters in, beside English and Spanish.
var tongues = regexp.MustCompile(`(?i)(?:^|[^\pL])(?:les|des|vous|nous|votre|est|pour|avec|vos|você|não|seu|sua|foi|nós|uma|ihr|ihre|und|der|die|nicht|wir|sie|ang|mga|iyong|hindi|pou|nou|yo|ou|jest|nie|của|không|quý|vị|là|và)(?:$|[^\pL])`)

// foreign reports a text in another script, or with more small words of other languages than of ours.
func foreign(text string, ours int) bool {
	other, all := 0, 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			all++
			if !unicode.Is(unicode.Latin, r) {
				other++
			}
		}
	}
	return all > 20 && other*3 > all || len(tongues.FindAllString(text, -1)) > max(2, ours)
}
