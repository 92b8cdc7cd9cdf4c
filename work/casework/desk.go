package casework

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"time"

	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/read/notice"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/record/told"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/intake"
)

// Books are the tables that the desk works with.
type Books struct {
	Notice notice.Books
	Judges check.Books
	Drugs  told.Drugs
}

// Papers writes papers from a record. What is for the plan is in English; what is for the person is in that person's language.
type Papers interface {
	States(c *record.Case, a check.Answer) []PaperState
	Make(c *record.Case, kind, lang string, today civil.Date) (Made, error)
}

// A Desk does the work on cases, for every front.
type Desk struct {
	Cases  Cases
	Files  Files
	Books  Books
	Papers Papers
	Now    func() time.Time
	Demo   Upload // the made letter of the demonstration case
}

// A Lacks is the refusal to write a paper whose facts are missing: it says what to ask.
type Lacks struct{ Needs []record.Need }

func (l *Lacks) Error() string { return fmt.Sprintf("casework: %d facts are missing", len(l.Needs)) }

// ReadAll reads the files of one letter: pages of the second file follow those of the first.
func ReadAll(ctx context.Context, files Files, uploads []Upload) ([]page.Document, error) {
	var docs []page.Document
	for i, u := range uploads {
		d, err := files.Read(ctx, i, u.Name, u.Bytes)
		if err != nil {
			return nil, err
		}
		docs = append(docs, d...)
	}
	return docs, nil
}

// Judge reads documents as one letter and holds the record against the books.
func (b Books) Judge(docs []page.Document, extra []record.Fact, now time.Time) (*record.Case, check.Answer, error) {
	r := notice.Read(docs, b.Notice)
	if err := intake.Usable(r); err != nil {
		return nil, check.Answer{}, err
	}
	c := record.New(append(intake.Facts(r), extra...)...)
	return c, b.Check(c, now), nil
}

// Check holds a record against the books as of an instant, whose zone is that of the one who must act.
func (b Books) Check(c *record.Case, now time.Time) check.Answer {
	return check.Check(c, civil.DayOf(now), now.Location(), b.Judges)
}

// Begin takes files in: it keeps limits, tells their kinds, and commits their bytes before anything else is done.
func (d *Desk) Begin(ctx context.Context, uploads []Upload, t Told) (id string, err error) {
	if len(uploads) == 0 {
		return "", fault.New(fault.Empty, say.L("fault.file.none"))
	}
	facts, err := t.facts()
	if err != nil {
		return "", err
	}
	change := Change{Facts: d.stamp(facts, 0)}
	for _, u := range uploads {
		kind, err := d.Files.Kind(u.Name, u.Bytes)
		if err != nil {
			return "", err
		}
		change.Exhibits = append(change.Exhibits, exhibit(u, kind))
	}
	if change.Case, err = d.Cases.Create(ctx); err != nil {
		return "", err
	}
	change.Later = []Job{{Kind: ReadLater, Key: change.Case, After: spare}}
	_, err = d.Cases.Commit(ctx, change)
	return change.Case, err
}

// ReadLater is the kind of the job that reads a case which its front did not come to read. It waits a while, since the
// front mostly does.
const (
	ReadLater = "read"
	spare     = 2 * time.Minute
)

func exhibit(u Upload, kind sniff.Kind) Exhibit {
	sum := sha256.Sum256(u.Bytes)
	return Exhibit{ID: ref.Exhibit(hex.EncodeToString(sum[:])), Name: u.Name, Kind: string(kind), Bytes: u.Bytes}
}

// Read reads the exhibits that nobody has read and commits what they say. Doing it twice changes nothing.
func (d *Desk) Read(ctx context.Context, id string) error {
	k, err := d.Cases.Open(ctx, "desk", id)
	if err != nil || !pending(k) {
		return explain(err)
	}
	change := Change{Case: id, Base: k.Version}
	var docs []page.Document
	for i, x := range k.Exhibits {
		if x.Doc.Reader != "" {
			docs = append(docs, x.Doc)
			continue
		}
		b, err := d.Cases.Bytes(ctx, id, x.ID)
		if err != nil {
			return explain(err)
		}
		read, err := d.Files.Read(ctx, i, x.Name, b)
		if err != nil {
			return err
		}
		x.Doc = read[0]
		docs, change.Exhibits = append(docs, x.Doc), append(change.Exhibits, x)
	}
	r := notice.Read(docs, d.Books.Notice)
	if err := intake.Usable(r); err != nil {
		return err
	}
	change.Facts = d.stamp(intake.Facts(r), k.Version)
	_, err = d.Cases.Commit(ctx, change)
	if errors.Is(err, ErrStale) {
		return d.Read(ctx, id)
	}
	return explain(err)
}

func pending(k Kept) bool {
	for _, x := range k.Exhibits {
		if x.Doc.Reader == "" {
			return true
		}
	}
	return false
}

