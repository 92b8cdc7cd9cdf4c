package ident

import (
	"regexp"
	"slices"
	"strings"
)

var (
	particles = []string{"de", "la", "las", "los", "del", "van", "von", "der", "den", "di", "da", "le", "el", "al", "y", "bin", "st"}
	titles    = []string{"mr", "mrs", "ms", "miss", "mister", "missus", "sr", "sra", "srta", "senor", "senora", "senorita", "don", "dona", "dr", "doctor", "doctora", "dra"}
	acting    = []string{"said", "says", "say", "called", "calls", "will", "has", "had", "was", "took", "takes", "tried", "tries", "wants", "wanted", "needs", "needed", "would", "lives", "lived", "went", "goes", "told", "asked", "asks", "is", "does", "did", "gets", "got", "can", "cannot", "filled", "stopped", "started", "failed", "dijo", "tomo", "llamo", "quiere", "necesita"}
	calling   = []string{"with", "for", "from", "named", "called", "am", "i'm", "is", "this", "member", "patient", "ask", "hi", "hello", "hey", "dear", "thanks", "thank", "and", "name", "mr", "mrs", "ms", "miss", "mister", "soy", "llamo", "senor", "senora", "by", "to", "of", "tell", "told"}
	nameCue   = regexp.MustCompile(`(?i)\b(?:my name is|(?:member|patient|subscriber)(?:'s)? name(?: is|:)?|(?:member|patient|paciente|miembro|name|nombre|dear|estimad[oa])\s*:|name is|i am calling for|calling (?:for|on behalf of|about)|on behalf of|speaking with|speak(?:ing)? to|this is|me llamo|se llama|mi nombre es|llamo por|hablo con)\s+`)
)

// knownNames hides the name of the person: the parts together, and each alone where it is no common word.
func (r *reader) knownNames() {
	parts := nameParts(r.who.Name)
	for i := 0; i < len(r.tokens); i++ {
		end, named := r.together(i, parts)
		switch {
		case end == 0:
			r.lettered(i, parts)
		case end-i > 1 && named >= 2 && r.row(i, end) || end-i > 0 && named < 2 && r.alone(i, end):
			from := i
			if i > 0 && slices.Contains(titles, r.tokens[i-1].low) {
				from = i - 1
			}
			r.add(Name, r.tokens[from].from, r.owner(end-1))
			i = end - 1
		}
	}
}

// owner ends a name before the 's of its owner.
func (r *reader) owner(i int) int {
	t := r.tokens[i]
	if strings.HasSuffix(t.low, "'s") {
		return t.to - (len(r.text[t.from:t.to]) - len(strings.TrimSuffix(strings.TrimSuffix(r.text[t.from:t.to], "'s"), "’s")))
	}
	return t.to
}

func nameParts(name string) []string {
	var out []string
	for _, t := range tokenise(name) {
		out = append(out, t.low)
	}
	return out
}

// together is the end of the parts that stand in a row from token i, in any order, and how many are no particle.
func (r *reader) together(i int, parts []string) (end, named int) {
	j := i
	for ; j < len(r.tokens); j++ {
		w := bare(r.tokens[j].low)
		initial := len(w) == 1 && r.tokens[j].capital && j > i && !strings.Contains(gap(r.text, r.tokens[j-1], r.tokens[j]), ",") && !(j+1 < len(r.tokens) && len(r.tokens[j+1].low) == 1)
		if !slices.Contains(parts, w) && !(initial && slices.ContainsFunc(parts, func(p string) bool { return strings.HasPrefix(p, w) })) {
			break
		}
		if j > i && strings.Trim(gap(r.text, r.tokens[j-1], r.tokens[j]), " -,.’'") != "" {
			break
		}
		if j > i && strings.Contains(gap(r.text, r.tokens[j-1], r.tokens[j]), ". ") && len(bare(r.tokens[j-1].low)) > 1 && !slices.Contains(titles, r.tokens[j-1].low) {
			break
		}
		if j > i && r.common(w) && !r.tokens[j].capital && r.tokens[i].capital {
			break // "Will will call"
		}
		if !slices.Contains(particles, w) {
			named++
		}
		if strings.HasSuffix(r.tokens[j].low, "'s") {
			j++
			break
		}
	}
	if named == 0 {
		return 0, 0
	}
	for j > i && slices.Contains(particles, r.tokens[j-1].low) {
		j--
	}
	return j, named
}

func (r *reader) common(w string) bool { return slices.Contains(r.books.Words, w) }

