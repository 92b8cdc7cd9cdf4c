package sniff

import (
	"archive/zip"
	"bytes"
	"strings"
)

// archive tells the office formats, which are ZIP files, from other ZIP files.
func archive(b []byte) Kind {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return broken(b)
	}
	kind := ZIP
	for i, f := range z.File {
		if i == 2000 {
			break
		}
		switch name := f.Name; {
		case strings.HasPrefix(name, "word/"):
			return DOCX
		case strings.HasPrefix(name, "xl/"):
			return XLSX
		case strings.HasPrefix(name, "ppt/"):
			return PPTX
		case name == "Index/Document.iwa":
			return Pages
		case name == "mimetype":
			kind = ODT
		}
	}
	return kind
}

// broken is a ZIP without its directory: the names still stand before each file.
func broken(b []byte) Kind {
	if bytes.Contains(b, []byte("word/document.xml")) || bytes.Contains(b, []byte("word/_rels")) {
		return DOCX
	}
	return ZIP
}

// ole tells a Word file with a password, which is wrapped so, from the formats before 2007.
func ole(b []byte) Kind {
	wide := func(s string) []byte { return []byte(strings.Join(strings.Split(s, ""), "\x00") + "\x00") }
	switch {
	case bytes.Contains(b, wide("EncryptedPackage")):
		return OLEPW
	case bytes.Contains(b, wide("__properties_version")):
		return MSG
	}
	return OLE
}
