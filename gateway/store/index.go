package store

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/recourse-health/recourse/record"
)

// A term is what the index holds of a word: the whole of it, or its beginning.
type term struct {
	begins bool
	text   string
}

// Beginnings of a word are held from least to most letters; of a longer one that is asked for, the first are looked up.
const least, longest = 3, 6

// bits is how much of its hash a term keeps. Where the words are few, so many share a tag that how often a tag stands
// there tells little of any; numbers are many and hardly repeat, so their whole tag is kept.
func bits(by Trait, t term) uint {
	switch {
	case by == Drug:
		return 8
	case t.begins:
		return 12
	case by == Name:
		return 16
	}
	return 64
}

// tag is a keyed hash of a term, cut to its bits.
func (r root) tag(by Trait, t term) []byte {
	h := hmac.New(sha256.New, []byte(r.index))
	kind := fmt.Sprint(by, t.begins)
	fmt.Fprint(h, kind, " ", t.text)
	n := binary.BigEndian.Uint64(h.Sum(nil)) >> (64 - bits(by, t))
	k := sha256.Sum256([]byte(kind))
	return binary.BigEndian.AppendUint64(k[:2:2], n)
}

// terms are all under which a text is found.
func terms(by Trait, text string) (out []term) {
	for _, word := range split(by, text) {
		out = append(out, term{false, word})
		letters := []rune(word)
		for n := least; n <= min(longest, len(letters)); n++ {
			out = append(out, term{true, string(letters[:n])})
		}
	}
	return out
}

// split folds a text: a name or drug into its words, a number into one.
func split(by Trait, text string) []string {
	text = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r):
			return unicode.ToLower(r)
		case unicode.Is(unicode.Mn, r), by == Member, by == Reference, r == '\'', r == '’':
			return -1
		}
		return ' '
	}, norm.NFKD.String(text))
	return strings.Fields(text)
}

// A want is a word that is looked for.
type want struct {
	word   string
	begins bool
}

// maxWords bounds what one search may ask.
const maxWords = 8

func wanted(by Trait, text string) (out []want) {
	pieces := strings.Fields(text)
	if by == Member || by == Reference { // which people write in groups
		pieces = []string{text}
	}
	for _, piece := range pieces {
		piece = strings.TrimSpace(piece)
		stem, begins := strings.CutSuffix(piece, "*")
		words := split(by, stem)
		for i, w := range words {
			out = append(out, want{w, begins && i == len(words)-1})
		}
	}
	return out[:min(len(out), maxWords)]
}

func (w want) short() bool { return w.begins && len([]rune(w.word)) < least }

func (w want) is(word string) bool {
	return word == w.word || w.begins && strings.HasPrefix(word, w.word)
}

func (w want) term() term {
	letters := []rune(w.word)
	if w.begins {
		letters = letters[:min(longest, len(letters))]
	}
	return term{w.begins, string(letters)}
}

// addFinds makes a case findable by facts. A fact that no longer holds still leads to its case, where Find sees it.
func (s *Store) addFinds(ctx context.Context, tx *sql.Tx, id string, facts []record.Fact) error {
	seen := map[string]bool{}
	for _, f := range facts {
		by, all := traitOf(f.Value)
		for _, t := range termsOf(by, all) {
			seen[string(s.root.tag(by, t))] = true
		}
	}
	var rows []any
	for _, tag := range slices.Sorted(maps.Keys(seen)) {
		rows = append(rows, id, []byte(tag))
	}
	return insert(ctx, tx, `INSERT INTO finds (case_id, tag) VALUES `, rows, 2, ` ON CONFLICT DO NOTHING`)
}

func termsOf(by Trait, all []string) (out []term) {
	for _, text := range all {
		out = append(out, terms(by, text)...)
	}
	return out
}
