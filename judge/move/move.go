// Package move selects what to do first about a block: the one move of the book that the rule of selection picks for what is known.
//
// It promises that one move always applies and never two: layers, then the strength of facts, then what a move names, decide,
// and a fact that is not known satisfies no condition.
package move

import (
	"cmp"
	"slices"

	"github.com/recourse-health/recourse/record"
)

// The tables of a book of moves. They are aliases, so that a book which imports nothing can hold them.
type (
	// A Row is one move and when it applies.
	Row = struct {
		ID, Layer              string
		Situations, Kinds      []string
		Plans                  []string
		Benefit                string
		Facts                  []Cond
		Lane, Sender           string
		Route                  string // empty: the route of the plan's row
		OwnRefusal, OwnBridges bool   // false: those of the plan's row
		Bridges, Settles, Asks []string
		StandsOn               []string
		Confidence             string
	}
	// A Cond is a condition on one fact: Is it, or between Lo and Hi.
	Cond = struct {
		Fact, Is string
		Lo, Hi   int
	}
	// A Word is a fact that conditions and questions use.
	Word = struct {
		Name, Kind string // bool number enum text
		Of         []string
		Who        string
	}
	// A BridgeRow is a way to keep the medicine coming; Plans empty: on all.
	BridgeRow = struct {
		Name     string
		Days     int
		Who      string
		Plans    []string
		StandsOn []string
	}
	// A PlanRow is what a move leaves out, by plan type.
	PlanRow = struct {
		Type, Route string
		Bridges     []string
		StandsOn    []string
	}
)

// A Book is the moves and what they point at.
type Book struct {
	Rows    []Row
	Layers  []string // the first that holds an applicable move wins
	Order   []string // of facts, the strongest first
	Words   []Word
	Bridges []BridgeRow
	Plans   []PlanRow
}

// Given is what is known of a case, in the words of moves. What is not known is left out.
type Given struct {
	Situation record.Situation
	Kinds     []record.DenialType // most important first
	Plan      record.PlanType
	Benefit   record.Benefit
	Facts     Facts
}

// plan is the plan type as moves name it: one that is not told is unknown.
func (g Given) plan() string { return cmp.Or(string(g.Plan), string(record.PlanUnknown)) }

// Select gives the moves that apply, the first to be made first. The last move of the book applies to every case.
func (b Book) Select(g Given) []Row {
	var found []Row
	for _, r := range b.Rows {
		if applies(r, g) {
			found = append(found, r)
		}
	}
	slices.SortStableFunc(found, func(x, y Row) int { return slices.Compare(b.rank(x), b.rank(y)) })
	return found
}

// applies reports whether every key that the row names holds.
func applies(r Row, g Given) bool {
	kind := ""
	if len(g.Kinds) > 0 {
		kind = string(g.Kinds[0])
	}
	return names(r.Situations, string(g.Situation)) && names(r.Kinds, kind) && names(r.Plans, g.plan()) &&
		(r.Benefit == "" || r.Benefit == string(g.Benefit)) && !slices.ContainsFunc(r.Facts, func(c Cond) bool { return !g.Facts.hold(c) })
}

func names(any []string, what string) bool { return len(any) == 0 || slices.Contains(any, what) }

// rank is smaller for the move that wins: layer, then facts by their order (the earlier, then the more), then whether plan, kind,
// benefit and situation are named. Two moves that can apply to one case never have the same rank: the tests prove it.
func (b Book) rank(r Row) []int {
	out := []int{slices.Index(b.Layers, r.Layer)}
	for _, c := range r.Facts {
		out = append(out, slices.Index(b.Order, c.Fact))
	}
	slices.Sort(out[1:])
	out = append(out, len(b.Order))
	for _, named := range []bool{len(r.Plans) > 0, len(r.Kinds) > 0, r.Benefit != "", len(r.Situations) > 0} {
		out = append(out, map[bool]int{true: 0, false: 1}[named])
	}
	return out
}

// Word finds a fact's row; false if no move speaks of it.
func (b Book) Word(name string) (Word, bool) {
	i := slices.IndexFunc(b.Words, func(w Word) bool { return w.Name == name })
	if i < 0 {
		return Word{}, false
	}
	return b.Words[i], true
}
