package recourse_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp/syntax"
	"strconv"
	"strings"
	"testing"

	lexbook "github.com/recourse-health/recourse/book/lexicon"
)

// In RE2 only ASCII letters make a word: "\bó" and "ó\b" hold in the middle of a Spanish word and fail at its edge. Say it without the \b there.
func TestNoWordEdgeAtAnAccent(t *testing.T) {
	for _, p := range lexbook.Phrases {
		edge(t, p.ID, p.Regex)
	}
	for _, l := range lexbook.Labels {
		edge(t, l.ID, l.Regex)
	}
	for _, c := range lexbook.Cues {
		edge(t, c.ID, c.Regex)
	}
	for _, dir := range []string{"read", "judge", "record", "book"} {
		if err := filepath.WalkDir(dir, func(path string, e os.DirEntry, err error) error {
			if err == nil && strings.HasSuffix(path, ".go") && !strings.HasSuffix(path, "_test.go") {
				raw(t, path)
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
	}
	for _, bad := range []string{`\bética`, `prob(?:ó|aron)\b`, `(?:[uú]|a)\b`} {
		if re, err := syntax.Parse(bad, syntax.Perl); err != nil || !accented(re) {
			t.Errorf("%s is not found", bad)
		}
	}
}

// raw looks at the raw strings of a Go file: patterns are written so.
func raw(t *testing.T, path string) {
	f, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(f, func(n ast.Node) bool {
		if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.STRING && l.Value[0] == '`' {
			if s, err := strconv.Unquote(l.Value); err == nil && strings.Contains(s, `\b`) {
				edge(t, path, s)
			}
		}
		return true
	})
}

func edge(t *testing.T, where, pattern string) {
	if re, err := syntax.Parse(pattern, syntax.Perl); err == nil && accented(re) {
		t.Errorf("%s: %.80s", where, pattern)
	}
}

// accented reports a pattern with a letter beyond ASCII beside a \b.
func accented(re *syntax.Regexp) bool {
	for i, s := range re.Sub {
		if accented(s) {
			return true
		}
		if re.Op == syntax.OpConcat && s.Op == syntax.OpWordBoundary && (i > 0 && touches(re.Sub[i-1], true) || i+1 < len(re.Sub) && touches(re.Sub[i+1], false)) {
			return true
		}
	}
	return false
}

// touches reports a pattern whose last (or first) letter may be an accented one. A wide class is no letter that somebody wrote.
func touches(re *syntax.Regexp, last bool) bool {
	switch re.Op {
	case syntax.OpLiteral:
		r := re.Rune[0]
		if last {
			r = re.Rune[len(re.Rune)-1]
		}
		return latin(r)
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			if latin(re.Rune[i]) && latin(re.Rune[i+1]) && re.Rune[i+1]-re.Rune[i] < 3 {
				return true
			}
		}
	case syntax.OpCapture, syntax.OpStar, syntax.OpPlus, syntax.OpQuest, syntax.OpRepeat:
		return touches(re.Sub[0], last)
	case syntax.OpAlternate:
		for _, s := range re.Sub {
			if touches(s, last) {
				return true
			}
		}
	case syntax.OpConcat:
		if last {
			return touches(re.Sub[len(re.Sub)-1], last)
		}
		return touches(re.Sub[0], last)
	}
	return false
}

func latin(r rune) bool { return r >= 0xC0 && r < 0x17F }
