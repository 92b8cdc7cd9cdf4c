package law_test

import (
	"slices"
	"testing"

	"github.com/recourse-health/recourse/judge/rule"
)

// No case can tell these from the rule: a last branch whose condition the branches before it
// leave no choice about, a branch that comes to the same day as "otherwise" and only assumes
// less, fourteen days that end at midnight counted as hours where no clock changes.
var same = []string{
	"state/nh/exception.law", "state/ny/exception.law", "us/claims/appeal-1-decide.law", "us/claims/appeal-2-decide.law",
	"us/claims/appeal-decide.law", "us/claims/claim-decide.law", "us/claims/extension-notice.law", "us/partb/reconsideration-decide.law",
	"us/partd/decide.law", "us/partd/ire-decide.law", "us/partd/redetermination-decide.law",
}

// Each number, unit, trigger, shape, condition and branch of a file stands there for a reason
// that one of its own worked cases shows.
func TestMutantsDie(t *testing.T) {
	b := open(t)
	count, survivors := b.Mutate(b.Rules...)
	for _, m := range survivors {
		structural := m.Kind == rule.MutantCondition || m.Kind == rule.MutantBranch || m.Rule.File == "us/partd/decide.law"
		if !structural || !slices.Contains(same, m.Rule.File) {
			t.Errorf("%s: %s: no worked case notices it: %s", m.Rule.File, m.Kind, m.What)
		}
	}
	t.Logf("%d mutants, %d are the same rule", count, len(survivors))
}
