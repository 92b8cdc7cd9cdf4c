package eval

import (
	"encoding/json"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// gold is the right reading of a letter; see corpus/README.md. Keys that mean the same in other collections of letters are read too.
type gold struct {
	IsDenial   *bool             `json:"is_denial"`
	IsDenialOK tris              `json:"is_denial_ok"`
	AlsoDenial tris              `json:"is_denial_also_ok"`
	Types      []string          `json:"denial_types"`
	TypesOK    []string          `json:"types_ok"`
	Allow      []string          `json:"denial_types_allowed"`
	MainOK     []string          `json:"main_type_also_ok"`
	Forbid     []string          `json:"denial_types_forbidden"`
	OrderFree  bool              `json:"order_free"`
	Situation  string            `json:"situation"`
	SitOK      values            `json:"situation_ok"`
	Fields     map[string]values `json:"fields"`
	Accept     map[string]values `json:"accept"`
	Allowed    map[string]values `json:"fields_allowed"`
	MustNot    map[string]values `json:"must_not"`
	Forbidden  map[string]values `json:"fields_forbidden"`
	Optional   values            `json:"optional_fields"`
	AlsoOpt    values            `json:"fields_optional"`
	Scored     *bool             `json:"fields_scored"`
	Required   *tree             `json:"required"`
	Plan       string            `json:"plan_type"`
	PlanOK     values            `json:"plan_type_ok"`
	Lacking    *[]string         `json:"lacking"`
	LackingOK  []string          `json:"lacking_either_way"`
	Quotes     map[string]values `json:"quotes"`
	Manner     string            `json:"manner"`
	Split      string            `json:"split"`
	Exit       int               `json:"expect_exit"`
}

// kinds that the letter may also be given: they are neither right nor wrong.
func (g *gold) free() []string { return slices.Concat(g.TypesOK, g.Allow, g.MainOK) }

// wrong are the kinds that show that a trap worked.
func (g *gold) wrong() []string { return slices.Concat(g.Forbid, []string(g.MustNot["denial_types"])) }

func (g *gold) fine(field string) []string {
	return slices.Concat([]string(g.Accept[field]), []string(g.Allowed[field]))
}

func (g *gold) bad(field string) []string {
	return slices.Concat([]string(g.MustNot[field]), []string(g.Forbidden[field]))
}

func (g *gold) optional(field string) bool {
	return slices.Contains(g.Optional, field) || slices.Contains(g.AlsoOpt, field)
}

// proof is what the gold quotes for a kind of denial.
func (g *gold) proof(kind string) []string {
	if q := g.Quotes["denial:"+kind]; len(q) > 0 {
		return q
	}
	if len(g.Types) > 0 && g.Types[0] == kind {
		return g.Quotes["denial_types"]
	}
	return nil
}

// values are one or several strings.
type values []string

// UnmarshalJSON takes a string, a list of strings, or null.
func (v *values) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		if one != "" {
			*v = values{one}
		}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(v))
}

// tris are one or several of true, false and null.
type tris []*bool

// UnmarshalJSON takes one of them or a list.
func (t *tris) UnmarshalJSON(b []byte) error {
	if len(b) > 0 && b[0] == '[' {
		return json.Unmarshal(b, (*[]*bool)(t))
	}
	var one *bool
	err := json.Unmarshal(b, &one)
	*t = tris{one}
	return err
}

// input is the file of a letter that has text: scans and photographs stand beside it and are not read here.
func input(dir fs.FS, folder string) string {
	entries, err := fs.ReadDir(dir, folder)
	if err != nil {
		return ""
	}
	for _, e := range entries {
		if n := e.Name(); n == "letter.pdf" || strings.HasPrefix(n, "input.") && slices.Contains([]string{".pdf", ".docx", ".eml", ".html", ".txt"}, path.Ext(n)) {
			return n
		}
	}
	return ""
}
