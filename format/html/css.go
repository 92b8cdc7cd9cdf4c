package html

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// A style is the little of CSS that decides whether a person sees the text.
type style struct {
	gone  bool // display:none and the like: nothing below can come back
	veil  bool // visibility:hidden: a child may be visible again
	size  float64
	ink   rgb
	paper rgb
}

type rgb struct {
	r, g, b uint8
	unknown bool
}

var white, black = rgb{255, 255, 255, false}, rgb{0, 0, 0, false}

func (s style) hidden() bool {
	return s.gone || s.veil || s.size < 2 || !s.ink.unknown && !s.paper.unknown && s.ink.near(s.paper)
}

func (c rgb) near(d rgb) bool {
	far := func(a, b uint8) int { return max(int(a), int(b)) - min(int(a), int(b)) }
	return far(c.r, d.r) < 20 && far(c.g, d.g) < 20 && far(c.b, d.b) < 20
}

// A rule is one selector of a style sheet: at most a tag, a class and an id.
type rule struct {
	tag, class, id string
	weight         int
	set            string
}

// sheet reads the rules that hold on a screen of any width: what stands in @media and the like is left out.
func sheet(css string) []rule {
	var rules []rule
	css = strip(css)
	for len(rules) < 2000 {
		open := strings.IndexByte(css, '{')
		if open < 0 {
			break
		}
		head := strings.TrimSpace(css[:open])
		end := closing(css, open)
		if !strings.HasPrefix(head, "@") {
			for sel := range strings.SplitSeq(head, ",") {
				if r, ok := selector(strings.TrimSpace(sel)); ok {
					r.set = css[open+1 : end]
					rules = append(rules, r)
				}
			}
		}
		css = css[min(end+1, len(css)):]
	}
	return rules
}

func strip(css string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(css, "/*")
		b.WriteString(before)
		if !found {
			break
		}
		_, css, _ = strings.Cut(rest, "*/")
	}
	css = b.String()
	for strings.HasPrefix(strings.TrimSpace(css), "@import") || strings.HasPrefix(strings.TrimSpace(css), "@charset") {
		i := strings.IndexByte(css, ';')
		if i < 0 {
			return ""
		}
		css = css[i+1:]
	}
	return strings.NewReplacer("<!--", "", "-->", "").Replace(css)
}

