package phi_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"log"
	"log/slog"
	"reflect"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/value/phi"
)

const name = "Ana Ruiz-Example"

type open struct{ Name phi.Text }
type hidden struct{ name phi.Text }
type person struct{ Name string }
type hiddenMore struct {
	list   phi.Of[[]string]
	array  phi.Of[[32]byte]
	person phi.Of[person]
	byName phi.Of[map[string]string]
	any    phi.Of[any]
}
type deep struct {
	in  []hidden
	any map[string]any
}

func TestNothingShows(t *testing.T) {
	text := phi.Seal(name)
	list := phi.Seal([]string{name})
	more := hiddenMore{list, phi.Seal([32]byte([]byte(name + name)[:32])), phi.Seal(person{name}), phi.Seal(map[string]string{name: name}), phi.Seal[any](person{name})}
	values := map[string]any{
		"more": more, "pointer to more": &more, "list of more": []hiddenMore{more}, "map of more": map[string]*hiddenMore{"a": &more},
		"text": text, "pointer": &text, "list": list, "exported field": open{text}, "pointer to struct": &open{text},
		"unexported field": hidden{text}, "pointer to unexported": &hidden{text}, "slice": []phi.Text{text},
		"deep": deep{[]hidden{{text}}, map[string]any{"a": text, "b": &hidden{text}}},
	}
	for what, v := range values {
		for _, verb := range []string{"%v", "%s", "%q", "%+v", "%#v", "%x", "%d", "%t", "%c", "%p", "%e", "%z", "%10.3s"} {
			if out := fmt.Sprintf(verb, v); shows(out) {
				t.Errorf("%s with %s shows %s", what, verb, out)
			}
		}
		if out := logged(v); shows(out) {
			t.Errorf("%s in a log shows %s", what, out)
		}
		if out, _ := json.Marshal(v); shows(string(out)) {
			t.Errorf("%s in JSON shows %s", what, out)
		}
	}
}

func logged(v any) string {
	var out bytes.Buffer
	for _, h := range []slog.Handler{slog.NewTextHandler(&out, nil), slog.NewJSONHandler(&out, nil)} {
		slog.New(h).Info("read", "v", v, slog.Group("g", "v", v))
	}
	log.New(&out, "", 0).Print(v)
	return out.String()
}

func shows(out string) bool {
	hex := fmt.Sprintf("%x", name)
	return strings.Contains(out, "Ruiz") || strings.Contains(out, hex[:8]) || strings.Contains(out, "[65 110") || strings.Contains(out, "R u i z")
}

func TestSaysSealed(t *testing.T) {
	text := phi.Seal(name)
	for _, verb := range []string{"%v", "%s", "%q", "%+v", "%#v"} {
		if got := fmt.Sprintf(verb, text); got != phi.Sealed {
			t.Errorf("%s: %s", verb, got)
		}
	}
	if got := text.String(); got != phi.Sealed {
		t.Error(got)
	}
	if got := fmt.Sprint(fmt.Errorf("reading %v", text)); got != "reading [sealed]" {
		t.Error(got)
	}
	if got, err := json.Marshal(open{text}); err != nil || string(got) != `{"Name":"[sealed]"}` {
		t.Errorf("%s, %v", got, err)
	}
}

func TestOpen(t *testing.T) {
	if got := phi.Seal(name).Open(); got != name {
		t.Error(got)
	}
	var none phi.Of[[]int]
	if none.Open() != nil || !none.IsZero() || phi.Seal("").IsZero() {
		t.Error("only what was never filled is zero")
	}
	if !reflect.DeepEqual(phi.Seal(name), phi.Seal(name)) || reflect.DeepEqual(phi.Seal(name), phi.Seal("x")) {
		t.Error("equal values are to be equal")
	}
}

func TestFromJSON(t *testing.T) {
	var in open
	if err := json.Unmarshal([]byte(`{"Name":"`+name+`"}`), &in); err != nil || in.Name.Open() != name {
		t.Errorf("%q, %v", in.Name.Open(), err)
	}
	if err := json.Unmarshal([]byte(`{"Name":"[sealed]"}`), &in); !errors.Is(err, phi.ErrSealed) {
		t.Errorf("a seal was taken for a value: %v", err)
	}
	var day struct{ Born phi.Of[int] }
	err := json.Unmarshal([]byte(`{"Born":"`+name+`"}`), &day)
	if err == nil || shows(err.Error()) {
		t.Errorf("want an error without the value, got %v", err)
	}
}
