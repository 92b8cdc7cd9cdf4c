package eval

import (
	"encoding/json"
	"testing"

	"github.com/recourse-health/recourse/value/policy"
)

func read(t *testing.T, s string) policy.Node {
	t.Helper()
	var n tree
	if err := json.Unmarshal([]byte(s), &n); err != nil {
		t.Fatal(err)
	}
	return n.node()
}

func TestSameRule(t *testing.T) {
	const (
		a    = `{"kind":"tried","drugs":["metformin"]}`
		b    = `{"kind":"tried","drugs":["glipizide"]}`
		c    = `{"kind":"tried","drugs":["pioglitazone"]}`
		notA = `{"kind":"contraindicated","drugs":["metformin"]}`
	)
	for _, x := range []struct {
		name, got, want string
		ok              bool
	}{
		{"one", a, a, true},
		{"another drug", b, a, false},
		{"any and at least one", `{"any":[` + a + `,` + b + `]}`, `{"at_least":1,"of":[` + b + `,` + a + `]}`, true},
		{"any is not all", `{"any":[` + a + `,` + b + `]}`, `{"all":[` + a + `,` + b + `]}`, false},
		{"two of three is not all", `{"at_least":2,"of":[` + a + `,` + b + `,` + c + `]}`, `{"all":[` + a + `,` + b + `,` + c + `]}`, false},
		{"nested alike", `{"all":[` + a + `,{"any":[` + b + `,` + c + `]}]}`, `{"all":[{"any":[` + c + `,` + b + `]},` + a + `]}`, true},
		{"excuses fall away", `{"any":[` + a + `,` + notA + `]}`, a, true},
		{"so do diagnoses", `{"all":[{"kind":"diagnosis"},` + a + `]}`, a, true},
		{"a count in the leaf", `{"kind":"tried","drugs":["metformin","glipizide","pioglitazone"],"count":2}`, `{"at_least":2,"of":[` + a + `,` + b + `,` + c + `]}`, true},
		{"a longer name", `{"kind":"tried","drugs":["metformin 500 mg"]}`, a, true},
		{"nothing read", `{}`, a, false},
		{"by class", `{"kind":"tried","class":"generic triptans","count":2}`, `{"kind":"tried","class":"generic triptans"}`, true},
	} {
		if got := sameRule(read(t, x.got), read(t, x.want)); got != x.ok {
			t.Errorf("%s: %v", x.name, got)
		}
	}
}

func TestSameNumbers(t *testing.T) {
	a := read(t, `{"kind":"tried","drugs":["a"],"days":30,"lookback_days":180}`)
	if !sameNumbers(a, a) || sameNumbers(a, read(t, `{"kind":"tried","drugs":["a"],"days":30}`)) {
		t.Error("lengths and look-backs")
	}
}
