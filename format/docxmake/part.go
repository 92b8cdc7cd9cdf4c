package docxmake

import (
	"fmt"
	"strings"

	"github.com/recourse-health/recourse/format/sheet"
)

const (
	decl         = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	namespaces   = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`
	head         = decl + `<w:document ` + namespaces + `>`
	contentTypes = decl + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/><Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/><Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/><Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>`
	rels         = decl + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`
	documentRels = decl + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/></Relationships>`
	// settings name the version of Word whose layout is meant; without it Word opens the file in an old one.
	settings = decl + `<w:settings ` + namespaces + `><w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`
)

func core(d sheet.Document) string {
	return decl + fmt.Sprintf(`<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>%s</dc:title><dc:language>%s</dc:language><dcterms:created xsi:type="dcterms:W3CDTF">%sT00:00:00Z</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">%sT00:00:00Z</dcterms:modified></cp:coreProperties>`, esc(d.Title), esc(d.Lang), esc(d.Day), esc(d.Day))
}

// footer has the same foot as the PDF; the numbers of pages are Word's fields.
func footer(d sheet.Document) string {
	field := func(name string) string {
		return `<w:fldSimple w:instr=" ` + name + ` "><w:r><w:t>1</w:t></w:r></w:fldSimple>`
	}
	run := func(s string) string { return `<w:r><w:t xml:space="preserve">` + esc(s) + `</w:t></w:r>` }
	var b strings.Builder
	b.WriteString(run(d.Foot) + `<w:r><w:tab/></w:r>`)
	rest := d.Folio
	for rest != "" {
		at := strings.Index(rest, "{page")
		if at < 0 {
			b.WriteString(run(rest))
			break
		}
		b.WriteString(run(rest[:at]))
		name, after, _ := strings.Cut(rest[at+1:], "}")
		b.WriteString(field(map[string]string{"page": "PAGE", "pages": "NUMPAGES"}[name]))
		rest = after
	}
	return decl + `<w:ftr ` + namespaces + `><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` + b.String() + `</w:p></w:ftr>`
}

// borders are lines on the sides that are named.
func borders(sides ...string) string {
	out := "<w:tblBorders>"
	for _, side := range sides {
		out += `<w:` + side + ` w:val="single" w:sz="8" w:space="0" w:color="000000"/>`
	}
	return out + "</w:tblBorders>"
}

// tableStyle is a named style of tables; those that are not Word's own stand on it.
func tableStyle(id, name, lines string) string {
	kind, base := ` w:default="1"`, ""
	if id != "TableNormal" {
		kind, base = "", `<w:basedOn w:val="TableNormal"/>`
	}
	return `<w:style w:type="table"` + kind + ` w:styleId="` + id + `"><w:name w:val="` + name + `"/>` + base +
		`<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>` + lines + `<w:tblCellMar><w:left w:w="108" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>`
}

// styles are named as Word names its own, so that who opens the file finds them in the gallery.
func styles(lang string) string {
	return decl + `<w:styles ` + namespaces + `><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Noto Sans" w:hAnsi="Noto Sans" w:cs="Noto Sans"/><w:sz w:val="22"/><w:lang w:val="` + esc(lang) + `"/></w:rPr></w:rPrDefault></w:docDefaults>` +
		`<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>` +
		`<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>` +
		`<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:basedOn w:val="DefaultParagraphFont"/><w:qFormat/><w:rPr><w:b/></w:rPr></w:style>` +
		tableStyle("TableNormal", "Normal Table", "") +
		tableStyle("Ruled", "Ruled Table", borders("top", "left", "bottom", "right", "insideH", "insideV")) +
		tableStyle("Facts", "Facts", borders("top", "bottom")) +
		tableStyle("Choices", "Choices", "") +
		`<w:style w:type="paragraph" w:styleId="Body"><w:name w:val="Body Text"/><w:basedOn w:val="Normal"/><w:qFormat/><w:pPr><w:spacing w:after="120"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Address"><w:name w:val="Address"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:after="180"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/><w:next w:val="Body"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="200" w:after="80"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:sz w:val="28"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Normal"/><w:next w:val="Body"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="160" w:after="60"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Heading3"><w:name w:val="heading 3"/><w:basedOn w:val="Heading2"/><w:next w:val="Body"/><w:pPr><w:outlineLvl w:val="2"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Small"><w:name w:val="Small"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="80" w:after="60"/></w:pPr><w:rPr><w:sz w:val="19"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Cell"><w:name w:val="Cell"/><w:basedOn w:val="Normal"/><w:pPr><w:spacing w:before="30" w:after="30"/></w:pPr><w:rPr><w:sz w:val="20"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Notice"><w:name w:val="Notice"/><w:basedOn w:val="Normal"/><w:pPr><w:pBdr><w:top w:val="single" w:sz="20" w:space="4" w:color="000000"/><w:left w:val="single" w:sz="20" w:space="4" w:color="000000"/><w:bottom w:val="single" w:sz="20" w:space="4" w:color="000000"/><w:right w:val="single" w:sz="20" w:space="4" w:color="000000"/></w:pBdr><w:spacing w:before="80" w:after="160"/><w:jc w:val="center"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Line"><w:name w:val="Line"/><w:basedOn w:val="Normal"/><w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr><w:spacing w:before="180"/></w:pPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Caption"><w:name w:val="caption"/><w:basedOn w:val="Normal"/><w:next w:val="Body"/><w:pPr><w:keepNext/><w:spacing w:before="120" w:after="60"/></w:pPr><w:rPr><w:b/><w:sz w:val="20"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Signature"><w:name w:val="Signature"/><w:basedOn w:val="Normal"/><w:pPr><w:pBdr><w:top w:val="single" w:sz="6" w:space="2" w:color="000000"/></w:pBdr><w:spacing w:before="640" w:after="60"/><w:ind w:right="3600"/></w:pPr><w:rPr><w:sz w:val="19"/></w:rPr></w:style>` +
		`<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr><w:tabs><w:tab w:val="right" w:pos="9360"/></w:tabs></w:pPr><w:rPr><w:sz w:val="18"/></w:rPr></w:style></w:styles>`
}
