package casework_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	drugbook "github.com/recourse-health/recourse/book/drug"
	lexbook "github.com/recourse-health/recourse/book/lexicon"
	movebook "github.com/recourse-health/recourse/book/move"
	noticebook "github.com/recourse-health/recourse/book/notice"
	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/judge/move"
	"github.com/recourse-health/recourse/read/field"
	"github.com/recourse-health/recourse/read/lexicon"
	"github.com/recourse-health/recourse/read/notice"
	"github.com/recourse-health/recourse/read/plantype"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/intake"
)

// shelf is a store in memory. before runs once ahead of the next commit: somebody else is quicker.
type shelf struct {
	cases  map[string]*casework.Kept
	later  []casework.Job
	bytes  map[ref.Exhibit][]byte
	n      int
	before func()
}

func (s *shelf) Create(context.Context) (string, error) {
	s.n++
	id := fmt.Sprint("c", s.n)
	s.cases[id] = &casework.Kept{ID: id, Record: record.New()}
	return id, nil
}

func (s *shelf) Open(_ context.Context, _, id string) (casework.Kept, error) {
	if k := s.cases[id]; k != nil {
		return *k, nil
	}
	return casework.Kept{}, casework.ErrNoCase
}

func (s *shelf) Commit(_ context.Context, c casework.Change) (int, error) {
	if f := s.before; f != nil {
		s.before = nil
		f()
	}
	k := s.cases[c.Case]
	if c.Base != k.Version {
		return 0, casework.ErrStale
	}
	s.later = append(s.later, c.Later...)
	k.Version, k.Record = k.Version+1, k.Record.With(c.Facts...)
	for _, x := range c.Exhibits {
		if x.Doc.Reader == "" {
			s.bytes[x.ID] = x.Bytes
			k.Exhibits = append(k.Exhibits, x)
			continue
		}
		for i := range k.Exhibits {
			if k.Exhibits[i].ID == x.ID {
				k.Exhibits[i].Doc = x.Doc
			}
		}
	}
	return k.Version, nil
}

func (s *shelf) Bytes(_ context.Context, _ string, x ref.Exhibit) ([]byte, error) {
	return s.bytes[x], nil
}
func (s *shelf) Keep(context.Context, string) error       { return nil }
func (s *shelf) Erase(_ context.Context, id string) error { delete(s.cases, id); return nil }

// scribe stands for the writer of papers.
type scribe struct{}

func (scribe) States(*record.Case, check.Answer) []casework.PaperState {
	return []casework.PaperState{{Kind: "appeal"}}
}

func (scribe) Make(_ *record.Case, kind, _ string, today civil.Date) (casework.Made, error) {
	return casework.Made{Kind: kind + " " + today.String()}, nil
}

var drugs = &drug.Book{Rows: drugbook.Rows, Names: drugbook.Names}

func desk() (*casework.Desk, *shelf) {
	s := &shelf{cases: map[string]*casework.Kept{}, bytes: map[ref.Exhibit][]byte{}}
	return &casework.Desk{Cases: s, Files: intake.Files{}, Papers: scribe{}, Demo: upload("demo.txt"),
		Now: func() time.Time { return time.Date(2026, 11, 25, 23, 30, 0, 7, time.FixedZone("", -8*3600)) },
		Books: casework.Books{
			Notice: notice.Books{Phrases: lexicon.New(lexbook.Phrases), Rejects: lexbook.Rejects, Labels: field.NewLabels(lexbook.Labels), Companies: lexbook.Companies, Cues: plantype.NewCues(lexbook.Cues), Elements: notice.NewForms(lexbook.Elements), Drugs: drugs},
			Judges: check.Books{Moves: move.Book{Rows: movebook.Rows, Layers: movebook.Layers, Order: movebook.FactOrder, Words: movebook.Facts, Bridges: movebook.Bridges, Plans: movebook.Plans}, Notices: noticebook.Rows}}}, s
}

func upload(name string) casework.Upload {
	return casework.Upload{Name: name, Bytes: []byte("Juniper Health Plan\n\nOctober 5, 2026\n\nDear Ms. Brandt:\n\nWe denied your request for Qulipta. You must try and fail topiramate before we cover it. You may appeal within 180 days.\n")}
}

