package casework

import (
	"github.com/recourse-health/recourse/judge/check"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/ref"
)

// An Upload is a file as a person gave it.
type Upload struct {
	Name  string
	Bytes []byte
}

// Told is what a person says about the letter beside giving it; empty fields are not told.
type Told struct {
	State    string // two letters
	Plan     record.PlanType
	Received string // 2026-01-31
	Urgent   *bool
}

// A View is the one view of a case that every front shows.
type View struct {
	ID       string
	Version  int
	Pending  bool // exhibits wait to be read
	Record   *record.Case
	Check    check.Answer
	Exhibits []Exhibit // with their readings, without their bytes
	Papers   []PaperState
}

// A PaperState says whether a paper can be written now, and if not, for what it waits.
type PaperState struct {
	Kind  string // of CONTRACT.md: exception_request …
	Needs []record.Need
}

// A Made is a paper, written.
type Made struct {
	Kind            string
	Lang            string // en es
	Mine            bool   // a person keeps it; else it goes to the plan
	PDF, DOCX, JSON []byte
	Sentences       []Sentence
	StrongerWith    []record.Need
}

// A Sentence is one paragraph of a paper as printed, with its footing.
type Sentence struct {
	Kind   string
	Text   string
	On     []ref.Ref
	Choice bool
	Cells  [][]string  // of a table: the head first
	Head   bool        // the first row of Cells is a head
	RowsOn [][]ref.Ref // what each row stands on, as Cells
	Said   string      // the part of Text that is said aloud to the plan, in English
}
