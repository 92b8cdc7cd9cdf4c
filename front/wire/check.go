package wire

import (
	"encoding/json"
	"slices"

	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/say"
)

// Check is recourse.check/1.
type Check struct {
	Schema    string             `json:"schema"`
	File      string             `json:"file,omitempty"` // with --each
	Source    Source             `json:"source"`
	Sources   []Source           `json:"sources,omitempty"`
	IsDenial  *bool              `json:"is_denial"`
	Situation Situation          `json:"situation"`
	Types     []Type             `json:"denial_types"`
	Fields    map[string][]Value `json:"fields"`
	Required  Tree               `json:"required"`
	Plan      Plan               `json:"plan"`
	Benefit   Benefit            `json:"benefit"`
	Supply    Supply             `json:"supply"`
	Grounds   []Ground           `json:"grounds"`
	Move      Move               `json:"move"`
	Lacking   []Lack             `json:"lacking"`
	Clocks    []Clock            `json:"clocks"`
	Laws      []Law              `json:"laws"`
	Ask       []Need             `json:"ask"`
	Books     string             `json:"books"`
	Engine    string             `json:"engine"`
}

// The parts of a Check; see CONTRACT.md.
type (
	// Source is what was read: Sizes are width and height of each page in points.
	Source struct {
		File     string       `json:"file"`
		Kind     string       `json:"kind"`
		Pages    int          `json:"pages"`
		Sizes    [][2]float64 `json:"sizes"`
		OCR      bool         `json:"ocr"`
		SHA256   string       `json:"sha256"`
		Findings []string     `json:"findings"`
	}
	Situation struct {
		Is      string `json:"is"`
		Because []Span `json:"because"`
	}
	Type struct {
		Type       string  `json:"type"`
		Confidence float64 `json:"confidence"`
		Because    []Span  `json:"because"`
	}
	Value struct {
		Value   string  `json:"value"`
		Sure    float64 `json:"sure"`
		Because []Span  `json:"because"`
	}
	Plan struct {
		Type    string `json:"type"`
		Because []Span `json:"because"`
		Ask     string `json:"ask,omitempty"`
	}
	Benefit struct {
		Is      string `json:"is"`
		Because []Span `json:"because"`
		Ask     string `json:"ask,omitempty"`
	}
	Supply struct {
		DaysLeft *int     `json:"days_left"`
		Bridges  []Bridge `json:"bridges"`
	}
	Bridge struct {
		What string `json:"what"`
		Days *int   `json:"days"`
		Rule string `json:"rule"`
		Who  string `json:"who"`
	}
	Ground struct {
		Ground  string   `json:"ground"`
		Fits    string   `json:"fits"`
		Because []Span   `json:"because"`
		Needs   []string `json:"needs"`
	}
	Move struct {
		ID          string `json:"id,omitempty"`
		Lane        string `json:"lane"`
		MissingFact string `json:"missing_fact"`
		First       string `json:"first"`
		WrongFirst  string `json:"wrong_first"`
		WhyWrong    string `json:"why_wrong"`
		Question    string `json:"question"`
		Sender      string `json:"sender"`
		Route       string `json:"route"`
		IfRefused   string `json:"if_refused"`
	}
	Lack struct {
		Element string `json:"element"`
		Rule    string `json:"rule"`
		Say     string `json:"say"`
	}
)

// NewCheck says an answer in the language of the book.
func NewCheck(a check.Answer, sources []Source, words *say.Book) Check {
	c := Check{Schema: "recourse.check/1", IsDenial: tri(a.Block.Denial), Situation: Situation{string(a.Block.Is), spans(a.Block.Because)},
		Types: []Type{}, Fields: map[string][]Value{}, Required: Tree{a.Required}, Grounds: []Ground{}, Lacking: []Lack{},
		Plan:    Plan{string(a.Plan.Type), spans(a.Plan.Because), words.Must(a.Plan.Ask)},
		Benefit: Benefit{string(a.Benefit.Is), spans(a.Benefit.Because), words.Must(a.Benefit.Ask)},
		Supply:  Supply{a.Supply.DaysLeft, []Bridge{}}, Clocks: Clocks(a.Clocks), Laws: Laws(a.Laws), Ask: Needs(a.Ask, words)}
	if len(sources) > 0 {
		c.Source = sources[0]
	}
	if len(sources) > 1 {
		c.Sources = sources
	}
	for _, r := range a.Reasons {
		c.Types = append(c.Types, Type{string(r.Type), round(r.Confidence), spans(r.Because)})
	}
	for _, f := range a.Fields {
		c.Fields[string(f.Name)] = append(c.Fields[string(f.Name)], Value{f.Value, round(f.Sure), spans(f.Because)})
	}
	c.judged(a, words)
	return c
}

func (c *Check) judged(a check.Answer, words *say.Book) {
	for _, b := range a.Supply.Bridges {
		w := Bridge{What: words.Must(b.What), Rule: b.Rule, Who: b.Who}
		if b.Days > 0 {
			w.Days = &b.Days
		}
		c.Supply.Bridges = append(c.Supply.Bridges, w)
	}
	for _, g := range a.Grounds {
		w := Ground{string(g.Ground), fits(g.Fits), spans(g.Because), []string{}}
		for _, n := range g.Needs {
			w.Needs = append(w.Needs, words.Must(n))
		}
		c.Grounds = append(c.Grounds, w)
	}
	m := a.Move
	c.Move = Move{m.ID, m.Lane, words.Must(m.MissingFact), words.Must(m.First), words.Must(m.WrongFirst), words.Must(m.WhyWrong),
		words.Must(m.Question), m.Sender, words.Must(m.Route), words.Must(m.IfRefused)}
	for _, l := range a.Lacking {
		c.Lacking = append(c.Lacking, Lack{l.Element, l.Rule, words.Must(l.Say)})
	}
}

// recognized is the finding of a document whose words were read off pictures.
const recognized = "ocr"

// NewSource says what was read.
func NewSource(name string, d page.Document) Source {
	s := Source{File: name, Kind: d.Kind, Pages: len(d.Pages), Sizes: [][2]float64{}, OCR: slices.Contains(d.Findings, recognized), SHA256: string(d.Exhibit), Findings: append([]string{}, d.Findings...)}
	for _, p := range d.Pages {
		s.Sizes = append(s.Sizes, [2]float64{hundredth(p.W), hundredth(p.H)})
	}
	return s
}

func tri(t record.Tri) *bool {
	if t == record.Unknown {
		return nil
	}
	is := t == record.Yes
	return &is
}

func fits(t record.Tri) string {
	switch t {
	case record.Yes:
		return "yes"
	case record.No:
		return "no"
	}
	return "unknown"
}

func round(v float64) float64 { return float64(int(v*1000+0.5)) / 1000 }

// JSON writes one object and a newline.
func JSON(v any) []byte {
	b, err := json.Marshal(v)
	if err != nil {
		panic("wire: " + err.Error()) // can't happen: the types here have no value that JSON lacks
	}
	return append(b, '\n')
}
