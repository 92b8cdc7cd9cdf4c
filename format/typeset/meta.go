package typeset

import (
	"strings"

	"github.com/recourse-health/recourse/format/sheet"
)

// metadata is the XMP packet: every value is escaped, since a bare & in a title breaks the whole of it.
func metadata(d sheet.Document) string {
	esc := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
	subject := ""
	if d.Subject != "" {
		subject = `<dc:description><rdf:Alt><rdf:li xml:lang="x-default">` + esc.Replace(d.Subject) + `</rdf:li></rdf:Alt></dc:description>`
	}
	day := esc.Replace(d.Day) + "T00:00:00Z"
	return `<?xpacket begin="` + "\ufeff" + `" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part><dc:title><rdf:Alt><rdf:li xml:lang="x-default">` + esc.Replace(d.Title) + `</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>` + esc.Replace(d.Lang) + `</rdf:li></rdf:Bag></dc:language>` + subject + `<xmp:CreateDate>` + day + `</xmp:CreateDate><xmp:ModifyDate>` + day + `</xmp:ModifyDate></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>`
}
