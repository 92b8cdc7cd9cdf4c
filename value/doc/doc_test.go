package doc

import (
	"errors"
	"testing"

	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

func TestNothingToStandOn(t *testing.T) {
	bare := say.L("request.opening", say.A("drug", "X"))
	for _, kind := range []Kind{Body, Table} {
		if _, err := New(kind, nil, bare); !errors.Is(err, ErrNoFooting) {
			t.Errorf("%s: %v", kind, err)
		}
	}
	if _, err := New(Salutation, nil, bare); err != nil {
		t.Error(err)
	}
	if _, err := NewTable(nil, bare, []say.Line{bare}, [][]say.Line{{bare}}); !errors.Is(err, ErrNoFooting) {
		t.Errorf("table: %v", err)
	}
	if _, err := NewRe(nil); !errors.Is(err, ErrNoFooting) {
		t.Errorf("re: %v", err)
	}
}

func TestFootingIsGathered(t *testing.T) {
	a, b := ref.Ref{Fact: "/a"}, ref.Ref{Rule: "us.b"}
	p, err := New(Body, []ref.Ref{a}, say.L("x", say.A("n", "1", b, a), say.A("in", say.L("y", say.A("m", "2", ref.Ref{Fact: "/c"})))))
	if err != nil {
		t.Fatal(err)
	}
	want := []ref.Ref{a, b, {Fact: "/c"}}
	if len(p.On()) != len(want) {
		t.Fatalf("have %v", p.On())
	}
	for i := range want {
		if p.On()[i] != want[i] {
			t.Errorf("%d: have %v, want %v", i, p.On()[i], want[i])
		}
	}
}

func TestTableShape(t *testing.T) {
	on := []ref.Ref{{Fact: "/a"}}
	l := say.L("x")
	if _, err := NewTable(on, l, []say.Line{l, l}, [][]say.Line{{l}}); err == nil {
		t.Error("a short row was taken")
	}
}

// Each row of a table keeps a footing of its own; what is said aloud is told apart.
func TestRowsAndSpokenWords(t *testing.T) {
	a, b := ref.Ref{Fact: "/a"}, ref.Ref{Rule: "us.b"}
	head := []say.Line{say.L("h"), say.L("h")}
	p, err := NewTable(nil, say.Line{}, head, [][]say.Line{{say.L("x", say.A("n", 1, a)), say.L("y", say.A("m", 2, b, a))}, {say.L("z"), {}}})
	if err != nil {
		t.Fatal(err)
	}
	p = p.Wide(2, 1).AsSpoken(1)
	if on := p.RowsOn(); len(on) != 2 || len(on[0]) != 2 || on[0][0] != a || on[0][1] != b || len(on[1]) != 0 {
		t.Errorf("have %v", on)
	}
	if at, is := p.Spoken(); !is || at != 1 || len(p.Widths()) != 2 {
		t.Errorf("column %d %v, widths %v", at, is, p.Widths())
	}
	if _, is := NewHeading(1, say.L("h")).Spoken(); is {
		t.Error("a heading is said aloud")
	}
	if at, is := NewSpoken(say.L("x", say.A("n", 1, a))).Spoken(); !is || at != 0 {
		t.Error("words to say are not said")
	}
}
