package flow

import (
	"strings"

	"github.com/recourse-health/recourse/value/page"
)

const spanish = " de la que el en los del las por con para una su al no es se un como usted sobre puede este esta "
const english = " the of to and in for is you your that this we be or not with are was on by as have will from may "

// Language tells "en" or "es" by the little words, "" where neither clearly leads.
func Language(pages []page.Page) string {
	var en, es int
	for _, p := range pages {
		for w := range strings.FieldsSeq(p.Text) {
			w = " " + strings.ToLower(strings.Trim(w, ".,;:()¿?¡!")) + " "
			if strings.Contains(english, w) {
				en++
			} else if strings.Contains(spanish, w) {
				es++
			}
		}
	}
	switch {
	case en > 2 && en > 2*es:
		return "en"
	case es > 2 && es > 2*en:
		return "es"
	}
	return ""
}
