package typeset

import (
	"bytes"
	"compress/zlib"
	"crypto/sha256"
	"fmt"
)

// objects are the numbered objects of a PDF file (ISO 32000-1, 7.3.10).
type objects struct {
	list [][]byte
	pack *zlib.Writer // kept: a new one costs more than what it packs
}

// alloc gives the next number.
func (o *objects) alloc() int {
	o.list = append(o.list, nil)
	return len(o.list)
}

func (o *objects) set(n int, format string, args ...any) {
	o.list[n-1] = fmt.Appendf(nil, format, args...)
}

func (o *objects) stream(n int, dict string, data []byte, pack bool) {
	if pack {
		var b bytes.Buffer
		o.pack.Reset(&b)
		_, _ = o.pack.Write(data) // a buffer takes all
		_ = o.pack.Close()
		data, dict = b.Bytes(), dict+" /Filter /FlateDecode"
	}
	o.list[n-1] = append(fmt.Appendf(nil, "<<%s /Length %d>>\nstream\n", dict, len(data)), append(data, "\nendstream"...)...)
}

// file writes header, objects, cross-reference table and trailer. Its id is the hash of what stands before.
func (o *objects) file(catalog, info int, k *Lock) []byte {
	locked := ""
	if k != nil {
		locked = o.lock(k)
	}
	size := 0
	for _, obj := range o.list {
		size += len(obj) + 48
	}
	var b bytes.Buffer
	b.Grow(size + 512)
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	at := make([]int, len(o.list))
	for i, obj := range o.list {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, obj)
	}
	id := sha256.Sum256(b.Bytes())
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(o.list)+1)
	for _, a := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", a)
	}
	fmt.Fprintf(&b, "trailer <</Size %d /Root %d 0 R /Info %d 0 R%s /ID [<%x> <%x>]>>\nstartxref\n%d\n%%%%EOF\n", len(o.list)+1, catalog, info, locked, id[:16], id[:16], xref)
	return b.Bytes()
}
