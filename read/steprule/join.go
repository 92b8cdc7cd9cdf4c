package steprule

import (
	"regexp"
	"strings"

	"github.com/recourse-health/recourse/value/policy"
)

// A link is how a name is tied to the one before it in its sentence.
type link int

const (
	comma link = iota // takes the meaning of the link that ends its list
	or
	and
)

var (
	orWord  = regexp.MustCompile(`(?i)\band/or\b|\bor\b|\bo\b|\bu\b`)
	andWord = regexp.MustCompile(`(?i)\b(?:and|y|e|as well as|plus|además de)\b`)
)

func linkOf(between string) link {
	switch {
	case orWord.MatchString(between):
		return or
	case andWord.MatchString(between):
		return and
	}
	return comma
}

// An atom is a name, or the names in one pair of brackets, with its link to what stands before it.
type atom struct {
	link  link
	names []int // places in the group
	any   bool  // of the bracketed names one is enough
}

// atoms parts the names of a sentence: those in one pair of brackets belong together.
func atoms(text string, at [][2]int) []atom {
	var out []atom
	for i := range at {
		between := ""
		if i > 0 {
			between = text[at[i-1][1]:at[i][0]]
		}
		if i > 0 && inBrackets(text[:at[i][0]]) && !strings.ContainsAny(between, "()") {
			a := &out[len(out)-1]
			a.names = append(a.names, i)
			a.any = a.any || linkOf(between) != and
			continue
		}
		out = append(out, atom{link: linkOf(outside(between)), names: []int{i}, any: true})
	}
	return out
}

// inBrackets reports text that ends inside round brackets.
func inBrackets(text string) bool {
	return strings.LastIndexByte(text, '(') > strings.LastIndexByte(text, ')')
}

// outside drops what stands in brackets of its own.
func outside(s string) string {
	if i := strings.IndexByte(s, ')'); i >= 0 {
		s = s[i+1:]
	}
	if i := strings.IndexByte(s, '('); i >= 0 {
		return s[:i]
	}
	return s
}

// tie gives each comma the meaning of the link that ends its list.
func tie(as []atom) {
	next := comma
	for i := len(as) - 1; i > 0; i-- {
		if as[i].link == comma {
			as[i].link = next
		}
		next = as[i].link
	}
}

// mixed reports both kinds of link: then "or" binds closer than "and", as letters mean it ("A and either B or C").
func mixed(as []atom) bool {
	kinds := map[link]bool{}
	for _, a := range as[min(1, len(as)):] {
		kinds[a.link] = true
	}
	return kinds[and] && kinds[or]
}

// node makes the tree of a group. leaf gives the leaf of the n-th name.
func (g group) node(leaf func(n int) policy.Node) policy.Node {
	parts := func(as []atom) []policy.Node {
		var out []policy.Node
		for _, a := range as {
			var of []policy.Node
			for _, n := range a.names {
				of = append(of, leaf(n))
			}
			switch {
			case len(of) == 1:
				out = append(out, of[0])
			case a.any && len(as) > 1:
				out = append(out, policy.AnyOf(of...))
			default:
				out = append(out, of...)
			}
		}
		return out
	}
	tie(g.atoms)
	if !mixed(g.atoms) {
		return g.counted(parts(g.atoms))
	}
	var runs []policy.Node
	from := 0
	for i := 1; i <= len(g.atoms); i++ {
		if i == len(g.atoms) || g.atoms[i].link == and {
			runs = append(runs, one(parts(g.atoms[from:i]), policy.AnyOf))
			from = i
		}
	}
	return policy.All(runs...)
}

func one(of []policy.Node, join func(...policy.Node) policy.Node) policy.Node {
	if len(of) == 1 {
		return of[0]
	}
	return join(of...)
}

// counted joins names of one kind of link by the count that the words give.
func (g group) counted(of []policy.Node) policy.Node {
	need, last := len(of), comma
	if len(g.atoms) > 1 {
		last = g.atoms[len(g.atoms)-1].link
	}
	switch {
	case g.need == 1 && !g.any && last == and: // "one of this class and one of that"
	case g.need > 0 && g.need <= len(of):
		need = g.need
	case g.all:
	case g.any || last == or:
		need = 1
	case last == and: // "or" elsewhere in the sentence joins no drugs: "A and B for eight weeks or more"
	case strings.Contains(strings.ToLower(g.text), " or ") || strings.Contains(g.text, " o "):
		need = 1
	}
	if len(of) == 1 {
		return of[0]
	}
	return policy.Node{Of: of, AtLeast: need}
}