// stamp says when facts were taken down, and names those that have no name for ever.
func (d *Desk) stamp(facts []record.Fact, version int) []record.Fact {
	now := d.Now().UTC().Truncate(time.Second)
	for i := range facts {
		facts[i].At = now
		if facts[i].ID == "" || facts[i].ID[0] == '/' {
			facts[i].ID = ref.Fact(fmt.Sprintf("told/%d/%d%s", version+1, i, facts[i].ID))
		}
	}
	return facts
}

// View gives the one view of a case.
func (d *Desk) View(ctx context.Context, id string) (View, error) {
	k, err := d.Cases.Open(ctx, "desk", id)
	if err != nil {
		return View{}, explain(err)
	}
	now := d.Now()
	v := View{ID: k.ID, Version: k.Version, Pending: pending(k), Record: k.Record, Exhibits: k.Exhibits}
	v.Check = d.Books.Check(k.Record, now)
	if !v.Pending {
		v.Papers = d.Papers.States(k.Record, v.Check)
	}
	return v, nil
}

// Answer takes down what a person says: fact is a dotted path of recourse.case/1.
func (d *Desk) Answer(ctx context.Context, id, fact, value string) error {
	facts, err := told.Answer(fact, value, d.Books.Drugs)
	if err != nil {
		return err
	}
	k, err := d.Cases.Open(ctx, "desk", id)
	if err != nil {
		return explain(err)
	}
	facts = d.stamp(facts, k.Version)
	for i := range facts {
		facts[i].Replaces = superseded(k.Record, facts[i])
	}
	_, err = d.Cases.Commit(ctx, Change{Case: id, Base: k.Version, Facts: facts})
	if errors.Is(err, ErrStale) {
		return d.Answer(ctx, id, fact, value)
	}
	return explain(err)
}

// superseded names the earlier answers to the same question; what a paper says is never replaced by an answer.
func superseded(c *record.Case, f record.Fact) (old []ref.Fact) {
	for _, o := range c.Live() {
		if _, read := o.Source.(record.Read); !read && same(o.Value, f.Value) {
			old = append(old, o.ID)
		}
	}
	return old
}

func same(a, b record.Value) bool {
	switch b := b.(type) {
	case record.Detail:
		a, ok := a.(record.Detail)
		return ok && a.Field == b.Field
	case record.Attested:
		a, ok := a.(record.Attested)
		return ok && a.What == b.What
	case record.Event:
		a, ok := a.(record.Event)
		return ok && a.Kind == b.Kind
	case record.Supply:
		_, ok := a.(record.Supply)
		return ok
	}
	return false
}

// Draft writes a paper; *Lacks says what is missing.
func (d *Desk) Draft(ctx context.Context, id, kind, lang string) (Made, error) {
	v, err := d.View(ctx, id)
	if err != nil {
		return Made{}, err
	}
	return d.Papers.Make(v.Record, kind, lang, civil.DayOf(d.Now()))
}

// Picture draws a page of an exhibit (page from 0).
func (d *Desk) Picture(ctx context.Context, id string, x ref.Exhibit, n, dpi int) ([]byte, error) {
	b, err := d.Cases.Bytes(ctx, id, x)
	if err != nil {
		return nil, explain(err)
	}
	return d.Files.Render(ctx, b, n, dpi)
}

// Erase destroys the case and its key.
func (d *Desk) Erase(ctx context.Context, id string) error { return explain(d.Cases.Erase(ctx, id)) }

// Keep holds the case beyond its day.
func (d *Desk) Keep(ctx context.Context, id string) error { return explain(d.Cases.Keep(ctx, id)) }

// Example makes a case of the made demonstration letter.
func (d *Desk) Example(ctx context.Context) (string, error) {
	id, err := d.Begin(ctx, []Upload{d.Demo}, Told{})
	if err != nil {
		return "", err
	}
	return id, d.Read(ctx, id)
}

func (t Told) facts() ([]record.Fact, error) {
	var out []record.Fact
	for _, p := range [][2]string{{"patient.state", t.State}, {"plan.type", string(t.Plan)}, {"events.notice_received", t.Received}} {
		if p[1] == "" {
			continue
		}
		facts, err := told.Answer(p[0], p[1], nil)
		if err != nil {
			return nil, err
		}
		out = append(out, facts...)
	}
	if t.Urgent != nil {
		facts, err := told.Answer("urgent.is", fmt.Sprint(*t.Urgent), nil)
		if err != nil {
			return nil, err
		}
		out = append(out, facts...)
	}
	return out, nil
}

func explain(err error) error {
	switch {
	case errors.Is(err, ErrNoCase):
		return fault.Wrap(fault.NotFound, say.L("fault.case.none"), err)
	case errors.Is(err, ErrStale):
		return fault.Wrap(fault.Busy, say.L("fault.case.stale"), err)
	case errors.Is(err, ErrShut):
		return fault.Wrap(fault.Busy, say.L("fault.case.shut"), err)
	}
	return err
}
