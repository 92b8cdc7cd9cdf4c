package typeset

import "fmt"

// writeMarks writes the headings as bookmarks, one under the other.
func (s *setter) writeMarks(o *objects, pages []int) string {
	if len(s.marks) == 0 {
		return ""
	}
	root := o.alloc()
	var ns []int
	for range s.marks {
		ns = append(ns, o.alloc())
	}
	for i, m := range s.marks {
		links := ""
		if i > 0 {
			links += fmt.Sprintf(" /Prev %d 0 R", ns[i-1])
		}
		if i+1 < len(ns) {
			links += fmt.Sprintf(" /Next %d 0 R", ns[i+1])
		}
		o.set(ns[i], "<</Title %s /Parent %d 0 R /Dest [%d 0 R /XYZ 0 %.0f 0]%s>>", text16(m.text), root, pages[m.page], pageH-m.y, links)
	}
	o.set(root, "<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", ns[0], ns[len(ns)-1], len(ns))
	return fmt.Sprintf(" /Outlines %d 0 R", root)
}
