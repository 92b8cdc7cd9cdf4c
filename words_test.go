package recourse

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	formbook "github.com/recourse-health/recourse/book/form"
	saybook "github.com/recourse-health/recourse/book/say"
)

// A paper's own words are those that its verifier knows as plain: a word that is not fails true papers when somebody first prints it.
// The questions (need.) are not printed; in Spanish there is the call sheet alone, since plans read English.
func TestThePapersWordsArePlain(t *testing.T) {
	for lang, plain := range map[string][]string{"en": formbook.Plain[:], "es": formbook.PlainSpanish[:]} {
		b, err := saybook.Files.ReadFile(lang + "/paper.say")
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.SplitSeq(string(b), "\n") {
			id, words, ok := strings.Cut(line, " = ")
			if !ok || strings.HasPrefix(line, "#") || strings.HasPrefix(id, "need.") || lang == "es" && !strings.HasPrefix(id, "call.") {
				continue
			}
			for _, w := range fixed(words) {
				if w = strings.TrimSuffix(w, "'s"); !slices.Contains(plain, w) {
					t.Errorf("%s: %s: %q is not in book/form", lang, id, w)
				}
			}
		}
	}
}

var (
	argument = regexp.MustCompile(`\{[a-z_0-9]+(?::(?:weekday|plain|month|year|iso)\b)?`)
	letters  = regexp.MustCompile(`[\pL]+(?:['’-]\pL+)*`)
)

// fixed are the words of a sentence that stand in it whatever its arguments are, in lower case.
func fixed(words string) []string {
	return letters.FindAllString(strings.ToLower(strings.ReplaceAll(argument.ReplaceAllString(words, " "), "’", "'")), -1)
}
