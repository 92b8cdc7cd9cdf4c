// Package steprule reads the step rule that a letter states: which drugs, how many of them, how long, how far back.
//
// It promises that the tree says no more than the sentences it is read from: a number that the words do not give is not said.
package steprule

import (
	"regexp"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/read/passage"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/policy"
)

// A Named is a drug or class that the rule names, as printed.
type Named struct {
	Text    string
	Because page.Span
}

// A Rule is the tree with the names in it.
type Rule struct {
	Tree  policy.Node
	Names []Named
}

var (
	// demands is how a letter says that something must be tried, or was not.
	demands  = regexp.MustCompile(`(?i)\b(?:tr(?:y|ied|ies|ying|ial|ials)|fail(?:ed|ure|s)?|inadequate(?:ly)? respon\w*|intoleran\w+|toler\w+|contraindicat\w+|step(?: therapy)?(?: \w+)?|prerequisite|preferred|alternatives?|first[- ]line|before|must (?:have )?use|used|taken|use of|paid claims?|history of|did not work|not worked|previous(?:ly)?|required drugs?|prob(?:ar|ado|aron)|fracas\w+|intentad\w+|usado|preferid[oa]s?|primero|antes de|alternativas?|respuesta inadecuada)\b|\bprobó`)
	count    = regexp.MustCompile(`(?i)\b(?:at least |any |a minimum of |por lo menos |al menos |todos? |both |either |each of |all of |all |each |ambos |una? de |cualquiera de )?(one|two|three|four|five|1|2|3|4|5|uno|una|dos|tres|cuatro)\b(?:\s*\(\d\))?(?:\s+or\s+more)?(?:\s+(?:of|de)\b|\s+(?:\pL+[ -]){0,4}?(?:drugs?|medications?|medicines?|products?|alternatives?|agents?|generics?|triptans?|inhibitors?|steroids?|formulary|preferred|generic|different|medicamentos?|alternativas?|productos?|step 1|stimulants|antipsychotics|blockers?|statins?|biosimilars?|therap(?:y|ies)))`)
	allOf    = regexp.MustCompile(`(?i)\b(?:both|all of|each of|all the|all three|ambos|todos)\b`)
	oneOf    = regexp.MustCompile(`(?i)\b(?:one of|any of|either|any one|1 of|at least one|uno de|una de|cualquiera de|alguno de)\b`)
	open     = regexp.MustCompile(`(?i)\b(?:such as|including|for example|e\.g\.|examples?|like|como|por ejemplo|incluid\w+)\b`)
	lookback = regexp.MustCompile(`(?i)\b(?:within|in|during|over|dentro de|en|durante)\s+(?:the\s+|los\s+|el\s+)?(?:past|last|previous|prior|preceding|[úu]ltim\w+)\s*$`)
	unless   = regexp.MustCompile(`(?i)\b(?:unless|or (?:have )?(?:an? )?(?:intoleran\w+|contraindicat\w+|allerg\w+|cannot|can't|side effects?|medical reason)|intolerance|contraindicat\w+|not tolerated|could not take|cannot take|a menos que|o (?:no puede|tiene))\b`)
)

