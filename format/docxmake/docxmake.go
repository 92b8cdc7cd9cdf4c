// Package docxmake makes a Word file of a sheet (ECMA-376), with styles that are usable in Word.
//
// It promises the same bytes for the same sheet, and the same words as the PDF of it.
package docxmake

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"github.com/recourse-health/recourse/format/sheet"
)

// DOCX makes the file.
func DOCX(d sheet.Document) ([]byte, error) {
	if err := d.Check(); err != nil {
		return nil, err
	}
	w := &writer{}
	for i, b := range d.Blocks {
		w.keep = i+1 < len(d.Blocks) && clings(d.Blocks[i+1])
		w.block(b)
	}
	body := head + "<w:body>" + w.String() + `<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="12240" w:h="15840"/><w:pgMar w:top="1152" w:right="1440" w:bottom="1224" w:left="1440" w:header="720" w:footer="620" w:gutter="0"/></w:sectPr></w:body></w:document>`
	return pack([]part{
		{"[Content_Types].xml", contentTypes},
		{"_rels/.rels", rels},
		{"docProps/core.xml", core(d)},
		{"word/_rels/document.xml.rels", documentRels},
		{"word/document.xml", body},
		{"word/footer1.xml", footer(d)},
		{"word/settings.xml", settings},
		{"word/styles.xml", styles(d.Lang)},
	})
}

// clings reports a block that stands on the page of the text before it.
func clings(b sheet.Block) bool {
	switch b.(type) {
	case sheet.Signature, sheet.Lines:
		return true
	}
	return false
}

type part struct{ name, text string }

// pack zips the parts with one fixed time, so that the bytes depend on the sheet alone.
func pack(parts []part) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for _, p := range parts {
		f, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate, Modified: time.Date(1980, 1, 1, 0, 0, 0, 0, time.UTC)})
		if err != nil {
			return nil, fmt.Errorf("docxmake: %w", err)
		}
		if _, err := f.Write([]byte(p.text)); err != nil {
			return nil, fmt.Errorf("docxmake: %w", err)
		}
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("docxmake: %w", err)
	}
	return b.Bytes(), nil
}

func esc(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a builder takes all
	return b.String()
}
