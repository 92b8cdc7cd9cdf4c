package ident

import (
	"strings"
	"unicode"
)

// A unit is one or more tokens that say letters or digits out loud: "two", "forty-two", "W as in whiskey", "4471". Forms are what it
// may stand for, the likeliest first; none: a word that says none. Soft is a word that is skipped within a number: "um", "dash".
type unit struct {
	forms    []string
	from, to int // bytes
	at, end  int // tokens
	soft     bool
	month    int
	digits   bool // its first form is digits alone
	written  bool // written as digits or as letters with digits
}

var ones = map[string]string{"zero": "0", "oh": "0", "o": "0", "nought": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
	"cero": "0", "uno": "1", "una": "1", "dos": "2", "tres": "3", "cuatro": "4", "cinco": "5", "seis": "6", "siete": "7", "ocho": "8", "nueve": "9",
	"first": "1", "second": "2", "third": "3", "fourth": "4", "fifth": "5", "sixth": "6", "seventh": "7", "eighth": "8", "ninth": "9", "primero": "1"}

var teens = map[string]string{"ten": "10", "eleven": "11", "twelve": "12", "thirteen": "13", "fourteen": "14", "fifteen": "15", "sixteen": "16", "seventeen": "17", "eighteen": "18", "nineteen": "19",
	"tenth": "10", "eleventh": "11", "twelfth": "12", "thirteenth": "13", "fourteenth": "14", "fifteenth": "15", "sixteenth": "16", "seventeenth": "17", "eighteenth": "18", "nineteenth": "19",
	"diez": "10", "once": "11", "doce": "12", "trece": "13", "catorce": "14", "quince": "15", "dieciseis": "16", "diecisiete": "17", "dieciocho": "18", "diecinueve": "19",
	"veintiuno": "21", "veintidos": "22", "veintitres": "23", "veinticuatro": "24", "veinticinco": "25", "veintiseis": "26", "veintisiete": "27", "veintiocho": "28", "veintinueve": "29",
	"twentieth": "20", "thirtieth": "30"}

var hundreds = map[string]string{"cien": "1", "ciento": "1", "doscientos": "2", "trescientos": "3", "cuatrocientos": "4", "quinientos": "5", "seiscientos": "6", "setecientos": "7", "ochocientos": "8", "novecientos": "9"}

var tens = map[string]string{"twenty": "2", "thirty": "3", "forty": "4", "fourty": "4", "fifty": "5", "sixty": "6", "seventy": "7", "eighty": "8", "ninety": "9",
	"veinte": "2", "treinta": "3", "cuarenta": "4", "cincuenta": "5", "sesenta": "6", "setenta": "7", "ochenta": "8", "noventa": "9"}

var months = map[string]int{"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
	"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12,
	"enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7, "agosto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11, "diciembre": 12}

// sounds are words that are heard where a letter was said, and the words of the spelling alphabet.
var sounds = map[string]string{"you": "u", "are": "r", "why": "y", "see": "c", "sea": "c", "bee": "b", "be": "b", "tea": "t", "pea": "p", "eye": "i", "jay": "j", "kay": "k", "el": "l", "em": "m", "en": "n", "queue": "q", "cue": "q",
	"ex": "x", "zee": "z", "zed": "z", "dee": "d", "gee": "g", "ess": "s", "eff": "f", "aitch": "h", "ay": "a", "to": "2", "too": "2", "for": "4", "ate": "8", "won": "1",
	"alpha": "a", "alfa": "a", "bravo": "b", "charlie": "c", "delta": "d", "echo": "e", "foxtrot": "f", "golf": "g", "hotel": "h", "india": "i", "juliet": "j", "juliett": "j", "kilo": "k", "lima": "l", "mike": "m",
	"november": "n", "oscar": "o", "papa": "p", "quebec": "q", "romeo": "r", "sierra": "s", "tango": "t", "uniform": "u", "victor": "v", "whiskey": "w", "xray": "x", "yankee": "y", "zulu": "z",
	"ka": "k", "ce": "c", "ge": "g", "pe": "p", "te": "t", "cu": "q", "uve": "v", "ve": "v", "ye": "y", "ele": "l", "eme": "m", "ene": "n", "erre": "r", "ese": "s", "equis": "x", "zeta": "z", "jota": "j", "hache": "h", "efe": "f"}

