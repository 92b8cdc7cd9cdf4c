package kind

import (
	"regexp"
	"strings"

	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/drug"
)

// A step rule without the words "step" or "try": another drug than the one asked for, and what puts it first, or that nothing
// shows it was used.
var (
	// first puts one drug before another, in a sentence that names the other.
	first = regexp.MustCompile(`(?i)\b(?:(?:come|comes|came|go|goes|be|is|are|given|used|pays?|tried|taken|start|begin)s? first|first[- ](?:choice|line|step)|second[- ](?:choice|line)|ahead of|comes? after|precedes?|(?:start|begin)s? with|reserved for|held back|next (?:step|choice)|where (?:treatment|therapy) (?:begins?|starts?)|prerequisites?|choices? in (?:this|that|the) class|favou?red|piden? que primero|in (?:this|that) order|before (?:it|this (?:drug|medicine|medication|one)|we|your plan|the plan|moving)|prior to|stepping|primero|antes (?:de|que)|en primer lugar|de primera (?:l[íi]nea|elecci[óo]n))\b`)
	// duty makes it a duty, or a condition of payment.
	duty = regexp.MustCompile(`(?i)\b(?:must|has to|have to|had to|needs? to|need(?:s|ed)? proof|should (?:first )?be|should have|requires?|required|requirement|condition (?:of|for) (?:coverage|approval|payment)|conditioned on|calls? for|looks? for|asks? (?:for|that|you)|expects?|wants?|only (?:if|when|after|once|for)|unless|until|once|after|in whom|for (?:members|people|patients|those) (?:who|whose)|in whom|not met|meant for|intended for|begins?|criteria|to get it|debe[n]?|tiene que|requiere|exigen?|piden?|solamente|s[óo]lo|a menos que|hasta que|despu[ée]s de)\b`)
	// use is that a drug was taken, and what came of it.
	use = regexp.MustCompile(`(?i)\b(?:tried|try|trials?|used?|using|use of|taken|took|been on|failed|fail(?:ure|s)?|course of|fair (?:chance|trial)|adequate (?:dose|trial)|worked|work(?:ed)? (?:well )?for|respon(?:se|ded?)|tolerated?|intoleran\w+|contraindicat\w+|right for you|not (?:be )?suitable|(?:stay(?:ed|s)?|remain(?:ed|s)?|still) (?:active|uncontrolled|high)|active (?:on|despite)|despite|exhaust\w*|t ?[/&] ?f|fair run|\d+ ?ds\b|x ?\d+ ?d\b|do the job|could not be taken|had (?:neither|both|either)|uso de|without success|unsuccessful(?:ly)?|treated with|treatment with|therapy with|dispensed|filled|prob(?:ado|ar)|us(?:ado|ar)|tomado|fracas\w+|sin [ée]xito|respuesta)\b|\b(?:prob|us|tom)ó`)
	// lacking is that the plan has seen nothing of it.
	lacking = regexp.MustCompile(`(?i)(?:\b(?:no|not|neither|none|nothing|nor|never|without|lacks?|ning[uú]n\w*|nunca|tampoco)\b|n't\b)[^.;?!]{0,70}\b(?:claims?|records?|history|fill(?:s|ed)?|dispens\w+|documentation|documented|evidence|proof|mention\w*|shows?|shown|seen|saw|found|finds?|reports?|reported|appears?|tried|used|taken|trials?|prescribed|been on|listed|exhausted|confirm\w*|vemos|reclamos?|historial|constancia|aparecen?|muestran?|probado|usado|tomado)\b|\b(?:history|records?|notes?|claims?|form|chart|file)\b[^.;?!]{0,30}\b(?:mentions? neither|shows? (?:neither|none|no)|(?:is|are) silent)\b|\bhad neither\b|\bnot met\b|\b(?:hx|history) neg\w*|\bno (?:hx|history|fills?)\b|\b(?:saw|see|found|find) no\b`)
	// others are drugs that are named by what they are.
	others = regexp.MustCompile(`(?i)\b(?:other|another|lower[- ]cost|less (?:costly|expensive)|cheaper|covered|preferred|generic|formulary|standard|oral|topical|preventive|older|favou?red|first)\s+(?:\pL+[- ]){0,2}(?:drugs?|medicines?|medications?|products?|agents?|treatments?|generics?|alternatives?|preventives?|brands?|biologics?|biosimilars?|steroids?)\b|\botr[oa]s? (?:medicamentos?|medicinas?|drogas?)\b|\b(?:medicamentos?|alternativas?) (?:preferid|gen[ée]ric)\w+`)
	// mixing is a warning about two drugs at once, and no order of them.
	mixing = regexp.MustCompile(`(?i)\b(?:together|interact\w*|combin\w+|at the same time|same class|duplicat\w+|in addition to|not be used with|clinical trial)\b`)
	// asked stands before the drug that a paper is about.
	asked = regexp.MustCompile(`(?i)(?:^\W*(?:drug|medicine|medication|prescription|rx|re|subject|about|item|product|requested|request|medicamento|asunto|ref)[^:]{0,30}:|\b(?:request|coverage|claim|prescription|rx|order|approve|approval|authori[sz]ation|cover|covers|pay|solicitud|cobertura|cubrir|cubre)\s+(?:\pL+\s+){0,2}(?:for|of|de|para)?\s*(?:brand(?:-name)?\s+|the\s+|your\s+)?)\W*$`)
)

