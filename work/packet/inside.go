package packet

import (
	"encoding/json"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/recourse-health/recourse/format/typeset"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/record/told"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/page"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/draft"
)

// Inside is the name of the file in a packet that holds its facts.
const Inside = "case.json"

// A Map says where the parts of a packet stand, so that a stranger knows its own words from those of the exhibits.
type Map struct {
	Total int     `json:"total"`
	Parts []Piece `json:"parts"`
}

// A Piece is one part: its pages, from 1.
type Piece struct {
	Key     string `json:"key"`
	First   int    `json:"first"`
	Last    int    `json:"last"`
	Exhibit bool   `json:"exhibit,omitempty"`
}

// Sound reports a map of a packet as they are made: its parts follow one another without a gap, the exhibits last, and there is
// at least one paper. One that says otherwise could pass a paper off as an exhibit.
func (m Map) Sound() bool {
	next, exhibits := 1, false
	for i, p := range m.Parts {
		if p.First != next || p.Last < p.First || exhibits && !p.Exhibit || i < 3 && p.Exhibit {
			return false
		}
		next, exhibits = p.Last+1, p.Exhibit
	}
	return len(m.Parts) >= 3 && next == m.Total+1
}

// inside is the case as a stranger needs it: the facts that the printed sentences state, and nothing else of the case.
func (m *Maker) inside(o Order, papers []draft.Laid, xs []*exhibit, parts []typeset.Part, begins []int, total int) ([]byte, error) {
	where := Map{Total: total}
	for i, p := range parts {
		last := total
		if i+1 < len(parts) {
			last = begins[i+1] - 1
		}
		where.Parts = append(where.Parts, Piece{p.Key, begins[i], last, i >= len(papers)})
	}
	c, err := told.Plain(append(stated(o.Case, papers), m.unnamed(xs)...))
	if err != nil {
		return nil, err
	}
	b, err := json.Marshal(struct {
		told.Case
		Packet Map `json:"packet"`
	}{c, where})
	if err != nil {
		return nil, err
	}
	return pruned(b)
}

// unnamed are the exhibits that the case has no word for; the index names them.
func (m *Maker) unnamed(xs []*exhibit) (out []record.Fact) {
	for _, x := range xs {
		if l, ok := x.label.(say.Line); ok {
			out = append(out, record.Fact{Value: record.Exhibit{Label: m.Papers.Words.Must(l)}, Source: record.Told{}})
		}
	}
	return out
}

// pruned leaves out what is empty.
func pruned(b []byte) ([]byte, error) {
	var v any
	if err := json.Unmarshal(b, &v); err != nil {
		return nil, err
	}
	out, err := json.MarshalIndent(prune(v), "", " ")
	return append(out, '\n'), err
}

func prune(v any) any {
	m, ok := v.(map[string]any)
	if !ok {
		return v
	}
	for k, inner := range m {
		if inner = prune(inner); inner == nil {
			delete(m, k)
		}
	}
	if len(m) == 0 {
		return nil
	}
	return m
}

// stated gives the facts on which a printed sentence stands, each without what no such sentence says of it. The exhibits are all
// there, since their order is what their marks mean, and so is that the plan said no, on which every clock rests.
func stated(c *record.Case, papers []draft.Laid) []record.Fact {
	says := map[ref.Fact]string{}
	for _, l := range papers {
		for _, s := range l.Sentences {
			text := s.Text
			for _, row := range s.Cells {
				text += "\n" + strings.Join(row, "\n")
			}
			for _, r := range s.On {
				says[r.Fact] += "\n" + text
			}
		}
	}
	all := ""
	for _, t := range says {
		all += t
	}
	var out []record.Fact
	for _, f := range c.Live() {
		text, printed := says[f.ID]
		switch f.Value.(type) {
		case record.Exhibit, record.Block:
		default:
			if !printed {
				continue
			}
		}
		out = append(out, only(f, folded(text), all))
	}
	return out
}

// only leaves of a fact what the text says; all is what is printed anywhere.
func only(f record.Fact, text, all string) record.Fact {
	f.Value = said(f.Value, text, all)
	switch s := f.Source.(type) {
	case record.Told:
		if s.Where != "" && !strings.Contains(text, folded(s.Where)) {
			s.Where = "exhibit" // that there is a paper behind it is stated by its mark
		}
		s.Question = ""
		f.Source = s
	case record.Read:
		s.Spans = slices.DeleteFunc(slices.Clone(s.Spans), func(q page.Span) bool { return !strings.Contains(text, folded(q.Quote())) })
		f.Source = s
	}
	f.Replaces = nil
	return f
}

var (
	naming = []string{"Drug", "Ingredient", "Text", "Kind", "Name"} // what says which fact it is
	counts = map[string]string{"Fills": "fill", "DaysSupply": "day", "DaysLeft": "day"}
)

// said empties the free words, numbers and days of a value that the text does not hold.
func said(v record.Value, text, all string) record.Value {
	out := reflect.New(reflect.TypeOf(v)).Elem()
	out.Set(reflect.ValueOf(v))
	for i := range out.NumField() {
		f, name := out.Field(i), out.Type().Field(i).Name
		switch x := f.Interface().(type) {
		case string:
			if !slices.Contains(naming, name) && !strings.Contains(text, folded(x)) {
				f.SetString("")
			}
		case int:
			if !strings.Contains(text, strconv.Itoa(x)+" "+counts[name]) {
				f.SetInt(0)
			}
		case record.Tri:
			if name == "PlanCanSee" { // no paper says it
				f.SetInt(0)
			}
		case civil.Date:
			if !year(all, x) {
				f.SetZero()
			}
		case civil.Range:
			if !year(all, x.First) && !year(all, x.Last) {
				f.SetZero()
			}
		}
	}
	return out.Interface().(record.Value)
}

func year(text string, d civil.Date) bool {
	return !d.IsZero() && strings.Contains(text, strconv.Itoa(d.Year()))
}

func folded(s string) string { return strings.ToLower(strings.Join(strings.Fields(s), " ")) }
