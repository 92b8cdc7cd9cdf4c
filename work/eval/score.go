package eval

import (
	"fmt"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/policy"
)

// score counts one letter.
func (r *Report) score(l letter) {
	g := l.gold
	r.Letters++
	if l.failed {
		r.note(l, "no answer")
	}
	r.Denial.count(l.denialOK())
	r.kind(l)
	if g.Situation != "" {
		is := string(l.Check.Block.Is)
		right := is == g.Situation || slices.Contains(g.SitOK, is)
		r.Situation.count(right)
		if !right {
			r.note(l, "situation %q, want %q", is, g.Situation)
		}
	}
	plan := string(l.Check.Plan.Type)
	r.Plan.count(plan == g.Plan || slices.Contains(g.PlanOK, plan) || g.Plan == "" && plan == string(record.PlanUnknown))
	r.spans(l)
	if g.Lacking != nil && !l.failed {
		r.lacking(l)
	}
	if g.Required != nil {
		r.rule(l)
	}
	if g.Scored == nil || *g.Scored {
		r.fields(l)
	}
}

func (r *Report) note(l letter, f string, args ...any) {
	r.Notes = append(r.Notes, l.id+": "+fmt.Sprintf(f, args...))
}

// kind counts the main kind, or the trap; and each kind wherever it stands.
func (r *Report) kind(l letter) {
	g, got := l.gold, l.types()
	var caught []string
	for _, k := range got {
		if slices.Contains(g.wrong(), k) {
			caught = append(caught, k)
		}
	}
	r.Forbidden += len(caught)
	switch {
	case len(g.Types) > 0:
		main := append([]string{g.Types[0]}, g.MainOK...)
		if g.OrderFree {
			main = g.Types
		}
		right := len(got) > 0 && slices.Contains(main, got[0])
		r.Kind.count(right)
		bump(r.ByType, g.Types[0], right)
		bump(r.ByManner, g.Manner, right)
		bump(r.ByFormat, strings.TrimPrefix(l.ext, "."), right)
		if !right || len(caught) > 0 {
			r.note(l, "kind %v, want %v", got, g.Types)
		}
	case g.IsDenial == nil || !*g.IsDenial:
		right := l.denialOK() && len(caught) == 0 && (l.Check.Block.Denial != record.Yes || subset(got, g.free()))
		r.Traps.count(right)
		bump(r.ByManner, g.Manner, right)
		bump(r.ByFormat, strings.TrimPrefix(l.ext, "."), right)
		if !right {
			r.note(l, "taken for a denial %v", got)
		}
	}
	r.everyKind(g, got)
	for _, k := range l.reasons() {
		t := string(k.Type)
		r.sure = append(r.sure, claim{k.Confidence, slices.Contains(g.Types, t) || slices.Contains(g.free(), t)})
	}
}

func (r *Report) everyKind(g *gold, got []string) {
	for _, k := range record.DenialTypes {
		t := string(k)
		f := r.Types[t]
		switch in, want := slices.Contains(got, t), slices.Contains(g.Types, t); {
		case in && want:
			f.Right++
		case in && !slices.Contains(g.free(), t):
			f.Wrong++
		case want:
			f.Missed++
		}
		r.Types[t] = f
	}
}

func subset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(x string) bool { return !slices.Contains(b, x) })
}

// spans counts kinds and values that quote nothing, quotations that do not stand in the document, and main kinds that quote
// the words which prove them.
func (r *Report) spans(l letter) {
	text := fold(whole(l.Docs))
	count := func(because []page.Span) {
		if len(because) == 0 {
			r.Bare++
		}
		for _, s := range because {
			if r.Quotes.count(strings.Contains(text, fold(s.Quote()))); !strings.Contains(text, fold(s.Quote())) {
				r.note(l, "a quotation does not stand in the letter")
			}
		}
	}
	for _, k := range l.reasons() {
		count(k.Because)
	}
	for _, f := range l.read() {
		count(f.Because)
	}
	if got := l.reasons(); len(got) > 0 {
		if want := l.gold.proof(string(got[0].Type)); len(want) > 0 {
			r.Proof.count(slices.ContainsFunc(got[0].Because, func(s page.Span) bool { return touches(s.Quote(), want) }))
		}
	}
}

// touches reports whether a quotation holds a piece of the proving words, or they hold it.
func touches(quote string, want []string) bool {
	q := fold(quote)
	return slices.ContainsFunc(want, func(w string) bool {
		w = fold(w)
		return q != "" && (strings.Contains(w, q) || strings.Contains(q, w[:min(len(w), 40)]) || strings.Contains(q, w[max(0, len(w)-40):]))
	})
}

func (r *Report) lacking(l letter) {
	var got []string
	for _, x := range l.Check.Lacking {
		got = append(got, x.Element)
	}
	for _, w := range *l.gold.Lacking {
		r.Lacking.tell(slices.Contains(got, w))
	}
	for _, x := range got {
		if !slices.Contains(*l.gold.Lacking, x) && !slices.Contains(l.gold.LackingOK, x) {
			r.Lacking.Wrong++
		}
	}
}

func (r *Report) rule(l letter) {
	want := l.gold.Required.node()
	right := sameRule(l.Check.Required, want)
	r.Required.count(right)
	r.Numbers.count(sameNumbers(l.Check.Required, want))
	excused := func(n policy.Node) bool {
		return slices.ContainsFunc(n.Leaves(), func(l policy.Leaf) bool { return l.Kind != policy.Tried })
	}
	r.Excuses.count(excused(l.Check.Required) == excused(want))
	if !right {
		r.note(l, "the step rule is another one")
	}
}

// read are the fields that a letter is read for.
func (l letter) read() []check.Field {
	var out []check.Field
	for _, f := range l.Check.Fields {
		if slices.Contains(record.LetterFields, f.Name) {
			out = append(out, f)
		}
	}
	return out
}
