package lawfile

import (
	"strings"

	"github.com/recourse-health/recourse/judge/rule"
)

// Rule reads a law file with its worked cases. The file name is used in errors only.
func (t *Terms) Rule(file, text string) (*rule.Rule, error) {
	r, err := t.Law(file, text)
	if err != nil {
		return nil, err
	}
	return r, check(len(r.Cases) >= 3, &node{file: file, n: 1}, "a law file needs three cases at the least")
}

// Law reads a law file of which the worked cases may be cut off.
func (t *Terms) Law(file, text string) (*rule.Rule, error) {
	f := &ruleFile{reader: reader{t, map[string]rule.Term{}}, rule: &rule.Rule{}}
	f.rule.File, f.rule.Kind = file, rule.Clock
	seen := map[string]bool{}
	for _, n := range tree(file, text) {
		if seen[n.key()] {
			return nil, n.errorf("%q stands here a second time", n.key())
		}
		seen[n.key()] = n.key() != "case" && n.key() != "given"
		if err := f.section(n); err != nil {
			return nil, err
		}
	}
	return f.rule, f.complete(&node{file: file, n: 1})
}

// ruleFile is a law file half read.
type ruleFile struct {
	reader
	rule   *rule.Rule
	single bool               // one due, no branches
	late   []rule.Consequence // of every branch
	given  []*node            // what all cases have in common
}

func (f *ruleFile) section(n *node) error {
	switch n.key() {
	case "gist":
		f.rule.Gist = n.all()
	case "words":
		f.rule.Words = quotes(n)
	case "recalled":
		f.rule.Recalled = quotes(n)
	case "rule":
		return f.body(n.body)
	case "given":
		f.given = append(f.given, n)
	case "case":
		return f.example(n)
	default:
		return f.head(n)
	}
	return nil
}

// quotes reads quotations, each between its quotation marks.
func quotes(n *node) (out []string) {
	for i, q := range strings.Split(join(n.body), `"`) {
		if i%2 == 1 {
			out = append(out, q)
		}
	}
	return out
}

// head reads one line of the head.
func (f *ruleFile) head(n *node) (err error) {
	h, v := &f.rule.Head, n.all()
	switch n.key() {
	case "id":
		h.ID = v
	case "cite":
		h.Cite = v
	case "source":
		h.Source = strings.Fields(v)
	case "since":
		h.Since, err = day(n, v)
	case "until":
		h.Until, err = day(n, v)
	case "checked":
		h.Checked = v
		if v != "no" {
			_, err = day(n, v)
		}
	case "drawn":
		h.Drawn = v
	case "confidence":
		h.Confidence = v
		err = check(v == "high" || v == "medium" || v == "low", n, "confidence is high, medium or low, not %q", v)
	case "plans":
		h.Plans, err = f.plans(n, v)
	case "states":
		h.States = commas(v)
	case "excepts":
		h.Excepts = commas(v)
	case "note":
		h.Note = strings.TrimSpace(h.Note + " " + v)
	default:
		err = n.errorf("%q begins nothing; expected a head word (id cite source since until checked drawn confidence plans states excepts note), gist, words, recalled, rule, given or case", n.key())
	}
	return err
}

// complete refuses a file that lacks what every law file has.
func (f *ruleFile) complete(n *node) error {
	r := f.rule
	for i := range r.Branches {
		r.Branches[i].Late = append(r.Branches[i].Late, f.late...)
	}
	for _, has := range []struct {
		what  string
		there bool
	}{
		{"id", r.ID != ""}, {"cite", r.Cite != ""}, {"source", len(r.Source) > 0}, {"since", !r.Since.IsZero()},
		{"checked", r.Checked != ""}, {"confidence", r.Confidence != ""}, {"gist", r.Gist != ""},
		{"rule", r.Says != "" || len(r.Branches) > 0},
	} {
		if !has.there {
			return n.errorf("the file lacks %q (and a rule has due or says)", has.what)
		}
	}
	if (r.Kind == rule.Clock) != (len(r.Branches) > 0) {
		return n.errorf("a clock has a line that begins with due; a right, ban or duty has kind and says")
	}
	return check(r.Kind != rule.Clock || r.Step != "" && r.Who != "", n, "a clock needs step and who")
}
