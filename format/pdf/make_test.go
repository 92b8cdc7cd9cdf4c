package pdf

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/recourse-health/recourse/value/page"
)

var once = sync.OnceValues(func() (*Reader, error) {
	dir, err := os.UserCacheDir()
	if err != nil {
		dir = os.TempDir()
	}
	return NewReader(context.Background(), filepath.Join(dir, "recourse"))
})

func reader(t testing.TB) *Reader {
	t.Helper()
	r, err := once()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func file(t testing.TB, name string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func read(t testing.TB, b []byte) page.Document {
	t.Helper()
	d, err := reader(t).Read(context.Background(), b)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// write makes a PDF of one page of 400 by 300 points with this content and these keys beside the page's own;
// more are objects from number 6 on.
func write(content, keys string, more ...string) []byte {
	objs := append([]string{
		"<</Type/Catalog/Pages 2 0 R>>",
		"<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 300]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</I 6 0 R>>>>" + keys + ">>",
		fmt.Sprintf("<</Length %d>>stream\n%s\nendstream", len(content), content),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
	}, more...)
	var b strings.Builder
	b.WriteString("%PDF-1.7\n")
	at := make([]int, len(objs))
	for i, o := range objs {
		at[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	xref := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objs)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objs)+1, xref)
	return []byte(b.String())
}

// line shows s in Helvetica of 12 points at x, y from the bottom left.
func line(x, y int, s string) string { return fmt.Sprintf("BT /F 12 Tf %d %d Td (%s) Tj ET ", x, y, s) }
