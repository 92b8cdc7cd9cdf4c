// Package rights reads the inputs of `recourse rights` into a case, and writes what the book
// says of it as recourse.rights/1.
//
// It promises that an input which cannot be used is refused or asked about, never bent, and
// that a law which is not safe to compute is named without a date.
package rights

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/value/civil"
)

// Inputs is a case as it was told, with what must be asked about it.
type Inputs struct {
	Case fact.View
	Ask  []Question
}

// Zones finds a time zone by its IANA name; nil for a name that is none. It comes from the caller: there are no files here.
type Zones func(name string) *time.Location

// also are the older names of an input key, which mean the same.
var also = map[string]string{"notice_dated": "denial_date", "notice_received": "received_date", "notice_received_proved": "received_date_proved"}

// Read takes one object of inputs, as encoding/json gives it.
func Read(given map[string]any, words *fact.Vocabulary, zones Zones) (Inputs, error) {
	told := maps.Clone(given)
	in := Inputs{}
	if err := in.zone(told, zones); err != nil {
		return in, err
	}
	if err := events(told); err != nil {
		return in, err
	}
	for name, key := range also {
		if v, ok := told[name]; ok {
			delete(told, name)
			told[key] = v
		}
	}
	for _, key := range slices.Sorted(maps.Keys(told)) {
		if err := in.take(words.ByKey(key), key, told[key]); err != nil {
			return in, err
		}
	}
	return in, in.order()
}

// events lifts what stands under event_times to the other inputs.
func events(told map[string]any) error {
	v, ok := told["event_times"]
	delete(told, "event_times")
	if !ok || v == nil {
		return nil
	}
	times, ok := v.(map[string]any)
	if !ok {
		return fmt.Errorf("event_times is not an object of events with their times")
	}
	maps.Copy(told, times)
	return nil
}

func (in *Inputs) zone(told map[string]any, zones Zones) error {
	v := told["timezone"]
	name, ok := v.(string)
	if v == nil || name == "" && ok {
		return nil
	}
	// "Local" would be the zone of the machine, which is nobody's in the case.
	if ok && name != "Local" {
		in.Case.Zone = zones(name)
	}
	if in.Case.Zone == nil {
		return fmt.Errorf("timezone %v is not in the time zone data; give one like America/New_York", v)
	}
	return nil
}

// take puts one input into the case. Keys outside the vocabulary are other people's.
func (in *Inputs) take(w *fact.Word, key string, v any) error {
	if w == nil || v == nil || v == "" || v == "unknown" {
		return nil
	}
	f, err := value(w, v, in.Case.Zone)
	var local *civil.LocalError
	if errors.As(err, &local) {
		in.Ask = append(in.Ask, Question{Fact: key, Question: local.Text + ": " + local.Ask, Why: "without it the hours cannot be counted", Who: "member", Form: "day"})
		return nil
	}
	if err != nil {
		return fmt.Errorf("%s: %w", key, err)
	}
	in.Case = in.Case.With(f)
	return nil
}

func value(w *fact.Word, v any, zone *time.Location) (f fact.Fact, err error) {
	f.Word = w
	ok := false
	switch w.Kind {
	case fact.Choice:
		f.Choice, err = choice(w, v)
		return f, err
	case fact.Flag:
		f.Yes, ok = v.(bool)
	case fact.Number:
		f.Number, ok = number(v)
	case fact.Event:
		var s string
		if s, ok = v.(string); ok {
			f.At, err = civil.ParseMoment(s, zone)
		}
	}
	if !ok {
		err = fmt.Errorf("%v is not what is wanted: %s", v, w.Ask)
	}
	return f, err
}

// choice takes a value in capitals or not: NY is written ny too.
func choice(w *fact.Word, v any) (string, error) {
	s, _ := v.(string)
	for _, known := range w.Values {
		if strings.EqualFold(strings.TrimSpace(s), known) {
			return known, nil
		}
	}
	return "", fmt.Errorf("%v is none of %s", v, strings.Join(w.Values, ", "))
}

// number takes whole numbers from 1 to 3,660: levels, and days of at most ten years.
func number(v any) (int, bool) {
	n, ok := v.(float64)
	return int(n), ok && n == float64(int(n)) && 1 <= n && n <= 3660
}

// order asks about a notice that came before it was written.
func (in *Inputs) order() error {
	dated, ok1 := in.Case.Get("notice dated")
	came, ok2 := in.Case.Get("notice received")
	if ok1 && ok2 && came.At.Before(dated.At, in.Case.Zone) {
		in.Ask = append(in.Ask, Question{Fact: came.Word.Key, Question: "The notice is dated " + dated.Value() + " and was received before that, on " + came.Value() + ". Which of the two is wrong?", Why: "a notice cannot come before it is written", Who: "member", Form: "day"})
	}
	return nil
}
