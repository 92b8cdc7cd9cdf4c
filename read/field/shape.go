package field

import (
	"regexp"
	"strings"
)

var (
	idShape     = regexp.MustCompile(`^(?:[A-Z]{1,6}[-. ]){0,3}[A-Z]{0,6}[- ]?[0-9A-Z]*\d[0-9A-Z]*(?:[-–—./ ]?[0-9A-Z*]*\d[0-9A-Z]*|[- ][A-Z]{1,3}\b){0,6}`)
	personShape = regexp.MustCompile(`^(?:(?:Dr|Mr|Mrs|Ms|Sr|Sra|Dra|Prof)\.?\s+)?[\p{Lu}][\pL'’.-]*,?(?:\s+[\p{Lu}][\pL'’.-]*\.?,?){1,5}`)
	credential  = regexp.MustCompile(`(?:,?\s*\b(?:M\.?D\.?|D\.?O\.?|N\.?P\.?|PA-C|P\.?A\.?|FNP(?:-BC|-C)?|APRN|ARNP|DNP|CNP|CRNP|PMHNP(?:-BC)?|OD|DPM|DDS|PharmD|RN|PhD|FACP|FACC|Jr\.?|Sr\.?|III|II))+$`)
	stopWord    = regexp.MustCompile(`\s{2,}|\s+[|•·]\s*|\s+(?:DOB|Date of birth|Member ID|ID|Group|NPI|Phone|Fax|Tel|Case|Reference|Ref|Claim|Plan|Drug|Medication|Date)\b\s*[:#]`)
	notPerson   = regexp.MustCompile(`(?i)\b(?:member|customer|patient|enrollee|subscriber|services?|department|insurance|health|plan|pharmacy|appeals?|information|name|id|date|number|sir|madam|valued|team|provider|coverage|drug|medication|prescription|policy|claims?|notice|letter|your|you|the|we|our)\b`)
)

// shape takes the value out of what follows a label: what it is, and how far behind the beginning it stands.
func shape(kind, text string) (value string, cut int, ok bool) {
	if m := stopWord.FindStringIndex(text); m != nil && m[0] > 0 {
		text = text[:m[0]]
	}
	switch kind {
	case "id", "ref":
		return number(text, 3)
	case "group":
		if v, cut, ok := number(text, 1); ok {
			return v, cut, ok
		}
		return lastNumber4(text)
	case "person":
		return person(text)
	case "drug", "service", "dx", "title", "org":
		return phrase(kind, text)
	}
	return "", 0, false
}

var tailNumber = regexp.MustCompile(`[ /,(]([A-Z]{0,4}\d[\dA-Z]*(?:-[\dA-Z]+)*)\)?$`)

// lastNumber4 takes the number of a group from behind its name: "Valley Dental Supply / 0288431-012".
func lastNumber4(text string) (string, int, bool) {
	m := tailNumber.FindStringSubmatchIndex(text)
	if m == nil || digits(text[m[2]:m[3]]) < 4 {
		return "", 0, false
	}
	return text[m[2]:m[3]], m[2], true
}

// number wants an id with so many digits or more, that is no date, no phone and no measure.
func number(text string, least int) (string, int, bool) {
	m := idShape.FindString(text)
	m = strings.TrimRight(m, " -–—./")
	switch {
	case digits(m) < least, len(m) < 4, len(m) > 34, dateLike.MatchString(m), phoneShape.MatchString(m) && digits(m) >= 10 && strings.ContainsAny(m, "-.") && !strings.ContainsAny(m, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"):
		return "", 0, false
	}
	rest := text[len(m):]
	if len(rest) > 0 && (rest[0] == '%' || rest[0] == '$') {
		return "", 0, false
	}
	return m, 0, true
}

var dateLike = regexp.MustCompile(`^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$|^\d{4}-\d{2}-\d{2}$`)

func person(text string) (string, int, bool) {
	m := personShape.FindString(text)
	m = strings.TrimRight(m, " ,-")
	rest := text[len(m):]
	if c := credential.FindString(m + firstCredential(rest)); c != "" && !strings.HasSuffix(m, c) {
		m += firstCredential(rest)
	}
	m = strings.TrimRight(m, " ,")
	bare := credential.ReplaceAllString(m, "")
	if len(strings.Fields(bare)) < 2 || len(m) > 60 || notPerson.MatchString(bare) {
		return "", 0, false
	}
	return m, 0, true
}

var nextCredential = regexp.MustCompile(`^,?\s*(?:M\.?D\.?|D\.?O\.?|N\.?P\.?|PA-C|P\.?A\.?|FNP(?:-BC|-C)?|APRN|ARNP|DNP|CNP|CRNP|PMHNP(?:-BC)?|OD|DPM|DDS|PharmD|PhD)\b\.?`)

func firstCredential(rest string) string { return nextCredential.FindString(rest) }

var (
	endPhrase = regexp.MustCompile(`[;|]|\.\s|\.$|\s[–—-]\s(?:NDC|Qty|Quantity|for|\d+ (?:tabs|per))|\b(?i:qty|quantity|days'? supply|ndc|prescrib(?:ed|er)|requested (?:by|on)|dated?)\b`)
	hasWord   = regexp.MustCompile(`\pL{3,}`)
)

// phrase takes a few words: a drug with its strength, a service, a diagnosis, a title, a company.
func phrase(kind, text string) (string, int, bool) {
	t := text
	if kind != "title" && kind != "org" {
		if m := endPhrase.FindStringIndex(t); m != nil && m[0] > 2 {
			t = t[:m[0]]
		}
	} else if i := strings.IndexAny(t, ";|"); i > 2 {
		t = t[:i]
	}
	t = strings.TrimRight(strings.TrimSpace(t), " ,:-–—(.")
	if open := strings.LastIndexByte(t, '('); open > 0 && !strings.Contains(t[open:], ")") {
		t = strings.TrimRight(t[:open], " ,")
	}
	n := len(strings.Fields(t))
	if len(t) < 3 || len(t) > 110 || n > 16 || !hasWord.MatchString(t) || sentenceLike(t) {
		return "", 0, false
	}
	return t, 0, true
}

// sentenceLike reports words that are a clause and no name.
func sentenceLike(t string) bool {
	low := " " + strings.ToLower(t) + " "
	for _, w := range []string{" is ", " are ", " was ", " were ", " will ", " must ", " you ", " we ", " your ", " our ", " has ", " have ", " can ", " please ", " this ", " not ", " que ", " usted ", " may "} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}
