package main

import (
	"github.com/recourse-health/recourse/book/font"
	"github.com/recourse-health/recourse/format/docxmake"
	"github.com/recourse-health/recourse/format/sheet"
	"github.com/recourse-health/recourse/format/typeset"
)

func makePDF(d sheet.Document) ([]byte, error) {
	return typeset.PDF(d, typeset.Fonts{Regular: font.Regular, Bold: font.Bold})
}

func makeDOCX(d sheet.Document) ([]byte, error) { return docxmake.DOCX(d) }
