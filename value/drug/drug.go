// Package drug knows the names of drugs: which ingredient a name as written stands for, and where names stand in a text.
//
// It promises to resolve a name that is in the book, or nothing: a near spelling is marked as such.
package drug

import (
	"slices"
	"strings"
	"unicode"
)

// A Row is one ingredient; a Name one way of writing it: see book/drug.
type (
	Row  = struct{ Ingredient, RxCUI, Class, Label string }
	Name = struct {
		Name  string
		Row   int
		Brand bool
	}
)

// A Book is the tables of book/drug. Names are sorted.
type Book struct {
	Rows  []Row
	Names []Name
}

// A Drug is what a name stands for.
type Drug struct {
	Ingredient, RxCUI string
	Class             string // id of the class for step rules; may be empty
	Label             string // the class in words
	Product           string // the brand, in lower case; empty where the name is that of the ingredient
	Near              bool   // the name was one letter off
}

// A Sense is what a name as written stands for. All is empty where no book knows it.
type Sense struct{ Ingredient, Class, Product string }

// Senses looks names up. A nil one knows none.
type Senses func(name string) Sense

// Of looks a name up.
func (s Senses) Of(name string) Sense {
	if s == nil {
		return Sense{}
	}
	return s(name)
}

// Resolve finds what a name as written stands for: the longest name of the book that it begins with, after words like
// "generic" and before strength and form; else one that stands in it.
func (b *Book) Resolve(written string) (Drug, bool) {
	if d, ok := b.exact(strings.ToLower(strings.TrimSpace(written))); ok {
		return d, true
	}
	if f := b.Find(written); len(f) > 0 {
		return f[0].Drug, true
	}
	w, _, _ := strings.Cut(strings.ToLower(strings.TrimSpace(written)), " ")
	return b.near(w)
}

func (b *Book) exact(name string) (Drug, bool) {
	i, ok := slices.BinarySearchFunc(b.Names, name, func(n Name, s string) int { return strings.Compare(n.Name, s) })
	if !ok {
		return b.biosimilar(name)
	}
	return b.drug(b.Names[i], false), true
}

// biosimilar resolves an ingredient with the four letters that tell its products apart: adalimumab-adaz.
func (b *Book) biosimilar(name string) (Drug, bool) {
	at := len(name) - 5
	if at < 4 || name[at] != '-' || strings.ContainsFunc(name[at+1:], func(r rune) bool { return r < 'a' || r > 'z' }) {
		return Drug{}, false
	}
	d, ok := b.exact(name[:at])
	d.Product = name
	return d, ok && strings.HasPrefix(name, d.Ingredient)
}

// near finds a name of seven letters or more that is one letter off, if there is just one ingredient of such a name.
func (b *Book) near(w string) (Drug, bool) {
	if len(w) < 7 {
		return Drug{}, false
	}
	var of Name
	for _, n := range b.Names {
		if n.Name[0] != w[0] || len(n.Name) < len(w)-1 || len(n.Name) > len(w)+1 || !oneOff(n.Name, w) {
			continue
		}
		if of.Name != "" && of.Row != n.Row {
			return Drug{}, false
		}
		of = n
	}
	if of.Name == "" {
		return Drug{}, false
	}
	return b.drug(of, true), true
}

func (b *Book) drug(n Name, near bool) Drug {
	r := b.Rows[n.Row]
	d := Drug{Ingredient: r.Ingredient, RxCUI: r.RxCUI, Class: r.Class, Label: r.Label, Near: near}
	if n.Brand {
		d.Product = n.Name
	}
	return d
}

// oneOff reports two words that differ by one letter put in, left out or changed.
func oneOff(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) == len(b) {
		return i < len(a) && a[i+1:] == b[i+1:]
	}
	return a[i:] == b[i+1:]
}

// A Found is a name in a text, from byte From to To.
type Found struct {
	Drug
	From, To int
}

// plain are names of the book that are words of letters too.
var plain = []string{"today", "ring", "water", "air", "alcohol", "sugar", "salt", "honey", "oxygen", "balance", "advance", "focus", "prompt", "relief", "select", "preferred", "formula", "alert", "assure", "basic", "complete", "daily", "first", "optimum", "premier", "provide", "support", "total", "triple", "charcoal", "carbon dioxide", "lead", "iron", "gold", "silver", "starch", "urea", "dhea", "egg", "milk", "wheat", "corn", "peanut", "nitrogen", "helium"}

// Find gives the names of drugs in a text, the longest at each place.
func (b *Book) Find(text string) []Found {
	low := strings.ToLower(text)
	if len(low) != len(text) {
		low = text
	}
	starts := wordStarts(low)
	var out []Found
	end := 0
	for i, from := range starts {
		if from < end {
			continue
		}
		for words := min(4, len(starts)-i); words >= 1; words-- {
			to := wordEnd(low, starts[i+words-1])
			name := strings.Join(strings.Fields(low[from:to]), " ")
			if len(name) < 4 || slices.Contains(plain, name) {
				continue
			}
			d, ok := b.exact(name)
			if !ok && words == 1 {
				d, ok = b.spanish(name)
			}
			if ok {
				out, end = append(out, Found{d, from, to}), to
				break
			}
		}
	}
	return out
}

var accents = strings.NewReplacer("á", "a", "é", "e", "í", "i", "ó", "o", "ú", "u", "ñ", "n")

// spanish resolves the Spanish form of a generic name: metformina, lactulosa, losartán.
func (b *Book) spanish(name string) (Drug, bool) {
	plain := accents.Replace(name)
	if len(plain) < 7 {
		return Drug{}, false
	}
	if d, ok := b.exact(plain); ok && plain != name {
		return d, true
	}
	last := plain[len(plain)-1]
	if last != 'a' && last != 'o' {
		return Drug{}, false
	}
	stem := plain[:len(plain)-1]
	for _, end := range []string{"", "e"} {
		if d, ok := b.exact(stem + end); ok {
			return d, true
		}
	}
	return Drug{}, false
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// wordStarts gives the places where words begin; a hyphen or slash within a word does not part it.
func wordStarts(s string) []int {
	var out []int
	before := ' '
	for i, r := range s {
		if inWord(r) && !inWord(before) && before != '-' && before != '\'' {
			out = append(out, i)
		}
		before = r
	}
	return out
}

// wordEnd goes on over a hyphen to the rest of the word: "adalimumab-adaz".
func wordEnd(s string, from int) int {
	for i := from; i < len(s); i++ {
		r := rune(s[i])
		if r >= 0x80 || inWord(r) || r == '-' && i+1 < len(s) && inWord(rune(s[i+1])) {
			continue
		}
		return i
	}
	return len(s)
}