func closing(css string, open int) int {
	depth := 0
	for i := open; i < len(css); i++ {
		switch css[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(css)
}

// selector takes "p", ".x", "p.x", "#y"; what is longer is matched by its last part only if that has a
// class or an id, so that "table td" does not make every cell hidden.
func selector(s string) (rule, bool) {
	parts := strings.Fields(s)
	if len(parts) == 0 || strings.ContainsAny(s, ":>+~[*") {
		return rule{}, false
	}
	last := parts[len(parts)-1]
	r := rule{weight: 1}
	if i := strings.IndexByte(last, '#'); i >= 0 {
		r.id, last, r.weight = last[i+1:], last[:i], 100
	}
	if i := strings.IndexByte(last, '.'); i >= 0 {
		r.class, last = last[i+1:], last[:i]
		r.weight += 10
	}
	r.tag = strings.ToLower(last)
	if strings.ContainsAny(r.class+r.id, ".#") || len(parts) > 1 && r.class == "" && r.id == "" {
		return rule{}, false
	}
	return r, r.tag+r.class+r.id != ""
}

func (r rule) fits(n *html.Node) bool {
	if r.tag != "" && r.tag != n.Data || r.id != "" && attr(n, "id") != r.id {
		return false
	}
	if r.class == "" {
		return true
	}
	for c := range strings.FieldsSeq(attr(n, "class")) {
		if c == r.class {
			return true
		}
	}
	return false
}

// maxApplied bounds how often rules are applied to elements.
const maxApplied = 1 << 20

// A book holds the rules by what they ask for, in order of weight.
type book struct {
	rules   []rule
	by      map[string][]int // ".class", "#id", "tag"
	applied int
}

func index(rules []rule) *book {
	b := &book{rules: rules, by: map[string][]int{}}
	for i, r := range rules {
		key := r.tag
		switch {
		case r.id != "":
			key = "#" + r.id
		case r.class != "":
			key = "." + r.class
		}
		b.by[key] = append(b.by[key], i)
	}
	return b
}

// fitting gives the rules for n, the weightiest last.
func (b *book) fitting(n *html.Node) (out []rule) {
	if len(b.rules) == 0 || b.applied > maxApplied {
		return nil
	}
	at := append([]int(nil), b.by[n.Data]...)
	if id := attr(n, "id"); id != "" {
		at = append(at, b.by["#"+id]...)
	}
	for c := range strings.FieldsSeq(attr(n, "class")) {
		at = append(at, b.by["."+c]...)
		if len(at) > maxApplied {
			break
		}
	}
	b.applied += len(at)
	slices.Sort(at)
	for _, i := range slices.Compact(at) {
		if b.rules[i].fits(n) {
			out = append(out, b.rules[i])
		}
	}
	return out
}

// of gives what holds inside n, whose parent has s.
func (s style) of(n *html.Node, rules *book) style {
	if attrs(n, "hidden") && attr(n, "hidden") != "until-found" {
		s.gone = true
	}
	if c, ok := colour(attr(n, "bgcolor")); ok {
		s.paper = c
	}
	if n.Data == "font" {
		if c, ok := colour(attr(n, "color")); ok {
			s.ink = c
		}
	}
	if attr(n, "background") != "" {
		s.paper.unknown = true
	}
	var set strings.Builder
	for _, r := range rules.fitting(n) {
		set.WriteString(r.set + ";")
	}
	return s.with(set.String() + attr(n, "style"))
}

func (s style) with(set string) style {
	size := s.size
	zero, clip := false, false
	for d := range strings.SplitSeq(set, ";") {
		k, v, _ := strings.Cut(d, ":")
		v = strings.TrimSpace(strings.ToLower(strings.TrimSuffix(strings.TrimSpace(strings.ToLower(v)), "!important")))
		switch strings.ToLower(strings.TrimSpace(k)) {
		case "display":
			s.gone = s.gone || v == "none"
		case "visibility":
			s.veil = v == "hidden" || v == "collapse"
		case "opacity":
			if f, err := strconv.ParseFloat(strings.TrimSuffix(v, "%"), 64); err == nil && f < 0.05 {
				s.gone = true
			}
		case "mso-hide":
			s.gone = s.gone || v == "all"
		case "font-size":
			s.size = length(v, size)
		case "color":
			if c, ok := colour(v); ok {
				s.ink = c
			}
		case "background", "background-color":
			s.paper = paper(v, s.paper)
		case "background-image":
			s.paper.unknown = s.paper.unknown || v != "none"
		case "max-height", "height", "max-width", "width":
			zero = zero || length(v, size) == 0 && v != "auto"
		case "overflow":
			clip = v == "hidden" || v == "clip"
		case "text-indent", "left", "top", "margin-left":
			s.gone = s.gone || strings.HasPrefix(v, "-") && -length(v, size) > 900
		}
	}
	s.gone = s.gone || zero && clip
	return s
}

// length gives points, roughly; what is not understood is the size as it was.
func length(v string, was float64) float64 {
	i := strings.IndexFunc(v, func(r rune) bool { return r != '.' && r != '-' && (r < '0' || r > '9') })
	if i < 0 {
		i = len(v)
	}
	f, err := strconv.ParseFloat(v[:i], 64)
	if err != nil {
		return was
	}
	switch v[i:] {
	case "em":
		return f * was
	case "%":
		return f * was / 100
	case "rem":
		return f * 12
	case "px", "":
		return f * 0.75
	case "pt":
		return f
	}
	if f == 0 {
		return 0
	}
	return max(was, 12)
}

func paper(v string, was rgb) rgb {
	if strings.Contains(v, "url(") || strings.Contains(v, "gradient") {
		was.unknown = true
		return was
	}
	if c, ok := colour(v); ok {
		return c
	}
	for part := range strings.FieldsSeq(v) {
		if c, ok := colour(part); ok {
			return c
		}
	}
	return was
}
