package say

import (
	"fmt"
	"sort"
	"strings"
)

// A Book holds the sentences of one language.
type Book struct {
	Lang      string
	sentences map[string]string // parsed when said: a start parses nothing
}

// Parse reads sentence files of the form
//
//	# remark
//	clock.left = {n:# day left/# days left}
//
// one sentence a line; a line that begins with white space goes on with the one above. In a sentence:
// {drug} is an argument; {drug|this drug} has words for when the argument is not given;
// {due:weekday} asks for a form of a day (weekday, plain, month, year, iso); {n:one day/# days} chooses by number;
// {born:, born #|} puts words around the value, and says nothing where it is not given.
func Parse(lang string, files ...string) (*Book, error) {
	b := &Book{lang, map[string]string{}}
	for _, f := range files {
		if err := b.read(f); err != nil {
			return nil, err
		}
	}
	return b, nil
}

func (b *Book) read(file string) error {
	id, words := "", ""
	for n, line := range strings.Split(file, "\n") {
		switch {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#"):
		case line[0] == ' ' || line[0] == '\t':
			words += " " + strings.TrimSpace(line)
		default:
			if err := b.put(id, words); err != nil {
				return err
			}
			var ok bool
			if id, words, ok = strings.Cut(line, " = "); !ok {
				return fmt.Errorf("say: %s line %d: want `id = words`, have %q", b.Lang, n+1, line)
			}
			id, words = strings.TrimSpace(id), strings.TrimSpace(words)
		}
	}
	return b.put(id, words)
}

func (b *Book) put(id, words string) error {
	if id == "" {
		return nil
	}
	if _, twice := b.sentences[id]; twice {
		return fmt.Errorf("say: %s: %q stands there twice", b.Lang, id)
	}
	b.sentences[id] = words
	return nil
}

// Add puts one sentence into the book; used for books that carry their own words (moves, questions of law).
func (b *Book) Add(id, words string) error { return b.put(id, words) }

// Has reports whether the book knows the sentence.
func (b *Book) Has(id string) bool { _, ok := b.sentences[id]; return ok }

// IDs lists the sentences, sorted.
func (b *Book) IDs() []string {
	out := make([]string, 0, len(b.sentences))
	for id := range b.sentences {
		out = append(out, id)
	}
	sort.Strings(out)
	return out
}

// Names lists the arguments that a sentence may take, sorted, each once.
func (b *Book) Names(id string) []string {
	seen := map[string]bool{}
	var out []string
	pieces, _ := parse(b.sentences[id])
	for _, p := range pieces {
		if p.name != "" && !seen[p.name] {
			seen[p.name] = true
			out = append(out, p.name)
		}
	}
	sort.Strings(out)
	return out
}

// Say makes the words of a line. An unknown sentence or a missing argument is an error of ours, never
// of the person's: the tests of the books are there to catch it.
func (b *Book) Say(l Line) (string, error) {
	w, err := b.raw(l)
	return b.tidy(w), err
}

// raw says a line as it stands within another.
func (b *Book) raw(l Line) (string, error) {
	words, ok := b.sentences[l.ID]
	if !ok {
		return "", fmt.Errorf("say: %s has no sentence %q", b.Lang, l.ID)
	}
	s, err := parse(words)
	if err != nil {
		return "", fmt.Errorf("say: %s: %s: %w", b.Lang, l.ID, err)
	}
	var out strings.Builder
	for _, p := range s {
		w, err := b.piece(p, l)
		if err != nil {
			return "", fmt.Errorf("say: %s: %s: %w", b.Lang, l.ID, err)
		}
		out.WriteString(w)
	}
	return out.String(), nil
}

// Must is Say where a failure would be a fault of the program: it shows the id instead of words.
func (b *Book) Must(l Line) string {
	if l.IsZero() {
		return ""
	}
	w, err := b.Say(l)
	if err != nil {
		return "[" + l.ID + "]"
	}
	return w
}
