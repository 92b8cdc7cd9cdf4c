package record

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"github.com/recourse-health/recourse/value/ref"
)

// kept is a fact at rest: value and source say of which kind they are.
type kept struct {
	ID       ref.Fact        `json:"id"`
	About    ref.Request     `json:"about,omitempty"`
	Is       string          `json:"is"`
	Value    json.RawMessage `json:"value"`
	By       By              `json:"by"`
	Sure     bool            `json:"sure"`
	From     string          `json:"from"`
	Source   json.RawMessage `json:"source"`
	At       time.Time       `json:"at,omitzero"`
	Replaces []ref.Fact      `json:"replaces,omitempty"`
}

// MarshalJSON writes the fact for keeping.
func (f Fact) MarshalJSON() ([]byte, error) {
	v, err := json.Marshal(f.Value)
	if err != nil {
		return nil, fmt.Errorf("record: %w", err)
	}
	s, err := json.Marshal(f.Source)
	if err != nil {
		return nil, fmt.Errorf("record: %w", err)
	}
	is, err := nameOf(values, f.Value)
	if err != nil {
		return nil, err
	}
	from, err := nameOf(sources, f.Source)
	if err != nil {
		return nil, err
	}
	return json.Marshal(kept{f.ID, f.About, is, v, f.By, f.Sure, from, s, f.At, f.Replaces})
}

// nameOf is the name under which a value or a source is read back. Nothing, and a pointer, have none.
func nameOf[F any](known map[string]F, v any) (string, error) {
	name := strings.TrimPrefix(fmt.Sprintf("%T", v), "record.")
	if _, ok := known[name]; !ok {
		return "", fmt.Errorf("record: a %T cannot be kept", v)
	}
	return name, nil
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (f *Fact) UnmarshalJSON(b []byte) error {
	var k kept
	if err := json.Unmarshal(b, &k); err != nil {
		return fmt.Errorf("record: %w", err)
	}
	v, ok := values[k.Is]
	if !ok {
		return fmt.Errorf("record: no value is called %q", k.Is)
	}
	s, ok := sources[k.From]
	if !ok {
		return fmt.Errorf("record: no source is called %q", k.From)
	}
	*f = Fact{ID: k.ID, About: k.About, By: k.By, Sure: k.Sure, At: k.At, Replaces: k.Replaces}
	var err error
	if f.Value, err = v(k.Value); err == nil {
		f.Source, err = s(k.Source)
	}
	return err
}

func into[T any, I any](wrap func(T) I) func(json.RawMessage) (I, error) {
	return func(raw json.RawMessage) (I, error) {
		var v T
		err := json.Unmarshal(raw, &v)
		return wrap(v), err
	}
}

func val[T Value]() func(json.RawMessage) (Value, error) {
	return into(func(v T) Value { return v })
}

func src[T Source]() func(json.RawMessage) (Source, error) {
	return into(func(v T) Source { return v })
}

var values = map[string]func(json.RawMessage) (Value, error){
	"Detail": val[Detail](), "Block": val[Block](), "Reason": val[Reason](), "Element": val[Element](), "Required": val[Required](),
	"Claim": val[Claim](), "Event": val[Event](), "Coverage": val[Coverage](), "Took": val[Took](), "Outcome": val[Outcome](),
	"Reaction": val[Reaction](), "Condition": val[Condition](), "Unsafe": val[Unsafe](), "Attested": val[Attested](), "Supply": val[Supply](),
	"Approval": val[Approval](), "Contact": val[Contact](), "Exhibit": val[Exhibit](), "Consent": val[Consent](),
}

var sources = map[string]func(json.RawMessage) (Source, error){"Read": src[Read](), "Told": src[Told](), "Follows": src[Follows]()}
