package draft

import (
	"encoding/json"

	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/work/casework"
)

// Schema is the name of the form of a paper.
const Schema = "recourse.paper/1"

// Paper is recourse.paper/1. Dated is the day that stands on it.
type Paper struct {
	Schema     string      `json:"schema"`
	Kind       string      `json:"kind"`
	Lang       string      `json:"lang"`
	Dated      civil.Date  `json:"dated"`
	Paragraphs []Paragraph `json:"paragraphs"`
}

// Paragraph is one paragraph as printed. Facts are JSON pointers into the case.
type Paragraph struct {
	Kind     string     `json:"kind"`
	Text     string     `json:"text"`
	Choice   bool       `json:"choice,omitempty"`
	Cells    [][]string `json:"cells,omitempty"`
	StandsOn StandsOn   `json:"stands_on"`
	RowsOn   []StandsOn `json:"rows_stand_on,omitempty"` // of a table, as cells
}

// StandsOn is the footing of a paragraph.
type StandsOn struct {
	Facts    []ref.Fact     `json:"facts"`
	Law      []ref.Rule     `json:"law"`
	Evidence []ref.Evidence `json:"evidence"`
	Exhibits []ref.Exhibit  `json:"exhibits"`
}

func encode(kind, lang string, dated civil.Date, sentences []casework.Sentence) []byte {
	p := Paper{Schema, kind, lang, dated, []Paragraph{}}
	for _, s := range sentences {
		p.Paragraphs = append(p.Paragraphs, Paragraph{s.Kind, s.Text, s.Choice, s.Cells, footing(s.On), rows(s.RowsOn)})
	}
	b, err := json.MarshalIndent(p, "", " ")
	if err != nil {
		panic("draft: " + err.Error()) // can't happen: strings only
	}
	return append(b, '\n')
}

func rows(on [][]ref.Ref) []StandsOn {
	var out []StandsOn
	for _, r := range on {
		out = append(out, footing(r))
	}
	return out
}

func footing(on []ref.Ref) StandsOn {
	s := StandsOn{[]ref.Fact{}, []ref.Rule{}, []ref.Evidence{}, []ref.Exhibit{}}
	for _, r := range on {
		switch {
		case r.Fact != "":
			s.Facts = append(s.Facts, r.Fact)
		case r.Rule != "":
			s.Law = append(s.Law, r.Rule)
		case r.Evidence != "":
			s.Evidence = append(s.Evidence, r.Evidence)
		case r.Exhibit != "":
			s.Exhibits = append(s.Exhibits, r.Exhibit)
		}
	}
	return s
}
