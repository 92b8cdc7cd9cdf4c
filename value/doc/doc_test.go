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
