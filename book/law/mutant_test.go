package law_test

import (
	"testing"

	"github.com/recourse-health/recourse/judge/rule"
)

func TestMutants(t *testing.T) {
	b := open(t)
	count, survivors := b.Mutate(b.Rules...)
	by := map[rule.MutantKind]int{}
	for _, m := range survivors {
		by[m.Kind]++
		t.Logf("%s: %s %s", m.Rule.File, m.Kind, m.What)
	}
	t.Logf("%d mutants, %d survive: %v", count, len(survivors), by)
}
