package wire

import (
	"time"

	"github.com/recourse-health/recourse/work/ledger"
)

// Acts is the answer of a look into the ledger.
type Acts struct {
	Schema string `json:"schema"`
	Acts   []Act  `json:"acts"`
	Books  string `json:"books"`
	Engine string `json:"engine"`
}

// An Act is an outward act as it stands.
type Act struct {
	Key      string `json:"key"`
	Case     string `json:"case,omitempty"` // none once the case is erased
	Kind     string `json:"kind"`
	State    string `json:"state"`
	At       string `json:"at"` // of the last change of state
	Approved string `json:"approved_by,omitempty"`
	Settled  string `json:"settled_by,omitempty"`
	Provider string `json:"provider,omitempty"`
}

// NewActs makes the answer.
func NewActs(acts []ledger.Act, books, engine string) Acts {
	out := Acts{"recourse.acts/1", []Act{}, books, engine}
	for _, a := range acts {
		out.Acts = append(out.Acts, Act{a.Key, a.Case, a.Kind, string(a.State), a.At.Format(time.RFC3339), a.By, a.Settled, a.Provider})
	}
	return out
}
