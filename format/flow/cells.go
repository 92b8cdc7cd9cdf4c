package flow

import "strings"

// Cells gives the lines of one table row. Each cell is text with lines and blank lines between its
// blocks. One cell of several lines beside cells of one line reads as label and value; two columns of
// several lines are laid-out blocks and are read one after the other; in a wider table each cell is one line.
func Cells(cells []string) string {
	var full []string
	tall := 0
	for _, c := range cells {
		c = strings.Trim(c, "\n ")
		full = append(full, c)
		if strings.Contains(c, "\n") {
			tall++
		}
	}
	for len(full) > 0 && full[len(full)-1] == "" {
		full = full[:len(full)-1]
	}
	switch filled := count(full); {
	case filled == 0:
		return ""
	case filled == 1:
		return strings.Join(full, "")
	case tall == 1 && strings.Contains(full[len(full)-1], "\n"):
		return strings.Join(full, "\t")
	case tall > 0 && filled == 2 && (tall == 2 || blocks(full)):
		return strings.Trim(strings.Join(full, "\n\n"), "\n")
	}
	for i, c := range full {
		full[i] = strings.Join(strings.Fields(c), " ")
	}
	return strings.TrimLeft(strings.Join(full, "\t"), "\t")
}

func count(cells []string) (n int) {
	for _, c := range cells {
		if c != "" {
			n++
		}
	}
	return n
}

func blocks(cells []string) bool {
	for _, c := range cells {
		if strings.Contains(c, "\n\n") || strings.Contains(c, "\t") {
			return true
		}
	}
	return false
}