var small = map[string]int{"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "1": 1, "2": 2, "3": 3, "4": 4, "5": 5, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4}

// Read finds the rule in the sentences that prove a step denial and in the list that follows them. asked is the drug that the
// letter is about: it is no step.
func Read(ss []passage.Sentence, because []page.Span, asked string, drugs *drug.Book) Rule {
	b := builder{ss: ss, drugs: drugs}
	if d, ok := drugs.Resolve(asked); ok && asked != "" {
		b.asked = d.Ingredient
	}
	b.askedWords = strings.ToLower(asked)
	start := b.start(because)
	if start < 0 {
		return Rule{}
	}
	b.take(start)
	return b.rule()
}

type builder struct {
	ss         []passage.Sentence
	drugs      *drug.Book
	asked      string
	askedWords string
	at         []int // the sentences of the rule
	groups     []group
}

// group is the drugs of one sentence or list.
type group struct {
	drugs []string
	at    []page.Span
	need  int // 0: not said
	all   bool
	any   bool
	open  bool
	text  string
	atoms []atom
	few   string // what the drugs are examples of: "generic drugs for overactive bladder"
}

// start is the sentence of the proof, or the demand, round which most drugs are named.
func (b *builder) start(because []page.Span) int {
	best, most := -1, 0
	for i := range b.ss {
		s := &b.ss[i]
		if !b.tells(i) && !b.quoted(s, because) {
			continue
		}
		score := 0
		if b.quoted(s, because) {
			score += 3
		}
		if demands.MatchString(s.Text) {
			score += 2
		}
		if score == 0 {
			continue
		}
		for n := max(0, i-reach); n < len(b.ss) && n <= i+reach; n++ {
			if b.tells(n) && len(b.found(b.ss[n].Text)) > 0 {
				score++
			}
		}
		if score > most {
			best, most = i, score
		}
	}
	if most < 3 {
		return -1
	}
	return best
}

const reach = 4 // sentences before and after the proof in which its drugs may stand

// tells reports a sentence that can carry a rule: it is no right, no boilerplate, and no report of what the plan has on file.
func (b *builder) tells(i int) bool {
	s := &b.ss[i]
	switch s.Role {
	case passage.Boiler, passage.Earlier, passage.Rights:
		return false
	}
	if forbids.MatchString(s.Text) {
		return false
	}
	return !stops.MatchString(s.Text) || len(b.found(s.Text)) >= 2 && demands.MatchString(s.Text)
}

func (b *builder) quoted(s *passage.Sentence, because []page.Span) bool {
	whole, ok := s.Whole()
	if !ok {
		return false
	}
	f1, t1 := whole.Bytes()
	for _, q := range because {
		f2, t2 := q.Bytes()
		if q.Exhibit() == whole.Exhibit() && q.File() == whole.File() && q.Page() == whole.Page() && f1 < t2 && f2 < t1 {
			return true
		}
	}
	return false
}

// take gathers the sentences round the one at i that name drugs, and the list under it.
func (b *builder) take(i int) {
	hi := i + reach
	for n := max(0, i-2); n < len(b.ss) && n <= hi; n++ {
		if b.ss[n].Page()-b.ss[i].Page() > 1 {
			return
		}
		named := len(b.found(b.ss[n].Text)) > 0
		item := list.MatchString(b.ss[n].Text) || b.ss[n].Cell
		if item && named && n == hi {
			hi++ // a list goes on as long as its items name drugs
		}
		if n == i || b.tells(n) && named {
			b.sentence(n)
		}
	}
}

// forbids is a warning against a drug: nobody has to try it. "Cannot take" is how letters word the way round a step, and no warning.
var forbids = regexp.MustCompile(`(?i)\b(?:must|should|do)(?: not|n['’]t)\s+(?:be\s+)?(?:tak\w+|us\w+|combin\w+|given|mix\w*)\b|\bno (?:debe|puede) (?:tomar|usar|combinar)`)

var list = regexp.MustCompile(`^\s*(?:[•·▪◦●○■□☐☑*–-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s*\S`)
var stops = regexp.MustCompile(`(?i)\b(?:we (?:looked|reviewed|found|see|show|can see|received|could find)|our records|(?:the )?information from|your records|you (?:can|may|have the right)|appeal|your doctor (?:can|may|told|sent|wrote|asked)|claims? (?:history|show)|no (?:paid )?claims?|nuestros registros|usted puede|is documented|on file|was (?:dispensed|filled)|records show|has been noted|(?:is|are) (?:excluded|approved)|asked us|request(?:ed)? (?:for|by)|credited|counts? (?:one|as)|already accepted|(?:do|does) not count|chart notes? (?:show|say)|you (?:have )?already (?:tried|used)|notes (?:show|say|mention)|in (?:your|the) (?:history|file)|accepted for|(?:are|is) noted|which you (?:have )?(?:had|took|tried)|does not open|(?:was|were) (?:also )?listed|(?:form|notes?|records?|chart)\b[^.;]{0,30}\b(?:says?|shows?|mentions?|lists?)|so it (?:also )?counts|(?:isn'?t|is not|are not|aren'?t) on (?:the|this|our) list|requirement is (?:fulfilled|met)|I(?:'?ve| have)? been on|(?:quit|stopped) working|was for)\b|\bsu m[ée]dico pidi[óo]`)

func (b *builder) sentence(n int) {
	s := &b.ss[n]
	g := group{text: s.Text, all: allOf.MatchString(s.Text), any: oneOf.MatchString(s.Text), open: open.MatchString(s.Text)}
	if m := count.FindStringSubmatch(s.Text); m != nil {
		g.need = small[strings.ToLower(m[1])]
	}
	if m := examples.FindStringSubmatch(s.Text); m != nil && g.open {
		g.need, g.few = small[strings.ToLower(m[1])], m[2]
	}
	var at [][2]int
	for _, f := range bound(s.Text, b.found(s.Text)) {
		span, ok := s.Span(f.From, f.To)
		if !ok {
			continue
		}
		text := s.Text[f.From:f.To]
		g.drugs, g.at, at = append(g.drugs, text), append(g.at, span), append(at, [2]int{f.From, f.To})
	}
	g.atoms = atoms(s.Text, at)
	b.at = append(b.at, n)
	if n := len(b.groups); n > 0 && len(g.drugs) > 0 && (list.MatchString(s.Text) || s.Cell) && b.groups[n-1].wants() && g.need == 0 {
		b.groups[n-1].add(g)
		return
	}
	b.groups = append(b.groups, g)
}

// wants reports a group that opens a list: "one of the following".
func (g group) wants() bool { return g.need > 0 || g.any || g.all }

// add takes the drugs of an item of its list into a group.
func (g *group) add(item group) {
	for _, a := range item.atoms {
		for i := range a.names {
			a.names[i] += len(g.drugs)
		}
		g.atoms = append(g.atoms, a)
	}
	g.drugs, g.at = append(g.drugs, item.drugs...), append(g.at, item.at...)
}

// examples is a count of a kind of drug with examples of it: "two generic drugs for overactive bladder, such as".
var examples = regexp.MustCompile(`(?i)\b(one|two|three|four|uno|una|dos|tres)\s+((?:[\pL-]+\s){0,6}[\pL-]+),?\s+(?:such as|including|for example|like|como|por ejemplo)\b`)

// named gives each name once.
func (b *builder) named() []Named {
	var out []Named
	for _, g := range b.groups {
		for i, d := range g.drugs {
			if !slices.ContainsFunc(out, func(n Named) bool { return strings.EqualFold(n.Text, d) }) {
				out = append(out, Named{d, g.at[i]})
			}
		}
	}
	return out
}

// withoutClasses drops the groups that name only classes, where others name the drugs of them.
func withoutClasses(gs []group) []group {
	only := func(g group) bool {
		return !slices.ContainsFunc(g.drugs, func(d string) bool { return !class.MatchString(d) })
	}
	if !slices.ContainsFunc(gs, func(g group) bool { return len(g.drugs) > 0 && !only(g) }) {
		return gs
	}
	return slices.DeleteFunc(slices.Clone(gs), only)
}

// rule makes the tree: each group of drugs with its count; several groups must all hold.
func (b *builder) rule() Rule {
	b.groups = withoutClasses(b.groups)
	r := Rule{Names: b.named()}
	var nodes []policy.Node
	whole := ""
	for i, g := range b.groups {
		if len(g.drugs) > 0 && !b.said(i) {
			whole += " " + g.text
			nodes = append(nodes, b.node(g))
		}
	}
	days, back := lengths(whole)
	for i := range nodes {
		set(&nodes[i], days, back, unless.MatchString(whole))
	}
	switch len(nodes) {
	case 0:
		return r
	case 1:
		r.Tree = nodes[0]
	default:
		r.Tree = policy.All(nodes...)
	}
	for _, n := range b.at {
		if s, ok := b.ss[n].Whole(); ok {
			r.Tree.Because = append(r.Tree.Because, s)
		}
	}
	return r
}

// said reports a group whose drugs another one names too: that one says more, or says it first.
func (b *builder) said(i int) bool {
	for j, o := range b.groups {
		if j == i || !within(b.groups[i].drugs, o.drugs) {
			continue
		}
		if !within(o.drugs, b.groups[i].drugs) || o.wants() && !b.groups[i].wants() || j < i && o.wants() == b.groups[i].wants() {
			return true
		}
	}
	return false
}

func within(some, all []string) bool {
	for _, s := range some {
		if !slices.ContainsFunc(all, func(a string) bool { return strings.EqualFold(a, s) }) {
			return false
		}
	}
	return true
}

func (b *builder) node(g group) policy.Node {
	if g.few != "" {
		return policy.Node{Leaf: policy.Leaf{Kind: policy.Tried, Drugs: g.drugs, Class: g.few, Open: true, Count: max(1, g.need)}, Because: g.at}
	}
	return g.node(func(n int) policy.Node {
		leaf := policy.Leaf{Kind: policy.Tried, Drugs: []string{g.drugs[n]}, Open: g.open}
		if class.MatchString(g.drugs[n]) {
			leaf.Drugs, leaf.Class, leaf.Count = nil, g.drugs[n], 1
		}
		return policy.Node{Leaf: leaf, Because: g.at[n : n+1]}
	})
}
