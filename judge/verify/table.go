package verify

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/judge/criteria"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/policy"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// piece is a paragraph, or one row of a table with the number of the criterion that it counts.
type piece struct {
	Paragraph
	row string // "2.1"; "together" for all of them; empty: none
}

// spread gives the rows of a table a footing each. The text of the table is held too, where it says other than its cells do.
func spread(ps []Paragraph) []piece {
	var out []piece
	for _, p := range ps {
		if p.Cells == nil {
			out = append(out, piece{Paragraph: p})
			continue
		}
		if rest := beside(p); rest != "" {
			whole := p
			whole.Text = rest
			out = append(out, piece{Paragraph: whole})
		}
		for i, r := range p.Cells {
			row := Paragraph{Kind: "notice", Text: strings.Join(r, "\n")}
			if i < len(p.RowsOn) && len(p.RowsOn[i]) > 0 {
				row.Kind, row.On = p.Kind, p.RowsOn[i]
			}
			out = append(out, piece{row, rowOf(r)})
		}
	}
	return out
}

// beside is what the text of a table says that its cells do not.
func beside(p Paragraph) string {
	var rest []string
	for _, line := range strings.Split(p.Text, "\n") {
		if !slices.ContainsFunc(p.Cells, func(r []string) bool { return fold(flat(r)) == fold(line) }) {
			rest = append(rest, line)
		}
	}
	return strings.Join(rest, "\n")
}

func flat(cells []string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(cells), func(c string) bool { return c == "" }), ": ")
}

var (
	numberOf = regexp.MustCompile(`^\s*((?:\d{1,2}\.)+)\s`)
	together = regexp.MustCompile(`(?i)^\s*taken together\b`)
)

// rowOf is the number with which a row of criteria begins.
func rowOf(cells []string) string {
	if len(cells) == 0 {
		return ""
	}
	if together.MatchString(cells[0]) {
		return "together"
	}
	if m := numberOf.FindStringSubmatch(cells[0]); m != nil {
		return strings.TrimSuffix(m[1], ".")
	}
	return ""
}

var answered = map[string]struct {
	is       record.Tri
	reported bool
}{"met": {record.Yes, false}, "met, as the member reports": {record.Yes, true}, "not met": {record.No, false}, "not known": {record.Unknown, false}}

// answers holds the answer to a criterion against what follows from the record by this judge's own reckoning.
func (g ground) answers(s, row string) say.Line {
	want, is := answered[strings.Trim(fold(s), " .")]
	if !is || row == "" {
		return say.Line{}
	}
	for _, a := range g.criteria {
		if have, ok := a[row]; ok && have.Is == want.is && (have.Reported == want.reported || want.is != record.Yes) {
			return say.Line{}
		}
	}
	return say.L("verify.answer", say.A("words", s))
}

// reckoned reckons the last days once for a paper.
func (b Books) reckoned(c *record.Case, dated civil.Date) Books {
	if b.Due != nil {
		b.dues = b.Due(c, dated)
	}
	return b
}

// due takes in the last days that a rule gives; those that the notice gives stand on its own words.
func (g *ground) due(b Books, id ref.Rule) {
	for _, d := range b.dues {
		if d.Rule == id {
			g.day(d.Day)
		}
	}
}

// rule takes in a step rule: its drugs and numbers, and how the record stands to each criterion of it.
func (g *ground) rule(c *record.Case, b Books, f record.Fact, v record.Required) {
	a := criteria.Of(v.Rule, []ref.Fact{f.ID}, c, b.Drugs)
	rows := map[string]criteria.Answer{"together": a}
	for _, r := range a.Rows() {
		rows[r.Number] = r.Answer
	}
	g.criteria = append(g.criteria, rows)
	g.node(v.Rule)
	if a.Is == record.Yes && !a.Reported {
		g.claims = append(g.claims, claim{is: "met", sure: true})
	}
}

// node takes in the words and numbers of a rule.
func (g *ground) node(n policy.Node) {
	l := n.Leaf
	g.text(l.Class, l.Text)
	g.text(l.Drugs...)
	for _, days := range []int{l.Days, l.LookbackDays} {
		if days > 0 {
			g.text(fmt.Sprintf("%d days", days))
		}
	}
	if l.Count > 1 {
		g.text(fmt.Sprintf("%d of them", l.Count))
	}
	if !n.IsLeaf() {
		g.text(fmt.Sprintf("%d of %d", max(n.AtLeast, 1), len(n.Of)))
	}
	for _, k := range n.Of {
		g.node(k)
	}
}
