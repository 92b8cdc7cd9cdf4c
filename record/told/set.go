package told

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
)

// Answer makes the facts of one answer: FACT=VALUE with FACT a dotted path of the case ("supply.days_left"),
// "trials" with a trial as a JSON object, or "events.KIND" with a day.
func Answer(path, value string, drugs Drugs) ([]record.Fact, error) {
	c := &Case{}
	if _, err := Set(c, path, value); err != nil {
		return nil, err
	}
	facts, err := Facts(c, drugs)
	if err == nil && len(facts) == 0 && !empty(value) {
		return nil, wrong(path, "fault.case.alone") // it would be lost
	}
	return facts, err
}

// empty reports an answer that tells nothing.
func empty(s string) bool {
	s = strings.TrimSpace(s)
	return s == "" || strings.EqualFold(s, "unknown")
}

// Set puts a value, as a person types it, at a path of the case; it gives the path at which it stands and
// the value with its type. Lists grow by one entry; "events.KIND" is a new event. A refused value changes nothing.
func Set(c *Case, path, value string) (p Put, err error) {
	if kind, ok := strings.CutPrefix(path, "events."); ok && !isIndex(strings.Split(kind, ".")[0]) {
		e := Event{Kind: kind, At: value, Source: "answer"}
		c.Events = append(c.Events, e)
		return Put{"events", e, true}, nil
	}
	var undo []func()
	defer func() {
		if err != nil {
			for _, f := range undo {
				f()
			}
		}
	}()
	v := reflect.ValueOf(c).Elem()
	parts := strings.Split(path, ".")
	for i, key := range parts {
		switch {
		case v.Kind() == reflect.Struct:
			f, ok := member(v, key)
			if !ok {
				return Put{}, unknown(path)
			}
			v = f
		case v.Kind() == reflect.Slice && isIndex(key):
			n, _ := strconv.Atoi(key)
			if n > v.Len() {
				return Put{}, unknown(path)
			}
			if n == v.Len() {
				list := v
				undo = append(undo, func() { list.Set(list.Slice(0, n)) })
				v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
			}
			v = v.Index(n)
		default:
			return Put{}, unknown(strings.Join(parts[:i+1], "."))
		}
	}
	return assign(v, path, value)
}

// Put says where a value went: at Path, or as a new entry of the list at Path.
type Put struct {
	Path  string
	Value any
	Entry bool
}

func member(v reflect.Value, key string) (reflect.Value, bool) {
	for i := range v.NumField() {
		if v.Type().Field(i).Tag.Get("json") == key+",omitempty" {
			return v.Field(i), true
		}
	}
	return reflect.Value{}, false
}

func assign(v reflect.Value, path, value string) (Put, error) {
	switch v.Interface().(type) {
	case string:
		if strings.HasSuffix(path, ".drug") && answers.MatchString(value) {
			return Put{}, wrong(path, "fault.case.drug")
		}
		v.SetString(strings.TrimSpace(value))
	case int, *int:
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || n < 0 {
			return Put{}, wrong(path, "fault.case.number")
		}
		if v.Kind() == reflect.Pointer {
			v.Set(reflect.ValueOf(&n))
			return Put{path, n, false}, nil
		}
		v.SetInt(int64(n))
	case bool, *bool:
		is, ok := yes(value)
		if !ok {
			return Put{}, wrong(path, "fault.case.yesno")
		}
		if v.Kind() == reflect.Pointer {
			v.Set(reflect.ValueOf(&is))
			return Put{path, is, false}, nil
		}
		v.SetBool(is)
	default:
		return entry(v, path, value)
	}
	return Put{path, v.Interface(), false}, nil
}

// entry takes a JSON object for a list or for a part of the case.
func entry(v reflect.Value, path, value string) (Put, error) {
	list := v.Kind() == reflect.Slice
	target := reflect.New(v.Type())
	if list {
		target = reflect.New(v.Type().Elem())
	}
	d := json.NewDecoder(strings.NewReader(value))
	d.DisallowUnknownFields()
	err := d.Decode(target.Interface())
	if err == nil && d.More() {
		err = errors.New("more than one object")
	}
	if err != nil {
		return Put{}, fault.Wrap(fault.BadValue, say.L("fault.case.object", say.A("fact", path)), fmt.Errorf("told: %w", err))
	}
	if list {
		v.Set(reflect.Append(v, target.Elem()))
	} else {
		v.Set(target.Elem())
	}
	return Put{path, target.Elem().Interface(), list}, nil
}

// answers is how people begin who answer a question with yes or no where a name is asked for. A paper would print it as the drug.
var answers = regexp.MustCompile(`(?i)^\s*(?:yes|no|y|n|s[íi]|true|false|none|ninguno|not sure|unknown|n/a)(?:[\s,.;:!]|$)`)

func yes(s string) (is, ok bool) {
	switch strings.ToLower(strings.TrimSpace(s)) {
	case "true", "yes", "y", "sí", "si":
		return true, true
	case "false", "no", "n":
		return false, true
	}
	return false, false
}

func isIndex(s string) bool { n, err := strconv.Atoi(s); return err == nil && n >= 0 }

func unknown(path string) error { return wrong(path, "fault.case.path") }

func wrong(path, sentence string) error {
	return fault.New(fault.BadValue, say.L(sentence, say.A("fact", path)))
}
