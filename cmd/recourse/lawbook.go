package main

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"time"

	"github.com/recourse-health/recourse/book/law"
	noticebook "github.com/recourse-health/recourse/book/notice"
	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/judge/lacking"
	"github.com/recourse-health/recourse/judge/rights"
	"github.com/recourse-health/recourse/judge/rule"
	"github.com/recourse-health/recourse/judge/rule/book"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/explain"
)

// Rights holds the law against what was told; today, if it is given, is a fact too.
func (t *tools) Rights(told map[string]any, today string) (rights.Answer, error) {
	if today != "" {
		told["today"] = today
	}
	b := t.lawbook()
	in, err := rights.Read(told, &b.Terms.Words, zone)
	if err != nil {
		return rights.Answer{}, err
	}
	a := rights.Say(b, in.Case, rights.Policy{})
	a.Ask = append(in.Ask, a.Ask...)
	return a, nil
}

func zone(name string) *time.Location {
	z, err := time.LoadLocation(name)
	if err != nil {
		return nil
	}
	return z
}

func (t *tools) rule(id ref.Rule) (*rule.Rule, bool) {
	rules := t.lawbook().Rules
	i, ok := slices.BinarySearchFunc(rules, string(id), func(r *rule.Rule, id string) int { return strings.Compare(r.ID, id) })
	if !ok {
		return nil, false
	}
	return rules[i], true
}

// Law says what a rule is, for those who look behind a sentence.
func (t *tools) Law(id ref.Rule) (explain.Law, bool) {
	if cite, element, ok := lacking.Book(noticebook.Rows).Cite(id); ok {
		return explain.Law{ID: string(id), Cite: cite, Gist: t.words("en").Must(say.L("lack." + element))}, true
	}
	r, ok := t.rule(id)
	if !ok {
		return explain.Law{}, false
	}
	return explain.Law{ID: r.ID, Cite: r.Cite, Gist: r.Gist, Words: r.Words, Source: r.Source}, true
}

// LawText gives the file of a rule as it stands in the book.
func (t *tools) LawText(id string) (string, bool) {
	r, ok := t.rule(ref.Rule(id))
	if !ok {
		return "", false
	}
	b, err := fs.ReadFile(law.Files, r.File)
	return string(b), err == nil
}

// LawRows lists the rules, Federal ones first, then by state.
func (t *tools) LawRows() ([]wire.LawRow, error) {
	var out []wire.LawRow
	for _, r := range t.lawbook().Rules {
		row := wire.LawRow{Where: "US", ID: r.ID, Kind: string(r.Kind), Cite: r.Cite, Confidence: r.Confidence, Checked: r.Checked, Since: r.Since.String()}
		if len(r.States) == 1 {
			row.Where = r.States[0]
		}
		if !r.Until.IsZero() {
			row.Until = r.Until.String()
		}
		out = append(out, row)
	}
	slices.SortStableFunc(out, func(a, b wire.LawRow) int {
		if (a.Where == "US") != (b.Where == "US") {
			return map[bool]int{true: -1, false: 1}[a.Where == "US"]
		}
		return strings.Compare(a.Where, b.Where)
	})
	return out, nil
}

// LawMutants changes the law, piece by piece, and gives the changes that its worked cases do not notice.
func (t *tools) LawMutants() (int, []wire.Mutant, error) {
	b, err := book.LoadCases(law.Files)
	if err != nil {
		return 0, nil, fmt.Errorf("law: %w", err)
	}
	n, survivors := b.Mutate(b.Rules...)
	alive := []wire.Mutant{}
	for _, m := range survivors {
		alive = append(alive, wire.Mutant{File: m.Rule.File, What: m.What})
	}
	return n, alive, nil
}

// citations answers what the papers ask of the law.
type citations struct{ *tools }

// Cite gives the citation of a rule.
func (c citations) Cite(id ref.Rule) (string, bool) {
	if cite, _, ok := lacking.Book(noticebook.Rows).Cite(id); ok {
		return cite, true
	}
	r, ok := c.rule(id)
	if !ok {
		return "", false
	}
	return r.Cite, true
}

// Exception finds a state's rule of a step therapy exception: the one that says by when a plan decides, or that gives the right.
func (c citations) Exception(state string) (ref.Rule, bool) {
	prefix := "us." + strings.ToLower(state) + ".exception"
	for _, r := range c.lawbook().Rules {
		if r.ID == prefix || r.ID == prefix+".decide" {
			return ref.Rule(r.ID), true
		}
	}
	return "", false
}
