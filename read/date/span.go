package date

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/recourse-health/recourse/value/civil"
)

// A Length is a length of time in a text: "180 calendar days", "sixty (60) days", "72 horas".
type Length struct {
	N        int
	Unit     civil.Unit
	From, To int
}

var (
	numbers = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12, "fourteen": 14, "fifteen": 15,
		"thirty": 30, "forty-five": 45, "sixty": 60, "sixty-five": 65, "ninety": 90, "one hundred twenty": 120, "one hundred and twenty": 120, "one hundred eighty": 180, "one hundred and eighty": 180,
		"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "diez": 10, "quince": 15, "treinta": 30, "sesenta": 60, "noventa": 90, "ciento veinte": 120, "ciento ochenta": 180}
	length = regexp.MustCompile(`(?i)\b(?:((?:one hundred(?: and)? (?:eighty|twenty)|ciento (?:ochenta|veinte)|forty-five|sixty-five|[a-z]+))\s*\((\d{1,3})\)|(\d{1,3})|(one hundred(?: and)? (?:eighty|twenty)|ciento (?:ochenta|veinte)|sixty-five|forty-five|one|two|three|four|five|six|seven|ten|twelve|fourteen|fifteen|thirty|sixty|ninety|dos|tres|cuatro|seis|diez|quince|treinta|sesenta|noventa))[\s-]+(?:(calendar|business|working|consecutive)[\s-]+)?(days?|d[ií]as?|hours?|horas?|months?|mes(?:es)?|weeks?|semanas?|years?|años?)(?:\s+(calendario|h[áa]biles|naturales))?\b`)
)

// Lengths gives the lengths of time in a text. Weeks are days by seven, years are months by twelve.
func Lengths(text string) []Length {
	var out []Length
	for _, m := range length.FindAllStringSubmatchIndex(text, -1) {
		g := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return strings.ToLower(text[m[2*i]:m[2*i+1]])
		}
		n, _ := strconv.Atoi(g(2) + g(3))
		if g(4) != "" {
			n = numbers[g(4)]
		}
		l := Length{n, unit(g(6), g(5)+g(7)), m[0], m[1]}
		switch g(6)[0] {
		case 'w', 's':
			l.N *= 7
		case 'y', 'a':
			l.N *= 12
		}
		if n > 0 {
			out = append(out, l)
		}
	}
	return out
}

func unit(word, kind string) civil.Unit {
	business := strings.HasPrefix(kind, "business") || strings.HasPrefix(kind, "working") || strings.HasPrefix(kind, "h")
	switch word[0] {
	case 'h':
		if business {
			return civil.BusinessHours
		}
		return civil.Hours
	case 'm', 'y', 'a':
		return civil.Months
	}
	if business {
		return civil.BusinessDays
	}
	return civil.CalendarDays
}