// wanted are the names, in small letters, of the drug that a paper is about: those after words that ask for one, else the
// first that is named.
func wanted(ss []passage.Sentence, drugs *drug.Book) map[string]bool {
	out, early := map[string]bool{}, ""
	if drugs == nil {
		return out
	}
	for i := range ss {
		if places[ss[i].Role] < 0.5 {
			continue
		}
		text := ss[i].Text
		for _, f := range drugs.Find(text) {
			name := strings.ToLower(text[f.From:f.To])
			if early == "" {
				early = name
			}
			if asked.MatchString(text[:f.From]) && ss[i].Role != passage.Reason {
				out[name] = true
			}
		}
	}
	if early != "" {
		out[early] = true
	}
	return out
}

// another reports a drug in a sentence that is not the one asked for: by name, or by what it is.
func another(text string, drugs *drug.Book, wanted map[string]bool) (byName, byKind bool) {
	for _, f := range drugs.Find(text) {
		if !wanted[strings.ToLower(text[f.From:f.To])] || strings.HasSuffix(strings.ToLower(text[:f.From]), "generic ") {
			byName = true
		}
	}
	return byName, others.MatchString(text) || product.MatchString(text) || howMany.MatchString(text)
}

// order looks for another drug that is put first.
func (t *tally) order(s *passage.Sentence, drugs *drug.Book, about map[string]bool) {
	if places[s.Role] < 0.5 || drugs == nil || noDrug.MatchString(s.Text) || offer.MatchString(s.Text) || none.MatchString(s.Text) || mixing.MatchString(s.Text) {
		return
	}
	byName, byKind := another(s.Text, drugs, about)
	w := 0.0
	before, must, used, lacks := first.MatchString(s.Text), duty.MatchString(s.Text), use.MatchString(s.Text), lacking.MatchString(s.Text)
	switch {
	case !byName && !byKind:
		return
	case before && must && used, byName && before && lacks:
		w = 0.8
	case byName && used && (must || lacks), before && (byName || must || used):
		w = 0.65
	case byKind && must && used:
		w = 0.5
	case byName && lacks:
		w = 0.4
	}
	if w == 0 && (before || must || used || lacks) {
		t.hint(record.StepTherapy, 0.42, s)
	}
	if w > 0 {
		t.types[record.StepTherapy] = append(t.types[record.StepTherapy], mark{w * places[s.Role], s, 0, len(s.Text)})
	}
}
