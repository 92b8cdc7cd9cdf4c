package letter

import (
	"slices"

	"github.com/recourse-health/recourse/judge/criteria"
	"github.com/recourse-health/recourse/judge/ground"
	"github.com/recourse-health/recourse/judge/history"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/doc"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// criteria is a table: what the notice requires on the left, what the record holds about it, and whether that meets it.
func (w *writer) criteria() {
	w.title = say.L("criteria.title")
	w.date()
	w.heading(1, w.title)
	w.re(false)
	a, _ := w.in.judged()
	w.put(doc.Body, nil, w.stated()...)
	rows := [][]say.Line{}
	for _, r := range a.Rows() {
		rows = append(rows, []say.Line{w.wanted(r), w.held(r), answer(r.Answer)})
	}
	if len(rows) > 1 {
		rows = append(rows, []say.Line{say.L("criteria.together."+count(a.Node), w.counted(a.Node)...), say.L("criteria.see"), answer(a)})
	}
	w.grid(say.L("criteria.caption"), heads("criteria.head", "wanted", "held", "answer"), rows, 33, 52, 15)
	w.put(doc.Notice, nil, say.L("criteria.legend"))
	w.taken()
	w.enclosures()
}

func (w *writer) grid(caption say.Line, head []say.Line, rows [][]say.Line, widths ...float64) {
	p, err := doc.NewTable(nil, caption, head, rows)
	w.keep(p.Wide(widths...), err)
}

func heads(at string, names ...string) []say.Line {
	var out []say.Line
	for _, n := range names {
		out = append(out, say.L(at+"."+n))
	}
	return out
}

func (in Input) judged() (criteria.Answer, bool) { return criteria.Judge(in.Case, in.Books.Drugs) }

// stated quotes the rule, with its page.
func (w *writer) stated() []say.Line {
	var out []say.Line
	for _, id := range w.ruleFacts() {
		f, _ := w.in.Case.Get(id)
		for _, s := range f.Spans() {
			on := ref.Ref{Fact: id}
			out = append(out, say.L("criteria.says", say.A("quote", s, on), say.A("page", s.Page()+1, on)))
		}
	}
	if out == nil {
		out = append(out, say.L("criteria.told", w.drug()))
	}
	return out
}

// wanted says a criterion in short, with the page on which the notice names it.
func (w *writer) wanted(r criteria.Row) say.Line {
	n := say.A("n", r.Number)
	if len(r.Parts) > 0 {
		return say.L("criteria.rule."+count(r.Node), append(w.counted(r.Node), n)...)
	}
	leaf, or := lead(r.Node)
	args := append(w.leaf(leaf.Leaf), n)
	if or {
		args = append(args, say.A("or", say.L("criteria.or")))
	}
	if len(leaf.Because) > 0 {
		args = append(args, say.A("page", say.L("criteria.page", say.A("page", leaf.Because[0].Page()+1, w.onRule()...))))
	}
	return say.L("criteria.rule."+string(leaf.Leaf.Kind), args...)
}

// lead is the leaf that a row is told by: the trial, where there is also the way round it.
func lead(n policy.Node) (leaf policy.Node, or bool) {
	if n.IsLeaf() {
		return n, false
	}
	leaf = n.Of[0]
	for _, k := range n.Of {
		if k.Leaf.Kind == policy.Tried && leaf.Leaf.Kind != policy.Tried {
			leaf = k
		}
	}
	return leaf, leaf.Leaf.Kind == policy.Tried && slices.ContainsFunc(n.Of, func(k policy.Node) bool { return k.Leaf.Kind == policy.Contraindicated })
}

func (w *writer) ruleFacts() []ref.Fact {
	_, ids := ground.Required(w.in.Case)
	return ids
}

func (w *writer) onRule() []ref.Ref { return ref.Facts(w.ruleFacts()...) }

// leaf is what a leaf says beside its kind: the drugs or the class, how many of them, how long, how far back.
func (w *writer) leaf(l policy.Leaf) []say.Arg {
	on := w.onRule()
	var names say.Or
	for _, d := range l.Drugs {
		names = append(names, d)
	}
	var args []say.Arg
	part := func(name, id string, v int) {
		if v > 0 {
			args = append(args, say.A(name, say.L(id, say.A("n", v, on...))))
		}
	}
	switch {
	case len(names) > 0:
		args = append(args, say.A("drugs", names, on...))
	case l.Class != "":
		args = append(args, say.A("drugs", l.Class, on...))
	case l.Text != "":
		args = append(args, say.A("drugs", l.Text, on...))
	}
	if l.Count > 1 {
		part("count", "criteria.count", l.Count)
	}
	part("long", "criteria.long", l.Days)
	part("late", "criteria.late", l.LookbackDays)
	return args
}

// count is the word for how many parts of a branch must hold.
func count(n policy.Node) string {
	switch {
	case n.AtLeast >= len(n.Of):
		return "all"
	case n.AtLeast <= 1:
		return "any"
	}
	return "least"
}

func (w *writer) counted(n policy.Node) []say.Arg {
	return []say.Arg{say.A("k", max(n.AtLeast, 1), w.onRule()...), say.A("of", len(n.Of), w.onRule()...)}
}

// held is what the record holds about a criterion, where that falls short, and what is still to show.
func (w *writer) held(r criteria.Row) say.Line {
	if len(r.Parts) > 0 {
		return say.L("criteria.see")
	}
	lines := w.about(r.On)
	if len(lines) == 0 {
		lines = append(lines, say.L("criteria.nothing"))
	}
	lines = append(lines, short(r.Answer)...)
	if what := still(r.Answer); len(what) > 0 && r.Is == record.Unknown {
		lines = append(lines, say.L("criteria.need", say.A("what", what, open(r.Answer)...)))
	}
	return chain(lines)
}

// short is where what the record holds falls short, for a criterion and its parts.
func short(a criteria.Answer) []say.Line {
	out := a.Short
	for _, k := range a.Of {
		out = append(out, short(k)...)
	}
	return out
}

// still is what is still to show: of ways to meet one thing, any.
func still(a criteria.Answer) say.Or {
	var out say.Or
	if a.Node.IsLeaf() {
		var all say.List
		for _, l := range a.Lacks {
			all = append(all, l.Say)
		}
		return append(out, all)
	}
	for _, k := range a.Of {
		if k.Is == record.Unknown {
			out = append(out, still(k)...)
		}
	}
	return out
}

// open are the footings of what is still to show.
func open(a criteria.Answer) []ref.Ref {
	var out []ref.Ref
	for _, l := range a.Lacks {
		out = append(out, l.Say.On()...)
	}
	return out
}

// chain puts sentences one after the other.
func chain(lines []say.Line) say.Line {
	out := lines[0]
	for _, l := range lines[1:] {
		out = say.L("criteria.then", say.A("a", out), say.A("b", l))
	}
	return out
}

// about says what the facts of a criterion hold: trials, contraindications, reactions, stability.
func (w *writer) about(on []ref.Fact) []say.Line {
	var out []say.Line
	for _, t := range w.in.Trials {
		if !meets(t, on) {
			continue
		}
		out = append(out, w.trial(t))
		if l, ok := w.outcome(t); ok {
			out = append(out, l)
		}
	}
	for i, o := range record.Each[record.Unsafe](w.in.Case) {
		if slices.Contains(on, o.Fact.ID) {
			out = append(out, w.unsafe()[i])
		}
	}
	for i, o := range record.Each[record.Reaction](w.in.Case) {
		if slices.Contains(on, o.Fact.ID) {
			out = append(out, w.reactions()[i])
		}
	}
	for _, o := range record.Each[record.Attested](w.in.Case) {
		if l, ok := w.stable(); ok && slices.Contains(on, o.Fact.ID) {
			return append(out, l)
		}
	}
	return out
}

func meets(t history.Trial, on []ref.Fact) bool {
	return slices.ContainsFunc(t.Because, func(id ref.Fact) bool { return slices.Contains(on, id) })
}

// answer is one of the four words. Each is checked again by whoever verifies the paper.
func answer(a criteria.Answer) say.Line {
	switch {
	case a.Is == record.Yes && a.Reported:
		return say.L("criteria.met.reported")
	case a.Is == record.Yes:
		return say.L("criteria.met")
	case a.Is == record.No:
		return say.L("criteria.not_met")
	}
	return say.L("criteria.not_known")
}
