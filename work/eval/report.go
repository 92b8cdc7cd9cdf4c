package eval

import (
	"fmt"
	"maps"
	"math"
	"slices"

	"github.com/recourse-health/recourse/record"
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
	Required  Share            `json:"required"`         // the same trials are asked for
	Numbers   Share            `json:"required_numbers"` // with the same lengths and look-backs
	Excuses   Share            `json:"required_excuses"` // and excused from, or not
	Quotes    Share            `json:"quotes"`           // quotations that stand in the document
	Proof     Share            `json:"proof"`            // main kinds that quote the words which prove them
	Bare      int              `json:"bare"`             // kinds and values without a quotation
	Forbidden int              `json:"forbidden"`        // traps that worked
	Lacking   Field            `json:"lacking"`
	Types     map[string]Field `json:"types"` // wherever a kind stands in the list
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
	return Report{Schema: "recourse.eval/1", Fields: map[string]Field{}, Types: map[string]Field{}, ByType: map[string]Share{}, ByManner: map[string]Share{}, ByFormat: map[string]Share{}, Notes: []string{}}
}

func (s *Share) count(right bool) {
	s.Of++
	if right {
		s.Right++
	}
}

// tell counts one value that should be there.
func (f *Field) tell(found bool) {
	if found {
		f.Right++
	} else {
		f.Missed++
	}
}

func bump(m map[string]Share, key string, right bool) {
	s := m[key]
	s.count(right)
	m[key] = s
}

func (r *Report) finish() {
	for _, s := range []*Share{&r.Kind, &r.Denial, &r.Traps, &r.Situation, &r.Plan, &r.Required, &r.Numbers, &r.Excuses, &r.Quotes, &r.Proof} {
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

func (f Field) String() string {
	return fmt.Sprintf("right %d wrong %d missed %d", f.Right, f.Wrong, f.Missed)
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
		"step rule   " + r.Required.String(),
		"  numbers   " + r.Numbers.String(),
		"  excuses   " + r.Excuses.String(),
		"quotations  " + r.Quotes.String() + fmt.Sprintf(", without %d", r.Bare),
		"proof       " + r.Proof.String(),
		"step found  " + r.Types[string(record.StepTherapy)].String(),
		"lacking     " + r.Lacking.String(),
		fmt.Sprintf("fields      precision %.3f recall %.3f F1 %.3f", r.Precision, r.Recall, r.F1),
		fmt.Sprintf("calibration error %.3f, invented values %d, traps that worked %d", r.ECE, r.Invented, r.Forbidden),
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
		out = append(out, fmt.Sprintf("  field %-18s %s", k, r.Fields[k]))
	}
	return append(out, r.Notes...)
}
