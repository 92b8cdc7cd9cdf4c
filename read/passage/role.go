package passage

import (
	"regexp"
	"strings"
)

// What opens a part of a letter. A heading is short and has no full stop; a sentence may open one too.
var (
	rightsOpen = regexp.MustCompile(`(?i)^(?:\W*(?:\d+\.?|section \w+:?)?\s*)?(?:(?:your|important|information about|notice of|more about|summary of)\s+(?:[\w']+\s+){0,3}(?:appeal|appeals|grievance|rights|options)\b|(?:member |patient |enrollee |claimant )?(?:appeal|appeals|grievance)s?(?:\s+(?:rights|process|procedures?|instructions|information|options|and grievance))?$|how (?:do|can|to|you can|should|may)(?: i| you| we)?\s*(?:can |may )?(?:ask|appeal|file|request|disagree|submit|send|get help|start|contact)|what (?:if|can|happens|to do|do i do|are my|are your|should).{0,60}(?:disagree|don'?t agree|do not agree|appeal|next|rights|options|need to)|if you (?:disagree|do not agree|don'?t agree|are not satisfied|want to appeal|think|have (?:any )?questions)|you (?:have|also have) (?:the|a) right to|you (?:may|can) (?:also )?(?:ask for|request|file|appeal|submit) (?:an?|us|this)? ?(?:appeal|review|redetermination|reconsideration|hearing|external|expedited|fast|grievance)|right to (?:appeal|a|an|request|ask)|(?:expedited|fast|standard|urgent|external|independent|internal) (?:appeal|review|grievance|redetermination|external)|external review|state fair hearing|fair hearing|there are (?:two|2|three|\w+) kinds? of|(?:to )?(?:file|request|start) (?:an|your|a) (?:appeal|expedited|redetermination|hearing)|where (?:to|can i|do i) (?:send|get|mail)|(?:for|to get|get) (?:more )?(?:help|assistance|information)|who (?:can|may) (?:ask|file|help|act)|(?:someone|another person) (?:else )?(?:can|may) (?:act|help)|contact information$|questions\??$|need help|access to (?:your )?(?:file|documents|records)|documents and (?:records|guidelines)|continu(?:e|ing|ation of) (?:your )?(?:benefits|services|coverage)|keep(?:ing)? (?:your )?(?:services|benefits|medicine)|¿?cómo (?:puedo|puede|apelar|pedir|presentar|solicitar)|sus? derechos?|derechos? (?:de|a) apel|si (?:usted )?no est[áa] de acuerdo|usted (?:tiene|puede) (?:el )?(?:derecho|apelar|pedir|solicitar)|apelaciones?$|para (?:apelar|obtener ayuda|m[áa]s informaci[óo]n)|¿?qu[ée] (?:pasa|puedo hacer|hacer) si)`)
	reasonOpen = regexp.MustCompile(`(?i)^(?:\W*(?:\d+\.?)?\s*)?(?:(?:the )?(?:specific |clinical |clinical rationale|main |denial |primary )*(?:reason|reasons|rationale|basis|explanation|determination rationale)(?:\(s\))?(?:\s+(?:for|of|why|code|we|that)\b.{0,60})?:?$|(?:the )?(?:specific |clinical |main |denial )*(?:reason|reasons|rationale|basis)(?:\(s\))?\s+(?:for|of|why|that)\b.{0,70}:|why (?:did|was|we|is|this|your|the|it)\b|what (?:we|did we|was|is|this means|the plan) ?(?:decided?|denied|reviewed|approved|decision|asked|said)?\b.{0,30}$|(?:our|your|the|plan|coverage|this) (?:decision|determination|denial)\b.{0,40}$|decision(?: details| summary)?:?$|determination:?$|outcome:?$|denial reason|notes?:?$|remarks?:?$|message:?$|explanation of (?:decision|determination|denial|codes)|(?:how|why) we (?:made|decided)|we (?:have )?(?:denied|decided|reviewed|received|cannot|can't|could not|did not approve|are unable)\b|(?:coverage|clinical) criteria|criteria (?:used|not met|we used)|¿?por qu(?:e\b|é)|raz[óo]n(?:es)?\b.{0,50}$|motivos?\b.{0,50}$|(?:nuestra|la) decisi[óo]n)`)
	boilerOpen = regexp.MustCompile(`(?i)^\W*(?:(?:nondiscrimination|discrimination is against|language assistance|multi-?language|notice of (?:nondiscrimination|language|privacy)|definitions?|glossary|terms (?:used|to know)|frequently asked|privacy notice|attention:|atenci[óo]n:|about (?:this|our|your) (?:plan|pharmacy|formulary|benefit)|common terms|what (?:is|are|does|do) (?:a |an |the )?(?:step|prior|formulary|quantity|tier|drug list|utilization|generic|biosimilar)|words to know|helpful (?:terms|definitions)|did you know|tips? for|save money|go paperless|enclosures?:?$|cc:|important plan information|how your (?:plan|drug list) works))`)
	taglines   = regexp.MustCompile(`(?i)complies with applicable federal civil rights|language assistance services|if you speak|si (?:usted )?habla|free (?:language|interpreter) |gratuit[ao]s de (?:asistencia|idiomas)|does not discriminate|notice of nondiscrimination|omb (?:no|control|approval)|paperwork reduction act|all rights reserved|trademark|contiene informaci[óo]n protegida|confidentiality notice|this (?:e-?mail|message|communication|fax) (?:and any|may contain|is intended|contains)|unsubscribe|do not reply to this|view this (?:e-?mail|message) in|privacy policy`)
	// outcome tells what became of an appeal or a request: it opens no part about rights.
	outcome = regexp.MustCompile(`(?i)^\W*(?:your|the|this|su|la)\b[^.;?!]{0,40}\b(?:appeal|request|grievance|claim|apelaci[óo]n|solicitud)\b[^.;?!]{0,30}\b(?:was|were|is|has been|have been|fue|ha sido)\b[^.;?!]{0,25}\b(?:denied|approved|granted|successful|upheld|overturned|dismissed|unsuccessful|not|rejected|allowed|negad|denegad|aprobad)`)
	// comment is what somebody else wrote below a post.
	comment = regexp.MustCompile(`^\W*(?:u/[\w-]+|@[\w-]+)\s*(?:OP\s*)?[•·|:–-]`)
	earlier = regexp.MustCompile(`(?i)^-{2,}\s*original message|^on .{6,60} wrote:|^el .{6,60} escribió:`)
)

