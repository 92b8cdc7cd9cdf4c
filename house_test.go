// The tests in this file keep the house in order: who may import whom, what the pure floors may touch, that each package
// says what it is, and that no file or function grows past reading.
package recourse

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/recourse-health/recourse/"

// floors says which floors a floor may look down on: the first part of a package's path is its floor.
// Nothing may look up; floors that stand side by side never meet.
var floors = map[string][]string{
	"value":   {"value"},
	"format":  {"value", "format"},
	"record":  {"value", "record"},
	"book":    {}, // data
	"corpus":  {}, // data
	"read":    {"value", "record", "read"},
	"judge":   {"value", "record", "judge"},
	"talk":    {"value", "record", "judge", "talk"},
	"paper":   {"value", "record", "judge", "paper"},
	"work":    {"value", "record", "read", "judge", "talk", "paper", "format", "work"},
	"gateway": {"value", "record", "format", "work", "gateway"},
	"front":   {"value", "record", "judge", "paper", "work", "front"},
	"cmd":     {"value", "record", "read", "judge", "talk", "paper", "format", "work", "gateway", "front", "book"},
}

// never says what may not meet although its floor would allow it: the verifier shares no code with the writer,
// and a front asks for one view of a case instead of judging by itself.
var never = map[string][]string{
	"judge/verify": {"paper"},
	"front":        {"judge/rule", "paper/letter"},
}

var (
	// pure floors touch nothing outside: no network, no files, no clock.
	pure = []string{"value", "record", "read", "judge", "talk", "paper"}
	// touching is what a pure floor may not import.
	touching = []string{"net", "net/http", "os", "os/exec", "os/signal", "database/sql", "log", "log/slog", "math/rand", "math/rand/v2", "crypto/rand", "syscall"}
	// reaching is what may not even stand among the dependencies of a pure floor; os is there through fmt.
	reaching = []string{"net", "net/http", "os/exec", "database/sql", "math/rand", "math/rand/v2", "crypto/rand"}
	// names that say nothing.
	banned = []string{"util", "utils", "common", "helper", "helpers", "misc", "base", "core", "lib", "types", "models", "manager", "service", "shared"}
)

const (
	longestFile = 600 // lines
	longestFunc = 60
)

// TestFloors walks every Go file of the house.
func TestFloors(t *testing.T) {
	walkGo(t, func(name string) {
		src, f := parse(t, name)
		if n := strings.Count(src, "\n"); n > longestFile && !generated(src) {
			t.Errorf("%s: %d lines; split it where its subject splits", name, n)
		}
		if !strings.Contains(name, "/") || strings.HasSuffix(name, "_test.go") || f.Name.Name == "main" && !strings.HasPrefix(name, "cmd/") {
			return // tests and generators may stand anywhere and look anywhere
		}
		checkFloor(t, name, f)
		checkPure(t, name, src, f)
	})
}

func checkFloor(t *testing.T, name string, f *ast.File) {
	floor, _, _ := strings.Cut(name, "/")
	down, ok := floors[floor]
	if !ok {
		t.Errorf("%s: no floor is called %q", name, floor)
	}
	for _, im := range f.Imports {
		in, ours := strings.CutPrefix(strings.Trim(im.Path.Value, `"`), module)
		if !ours {
			continue
		}
		to, _, _ := strings.Cut(in, "/")
		if !slices.Contains(down, to) && !(floor == "book" && to == "book" && path.Dir(name) == in) {
			t.Errorf("%s: floor %s may not import %s", name, floor, in)
		}
		for who, what := range never {
			for _, w := range what {
				if strings.HasPrefix(name, who+"/") && (in == w || strings.HasPrefix(in, w+"/")) {
					t.Errorf("%s: %s and %s never meet", name, who, w)
				}
			}
		}
	}
}

