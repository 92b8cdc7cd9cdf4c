// Package move holds what to do first about each block on each plan: the moves, what they point at, and their words in English and Spanish.
//
// It promises to be data only: moves.yaml, shared.yaml and law.yaml compiled into flat tables, so that a start parses nothing.
package move

//go:generate go run gen.go

// A Row is one move and when it applies. Names are as in moves.yaml; its texts stand in Sentences under "move.ID.part".
type Row = struct {
	ID, Layer              string
	Situations, Kinds      []string
	Plans                  []string
	Benefit                string
	Facts                  []Cond
	Lane, Sender           string
	Route                  string // empty: the route of the plan's row
	OwnRefusal, OwnBridges bool   // false: those of the plan's row
	Bridges, Settles, Asks []string
	StandsOn               []string // citations and sources
	Confidence             string
}

// A Cond is a condition on one fact: Is it, or between Lo and Hi.
type Cond = struct {
	Fact, Is string
	Lo, Hi   int
}

// A Fact is a word that conditions and questions use; its question is the sentence "move.ask.NAME".
type Fact = struct {
	Name, Kind string // bool number enum text
	Of         []string
	Who        string // who can tell: member prescriber pharmacy plan
}

// A Bridge is a way to keep the medicine coming; its words are "move.bridge.NAME". Plans empty: all.
type Bridge = struct {
	Name     string
	Days     int // 0: no rule names a number
	Who      string
	Plans    []string
	StandsOn []string
}

// A Plan is what a move leaves out, by plan type; its words are "move.plan.TYPE.if_refused".
type Plan = struct {
	Type, Route string
	Bridges     []string
	StandsOn    []string
}

// A Case is a worked case: what is known, and the one move that must be selected.
type Case = struct {
	Situation     string
	Kinds         []string
	Plan, Benefit string
	Facts         []Told
	Want          string
}

// Told is a fact of a worked case.
type Told = struct{ Name, Value string }

// A Sentence is the words of one id, in the form of value/say.
type Sentence = struct{ ID, En, Es string }
