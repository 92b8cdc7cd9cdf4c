package field

import (
	"regexp"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/record"
)

var (
	wanted   = regexp.MustCompile(`(?i)(?:request(?:ed|s|ing)?(?: (?:for|to cover|coverage (?:of|for)|approval of|that we cover))?|(?:asked|asking)(?: us)?(?: to (?:cover|approve|pay for)| for)|cover(?:age)?(?: (?:of|for))?|denied|deny|approve|pay for|prescri(?:bed|ption)(?: for)?|re:|subject:|drug|medication|medicine|rx|before (?:we|it|the plan) (?:can |will )?(?:covers?|pays? for)|medicamento|solicitud|receta|cubrir|for)\W+(?:\w+\W+){0,3}$`)
	strength = regexp.MustCompile(`^(?:\s*\([a-zA-Z -]+\))?\s*(?:(?:\pL+|[A-Z]{2,4})\s+){0,3}?\d[\d.,/-]*\s?(?:mg|mcg|ml|g|units?|%|iu|meq)\b(?:\s*/\s*[\d.]*\s?(?:ml|hr|actuation|dose|g))?(?:\s+(?:tablets?|tabs?|capsules?|caps?|pens?|syringes?|injection|solution|cream|odt|vials?|kits?|patch(?:es)?|inhaler|auto-?injectors?|pen injector|eye drops|drops?))*`)
)

// demanded is how a drug is named that the plan wants first: it is not the one asked for.
var demanded = regexp.MustCompile(`(?i)\b(?:tr(?:y|ied|ial of)|fail(?:ed|ure (?:of|with))|used?|using|taken|step drugs?|preferred (?:drugs?|products?|alternatives?)|claims? for|paid for|fills? of|usado|probado|tomado|pagada de|preferido|T/F|examples?:)\b?[^.;]{0,40}$`)

// askedFor is how a letter goes on after the drug that it is about.
var askedFor = regexp.MustCompile(`(?i)^[^.;,]{0,30}\b(?:was|is|were|has been|fue|est[áa])\s+(?:not\s+|no\s+)?(?:asked for|requested|denied|prescribed|covered|approved|solicitad|negad|denegad|recetad)`)

// drug is the drug that is asked for, where no label gave it: the one named where asking or refusing is spoken of, most often and
// first.
func (r *reader) drug() {
	if len(r.have(record.Drug)) > 0 || r.b.Drugs == nil {
		return
	}
	type seen struct {
		s        *passage.Sentence
		from, to int
		score    int
	}
	var order []string
	best := map[string]seen{}
	for i := range r.ss {
		s := &r.ss[i]
		if s.Role == passage.Boiler || s.Role == passage.Earlier {
			continue
		}
		for _, f := range r.b.Drugs.Find(s.Text) {
			score := 1
			if i < 25 {
				score += 2
			}
			switch before := s.Text[:f.From]; {
			case demanded.MatchString(before):
				score -= 4
			case wanted.MatchString(before):
				score += 4
			}
			if askedFor.MatchString(s.Text[f.To:]) {
				score += 3
			}
			b, known := best[f.Ingredient]
			if !known {
				order = append(order, f.Ingredient)
				b = seen{s, f.From, f.To, 0}
			}
			b.score += score
			best[f.Ingredient] = b
		}
	}
	if len(order) == 0 {
		return
	}
	top := slices.MaxFunc(order, func(a, b string) int { return best[a].score - best[b].score })
	if b := best[top]; b.score >= 5 {
		to := b.to
		if m := strength.FindString(b.s.Text[to:]); m != "" {
			to += len(m)
		}
		r.addIn(record.Drug, "", 0.65, b.s, b.from, to)
	}
}

var (
	treats = regexp.MustCompile(`(?i)\b(?:for the treatment of|for treatment of|to treat|treatment of|diagnos(?:is|ed) (?:of|with|is)|you have|used for|para (?:tratar|el tratamiento de)|diagn[óo]stico de)\s+(?:your |her |his |the |su |an? )?`)
	icd    = regexp.MustCompile(`\(?\b[A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?\b\)?`)
	ends   = regexp.MustCompile(`[.,;:(]|\s(?:and|but|or|when|if|that|which|who|because|in|at|with|as|is|was|after|unless|until|before|before|y|que|cuando|si|by)\s`)
)