// row decides whether parts together are the name: plain words without a capital are so only where a name is awaited.
func (r *reader) row(i, end int) bool {
	for _, t := range r.tokens[i:end] {
		if t.capital || !r.common(bare(t.low)) && !slices.Contains(particles, t.low) {
			return true
		}
	}
	return i == 0 || slices.Contains(calling, r.tokens[i-1].low)
}

// seasons are the words before which, and not before a name, the name of a month stands.
var seasons = []string{"in", "of", "since", "until", "by", "last", "next", "this", "early", "late", "mid", "on", "before", "after", "through", "de", "en", "desde"}

// month reports the name of a month in its place.
func (r *reader) month(i int, before string) bool {
	if months[bare(r.tokens[i].low)] == 0 {
		return false
	}
	return slices.Contains(seasons, before) || i+1 < len(r.tokens) && strings.ContainsAny(r.tokens[i+1].low[:1], "0123456789")
}

// proper reports that another word with a capital goes on: Price Chopper is somebody else.
func (r *reader) proper(end int) bool {
	return end < len(r.tokens) && r.tokens[end].capital && !r.tokens[end].first && gap(r.text, r.tokens[end-1], r.tokens[end]) == " " && r.tokens[end].low != "i"
}

// alone decides whether one part by itself is the name or the word that it also is.
func (r *reader) alone(i, end int) bool {
	t := r.tokens[i]
	w := bare(t.low)
	before := ""
	if i > 0 {
		before = r.tokens[i-1].low
	}
	after := ""
	if end < len(r.tokens) {
		after = r.tokens[end].low
	}
	switch {
	case len(w) < 2:
		return false
	case !r.common(w):
		return true
	case r.month(i, before):
		return false
	case slices.Contains(titles, before):
		return true
	case !t.capital:
		return before == "named" || before == "mister"
	case strings.HasSuffix(t.low, "'s"):
		return true
	case r.proper(end):
		return false
	case !t.first:
		return true
	case strings.HasPrefix(strings.TrimSpace(r.text[t.to:]), ","):
		return true
	}
	return slices.Contains(acting, after) || end == len(r.tokens)
}

// lettered hides a name that is spelled letter by letter.
func (r *reader) lettered(i int, parts []string) {
	if len(r.tokens[i].low) != 1 {
		return
	}
	at := slices.IndexFunc(r.units, func(u unit) bool { return u.at == i })
	if at < 0 {
		return
	}
	for _, p := range parts {
		p = canon(p)
		if len(p) < 3 {
			continue
		}
		if end := r.spelled(at, p); end-at >= 3 {
			for _, q := range parts {
				if more := r.spelled(end, canon(q)); more > 0 && q != p && len(q) > 2 {
					end = more
				}
			}
			r.add(Name, r.units[at].from, r.units[end-1].to)
			return
		}
	}
}

// names hides names that nobody told us: behind a title, and behind the words with which people give their names.
func (r *reader) names() {
	for i, t := range r.tokens {
		if slices.Contains(titles, t.low) && i+1 < len(r.tokens) && strings.Trim(gap(r.text, t, r.tokens[i+1]), ". ") == "" {
			r.capitals(i + 1)
		}
	}
	for _, m := range nameCue.FindAllStringIndex(r.text, -1) {
		if i := slices.IndexFunc(r.tokens, func(t token) bool { return t.from >= m[1] }); i >= 0 && r.tokens[i].from-m[1] < 3 {
			r.capitals(i)
		}
	}
}

// capitals hides the words with capitals from token i on, three at most and particles between, if none is known to be something else.
func (r *reader) capitals(i int) {
	end := i
	for j := i; j < len(r.tokens) && j < i+5; j++ {
		t := r.tokens[j]
		if j > i && strings.Trim(gap(r.text, r.tokens[j-1], t), " .-") != "" || j > i && strings.Contains(gap(r.text, r.tokens[j-1], t), ". ") && len(r.tokens[j-1].low) > 1 && !slices.Contains(titles, r.tokens[j-1].low) {
			break
		}
		if slices.Contains(titles, t.low) || slices.Contains(particles, t.low) && j > i {
			continue
		}
		if !t.capital || r.books.Known != nil && r.books.Known(r.text[t.from:t.to]) || slices.Contains(never, t.low) {
			break
		}
		end = j + 1
	}
	if end > i {
		r.add(Name, r.tokens[i].from, r.owner(end-1))
	}
}

// never are words that stand with a capital where a name may, and are none.
var never = []string{"i", "the", "a", "an", "we", "you", "they", "he", "she", "it", "this", "that", "member", "patient", "services", "service", "sir", "madam", "or", "who", "what", "your", "our", "my", "health", "plan", "medical", "director", "department", "pharmacy", "appeals", "benefits", "customer"}
