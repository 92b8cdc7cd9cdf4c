package say

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/page"
)

type sentence []piece

// A piece is plain text, or an argument with its form and the words for when it is not given.
type piece struct {
	text           string
	name, form, or string
	hasOr          bool
}

// parse cuts a sentence at its arguments; \{ and \} stand for the braces themselves.
func parse(words string) (sentence, error) {
	var out sentence
	words = strings.NewReplacer(`\{`, "\x01", `\}`, "\x02").Replace(words)
	for words != "" {
		i := strings.IndexByte(words, '{')
		if i < 0 {
			return append(out, piece{text: words}), nil
		}
		if i > 0 {
			out = append(out, piece{text: words[:i]})
		}
		j := strings.IndexByte(words[i:], '}')
		if j < 0 {
			return nil, errors.New("a { without }")
		}
		out = append(out, argument(words[i+1:i+j]))
		words = words[i+j+1:]
	}
	return out, nil
}

func argument(inside string) piece {
	p := piece{}
	inside, p.or, p.hasOr = strings.Cut(inside, "|")
	p.name, p.form, _ = strings.Cut(inside, ":")
	return p
}

func (b *Book) piece(p piece, l Line) (string, error) {
	if p.name == "" {
		return strings.NewReplacer("\x01", "{", "\x02", "}").Replace(p.text), nil
	}
	for _, a := range l.Args {
		if a.Name == p.name {
			return b.formed(a.Value, p.form)
		}
	}
	if p.hasOr {
		return p.or, nil
	}
	return "", fmt.Errorf("argument %q is missing", p.name)
}

// formed puts a value into its form: in ", born #" the # stands for the value; a form without # is the value's own.
func (b *Book) formed(v any, form string) (string, error) {
	if _, isNumber := v.(int); isNumber || !strings.Contains(form, "#") {
		return b.value(v, form)
	}
	w, err := b.value(v, "")
	return strings.ReplaceAll(form, "#", w), err
}

func (b *Book) value(v any, form string) (string, error) {
	switch v := v.(type) {
	case string:
		return v, nil
	case Own:
		return "“" + string(v) + "”", nil
	case page.Span:
		return "“" + v.Quote() + "”", nil
	case int:
		return b.number(v, form), nil
	case civil.Date:
		return b.date(v, form), nil
	case civil.Moment:
		return b.moment(v, form), nil
	case Line:
		w, err := b.raw(v)
		if form == "sentence" { // it begins a sentence of its own
			w = b.tidy(w)
		}
		return w, err
	case List:
		return b.list(v, "and", form)
	case Or:
		return b.list(v, "or", form)
	}
	return "", fmt.Errorf("a %T cannot be said", v)
}

// number chooses between "one day/# days"; # stands for the number.
func (b *Book) number(n int, form string) string {
	one, many, ok := strings.Cut(form, "/")
	if !ok {
		return strconv.Itoa(n)
	}
	if n == 1 {
		many = one
	}
	return strings.ReplaceAll(many, "#", strconv.Itoa(n))
}

func (b *Book) list(vs []any, joint, form string) (string, error) {
	if b.Lang == "es" {
		joint = map[string]string{"and": "y", "or": "o"}[joint]
	}
	var out strings.Builder
	for i, v := range vs {
		w, err := b.value(v, form)
		if err != nil {
			return "", err
		}
		switch {
		case i == 0:
		case i == len(vs)-1:
			out.WriteString(" " + b.joint(joint, w) + " ")
		default:
			out.WriteString(", ")
		}
		out.WriteString(w)
	}
	return out.String(), nil
}

// joint says e before an i, and u before an o, in Spanish.
func (b *Book) joint(joint, next string) string {
	low := strings.ToLower(next)
	switch {
	case b.Lang == "es" && joint == "y" && (strings.HasPrefix(low, "i") || strings.HasPrefix(low, "hi") && !strings.HasPrefix(low, "hie")):
		return "e"
	case b.Lang == "es" && joint == "o" && (strings.HasPrefix(low, "o") || strings.HasPrefix(low, "ho")):
		return "u"
	}
	return joint
}

// tidy begins the sentence with a capital and joins Spanish articles ("a el" is "al").
func (b *Book) tidy(s string) string {
	s = strings.NewReplacer(".”.", ".”", "?”.", "?”", "!”.", "!”").Replace(s) // a quotation that ends a sentence ends ours
	s = strings.TrimPrefix(s, "· ")                                           // what it would part from is not there
	if b.Lang == "es" {
		s = strings.NewReplacer(" a el ", " al ", " de el ", " del ").Replace(s)
	}
	skip := len(s) - len(strings.TrimLeft(s, "¿¡("))
	r, n := utf8.DecodeRuneInString(s[skip:])
	if n == 0 || !unicode.IsLower(r) {
		return s
	}
	return s[:skip] + string(unicode.ToUpper(r)) + s[skip+n:]
}
