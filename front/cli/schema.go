package cli

import (
	"fmt"
	"maps"
	"reflect"
	"slices"

	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/record/told"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/draft"
)

type schemaCmd struct {
	Name string `arg:"" help:"check, rights, verify, explain, redact, find, paper, case, key, acts or error."`
}

var schemas = map[string]reflect.Type{
	"check": reflect.TypeFor[wire.Check](), "rights": reflect.TypeFor[wire.Rights](), "verify": reflect.TypeFor[wire.Verify](),
	"explain": reflect.TypeFor[wire.Walk](), "paper": reflect.TypeFor[draft.Paper](), "case": reflect.TypeFor[told.Case](), "error": reflect.TypeFor[wire.Error](), "redact": reflect.TypeFor[wire.Redact](), "find": reflect.TypeFor[wire.Found](), "key": reflect.TypeFor[wire.KeyRotated](), "acts": reflect.TypeFor[wire.Acts](),
}

// Run prints the JSON Schema of an answer, made from the Go types that write it.
func (c *schemaCmd) Run(a *App) error {
	t, ok := schemas[c.Name]
	if !ok {
		var names say.List
		for _, n := range slices.Sorted(maps.Keys(schemas)) {
			names = append(names, n)
		}
		return fault.New(fault.NotFound, say.L("fault.schema.none", say.A("names", names)))
	}
	s, err := wire.Schema("recourse."+c.Name+"/1", t)
	if err != nil {
		return fmt.Errorf("schema: %w", err)
	}
	_, err = a.Out.Write(s)
	return err
}