// diagnosis is the condition that the drug is for, in words of the letter.
func (r *reader) diagnosis() {
	if len(r.have(record.Diagnosis)) > 0 {
		return
	}
	if r.condition() {
		return
	}
	for i := range r.ss {
		s := &r.ss[i]
		if s.Role == passage.Boiler || s.Role == passage.Earlier || s.Role == passage.Rights {
			continue
		}
		m := treats.FindStringIndex(s.Text)
		if m == nil {
			continue
		}
		rest := s.Text[m[1]:]
		end := len(rest)
		if e := ends.FindStringIndex(rest); e != nil {
			end = e[0]
		}
		if c := icd.FindStringIndex(rest); c != nil && c[0] <= end+2 {
			end = c[1]
		}
		words := strings.TrimSpace(rest[:end])
		if n := len(strings.Fields(words)); n == 0 || n > 7 || len(words) < 4 || sentenceLike(words) || r.isDrug(words) || notCondition.MatchString(words) {
			continue
		}
		r.addIn(record.Diagnosis, "", 0.6, s, m[1], m[1]+end)
		return
	}
}

// disease is how the names of conditions look.
var disease = regexp.MustCompile(`(?i)\b(?:for|of|with|treat|treats|treating|have|has|para|con|de)\s+(?:your |the |su |el |la |an? )?((?:(?:moderate|severe|chronic|major|active|type \d|plaque|rheumatoid|ulcerative|atopic|atrial|focal|bipolar|overactive|binge|episodic|generalized|acute|primary|secondary|allergic|heart|kidney|multiple|high|postmenopausal|wet|dry|early|late|hidradenitis|crohn['’]s|hodgkin['’]s|parkinson['’]s|alzheimer['’]s|graves['’]?|[\pL-]+(?:ic|al|ous|ive|ar|ary|ed|ent|ant|oid|onset|grade))\s+){0,3}?(?:\pL*(?:itis|osis|emia|oma|pathy|algia|asthma|apnea)|disease|disorder|syndrome|diabetes|migraines?|depression|seizures?|epilepsy|fibrillation|pain|insomnia|obesity|adhd|copd|hiv|colitis|failure|bladder|narcolepsy|schizophrenia|cholesterol|hypertension|cancer|eczema|glaucoma|psoriasis|arthritis|constipation|estreñimiento(?: cr[óo]nico)?|diabetes tipo \d|tremor|anxiety|acne|gout|lupus|anemia|angioedema|urticaria)(?:\s+(?:without|with|of the|in)\s+[\pL]+(?:\s[\pL]+)?)?)\b(?:\s*(\([A-TV-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?\)))?`)

// condition finds the name of a condition in what the letter says of the request and the reason.
func (r *reader) condition() bool { return r.named(true) || r.named(false) }

// named takes the first condition; coded: only one with its code beside it.
func (r *reader) named(coded bool) bool {
	for i := range r.ss {
		s := &r.ss[i]
		if s.Role == passage.Boiler || s.Role == passage.Earlier || s.Role == passage.Rights {
			continue
		}
		m := disease.FindStringSubmatchIndex(s.Text)
		if m == nil || r.isDrug(s.Text[m[2]:m[3]]) || notCondition.MatchString(s.Text[m[2]:m[3]]) {
			continue
		}
		end := m[3]
		if m[4] >= 0 {
			end = m[5]
		} else if coded {
			continue
		}
		r.addIn(record.Diagnosis, "", 0.7, s, m[2], end)
		return true
	}
	return false
}

var notCondition = regexp.MustCompile(`(?i)^(?:it|this|that|these|those|them|the right|right|questions?|any|a |an |one|two|drug|condition|certain|some|other|more|already|not|tried|been|to |received|\d)|right|questions|days|appeal|coverage|plan|diagnosis|information|condition`)

func (r *reader) isDrug(s string) bool {
	return r.b.Drugs != nil && len(r.b.Drugs.Find(s)) > 0
}
