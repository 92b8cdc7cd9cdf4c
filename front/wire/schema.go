package wire

import (
	"encoding/json"
	"fmt"
	"reflect"

	"github.com/google/jsonschema-go/jsonschema"

	"github.com/recourse-health/recourse/value/civil"
)

// Schema makes the JSON Schema of a type.
func Schema(id string, t reflect.Type) ([]byte, error) {
	s, err := jsonschema.ForType(t, &jsonschema.ForOptions{TypeSchemas: map[reflect.Type]*jsonschema.Schema{
		reflect.TypeFor[Tree]():       tree(),
		reflect.TypeFor[civil.Date](): {Type: "string", Format: "date"},
	}})
	if err != nil {
		return nil, fmt.Errorf("wire: %w", err)
	}
	s.Schema, s.ID = "https://json-schema.org/draft/2020-12/schema", id
	b, err := json.MarshalIndent(s, "", " ")
	return append(b, '\n'), err
}

// tree is TREE: it holds itself, which the types cannot say.
func tree() *jsonschema.Schema {
	return &jsonschema.Schema{Types: []string{"object", "null"}, Description: `{"all":[TREE…]}, {"any":[TREE…]}, {"at_least":n,"of":[TREE…]}, or a leaf {"kind","drugs","class","count","days","lookback_days","lookback_basis","because"}`}
}
