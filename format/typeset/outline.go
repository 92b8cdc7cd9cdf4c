package typeset

import "fmt"

// writeMarks writes the headings as bookmarks: those of a bundle under their part, those of a single paper one under the other.
func (s *setter) writeMarks(o *objects, pages []int) string {
	if len(s.marks) == 0 {
		return ""
	}
	root := o.alloc()
	var ns []int
	for range s.marks {
		ns = append(ns, o.alloc())
	}
	groups := s.groups()
	for g, members := range groups {
		parent := root
		if g >= 0 {
			parent = ns[g]
		}
		for i, m := range members {
			b := s.marks[m]
			links := ""
			if i > 0 {
				links += fmt.Sprintf(" /Prev %d 0 R", ns[members[i-1]])
			}
			if i+1 < len(members) {
				links += fmt.Sprintf(" /Next %d 0 R", ns[members[i+1]])
			}
			if under := groups[m]; len(under) > 0 { // closed: a negative count
				links += fmt.Sprintf(" /First %d 0 R /Last %d 0 R /Count -%d", ns[under[0]], ns[under[len(under)-1]], len(under))
			}
			o.set(ns[m], "<</Title %s /Parent %d 0 R /Dest [%d 0 R /XYZ 0 %.0f 0]%s>>", text16(b.text), parent, pages[b.page], s.pages[b.page].h-b.y, links)
		}
	}
	top := groups[-1]
	o.set(root, "<</Type /Outlines /First %d 0 R /Last %d 0 R /Count %d>>", ns[top[0]], ns[top[len(top)-1]], len(top))
	return fmt.Sprintf(" /Outlines %d 0 R", root)
}

// groups says which bookmarks stand under which; -1 is the top.
func (s *setter) groups() map[int][]int {
	out, part := map[int][]int{}, -1
	for i, b := range s.marks {
		if b.level == 0 {
			part = i
			out[-1] = append(out[-1], i)
			continue
		}
		out[part] = append(out[part], i)
	}
	return out
}