var soft = map[string]bool{"um": true, "uh": true, "er": true, "ah": true, "hmm": true, "mm": true, "and": true, "then": true, "dash": true, "hyphen": true, "space": true, "okay": true, "ok": true, "guion": true, "eh": true, "y": true}

// spell cuts the tokens of a text into units.
func spell(text string, ts []token) []unit {
	var out []unit
	for i := 0; i < len(ts); {
		u, n := say(ts, i)
		if n == 1 && i+1 < len(ts) && ts[i].capital && u.forms == nil && ts[i].to-ts[i].from <= 5 && gap(text, ts[i], ts[i+1]) == "-" && ts[i+1].low[0] <= '9' {
			u.forms, u.written = []string{ts[i].low}, true // QRS-8841
		}
		u.from, u.to, u.at, u.end = ts[i].from, ts[i+n-1].to, i, i+n
		out = append(out, u)
		i += n
	}
	return out
}

func say(ts []token, i int) (unit, int) {
	w := ts[i].low
	next := func(k int) string {
		if i+k < len(ts) {
			return ts[i+k].low
		}
		return ""
	}
	switch d, ok := digitsOf(w); {
	case w == "o" || w == "oh":
		return unit{forms: []string{"0", "o"}, digits: true}, 1
	case ok:
		return unit{forms: []string{d}, digits: digitsOnly(d), written: unicode.IsDigit(rune(w[0])) || strings.ContainsAny(w, "0123456789"), month: months[w]}, 1
	case tens[w] != "":
		if d, one := ones[next(1)]; one && d != "0" && ts[i+1].from-ts[i].to <= 1 {
			return unit{forms: []string{tens[w] + d, tens[w] + "0" + d}, digits: true}, 2
		}
		if d, one := ones[next(2)]; one && next(1) == "y" {
			return unit{forms: []string{tens[w] + d}, digits: true}, 3
		}
		return unit{forms: []string{tens[w] + "0"}, digits: true}, 1
	case w == "double" || w == "triple" || w == "doble":
		if next(1) == "u" || next(1) == "you" {
			return unit{forms: []string{"w"}}, 2
		}
		if d, ok := digitsOf(next(1)); ok && len(d) == 1 {
			return unit{forms: []string{strings.Repeat(d, map[string]int{"double": 2, "doble": 2, "triple": 3}[w])}, digits: true}, 2
		}
	case hundreds[w] != "":
		return unit{forms: []string{hundreds[w], hundreds[w] + "00"}, digits: true}, 1
	case w == "hundred":
		return unit{forms: []string{"00", ""}, digits: true}, 1
	case w == "thousand" || w == "mil":
		return unit{forms: []string{"1", "000", "00", ""}, digits: true}, 1
	case len(w) == 1 && w >= "a" && w <= "z":
		return letter(ts, i, w)
	}
	u := unit{soft: soft[w], month: months[w]}
	if s, ok := sounds[w]; ok {
		u.forms = []string{s}
	}
	return u, 1
}

// letter takes "W as in whiskey", "R like Robert", "Z de zapato" with the letter.
func letter(ts []token, i int, w string) (unit, int) {
	u := unit{forms: []string{w}, soft: w == "y"}
	at := func(k int) string {
		if i+k < len(ts) {
			return ts[i+k].low
		}
		return ""
	}
	switch {
	case at(1) == "as" && at(2) == "in" && strings.HasPrefix(at(3), w):
		return u, 4
	case (at(1) == "like" || at(1) == "for" || at(1) == "de" || at(1) == "como") && len(at(2)) > 1 && strings.HasPrefix(at(2), w):
		return u, 3
	}
	return u, 1
}

// digitsOf are the digits of a number word below twenty, of a number, of an ordinal in digits, or the letters of a written id.
func digitsOf(w string) (string, bool) {
	if d, ok := ones[w]; ok {
		return d, true
	}
	if d, ok := teens[w]; ok {
		return d, true
	}
	if !strings.ContainsAny(w, "0123456789") {
		return "", false
	}
	for _, end := range []string{"st", "nd", "rd", "th"} {
		if s, ok := strings.CutSuffix(w, end); ok && digitsOnly(s) {
			return s, true
		}
	}
	return w, true
}

func digitsOnly(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) < 0
}
