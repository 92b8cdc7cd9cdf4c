package main

import (
	"testing"

	"github.com/recourse-health/recourse/judge/verify"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/ref"
)

// Every law of the book can be cited, in the middle of a sentence and at its end, by a paper with its footing and by a bare one.
func TestEachCitationHolds(t *testing.T) {
	tl := &tools{}
	defer tl.close()
	c := record.New()
	for _, r := range tl.lawbook().Rules {
		text := "This request is made under " + r.Cite + ". Please decide under " + r.Cite + ", and answer in writing."
		on := []ref.Ref{{Rule: ref.Rule(r.ID)}}
		for name, p := range map[string]verify.Paper{
			"bare":   {Bare: true, Paragraphs: []verify.Paragraph{{Kind: "body", Text: text}}},
			"footed": {Paragraphs: []verify.Paragraph{{Kind: "body", Text: text, On: on}}},
		} {
			found := verify.Check(p, c, tl.stranger())
			for _, f := range found {
				if !f.OK {
					t.Errorf("%s %s: %q: %s", r.ID, name, f.Text, tl.words("en").Must(f.Say))
				}
			}
			if len(found) == 0 {
				t.Errorf("%s %s: nothing was looked at", r.ID, name)
			}
		}
	}
}
