package casefile

import (
	"bytes"
	"encoding/json"

	"go.yaml.in/yaml/v3"
)

// writeJSON writes a node as JSON, keys in the order in which they stand.
func writeJSON(out *bytes.Buffer, n *yaml.Node, indent string) {
	deeper := indent + " "
	switch n.Kind {
	case yaml.MappingNode:
		out.WriteString("{")
		for i := 0; i+1 < len(n.Content); i += 2 {
			comma(out, i, deeper)
			scalar(out, n.Content[i].Value)
			out.WriteString(": ")
			writeJSON(out, n.Content[i+1], deeper)
		}
		end(out, len(n.Content), indent, "}")
	case yaml.SequenceNode:
		out.WriteString("[")
		for i, c := range n.Content {
			comma(out, i, deeper)
			writeJSON(out, c, deeper)
		}
		end(out, len(n.Content), indent, "]")
	case yaml.AliasNode:
		writeJSON(out, n.Alias, indent)
	default:
		var v any
		if n.Tag == "!!timestamp" || n.Decode(&v) != nil {
			v = n.Value
		}
		scalar(out, v)
	}
}

func comma(out *bytes.Buffer, i int, indent string) {
	if i > 0 {
		out.WriteString(",")
	}
	out.WriteString("\n" + indent)
}

func end(out *bytes.Buffer, n int, indent, bracket string) {
	if n > 0 {
		out.WriteString("\n" + indent)
	}
	out.WriteString(bracket)
}

func scalar(out *bytes.Buffer, v any) {
	e := json.NewEncoder(out)
	e.SetEscapeHTML(false)
	if e.Encode(v) != nil {
		out.WriteString("null")
		return
	}
	out.Truncate(out.Len() - 1) // the encoder's newline
}
