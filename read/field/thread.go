package field

import "regexp"

var (
	// header is a line of the head of a mail, or what stands above a mail that is passed on.
	header    = regexp.MustCompile(`(?i)^[\s>*_]*(?:from|de)\s*:\s*\S|^[\s>*_-]*(?:(?:begin )?(?:forwarded|original) message|mensaje (?:reenviado|original))\b`)
	repliedTo = regexp.MustCompile(`(?i)^[\s>]*(?:on|el)\b.{8,60}\b(?:wrote|escribi[óo]):?\s*$`)
	letterly  = regexp.MustCompile(`(?i)\b(?:appeal\w*|denied|denial|determination|not approved?|coverage|covered|member id|prescriber|drug|medication|plan|apelaci[óo]n|denegad\w+|cobertura)\b`)
)

// thread finds, in a mail that was passed on, the lines of the message that is the letter: the one that speaks most like one.
// from is 0 and to the number of lines where nothing was passed on.
func (r *reader) thread() (from, to int) {
	heads := []int{0}
	for i := range r.lines {
		if header.MatchString(r.lines[i].text) && i-heads[len(heads)-1] > 5 {
			heads = append(heads, i)
		}
	}
	heads = append(heads, len(r.lines))
	most := -1
	for k := 0; k+1 < len(heads); k++ {
		n := 0
		for i := heads[k]; i < heads[k+1]; i++ {
			n += len(letterly.FindAllString(r.lines[i].text, -1))
		}
		if n > most {
			most, from, to = n, heads[k], heads[k+1]
		}
	}
	return from, to
}

// letters reports a line of the letter itself, and not of those who passed it on.
func (r *reader) letters(i int) bool { return r.from <= i && i < r.to }
