package passage

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// piece is a stretch of a page's text that is folded into sentences of its own.
type piece struct {
	text string
	from int // byte of the page's text
	cell bool
}

// blocks parts a page at blank lines, rows of tables into cells, and lists into items. A block that breaks off in the
// middle of a sentence goes on in the next one that begins with a small letter.
func blocks(text string) [][]piece {
	var out [][]piece
	at := 0
	for _, raw := range strings.Split(text, "\n\n") {
		ps := pieces(raw, at)
		at += len(raw) + 2
		if len(ps) == 0 {
			continue
		}
		if n := len(out); n > 0 && goesOn(out[n-1], ps) {
			last := &out[n-1][len(out[n-1])-1]
			last.text = text[last.from : ps[0].from+len(ps[0].text)]
			out[n-1] = append(out[n-1], ps[1:]...)
			continue
		}
		out = append(out, ps)
	}
	return out
}

func goesOn(before, after []piece) bool {
	last, first := before[len(before)-1], after[0]
	if last.cell || first.cell {
		return false
	}
	t := strings.TrimSpace(last.text)
	r, _ := utf8.DecodeRuneInString(strings.TrimSpace(first.text))
	return len(t) > 40 && !strings.ContainsAny(t[len(t)-1:], ".:;?!") && unicode.IsLower(r)
}

// item reports a line that begins a list item.
var item = regexp.MustCompile(`^\s*(?:[•·▪◦●○■□☐☑☒✓*–-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S`)

// label is a line like "Drug requested: Nurtec ODT": it stands for itself.
var label = regexp.MustCompile(`^\s*[A-Z¿][\pL /'’#().-]{1,38}:\s+\S`)

// pieces parts a block into what is folded together.
func pieces(block string, at int) []piece {
	var out []piece
	open := false
	for _, line := range strings.SplitAfter(block, "\n") {
		bare := strings.TrimSpace(line)
		switch {
		case bare == "":
		case strings.Contains(strings.Trim(line, "\t\n "), "\t"):
			cell := at
			for _, c := range strings.Split(line, "\t") {
				if strings.TrimSpace(c) != "" {
					out = append(out, piece{c, cell, true})
				}
				cell += len(c) + 1
			}
			open = false
		case open && !item.MatchString(line) && !label.MatchString(line) && !heads(out[len(out)-1].text, bare):
			last := &out[len(out)-1]
			last.text += line
		default:
			out, open = append(out, piece{line, at, false}), true
		}
		at += len(line)
	}
	return out
}

// title is a line that heads a part of a letter, word for word.
var title = regexp.MustCompile(`(?i)^(?:\W*\d+[.)]?\s*)?(?:the |our |your |specific |clinical |main |principal )*(?:reasons?|rationale|basis|explanation|decision|determination|criteria|appeal rights|rights)(?: (?:for|of) (?:the |our |your |this )?(?:\pL+ ?){1,4})?$|^(?:what (?:we|this|you|to)|why (?:we|this|it|your)|how (?:we|to|you))\b[\pL' ]{2,45}$|^(?:motivos?|raz[óo]n|razones|decisi[óo]n|por qu[ée])(?: [\pL ]{1,40})?$`)

// heads reports a heading right above the text that it heads: they are no one sentence.
func heads(line, below string) bool {
	line = strings.TrimSpace(line)
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(below, "\"“("))
	return !strings.Contains(line, "\n") && unicode.IsUpper(r) && len(below) > len(line) && title.MatchString(line)
}

// abbreviation before a full stop that ends no sentence.
var abbreviation = regexp.MustCompile(`(?i)(?:^|[\s(])(?:dr|mr|mrs|ms|no|nos|inc|co|corp|st|vs|etc|e\.g|i\.e|u\.s|p\.o|sec|art|fig|approx|dept|ext|jr|sr|md|ph|sra?|ud|uds|núm|tel|[a-z])\.$`)

// sentences folds the pieces of a block and cuts them at the ends of sentences.
func sentences(ps []piece) []Sentence {
	var out []Sentence
	for _, p := range ps {
		text, at := fold(p.text, p.from)
		start := 0
		for i := 0; i < len(text); i++ {
			if !ends(text, i, start) {
				continue
			}
			out = add(out, text, at, start, i+1, p.cell)
			start = i + 1
		}
		out = add(out, text, at, start, len(text), p.cell)
	}
	return out
}

func ends(text string, i, start int) bool {
	if !strings.ContainsRune(".?!;", rune(text[i])) || i+1 >= len(text) || text[i+1] != ' ' {
		return false
	}
	if text[i] == '.' && abbreviation.MatchString(text[start:i+1]) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(text[i+1:], " \"'(“"))
	return unicode.IsUpper(r) || unicode.IsDigit(r) || r == '¿' || r == '¡' || r == '•' || text[i] == ';'
}

func add(out []Sentence, text string, at []int, from, to int, cell bool) []Sentence {
	for from < to && text[from] == ' ' {
		from++
	}
	for to > from && text[to-1] == ' ' {
		to--
	}
	if from == to {
		return out
	}
	return append(out, Sentence{Text: text[from:to], Cell: cell, at: at[from : to+1]})
}

var straight = map[rune]string{'’': "'", '‘': "'", '“': `"`, '”': `"`, '«': `"`, '»': `"`, '\u00a0': " ", '‑': "-", '‐': "-", '\u00ad': ""}

// fold makes the text of a piece single-spaced and straight, and joins words that a line end cut. at maps its bytes back.
func fold(raw string, from int) (string, []int) {
	var b strings.Builder
	var at []int
	put := func(s string, pos int) {
		for range len(s) {
			at = append(at, pos)
		}
		b.WriteString(s)
	}
	space := true
	quoting := true // at the beginning of a line, where a mail program puts its marks
	for i, r := range raw {
		pos := from + i
		if quoting && (r == '>' || r == ' ') && strings.Contains(raw, ">") {
			continue
		}
		quoting = r == '\n'
		s, known := straight[r]
		switch {
		case known && s != " ":
			put(s, pos)
			space = false
		case unicode.IsSpace(r) || s == " ":
			if r == '\n' && cutWord(b.String(), raw[i+1:]) {
				t := strings.TrimSuffix(b.String(), "-")
				b.Reset()
				b.WriteString(t)
				at = at[:len(t)]
				space = true
				continue
			}
			if !space {
				put(" ", pos)
			}
			space = true
		default:
			put(string(r), pos)
			space = false
		}
	}
	return b.String(), append(at, from+len(raw))
}

// cutWord reports a word that the line end has cut: small letters before the hyphen and after it.
func cutWord(before, after string) bool {
	if !strings.HasSuffix(before, "-") || len(before) < 3 {
		return false
	}
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, " \t"))
	l, _ := utf8.DecodeLastRuneInString(before[:len(before)-1])
	return unicode.IsLower(r) && unicode.IsLower(l)
}
