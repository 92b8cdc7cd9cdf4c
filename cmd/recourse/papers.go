package main

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	formbook "github.com/recourse-health/recourse/book/form"
	noticebook "github.com/recourse-health/recourse/book/notice"
	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/sniff"
	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/judge/verify"
	"github.com/recourse-health/recourse/paper/letter"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/draft"
	"github.com/recourse-health/recourse/work/explain"
)

// Papers is the writer of papers; plans read English.
func (t *tools) Papers() (casework.Papers, error) {
	return t.writer(), nil
}

func (t *tools) writer() *draft.Writer {
	return &draft.Writer{Books: t.forms(), Words: t.words("en"), Own: t.words, PDF: makePDF, DOCX: makeDOCX,
		Check: func(c *record.Case, today civil.Date) check.Answer {
			return check.Check(c, today, time.Local, t.Books().Judges)
		}}
}

// forms hands the tables of book/form on.
func (t *tools) forms() letter.Books {
	b := letter.Books{Law: citations{t}, Drugs: resolve}
	for _, f := range formbook.Papers {
		b.Forms = append(b.Forms, letter.Form(f))
	}
	for _, n := range formbook.Needs {
		b.Askings = append(b.Askings, letter.Asking{Path: n.Path, Who: n.Who, Form: record.Form(n.Form)})
	}
	for _, p := range formbook.Processes {
		b.Processes = append(b.Processes, letter.Process{Plan: record.PlanType(p.Plan), Term: p.Term, Right: ref.Rule(p.Right), Decide: ref.Rule(p.Decide), Appeal: ref.Rule(p.Appeal), Answer: ref.Rule(p.Answer)})
	}
	return b
}

// due are the last days that the law gives, by the reckoning of the check and not of any paper.
func (t *tools) due(c *record.Case, today civil.Date) []verify.Due {
	var out []verify.Due
	for _, k := range check.Check(c, today, time.Local, t.Books().Judges).Clocks {
		for _, day := range []civil.Date{k.Due.Day(nil), k.SafeBy} {
			if k.RuleID == check.LetterRule {
				k.RuleID = ""
			}
			out = append(out, verify.Due{Rule: k.RuleID, Day: day})
		}
	}
	return out
}

// Verify holds a paper against a record: KIND.json with the footing that it claims, or the printed words of a PDF or DOCX.
func (t *tools) Verify(c *record.Case, name string, b []byte) ([]verify.Finding, error) {
	p, err := t.printed(name, b)
	if err != nil {
		return nil, err
	}
	return verify.Check(p, t.alsoSent(c, b), t.stranger()), nil
}

func (t *tools) printed(name string, b []byte) (verify.Paper, error) {
	if json.Valid(b) {
		return fromJSON(b)
	}
	kind, err := sniff.Of(name, b)
	if err != nil || kind != sniff.PDF && kind != sniff.DOCX {
		return verify.Paper{}, fault.Wrap(fault.BadValue, say.L("fault.paper.file"), format.ErrKind)
	}
	if inside, ok := t.inside(context.Background(), b); ok {
		return t.fromPacket(context.Background(), b, inside.Packet)
	}
	docs, err := t.Files().Read(context.Background(), 0, name, b)
	if err != nil {
		return verify.Paper{}, err
	}
	return fromPages(docs), nil
}

func fromJSON(b []byte) (verify.Paper, error) {
	p, err := explain.Parse(b)
	if err != nil {
		return verify.Paper{}, fault.Wrap(fault.BadValue, say.L("fault.paper.file"), err)
	}
	out := verify.Paper{Dated: p.Dated}
	for _, par := range p.Paragraphs {
		v := verify.Paragraph{Kind: par.Kind, Text: par.Text, Choice: par.Choice, On: footing(par.StandsOn), Cells: par.Cells}
		for _, r := range par.RowsOn {
			v.RowsOn = append(v.RowsOn, footing(r))
		}
		out.Paragraphs = append(out.Paragraphs, v)
	}
	return out, nil
}

func footing(s draft.StandsOn) []ref.Ref {
	on := ref.Facts(s.Facts...)
	for _, id := range s.Law {
		on = append(on, ref.Ref{Rule: id})
	}
	return on
}

// stranger is what the verifier knows beside the case.
func (t *tools) stranger() verify.Books {
	c := citations{t}
	return verify.Books{
		Law: c.Cite,
		Cites: func() (all []string) {
			for _, r := range t.lawbook().Rules {
				all = append(all, r.Cite)
			}
			for _, r := range noticebook.Rows {
				all = append(all, r.Cite)
			}
			return all
		},
		Plain: func(w string) bool {
			_, en := slices.BinarySearch(formbook.Plain[:], w)
			_, es := slices.BinarySearch(formbook.PlainSpanish[:], w)
			return en || es
		},
		Drugs: resolve,
		Due:   t.due,
		Drug: func(w string) (string, bool) {
			f := drugs.Find(w)
			if len(f) == 0 || f[0].To-f[0].From != len(w) {
				return "", false
			}
			return f[0].Ingredient, true
		},
	}
}
