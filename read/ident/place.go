package ident

import (
	"regexp"
	"slices"
	"strings"
)

// streets are words of addresses with their short forms.
var streets = map[string]string{"w": "west", "e": "east", "n": "north", "s": "south", "st": "street", "ave": "avenue", "av": "avenue", "rd": "road", "dr": "drive", "ln": "lane", "blvd": "boulevard", "ct": "court", "pl": "place", "hwy": "highway",
	"pkwy": "parkway", "cir": "circle", "ter": "terrace", "trl": "trail", "sq": "square", "apt": "apartment", "ste": "suite", "rr": "rural route", "mt": "mount", "ft": "fort", "nw": "northwest", "ne": "northeast", "sw": "southwest", "se": "southeast"}

var states = map[string]string{"al": "alabama", "ak": "alaska", "az": "arizona", "ar": "arkansas", "ca": "california", "co": "colorado", "ct": "connecticut", "de": "delaware", "fl": "florida", "ga": "georgia", "hi": "hawaii", "id": "idaho",
	"il": "illinois", "in": "indiana", "ia": "iowa", "ks": "kansas", "ky": "kentucky", "la": "louisiana", "me": "maine", "md": "maryland", "ma": "massachusetts", "mi": "michigan", "mn": "minnesota", "ms": "mississippi", "mo": "missouri",
	"mt": "montana", "ne": "nebraska", "nv": "nevada", "nh": "new hampshire", "nj": "new jersey", "nm": "new mexico", "ny": "new york", "nc": "north carolina", "nd": "north dakota", "oh": "ohio", "ok": "oklahoma", "or": "oregon", "pa": "pennsylvania",
	"ri": "rhode island", "sc": "south carolina", "sd": "south dakota", "tn": "tennessee", "tx": "texas", "ut": "utah", "vt": "vermont", "va": "virginia", "wa": "washington", "wv": "west virginia", "wi": "wisconsin", "wy": "wyoming", "dc": "district of columbia"}

var (
	zipEnd  = regexp.MustCompile(`\b(\d{5})(?:-\d{4})?\s*$`)
	written = regexp.MustCompile(`(?i)\b\d{1,6}[a-z]?\s+(?:[NSEW]\.?\s+|North |South |East |West )?(?:[\p{Lu}\d][\pL\d'’.-]*\s+){1,4}?(?:Street|St|Avenue|Ave|Road|Rd|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Highway|Hwy|Parkway|Pkwy|Circle|Cir|Terrace|Ter|Trail|Trl|Square|Sq|Concourse|Bend|Loop|Row|Run|Path|Pike|Plaza|Alley|Crossing|Ridge|Hollow)\b\.?(?:,?\s+(?:Apt|Apartment|Unit|Suite|Ste|#|Floor)\.?\s*#?\s*[\w-]+)?(?:,\s*[\p{Lu}][\pL .'’-]{2,30}?,\s*(?:[A-Z]{2}|[\p{Lu}]\pL+(?: [\p{Lu}]\pL+)?),?\s+\d{5}(?:-\d{4})?)?|\bRR\s*\d+,?\s+Box\s+\d+\b`)
	theirs  = regexp.MustCompile(`(?i)\b(?:appeals?|claims?|plan|pharmacy|department|attn|health|insurance|fax|send (?:it|them|this|the)|mail (?:it|them|this)|office|headquarters|suite|p\.?\s?o\.?\s?box|grievances?|clinic|hospital)\b`)
	ours    = regexp.MustCompile(`(?i)\b(?:my|member'?s?|patient'?s?|home|live[sd]?|living|resid\w+|his|her|their|your|ship(?:ped)?|vivo|vive|domicilio|mi|direcci[óo]n)\b`)
)

// addresses hides where the person lives, and other streets where the words round them do not say that they are the plan's.
func (r *reader) addresses() {
	r.knownAddress()
	for _, m := range written.FindAllStringIndex(r.text, -1) {
		round := r.text[max(0, m[0]-50):m[0]]
		if ours.MatchString(round) || !theirs.MatchString(round) && !theirs.MatchString(r.text[m[1]:min(len(r.text), m[1]+40)]) {
			r.add(Address, m[0], m[1])
		}
	}
}

func (r *reader) knownAddress() {
	line, rest, _ := strings.Cut(r.who.Address, ",")
	words := placeWords(line)
	if at := slices.IndexFunc(words, digitsOnly); at > 0 {
		words = append(slices.Clone(words[at:]), words[:at]...) // RR 2 Box 41: from the number on
	}
	if len(words) < 2 {
		return
	}
	more := map[string]bool{"apartment": true, "apt": true, "unit": true, "number": true, "zip": true, "code": true}
	for _, w := range append(words, placeWords(rest)...) {
		more[w] = true
	}
	zip := ""
	if m := zipEnd.FindStringSubmatch(r.who.Address); m != nil {
		zip = m[1]
		r.everywhere(Address, zip, 5)
	}
	for i := range r.units {
		if end := r.street(i, words); end > 0 {
			from := i
			for from > 0 && more[r.tokens[r.units[from-1].at].low] || from > 0 && more[strings.Split(inFull(r.tokens[r.units[from-1].at].low), " ")[0]] {
				from--
			}
			r.add(Address, r.units[from].from, r.units[r.onward(end, more, zip)-1].to)
		}
	}
}

// placeWords are the words of an address in full: "W Juniper St" is west, juniper, street.
func placeWords(s string) []string {
	var out []string
	for _, t := range tokenise(s) {
		if len(t.low) == 2 && states[t.low] != "" && t.capital && strings.ToUpper(s[t.from:t.to]) == s[t.from:t.to] && !strings.HasPrefix(s, s[t.from:t.to]) && streets[t.low] == "" {
			out = append(out, strings.Fields(states[t.low])...)
			continue
		}
		out = append(out, strings.Fields(inFull(t.low))...)
	}
	return out
}

func inFull(w string) string {
	if f, ok := streets[w]; ok {
		return f
	}
	return w
}

// street finds the number and the first words of the street line, then as much of it as is said.
func (r *reader) street(i int, words []string) int {
	j := r.spelled(i, canon(words[0]))
	if j == 0 {
		return 0
	}
	named := false
	for _, w := range words[1:] {
		switch {
		case j < len(r.units) && inFull(r.tokens[r.units[j].at].low) == w:
			named = named || len(w) > 2 && streetKind[w] == ""
			j++
		case digitsOnly(canon(w)) && r.spelled(j, canon(w)) > 0:
			j = r.spelled(j, canon(w))
			named = true
		case j < len(r.units) && strings.Contains(inFull(r.tokens[r.units[j].at].low), " ") && strings.HasPrefix(inFull(r.tokens[r.units[j].at].low), w):
			named = true
		}
	}
	if !named {
		return 0
	}
	return j
}

var streetKind = map[string]string{"west": "d", "east": "d", "north": "d", "south": "d", "street": "k", "road": "k", "avenue": "k", "drive": "k", "lane": "k", "court": "k", "apartment": "k"}

// onward takes what follows a street and is of the address: apartment, town, state, zip.
func (r *reader) onward(j int, more map[string]bool, zip string) int {
	for j < len(r.units) && !strings.ContainsAny(r.text[r.units[j-1].to:r.units[j].from], "?!;\n") {
		w := inFull(r.tokens[r.units[j].at].low)
		if zip != "" {
			if end := r.spelled(j, zip); end > 0 {
				return end
			}
		}
		full := states[w]
		if !more[w] && !(full != "" && more[strings.Fields(full)[0]]) {
			break
		}
		j++
	}
	return j
}
