package book

import (
	"github.com/recourse-health/recourse/judge/rule"
	"github.com/recourse-health/recourse/judge/rule/fact"
)

// Decide holds every rule against a case; the answers come in the order of the rules' ids.
func (b *Book) Decide(c fact.View) []rule.Answer {
	h := b.hearing(c)
	answers := make([]rule.Answer, 0, len(b.Rules))
	for _, r := range b.Rules {
		answers = append(answers, h.ruling(r.ID))
	}
	return answers
}

// Ask holds one rule against a case.
func (b *Book) Ask(id string, c fact.View) rule.Answer { return b.hearing(c).ruling(id) }

// hearing is one case before the book: each rule is decided once.
type hearing struct {
	*Book
	of   fact.View
	done map[string]rule.Answer
}

func (b *Book) hearing(c fact.View) *hearing {
	return &hearing{b, c, make(map[string]rule.Answer, len(b.Rules))}
}

func (h *hearing) ruling(id string) rule.Answer {
	a, ok := h.done[id]
	if !ok {
		a = h.excepted(h.byID[id].Decide(h.of, h.ruling))
		h.done[id] = a
	}
	return a
}

// excepted lets an answer give way to a rule that excepts its own. While that rule is open,
// so is the answer.
func (h *hearing) excepted(a rule.Answer) rule.Answer {
	if a.State == rule.None {
		return a
	}
	for _, id := range h.except[a.Rule.ID] {
		switch by := h.ruling(id); by.State {
		case rule.Given:
			return rule.Answer{Rule: a.Rule, State: rule.None, Why: "gives way to " + id, Because: by.Because}
		case rule.Unknown:
			return rule.Answer{Rule: a.Rule, State: rule.Unknown, Missing: by.Missing, Because: by.Because}
		}
	}
	return a
}
