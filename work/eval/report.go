package eval

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/page"
)

// A Share is so many of so many, with its 95 % interval after Wilson.
type Share struct {
	Right int     `json:"right"`
	Of    int     `json:"of"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// A Field counts the values of one field.
type Field struct {
	Right  int `json:"right"`
	Wrong  int `json:"wrong"`
	Missed int `json:"missed"`
}

// A Report is what a run came to.
type Report struct {
	Schema    string           `json:"schema"`
	Letters   int              `json:"letters"`
	Kind      Share            `json:"kind"`
	Denial    Share            `json:"is_denial"`
	Traps     Share            `json:"not_a_denial"`
	Situation Share            `json:"situation"`
	Plan      Share            `json:"plan_type"`
	Fields    map[string]Field `json:"fields"`
	Precision float64          `json:"precision"`
	Recall    float64          `json:"recall"`
	F1        float64          `json:"f1"`
	ECE       float64          `json:"ece"`
	Invented  int              `json:"invented"`
	ByType    map[string]Share `json:"by_type"`
	ByManner  map[string]Share `json:"by_manner"`
	ByFormat  map[string]Share `json:"by_format"`
	Notes     []string         `json:"notes"`
	sure      []claim
}

// claim is a confidence and whether it came true.
type claim struct {
	said float64
	true bool
}

func newReport() Report {
	return Report{Schema: "recourse.eval/1", Fields: map[string]Field{}, ByType: map[string]Share{}, ByManner: map[string]Share{}, ByFormat: map[string]Share{}, Notes: []string{}}
}

func (s *Share) count(right bool) {
	s.Of++
	if right {
		s.Right++
	}
}

func bump(m map[string]Share, key string, right bool) {
	s := m[key]
	s.count(right)
	m[key] = s
}

// score counts one letter. A letter without an answer is wrong in everything that its gold asks.
func (r *Report) score(id, format string, g gold, a Answer, failed error) {
	r.Letters++
	if failed != nil {
		r.Notes = append(r.Notes, id+": no answer")
	}
	got := types(a)
	r.Denial.count(failed == nil && same3(g.IsDenial, a.Check.Block.Denial))
	if len(g.Types) > 0 {
		right := len(got) > 0 && got[0] == g.Types[0]
		r.Kind.count(right)
		bump(r.ByType, g.Types[0], right)
		bump(r.ByManner, g.Manner, right)
		bump(r.ByFormat, strings.TrimPrefix(format, "."), right)
		if !right {
			r.Notes = append(r.Notes, fmt.Sprintf("%s: kind %v, want %v", id, got, g.Types))
		}
	} else {
		r.Traps.count(failed == nil && same3(g.IsDenial, a.Check.Block.Denial) && len(got) == 0)
	}
	if g.Situation != "" {
		r.Situation.count(string(a.Check.Block.Is) == g.Situation)
	}
	r.Plan.count(string(a.Check.Plan.Type) == g.Plan || g.Plan == "" && a.Check.Plan.Type == record.PlanUnknown)
	for _, k := range a.Check.Reasons {
		r.sure = append(r.sure, claim{k.Confidence, slices.Contains(g.Types, string(k.Type))})
	}
	if g.Scored == nil || *g.Scored {
		r.fields(id, g, a)
	}
}

func same3(want *bool, got record.Tri) bool {
	switch {
	case want == nil:
		return got == record.Unknown
	case *want:
		return got == record.Yes
	}
	return got == record.No
}

// read are the fields that a letter is read for.
func read(fs []check.Field) map[string][]string {
	out := map[string][]string{}
	for _, f := range fs {
		if slices.Contains(record.LetterFields, f.Name) && !slices.Contains(out[string(f.Name)], f.Value) {
			out[string(f.Name)] = append(out[string(f.Name)], f.Value)
		}
	}
	return out
}

func (r *Report) fields(id string, g gold, a Answer) {
	got := read(a.Check.Fields)
	text := fold(whole(a.Docs))
	for name := range union(got, g.Fields) {
		f := r.Fields[name]
		for _, want := range g.Fields[name] {
			if slices.ContainsFunc(got[name], func(v string) bool { return same(name, v, want) }) {
				f.Right++
			} else {
				f.Missed++
			}
		}
		for _, v := range got[name] {
			if !strings.HasSuffix(name, "_date") && !isDay(v) && len(fold(v)) > 2 && !strings.Contains(text, fold(v)) {
				r.Invented++
				r.Notes = append(r.Notes, fmt.Sprintf("%s: %s is not on the page", id, name))
			}
			if !slices.ContainsFunc(append(slices.Clone(g.Fields[name]), g.Allowed[name]...), func(w string) bool { return same(name, v, w) }) {
				f.Wrong++
			}
		}
		r.Fields[name] = f
	}
}

func union(a map[string][]string, b map[string]values) map[string]bool {
	out := map[string]bool{}
	for k := range a {
		out[k] = true
	}
	for k := range b {
		out[k] = true
	}
	return out
}

func whole(docs []page.Document) string {
	var b strings.Builder
	for _, d := range docs {
		for _, p := range d.Pages {
			b.WriteString(p.Text + "\n")
		}
	}
	return b.String()
}

func (r *Report) finish() {
	for _, s := range []*Share{&r.Kind, &r.Denial, &r.Traps, &r.Situation, &r.Plan} {
		s.wilson()
	}
	for _, m := range []map[string]Share{r.ByType, r.ByManner, r.ByFormat} {
		for k, s := range m {
			s.wilson()
			m[k] = s
		}
	}
	var all Field
	for _, f := range r.Fields {
		all.Right += f.Right
		all.Wrong += f.Wrong
		all.Missed += f.Missed
	}
	r.Precision = ratio(all.Right, all.Right+all.Wrong)
	r.Recall = ratio(all.Right, all.Right+all.Missed)
	r.F1 = ratio(2*all.Right, 2*all.Right+all.Wrong+all.Missed)
	r.ECE = ece(r.sure)
}

func ratio(n, d int) float64 {
	if d == 0 {
		return 0
	}
	return math.Round(1000*float64(n)/float64(d)) / 1000
}

// wilson sets the 95 % score interval (E. B. Wilson, 1927), which holds for small counts too.
func (s *Share) wilson() {
	if s.Of == 0 {
		return
	}
	const z = 1.96
	n, p := float64(s.Of), float64(s.Right)/float64(s.Of)
	mid := (p + z*z/(2*n)) / (1 + z*z/n)
	half := z / (1 + z*z/n) * math.Sqrt(p*(1-p)/n+z*z/(4*n*n))
	s.Low, s.High = math.Round(1000*(mid-half))/1000, math.Round(1000*(mid+half))/1000
}

// ece is the mean distance between what was said and what came true, by tenths.
func ece(cs []claim) float64 {
	said, came := map[int]float64{}, map[int]float64{}
	for _, c := range cs {
		b := min(9, int(c.said*10))
		said[b] += c.said
		if c.true {
			came[b]++
		}
	}
	sum := 0.0
	for b := range said {
		sum += math.Abs(said[b] - came[b])
	}
	if len(cs) == 0 {
		return 0
	}
	return math.Round(1000*sum/float64(len(cs))) / 1000
}

func (s Share) String() string {
	return fmt.Sprintf("%d of %d (95%% %.2f to %.2f)", s.Right, s.Of, s.Low, s.High)
}

// Lines are the report for people.
func (r Report) Lines() []string {
	out := []string{
		fmt.Sprintf("letters     %d", r.Letters),
		"kind        " + r.Kind.String(),
		"is_denial   " + r.Denial.String(),
		"no denial   " + r.Traps.String(),
		"situation   " + r.Situation.String(),
		"plan type   " + r.Plan.String(),
		fmt.Sprintf("fields      precision %.3f recall %.3f F1 %.3f", r.Precision, r.Recall, r.F1),
		fmt.Sprintf("calibration error %.3f, invented values %d", r.ECE, r.Invented),
	}
	for _, part := range []struct {
		name string
		of   map[string]Share
	}{{"type", r.ByType}, {"manner", r.ByManner}, {"format", r.ByFormat}} {
		for _, k := range slices.Sorted(maps.Keys(part.of)) {
			out = append(out, fmt.Sprintf("  %s %-22s %s", part.name, k, part.of[k]))
		}
	}
	for _, k := range slices.Sorted(maps.Keys(r.Fields)) {
		f := r.Fields[k]
		out = append(out, fmt.Sprintf("  field %-18s right %d wrong %d missed %d", k, f.Right, f.Wrong, f.Missed))
	}
	return append(out, r.Notes...)
}
