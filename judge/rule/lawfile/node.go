// Package lawfile turns the text of a law file into a rule, and the text of the shared terms
// into the words, calendars, presumptions and groups that law files may use.
//
// It promises that a file which it does not understand is refused with the file, the line
// and what was expected there. FORMAT.md describes every word.
package lawfile

import (
	"fmt"
	"strings"
)

// A node is one line and the deeper lines under it.
type node struct {
	file string
	n    int
	text string // without indentation, white space folded
	body []*node
}

// key is the first word of a line, rest what follows.
func (n *node) key() string  { k, _ := n.cut(); return k }
func (n *node) rest() string { _, r := n.cut(); return r }

func (n *node) cut() (key, rest string) {
	key, rest, _ = strings.Cut(n.text, " ")
	return key, rest
}

// all is the rest of a line with the lines under it, as one text.
func (n *node) all() string {
	if len(n.body) == 0 {
		return n.rest()
	}
	return strings.TrimSpace(n.rest() + " " + join(n.body))
}

func join(nodes []*node) string {
	if len(nodes) == 1 && len(nodes[0].body) == 0 {
		return nodes[0].text
	}
	var b strings.Builder
	for _, n := range nodes {
		b.WriteString(n.text + " " + join(n.body))
	}
	return strings.TrimSpace(b.String())
}

// errorf says what is wrong in this line.
func (n *node) errorf(format string, args ...any) error {
	return fmt.Errorf("%s:%d: %s", n.file, n.n, fmt.Sprintf(format, args...))
}

// tree reads lines by their indentation. A line that begins with # is for readers only.
func tree(file, text string) []*node {
	root := &node{file: file}
	open := []*node{root}
	depth := []int{-1}
	all := make([]node, 0, strings.Count(text, "\n")+1) // one piece of memory for the whole file
	n := 0
	for line := range strings.Lines(text) {
		n++
		s := fold(line)
		if s == "" || s[0] == '#' {
			continue
		}
		indent := len(line) - len(strings.TrimLeft(line, " \t"))
		for depth[len(depth)-1] >= indent {
			open, depth = open[:len(open)-1], depth[:len(depth)-1]
		}
		at := open[len(open)-1]
		all = append(all, node{file: file, n: n, text: s})
		leaf := &all[len(all)-1]
		at.body = append(at.body, leaf)
		open, depth = append(open, leaf), append(depth, indent)
	}
	return root.body
}

// fold makes each run of white space one space, and none at the ends.
func fold(line string) string {
	s := strings.TrimSpace(line)
	if !strings.Contains(s, "  ") && !strings.ContainsAny(s, "\t\r\v\f") {
		return s
	}
	out := make([]byte, 0, len(s))
	for i := range len(s) {
		c := s[i]
		if strings.IndexByte(" \t\r\v\f", c) >= 0 {
			if out[len(out)-1] == ' ' {
				continue
			}
			c = ' '
		}
		out = append(out, c)
	}
	return string(out)
}

// BeforeCases is the text up to the worked cases, which end a file: whoever only asks what the
// law gives does not read them.
func BeforeCases(text string) string {
	end := len(text)
	for _, key := range []string{"\ngiven ", "\ncase "} {
		if i := strings.Index(text, key); i >= 0 {
			end = min(end, i+1)
		}
	}
	return text[:end]
}