func checkPure(t *testing.T, name, src string, f *ast.File) {
	floor, _, _ := strings.Cut(name, "/")
	if !slices.Contains(pure, floor) {
		return
	}
	for _, clock := range []string{"time.Now(", "time.Since(", "time.LoadLocation("} {
		if strings.Contains(src, clock) {
			t.Errorf("%s: floor %s has no clock; take the day as an argument", name, floor)
		}
	}
	for _, im := range f.Imports {
		if p := strings.Trim(im.Path.Value, `"`); slices.Contains(touching, p) {
			t.Errorf("%s: floor %s is pure and may not import %s", name, floor, p)
		}
	}
}

// TestPureDeps holds the pure floors also by what their dependencies pull in.
func TestPureDeps(t *testing.T) {
	args := []string{"list", "-deps", "-f", "{{.ImportPath}}"}
	for _, floor := range pure {
		if _, err := os.Stat(floor); err == nil {
			args = append(args, "./"+floor+"/...")
		}
	}
	out, err := exec.Command("go", args...).Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	for _, p := range strings.Fields(string(out)) {
		if slices.Contains(reaching, p) {
			t.Errorf("a pure floor reaches %s through its dependencies", p)
		}
	}
}

// TestSizes keeps functions short enough to be followed in one breath.
func TestSizes(t *testing.T) {
	walkGo(t, func(name string) {
		src, _ := parse(t, name)
		if generated(src) || strings.HasSuffix(name, "_test.go") {
			return
		}
		set := token.NewFileSet()
		f, err := parser.ParseFile(set, name, src, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := set.Position(fn.End()).Line - set.Position(fn.Pos()).Line; n > longestFunc {
				t.Errorf("%s: %s has %d lines", name, fn.Name.Name, n)
			}
		}
	})
}

// TestDoc demands that each package has a comment that begins "Package name".
func TestDoc(t *testing.T) {
	said := map[string]bool{}
	walkGo(t, func(name string) {
		_, f := parse(t, name)
		dir := path.Dir(name)
		if strings.HasSuffix(name, "_test.go") || f.Name.Name == "main" || dir == "." {
			return
		}
		said[dir] = said[dir] || f.Doc != nil && strings.HasPrefix(f.Doc.Text(), "Package "+f.Name.Name+" ")
		if slices.Contains(banned, path.Base(dir)) {
			t.Errorf("%s: a package name must say what is in it", dir)
		}
	})
	for dir, ok := range said {
		if !ok {
			t.Errorf("%s has no package comment", dir)
		}
	}
}

// TestNoHosts keeps the names of registries out of every file that is kept.
func TestNoHosts(t *testing.T) {
	for _, name := range []string{"test/browser/package-lock.json", "go.mod", "tools/go.mod"} {
		b, err := os.ReadFile(name)
		if err != nil && name == "go.mod" {
			t.Fatal(err)
		}
		if strings.Contains(string(b), "https://registry.") {
			t.Errorf("%s names a registry's host", name)
		}
	}
}

// TestLock reads the lock file of the browser journey, so that a damaged one is found here and not in the slow set.
func TestLock(t *testing.T) {
	f, err := os.Open("test/browser/package-lock.json")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil || !json.Valid(b) {
		t.Errorf("package-lock.json is not JSON: %v", err)
	}
}

func walkGo(t *testing.T, do func(name string)) {
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if n := path.Base(name); d.IsDir() && (n == "testdata" || n == "node_modules" || n == "tools" || strings.HasPrefix(n, ".") && n != ".") {
			return fs.SkipDir
		}
		if !d.IsDir() && path.Ext(name) == ".go" {
			do(name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func parse(t *testing.T, name string) (string, *ast.File) {
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	f, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly|parser.ParseComments)
	if err != nil {
		t.Fatal(err)
	}
	return string(src), f
}

func generated(src string) bool {
	head, _, _ := strings.Cut(src, "\npackage ")
	return strings.Contains(head, "Code generated") || strings.HasPrefix(src, "// Code generated")
}
