// Package phi holds what must not be seen by chance: health data, and keys, on their way through code that logs.
//
// It promises that what it holds prints as "[sealed]" with fmt, log/slog and JSON, also from an unexported field,
// until somebody calls Open on purpose.
package phi

import (
	"encoding/json"
	"errors"
	"fmt"
)

// Sealed is what is shown in place of the value.
const Sealed = "[sealed]"

// ErrSealed says that somebody tried to read a value back from what was only a seal.
var ErrSealed = errors.New("phi: " + Sealed + " stands where the value should be")

// An Of holds one value. The zero Of holds the zero T.
//
// The value stands behind two pointers: fmt never calls methods on unexported fields and walks into them instead. There
// it follows one pointer where the verb does not fit (%s of a struct), but not two.
type Of[T any] struct{ v **T }

// A Text is sealed text.
type Text = Of[string]

// Seal puts v under a seal.
func Seal[T any](v T) Of[T] {
	p := &v
	return Of[T]{&p}
}

// Open gives the value. Whoever calls it answers for where the value goes.
func (o Of[T]) Open() T {
	if o.v == nil {
		var zero T
		return zero
	}
	return **o.v
}

// IsZero reports whether nothing was ever put in; JSON's omitzero goes by it.
func (o Of[T]) IsZero() bool { return o.v == nil }

// Format writes "[sealed]" for every verb.
func (o Of[T]) Format(s fmt.State, _ rune) { _, _ = s.Write([]byte(Sealed)) }

// String is "[sealed]".
func (o Of[T]) String() string { return Sealed }

// MarshalText writes "[sealed]"; log/slog's text handler goes by it.
func (o Of[T]) MarshalText() ([]byte, error) { return []byte(Sealed), nil }

// MarshalJSON writes "[sealed]"; log/slog's JSON handler goes by it.
func (o Of[T]) MarshalJSON() ([]byte, error) { return json.Marshal(Sealed) }

// UnmarshalJSON takes a plain value in. What MarshalJSON wrote is refused: it is not the value.
func (o *Of[T]) UnmarshalJSON(b []byte) error {
	if string(b) == `"`+Sealed+`"` {
		return ErrSealed
	}
	var v T
	if err := json.Unmarshal(b, &v); err != nil {
		// The text of a JSON error may hold the value.
		return fmt.Errorf("phi: the value cannot be read (%T)", err)
	}
	*o = Seal(v)
	return nil
}