const (
	headSentences = 8  // that a head has at most
	headingWords  = 14 // that a heading has at most
	answerWords   = 80 // after which what is quoted below is history, and no letter that somebody passes on
)

// assign gives each sentence its part: the part of the heading before it, unless it tells its own.
func assign(ss []Sentence) {
	part, seen, quoted, words, other := Head, 0, false, 0, 0
	for i := range ss {
		s := &ss[i]
		s.Heading = heading(s.Text)
		if earlier.MatchString(s.Text) && words > answerWords {
			quoted = true
		}
		words += len(strings.Fields(s.Text))
		part = opens(*s, part)
		if comment.MatchString(s.Text) {
			other = s.Block
		}
		switch {
		case quoted, other == s.Block:
			s.Role = Earlier
		case taglines.MatchString(s.Text):
			s.Role = Boiler
		default:
			s.Role = part
		}
		if part == Head {
			if seen++; seen >= headSentences {
				part = Body
			}
		}
	}
}

func opens(s Sentence, part Role) Role {
	if s.Cell && !s.Heading {
		return part
	}
	switch {
	case boilerOpen.MatchString(s.Text):
		return Boiler
	case outcome.MatchString(s.Text):
		return part
	case rightsOpen.MatchString(s.Text):
		return Rights
	case reasonOpen.MatchString(s.Text) && (s.Heading || part == Head || part == Body || part == Reason):
		return Reason
	}
	return part
}

func heading(text string) bool {
	n := len(strings.Fields(text))
	return n <= headingWords && (!strings.ContainsAny(text[len(text)-1:], ".;,") || strings.HasSuffix(text, ":"))
}
