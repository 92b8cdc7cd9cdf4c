package docx

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strings"

	"github.com/recourse-health/recourse/format"
	"golang.org/x/net/html/charset"
)

const (
	maxEntries = 4000
	maxPart    = 24 << 20 // bytes of one XML part
	maxAll     = 48 << 20 // bytes of all parts together
	maxNodes   = 600_000
	maxDepth   = 200
)

type archive struct {
	files map[string]*zip.File
	left  int64
}

func open(b []byte) (*archive, error) {
	if bytes.HasPrefix(b, []byte("\xd0\xcf\x11\xe0")) {
		return nil, format.ErrEncrypted
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, format.ErrDamaged
	}
	if len(z.File) > maxEntries {
		return nil, format.ErrTooLarge
	}
	a := &archive{map[string]*zip.File{}, maxAll}
	for _, f := range z.File {
		name := strings.TrimPrefix(strings.ReplaceAll(f.Name, "\\", "/"), "/")
		if a.files[name] == nil {
			a.files[name] = f
		}
	}
	if f := a.files["word/document.xml"]; f != nil && f.Flags&1 != 0 {
		return nil, format.ErrEncrypted
	}
	return a, nil
}

// A node is an element of the XML. Names of WordprocessingML stand bare, all others with "x:".
type node struct {
	name string
	attr []xml.Attr
	sub  []*node
	text []byte
}

// val is the attribute w:val or another of that local name.
func (n *node) get(local string) string {
	for _, a := range n.attr {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

func (n *node) child(name string) *node {
	if n == nil {
		return nil
	}
	for _, c := range n.sub {
		if c.name == name {
			return c
		}
	}
	return nil
}

// on reads a switch element: there and not set to false.
func (n *node) on(name string) bool {
	c := n.child(name)
	if c == nil {
		return false
	}
	v := c.get("val")
	return v != "0" && v != "false" && v != "off"
}

func (a *archive) tree(name string) (*node, error) {
	f := a.files[name]
	if f == nil {
		return nil, format.ErrDamaged
	}
	r, err := f.Open()
	if err != nil {
		return nil, format.ErrDamaged
	}
	defer r.Close()
	limit := min(maxPart, a.left)
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if a.left -= int64(len(b)); int64(len(b)) > limit {
		return nil, format.ErrTooLarge
	}
	if err != nil && len(b) == 0 {
		return nil, format.ErrDamaged
	}
	return parse(b, err == nil)
}

// parse reads as far as the XML holds; what stands before the fault of a cut file is kept.
func parse(b []byte, whole bool) (*node, error) {
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Strict, d.CharsetReader = false, charset.NewReaderLabel
	root := &node{}
	stack := []*node{root}
	for count := 0; ; {
		t, err := d.Token()
		if errors.Is(err, io.EOF) || err != nil && count > 3 {
			break
		}
		if err != nil {
			return nil, format.ErrDamaged
		}
		top := stack[len(stack)-1]
		switch t := t.(type) {
		case xml.StartElement:
			if count++; count > maxNodes || len(stack) > maxDepth {
				return nil, format.ErrTooLarge
			}
			n := &node{name: local(t.Name), attr: t.Copy().Attr}
			top.sub = append(top.sub, n)
			stack = append(stack, n)
		case xml.EndElement:
			if len(stack) > 1 {
				stack = stack[:len(stack)-1]
			}
		case xml.CharData:
			if top.name == "t" {
				top.text = append(top.text, t...)
			}
		}
	}
	if len(root.sub) == 0 {
		return nil, format.ErrDamaged
	}
	return root, nil
}

func local(n xml.Name) string {
	if strings.Contains(n.Space, "wordprocessingml") || n.Space == "w" {
		return n.Local
	}
	return "x:" + n.Local
}
