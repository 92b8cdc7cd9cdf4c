package move_test

import (
	"slices"
	"strconv"
	"testing"

	book "github.com/recourse-health/recourse/book/move"
	"github.com/recourse-health/recourse/judge/move"
	"github.com/recourse-health/recourse/record"
)

var moves = move.Book{Rows: book.Rows, Layers: book.Layers, Order: book.FactOrder, Words: book.Facts, Bridges: book.Bridges, Plans: book.Plans}

func given(t *testing.T, c book.Case) move.Given {
	t.Helper()
	g := move.Given{Situation: record.Situation(c.Situation), Plan: record.PlanType(c.Plan), Benefit: record.Benefit(c.Benefit)}
	for _, k := range c.Kinds {
		g.Kinds = append(g.Kinds, record.DenialType(k))
	}
	for _, f := range c.Facts {
		x, ok := moves.Read(f.Name, f.Value)
		if !ok {
			t.Fatalf("%s=%s is not taken", f.Name, f.Value)
		}
		g.Facts = append(g.Facts, x)
	}
	return g
}

func TestWorkedCases(t *testing.T) {
	wanted := map[string]bool{}
	for _, c := range book.Cases {
		found := moves.Select(given(t, c))
		if len(found) == 0 || found[0].ID != c.Want {
			t.Errorf("%+v\nselects %v, want %s", c, ids(found), c.Want)
		}
		wanted[c.Want] = true
	}
	for _, r := range book.Rows {
		if !wanted[r.ID] {
			t.Errorf("no worked case wants %s", r.ID)
		}
	}
}

func ids(rows []move.Row) (out []string) {
	for _, r := range rows {
		out = append(out, r.ID)
	}
	return out
}

// Two moves of the same rank must never apply to one case: proved pair by pair, not by sampling.
func TestNoTwoMovesTie(t *testing.T) {
	for i, a := range book.Rows {
		for _, b := range book.Rows[i+1:] {
			if slices.Equal(move.Rank(moves, a), move.Rank(moves, b)) && !disjoint(a, b) {
				t.Errorf("%s and %s can tie", a.ID, b.ID)
			}
		}
	}
}

func disjoint(a, b move.Row) bool {
	return apart(a.Situations, b.Situations) || apart(a.Kinds, b.Kinds) || apart(a.Plans, b.Plans) ||
		a.Benefit != "" && b.Benefit != "" && a.Benefit != b.Benefit || slices.ContainsFunc(a.Facts, func(x move.Cond) bool {
		return slices.ContainsFunc(b.Facts, func(y move.Cond) bool {
			return x.Fact == y.Fact && (x.Is != y.Is || x.Is == "" && (x.Hi < y.Lo || y.Hi < x.Lo))
		})
	})
}

func apart(a, b []string) bool {
	return len(a) > 0 && len(b) > 0 && !slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

func TestOneMoveAlwaysApplies(t *testing.T) {
	if found := moves.Select(move.Given{}); len(found) != 1 || found[0].ID != "any.at_all" {
		t.Error(ids(found))
	}
}

func TestOrderOfFactsIsIrrelevant(t *testing.T) {
	for _, c := range book.Cases {
		g := given(t, c)
		slices.Reverse(g.Facts)
		if found := moves.Select(g); found[0].ID != c.Want {
			t.Errorf("%+v turned round selects %s", c, found[0].ID)
		}
	}
}

func TestRead(t *testing.T) {
	for _, c := range []struct {
		name, value, want string
		n                 int
		ok                bool
	}{
		{"urgent", "yes", "true", 0, true},
		{"urgent", "false", "false", 0, true},
		{"urgent", "perhaps", "", 0, false},
		{"mismatch", "product", "product", 0, true},
		{"mismatch", "true", "true", 0, false},
		{"days_left", "3", "", 3, true},
		{"days_left", "few", "", 0, false},
		{"diagnosis", "migraine", "", 0, false},
		{"weather", "fair", "", 0, false},
	} {
		f, ok := moves.Read(c.name, c.value)
		if ok != c.ok || ok && (f.Value != c.want || f.N != c.n) {
			t.Errorf("%s=%s: %+v %t", c.name, c.value, f, ok)
		}
	}
}

// Each move can be the one: it is selected on some case made of its own conditions.
func TestEachMoveCanBeSelected(t *testing.T) {
	for _, r := range book.Rows {
		if !selectable(r) {
			t.Errorf("%s can never be selected", r.ID)
		}
	}
}

func selectable(r move.Row) bool {
	for _, s := range or(r.Situations, situations()) {
		for _, k := range or(r.Kinds, append(kinds(), "")) {
			for _, p := range or(r.Plans, plans()) {
				g := move.Given{Situation: record.Situation(s), Plan: record.PlanType(p), Benefit: record.Benefit(r.Benefit)}
				if k != "" {
					g.Kinds = []record.DenialType{record.DenialType(k)}
				}
				for _, c := range r.Facts {
					v := c.Is
					if v == "" {
						v = strconv.Itoa(max(c.Lo, min(c.Hi, 2)))
					}
					f, _ := moves.Read(c.Fact, v)
					g.Facts = append(g.Facts, f)
				}
				if moves.Select(g)[0].ID == r.ID {
					return true
				}
			}
		}
	}
	return false
}

func or(a, b []string) []string {
	if len(a) > 0 {
		return a
	}
	return b
}

func plans() (out []string) {
	for _, p := range book.Plans {
		out = append(out, p.Type)
	}
	return out
}

func kinds() []string {
	return []string{"step_therapy", "prior_auth", "non_formulary", "quantity_limit", "medical_necessity", "experimental", "out_of_network", "exclusion", "coding_billing", "eligibility", "timely_filing"}
}

func situations() []string {
	return []string{"denial", "approval", "approved_but_rejected", "paid_but_dearer", "partly_approved", "product_mismatch", "wrong_pharmacy", "old_plan_billed", "refill_too_soon",
		"missing_document", "approval_ended", "notice_of_change", "pharmacy_notice", "request_for_information", "bill", "other", ""}
}
