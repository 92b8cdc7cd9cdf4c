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
func (n *node) all() string { return strings.TrimSpace(n.rest() + " " + join(n.body)) }

func join(nodes []*node) string {
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
	n := 0
	for line := range strings.Lines(text) {
		n++
		s := strings.Join(strings.Fields(line), " ")
		if s == "" || s[0] == '#' {
			continue
		}
		indent := len(line) - len(strings.TrimLeft(line, " \t"))
		for depth[len(depth)-1] >= indent {
			open, depth = open[:len(open)-1], depth[:len(depth)-1]
		}
		at := open[len(open)-1]
		at.body = append(at.body, &node{file: file, n: n, text: s})
		open, depth = append(open, at.body[len(at.body)-1]), append(depth, indent)
	}
	return root.body
}