// From a file to a view: the bytes are kept first, read once, and what is read stays when it is asked for again.
func TestFromAFileToAView(t *testing.T) {
	d, s := desk()
	urgent := false
	id, err := d.Begin(t.Context(), []casework.Upload{upload("a.txt")}, casework.Told{State: "OR", Plan: record.ErisaSelfFunded, Received: "2026-10-08", Urgent: &urgent})
	if err != nil {
		t.Fatal(err)
	}
	v, err := d.View(t.Context(), id)
	if err != nil || !v.Pending || v.Version != 1 || len(v.Papers) != 0 || len(v.Exhibits) != 1 || len(v.Record.All()) != 4 {
		t.Fatalf("%+v %v", v, err)
	}
	if len(s.later) != 1 || s.later[0].Kind != casework.ReadLater || s.later[0].Key != id || s.later[0].After < time.Minute {
		t.Errorf("if nobody comes to read it: %+v", s.later)
	}
	for range 2 { // a second reading changes nothing
		if err := d.Read(t.Context(), id); err != nil {
			t.Fatal(err)
		}
		v, err = d.View(t.Context(), id)
		if err != nil || v.Pending || v.Version != 2 || len(v.Papers) != 1 || v.Check.Block.Denial != record.Yes || v.Check.Reasons[0].Type != record.StepTherapy || v.Check.Plan.Type != record.ErisaSelfFunded {
			t.Fatalf("version %d: %+v %v", v.Version, v.Check.Block, err)
		}
	}
	for _, f := range v.Record.All() {
		if f.At != time.Date(2026, 11, 26, 7, 30, 0, 0, time.UTC) || strings.HasPrefix(string(f.ID), "/") {
			t.Errorf("%s at %s", f.ID, f.At)
		}
	}
	if m, err := d.Draft(t.Context(), id, "appeal", "en"); err != nil || m.Kind != "appeal 2026-11-25" {
		t.Errorf("the day is that of the one who must act: %+v %v", m, err)
	}
	if err := d.Erase(t.Context(), id); err != nil || len(s.cases) != 0 {
		t.Error(err)
	}
}

// An answer replaces an earlier answer to the same question, never what a paper says; of two at once none is lost.
func TestAnswers(t *testing.T) {
	d, s := desk()
	id, err := d.Example(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	read := len(s.cases[id].Record.Live())
	for _, a := range [][2]string{{"supply.days_left", "9"}, {"supply.days_left", "3"}, {"drug.name", "Ajovy"}, {"drug.stable", "yes"}, {"drug.stable", "no"}, {"urgent.is", "no"}, {"events.notice_received", "2026-10-07"}, {"events.notice_received", "2026-10-08"}} {
		if err := d.Answer(t.Context(), id, a[0], a[1]); err != nil {
			t.Fatal(a, err)
		}
	}
	c := s.cases[id].Record
	if n := len(c.Live()) - read; n != 5 {
		t.Errorf("%d answers are live, want 5", n)
	}
	if k := record.Each[record.Supply](c); len(k) != 1 || k[0].V.DaysLeft != 3 {
		t.Errorf("%+v", k)
	}
	if k := c.Details(record.Drug); len(k) < 2 || c.Text(record.Drug).Value != "Ajovy" {
		t.Errorf("what the paper says of the drug is gone: %+v", k)
	}
	for _, drug := range []string{"topiramate", "propranolol"} { // two trials are no two answers to one question
		if err := d.Answer(t.Context(), id, "trials", `{"drug":"`+drug+`"}`); err != nil {
			t.Fatal(err)
		}
	}
	s.before = func() { _ = d.Answer(t.Context(), id, "patient.name", "Odalys Brandt") }
	if err := d.Answer(t.Context(), id, "patient.state", "OR"); err != nil {
		t.Fatal(err)
	}
	c = s.cases[id].Record
	if len(record.Each[record.Took](c)) != 2 || !c.Text(record.State).OK() || !c.Text(record.MemberName).OK() {
		t.Error("an answer is lost")
	}
	seen := map[ref.Fact]bool{}
	for _, f := range c.All() {
		if seen[f.ID] {
			t.Errorf("two facts are called %s", f.ID)
		}
		seen[f.ID] = true
	}
}

// What is refused is refused with a sentence, before anything is kept.
func TestRefusals(t *testing.T) {
	d, s := desk()
	text := func(s string) []casework.Upload { return []casework.Upload{{Name: "a.txt", Bytes: []byte(s)}} }
	for name, c := range map[string]struct {
		files []casework.Upload
		told  casework.Told
		want  fault.Kind
	}{
		"no file": {nil, casework.Told{}, fault.Empty}, "an empty file": {text(""), casework.Told{}, fault.Empty},
		"a state that is none": {text("denied"), casework.Told{State: "Oregon"}, fault.BadValue}, "a day that is none": {text("denied"), casework.Told{Received: "today"}, fault.BadValue},
		"a second file that is of a kind not read": {append(text("denied"), casework.Upload{Name: "b.heic", Bytes: []byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic")}), casework.Told{}, fault.Unsupported},
	} {
		_, err := d.Begin(t.Context(), c.files, c.told)
		if f, ok := fault.Of(err); !ok || f.Kind != c.want || len(s.cases) != 0 {
			t.Errorf("%s: %v, %d cases", name, err, len(s.cases))
		}
	}
	for name, err := range map[string]error{"read": d.Read(t.Context(), "none"), "answer": d.Answer(t.Context(), "none", "drug.name", "x")} {
		if f, ok := fault.Of(err); !ok || f.Kind != fault.NotFound || !errors.Is(err, casework.ErrNoCase) {
			t.Errorf("%s: %v", name, err)
		}
	}
	id, err := d.Begin(t.Context(), text("eggs, milk, bread and a newspaper"), casework.Told{})
	if err != nil {
		t.Fatal(err)
	}
	if f, ok := fault.Of(d.Read(t.Context(), id)); !ok || f.Say.ID != "fault.letter.none" || len(s.cases[id].Exhibits) != 1 {
		t.Error("a paper that is no letter is refused, and not lost")
	}
}
