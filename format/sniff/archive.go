package sniff

import (
	"bytes"
	"encoding/binary"
	"strings"
)

const (
	mostNames = 2000         // that are looked at: the parts of a letter are few
	entry     = "PK\x01\x02" // an entry of the directory; 46 bytes, then name, extra and comment
	directory = "PK\x05\x06" // the end of the directory; its place stands at 16
)

// archive tells the office formats, which are ZIP files, from other ZIP files.
func archive(b []byte) Kind {
	names, ok := listed(b)
	if !ok {
		return broken(b)
	}
	kind := ZIP
	for _, name := range names {
		switch {
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

// listed walks the directory of a ZIP and makes nothing of its numbers: this is done before a child reads the file.
func listed(b []byte) (names []string, ok bool) {
	tail := b[max(0, len(b)-66000):]
	i := bytes.LastIndex(tail, []byte(directory))
	if i < 0 || i+22 > len(tail) {
		return nil, false
	}
	count, at := int(binary.LittleEndian.Uint16(tail[i+10:])), int(binary.LittleEndian.Uint32(tail[i+16:]))
	for len(names) < min(count, mostNames) {
		if at < 0 || at+46 > len(b) || string(b[at:at+4]) != entry {
			return names, len(names) > 0
		}
		field := func(o int) int { return int(binary.LittleEndian.Uint16(b[at+o:])) }
		name := at + 46
		if name+field(28) > len(b) {
			return names, len(names) > 0
		}
		names = append(names, string(b[name:name+field(28)]))
		at = name + field(28) + field(30) + field(32)
	}
	return names, true
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
