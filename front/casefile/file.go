// Package casefile reads and writes recourse.case/1: a case as a YAML or JSON file that people and programs can edit.
//
// It promises that writing back loses nothing: keys that it does not know, their order, and remarks stay.
package casefile

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/record/told"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
)

const schema = "recourse.case/1"

// A File is a case file in hand.
type File struct {
	root yaml.Node // a mapping
	json bool
	Case told.Case
}

// New is an empty case file; asJSON says how it is written.
func New(asJSON bool) *File {
	f := &File{root: yaml.Node{Kind: yaml.MappingNode}, json: asJSON}
	f.set([]string{"schema"}, schema)
	f.Case.Schema = schema
	return f
}

// Parse reads a case file, YAML or JSON.
func Parse(b []byte) (*File, error) {
	var doc yaml.Node
	if err := yaml.Unmarshal(b, &doc); err != nil {
		return nil, bad("fault.case.syntax", err)
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, bad("fault.case.syntax", errors.New("casefile: not a mapping"))
	}
	f := &File{root: *doc.Content[0], json: bytes.HasPrefix(bytes.TrimSpace(b), []byte("{"))}
	return f, f.decode()
}

func (f *File) decode() error {
	f.Case = told.Case{}
	if err := f.root.Decode(&f.Case); err != nil {
		return bad("fault.case.shape", err, say.A("where", place(err)))
	}
	if s := f.Case.Schema; s != "" && s != schema {
		return bad("fault.case.schema", fmt.Errorf("casefile: schema %q", s))
	}
	return nil
}

// place keeps the line number of a decoding error, and leaves out what stood there.
func place(err error) string {
	_, after, ok := strings.Cut(err.Error(), "line ")
	if !ok {
		return "?"
	}
	n, _, _ := strings.Cut(after, ":")
	return n
}

func bad(id string, err error, args ...say.Arg) error {
	return fault.Wrap(fault.BadValue, say.L(id, args...), err)
}

// Set puts a value at a dotted path ("drug.name", "trials.0.outcome"; the index one past the end adds an
// entry). A value that the case cannot hold there is refused, and the file stays as it was.
func (f *File) Set(path string, value any) error {
	before, err := f.Bytes()
	if err != nil {
		return err
	}
	id := "fault.case.path"
	if err = f.set(strings.Split(path, "."), value); err == nil {
		id, err = "fault.case.value", f.decode()
	}
	if err != nil {
		old, _ := Parse(before)
		*f = *old
		return bad(id, err, say.A("fact", path))
	}
	return nil
}

// Answer takes FACT=VALUE as a person types it: see told.Set.
func (f *File) Answer(path, value string) error {
	put, err := told.Set(&f.Case, path, value)
	if err != nil {
		return err
	}
	if put.Entry {
		return f.Append(put.Path, put.Value)
	}
	return f.Set(put.Path, put.Value)
}

// Append adds an entry to a list at a dotted path.
func (f *File) Append(path string, value any) error {
	n := 0
	if node := find(&f.root, strings.Split(path, ".")); node != nil {
		n = len(node.Content)
	}
	return f.Set(path+"."+strconv.Itoa(n), value)
}

// Record makes the record of the case; the id of a fact is its JSON pointer into the file.
func (f *File) Record(drugs told.Drugs) (*record.Case, error) {
	facts, err := told.Facts(&f.Case, drugs)
	return record.New(facts...), err
}

func find(n *yaml.Node, path []string) *yaml.Node {
	for _, key := range path {
		if n = child(n, key); n == nil {
			return nil
		}
	}
	return n
}

func child(n *yaml.Node, key string) *yaml.Node {
	if n.Kind == yaml.SequenceNode {
		if i, err := strconv.Atoi(key); err == nil && i >= 0 && i < len(n.Content) {
			return n.Content[i]
		}
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

func (f *File) set(path []string, value any) error {
	n := &f.root
	for i, key := range path {
		next := child(n, key)
		if next == nil {
			next = &yaml.Node{Kind: yaml.MappingNode}
			if i+1 < len(path) && isIndex(path[i+1]) {
				next.Kind = yaml.SequenceNode
			}
			if err := put(n, key, next); err != nil {
				return err
			}
		}
		if i+1 < len(path) {
			open(next, isIndex(path[i+1]))
		}
		n = next
	}
	var v yaml.Node
	if err := v.Encode(value); err != nil {
		return fmt.Errorf("casefile: %w", err)
	}
	*n = v
	return nil
}

// open makes a key that stands empty ("trials:") ready to hold something.
func open(n *yaml.Node, list bool) {
	if n.Kind != yaml.ScalarNode || n.Tag != "!!null" {
		return
	}
	n.Kind, n.Tag, n.Value = yaml.MappingNode, "", ""
	if list {
		n.Kind = yaml.SequenceNode
	}
}

func isIndex(s string) bool { n, err := strconv.Atoi(s); return err == nil && n >= 0 }

func put(n *yaml.Node, key string, next *yaml.Node) error {
	switch {
	case n.Kind == yaml.SequenceNode && key == strconv.Itoa(len(n.Content)):
		n.Content = append(n.Content, next)
	case n.Kind == yaml.MappingNode && !isIndex(key) && key != "":
		n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: key}, next)
	default:
		return fmt.Errorf("casefile: nothing can stand at %q", key)
	}
	return nil
}

// Bytes writes the file in the form in which it came.
func (f *File) Bytes() ([]byte, error) {
	var out bytes.Buffer
	if f.json {
		writeJSON(&out, &f.root, "")
		out.WriteByte('\n')
		return out.Bytes(), nil
	}
	e := yaml.NewEncoder(&out)
	e.SetIndent(2)
	if err := e.Encode(&f.root); err != nil {
		return nil, fmt.Errorf("casefile: %w", err)
	}
	return out.Bytes(), nil
}
