package typeset

import (
	"strings"
	"testing"

	"github.com/recourse-health/recourse/format/sheet"
)

// Words in another language than the document's are said to be in it, and nothing else is.
func TestAnotherLanguage(t *testing.T) {
	d := document(title, sheet.Paragraph{Text: sheet.Text{{Text: "Diga:\n"}, {Text: "Please tell me how that is done here. " + claim, Lang: "en-US"}}})
	d.Lang = "es-US"
	s, err := set(d, noto)
	if err != nil {
		t.Fatal(err)
	}
	content := s.page().String()
	begins := strings.Count(content, "/Span <</Lang (en-US)>> BDC\nBT")
	if begins < 2 || begins != strings.Count(content, "/Lang") {
		t.Errorf("%d lines are marked", begins)
	}
	if b, e := strings.Count(content, "BDC"), strings.Count(content, "EMC"); b != e {
		t.Errorf("%d begin and %d end", b, e)
	}
	read(t, pdf(t, d)).claims(t)
	d.Blocks = []sheet.Block{sheet.Paragraph{Text: sheet.Text{{Text: "x", Lang: "English"}, {Text: "y", Lang: "en_US"}}}}
	if d.Check() == nil {
		t.Error("en_US is no language")
	}
}
