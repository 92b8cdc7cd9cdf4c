package typeset

import (
	"fmt"
	"strings"
)

// writeFiles puts files into the PDF (ISO 32000-1, 7.11.4; ISO 14289-1, 7.11 wants both names), and names them in the catalog.
func writeFiles(o *objects, files []File, day string) string {
	if len(files) == 0 {
		return ""
	}
	var names, all strings.Builder
	for _, f := range files {
		spec, body := o.alloc(), o.alloc()
		o.stream(body, fmt.Sprintf("/Type /EmbeddedFile /Subtype /%s /Params <</Size %d /ModDate (D:%s000000Z)>>", strings.ReplaceAll(f.Type, "/", "#2F"), len(f.Bytes), strings.ReplaceAll(day, "-", "")), f.Bytes, true)
		o.set(spec, "<</Type /Filespec /F %s /UF %s /Desc %s /AFRelationship /Data /EF <</F %d 0 R /UF %d 0 R>>>>", textString(f.Name), text16(f.Name), textString(f.About), body, body)
		fmt.Fprintf(&names, "%s %d 0 R ", textString(f.Name), spec)
		fmt.Fprintf(&all, "%d 0 R ", spec)
	}
	return fmt.Sprintf(" /Names <</EmbeddedFiles <</Names [%s]>>>> /AF [%s]", names.String(), all.String())
}
