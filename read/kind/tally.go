package kind

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recourse-health/recourse/read/lexicon"
	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/record"
)

// strengths are how far a sign alone is to be believed.
var strengths = map[string]float64{"strong": 0.85, "medium": 0.45, "weak": 0.15}

// places are how much a part of the letter adds to a sign or takes from it.
var places = map[passage.Role]float64{passage.Head: 1.05, passage.Body: 1, passage.Reason: 1.1, passage.Rights: 0.12, passage.Boiler: 0.05, passage.Earlier: 0.15}

// sentence takes in the phrases of one sentence.
func (t *tally) sentence(s *passage.Sentence, hits []lexicon.Hit) {
	look := newLook(s, hits)
	if kinds(hits) >= 3 {
		look.boiler = true // a sentence that lists kinds of denial gives none
	}
	for _, h := range hits {
		w := strengths[h.Phrase.Strength] * places[s.Role]
		if h.Phrase.Means != "trap" && h.Phrase.Means != "negation" && h.Phrase.Means != "urgency" {
			t.any = true
		}
		switch h.Phrase.Means {
		case "denial_type":
			t.kind(s, h, w, look)
		case "situation":
			t.situation(s, h, w, look)
		case "not_denial":
			t.open = append(t.open, mark{w, s, h.From, h.To})
		}
	}
}

// kinds counts the kinds of denial that a sentence speaks of.
func kinds(hits []lexicon.Hit) int {
	seen := map[string]bool{}
	for _, h := range hits {
		if h.Phrase.Means == "denial_type" && h.Phrase.Code != "any" {
			seen[h.Phrase.Code] = true
		}
	}
	return len(seen)
}

// look is what else a sentence holds.
type look struct {
	text      string
	boiler    bool
	notStep   bool
	negations []lexicon.Hit
}

func newLook(s *passage.Sentence, hits []lexicon.Hit) look {
	l := look{text: s.Text}
	for _, h := range hits {
		switch {
		case h.Phrase.Means == "negation" && !inWord(s.Text, h.To):
			l.negations = append(l.negations, h)
		case h.Phrase.Code == "boilerplate_reason":
			l.boiler = true
		case h.Phrase.Code == "not_step_therapy":
			l.notStep = true
		}
	}
	return l
}

// inWord reports a place with letters on both sides: "sin" stands in "since" and negates nothing.
func inWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}

var denies = regexp.MustCompile(`(?i)\b(?:not?|never|without|cannot|n't|unable|lack|sin|ning[uú]n|nunca)\b|n't\b`)

// flipped reports a negation within eight words before a phrase that holds none itself.
func (l look) flipped(h lexicon.Hit) bool {
	if denies.MatchString(l.text[h.From:h.To]) {
		return false
	}
	for _, n := range l.negations {
		if n.To > h.From {
			continue
		}
		between := l.text[n.To:h.From]
		if len(strings.Fields(between)) <= 8 && !strings.ContainsAny(between, ",;:") && !reasonGiven.MatchString(between) {
			return true
		}
	}
	return false
}

// reasonGiven ends the reach of a negation: what stands after it is why.
var reasonGiven = regexp.MustCompile(`(?i)\b(?:because|since|as|due to|porque|ya que|but|pero)\b`)

// general is how people write of a rule that is for all, not of this person.
var general = regexp.MustCompile(`(?i)^\W*(?:if|when|some|certain|many|in some|for (?:some|certain|example)|step therapy (?:is|means)|si|algunos|ciertos|you (?:may|can|might)|your (?:doctor|prescriber) (?:may|can)|an exception|to ask for)\b`)

func (t *tally) kind(s *passage.Sentence, h lexicon.Hit, w float64, l look) {
	switch h.Phrase.Scope {
	case "rights":
		return
	case "policy", "forum", "history":
		w *= 0.8
	}
	if l.flipped(h) {
		return
	}
	if l.boiler || general.MatchString(s.Text) {
		w *= 0.2
	}
	if h.Phrase.Code == "any" {
		t.denied = append(t.denied, mark{w, s, h.From, h.To})
		return
	}
	d := record.DenialType(h.Phrase.Code)
	if d == record.StepTherapy && (l.notStep && h.Phrase.Strength != "strong" || none.MatchString(s.Text)) {
		return
	}
	if d == record.StepTherapy && noDrug.MatchString(s.Text) {
		w *= 0.4 // exercise before an injection, diet before a drug
	}
	if d == record.Exclusion && onList.MatchString(s.Text) {
		d = record.NonFormulary // left off a list of drugs, which an exception can answer; no exclusion of the plan
	}
	t.types[d] = append(t.types[d], mark{w, s, h.From, h.To})
}

var onList = regexp.MustCompile(`(?i)\b(?:formulary|drug list|list of (?:covered )?drugs|preferred list|pdl|formulario|lista de medicamentos)\b`)

func (t *tally) situation(s *passage.Sentence, h lexicon.Hit, w float64, l look) {
	if l.flipped(h) || general.MatchString(s.Text) {
		return
	}
	code := record.Situation(h.Phrase.Code)
	t.situations[code] = append(t.situations[code], mark{w, s, h.From, h.To})
}

var codeBefore = regexp.MustCompile(`(?i)(?:\b(?:reject(?:ion|ed)?|rej|ncpdp|error|code)s?(?:\s+(?:code|reason|no))?s?\s*[:#.]?\s*|^\s*|[,/&]\s*)([0-9]{2,3}|[A-Z][0-9]|M[RE])\b`)

// codes reads reject codes at the counter. The narrower code rules; a code that yields to any other counts only alone.
func (t *tally) codes(ss []passage.Sentence, rejects []Reject) {
	type seen struct {
		r Reject
		m mark
	}
	var found []seen
	for i := range ss {
		if !counter.MatchString(ss[i].Text) {
			continue
		}
		for _, m := range codeBefore.FindAllStringSubmatchIndex(ss[i].Text, -1) {
			code := strings.ToUpper(ss[i].Text[m[2]:m[3]])
			for _, r := range rejects {
				if r.Family == "ncpdp" && r.Code == code {
					found = append(found, seen{r, mark{0.9, &ss[i], m[2], m[3]}})
				}
			}
		}
	}
	for _, f := range found {
		for _, o := range found {
			if o.r.Code != f.r.Code && (contains(o.r.Narrower, f.r.Code) || contains(f.r.Yields, o.r.Code) || contains(f.r.Yields, "*")) {
				f.m.weight = 0.3
			}
		}
		switch f.r.Means {
		case "denial_type":
			d := record.DenialType(f.r.MeansCode)
			t.types[d] = append(t.types[d], f.m)
		case "situation":
			t.situations[record.Situation(f.r.MeansCode)] = append(t.situations[record.Situation(f.r.MeansCode)], f.m)
		}
		t.any = true
	}
}

var counter = regexp.MustCompile(`(?i)\brej(?:ect(?:ion|ed|s)?)?\b|^\s*(?:[0-9]{2,3}|MR)[\s:-]+[A-Z]{3}|\bNCPDP\b`)

func contains(list []string, s string) bool {
	for _, x := range list {
		if strings.TrimSpace(x) == s {
			return true
		}
	}
	return false
}
