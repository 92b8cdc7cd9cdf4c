package move_test

import (
	"regexp"
	"slices"
	"testing"

	"github.com/recourse-health/recourse/book/move"
	"github.com/recourse-health/recourse/value/say"
)

func books(t *testing.T) (en, es *say.Book) {
	t.Helper()
	en, _ = say.Parse("en")
	es, _ = say.Parse("es")
	for _, s := range move.Sentences {
		if err := en.Add(s.ID, s.En); err != nil {
			t.Fatal(err)
		}
		if err := es.Add(s.ID, s.Es); err != nil {
			t.Fatal(err)
		}
	}
	return en, es
}

func TestSentencesCanAlwaysBeSaid(t *testing.T) {
	en, es := books(t)
	for _, s := range move.Sentences {
		for _, b := range []*say.Book{en, es} {
			if w, err := b.Say(say.L(s.ID)); err != nil || w == "" {
				t.Errorf("%s %s: %q %v", b.Lang, s.ID, w, err)
			}
		}
		if !slices.Equal(en.Names(s.ID), es.Names(s.ID)) {
			t.Errorf("%s: arguments differ: %v %v", s.ID, en.Names(s.ID), es.Names(s.ID))
		}
	}
}

// No promise, no rate, no alarm; hours stay hours.
var banned = regexp.MustCompile(`(?i)guarantee|will (be )?approved?\b|you qualify|success rate|strong case|usually flips?|!|¡|\bthree days\b|garantiz|usted califica|tasa de éxito|\btres días\b|\d ?%`)

func TestSentencesPromiseNothing(t *testing.T) {
	for _, s := range move.Sentences {
		if w := banned.FindString(s.En + " " + s.Es); w != "" {
			t.Errorf("%s says %q", s.ID, w)
		}
	}
}

func TestEachMoveHasItsWords(t *testing.T) {
	en, _ := books(t)
	for _, r := range move.Rows {
		want := []string{"missing_fact", "first", "wrong_first", "why_wrong", "question"}
		if r.OwnRefusal {
			want = append(want, "if_refused")
		}
		for _, part := range want {
			if !en.Has("move." + r.ID + "." + part) {
				t.Errorf("%s has no %s", r.ID, part)
			}
		}
		if len(r.StandsOn) == 0 && r.Confidence == "high" && r.Layer != "not_a_block" && r.Layer != "otherwise" {
			t.Logf("%s stands on practice alone", r.ID)
		}
	}
}

func TestNamesPointAtSomething(t *testing.T) {
	en, _ := books(t)
	point := func(who, prefix string, names ...string) {
		for _, n := range names {
			if n != "" && !en.Has(prefix+n) {
				t.Errorf("%s: no %s%s", who, prefix, n)
			}
		}
	}
	for _, r := range move.Rows {
		point(r.ID, "move.route.", r.Route)
		point(r.ID, "move.bridge.", r.Bridges...)
		point(r.ID, "move.ask.", r.Asks...)
		point(r.ID, "proof.", r.Settles...)
		if !slices.Contains(move.Layers, r.Layer) {
			t.Errorf("%s: layer %q", r.ID, r.Layer)
		}
		for _, c := range r.Facts {
			if !slices.Contains(move.FactOrder, c.Fact) {
				t.Errorf("%s: %s has no strength", r.ID, c.Fact)
			}
		}
	}
	for _, p := range move.Plans {
		point(p.Type, "move.route.", p.Route)
		point(p.Type, "move.bridge.", p.Bridges...)
		point(p.Type, "move.plan.", p.Type+".if_refused")
	}
}
