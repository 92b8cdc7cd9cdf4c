package typeset

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

// Every marked content is claimed by one element, and the parent tree names the same.
func TestMarksAndParents(t *testing.T) {
	read(t, pdf(t, everything())).claims(t)
}

func (f *readFile) claims(t *testing.T) {
	t.Helper()
	claimed := make([]map[int]int, len(f.pages))
	f.tree().walk(func(e *node) {
		for _, m := range e.content {
			if claimed[m.page] == nil {
				claimed[m.page] = map[int]int{}
			}
			if claimed[m.page][m.id] != 0 {
				t.Errorf("page %d, content %d is claimed twice", m.page, m.id)
			}
			claimed[m.page][m.id] = e.object
		}
	})
	nums := f.objects[ref(f.one("/Type /StructTreeRoot"), "ParentTree")].dict
	rows := regexp.MustCompile(`(\d+) \[([^\]]*)\]`).FindAllStringSubmatch(nums, -1)
	if len(rows) != len(f.pages) {
		t.Errorf("%d pages, the parent tree has %d", len(f.pages), len(rows))
	}
	for i, m := range rows {
		parents := regexp.MustCompile(`\d+ 0 R`).FindAllString(m[2], -1)
		if atoi(m[1]) != i || len(parents) != len(claimed[i]) {
			t.Errorf("page %d: %d parents, %d claims", i, len(parents), len(claimed[i]))
		}
		for id, p := range parents {
			if claimed[i][id] != atoi(strings.Fields(p)[0]) {
				t.Errorf("page %d, content %d: parent %s, claimed by %d", i, id, p, claimed[i][id])
			}
		}
		for id := range f.shown[i] {
			if claimed[i][id] == 0 {
				t.Errorf("page %d, content %d is claimed by none", i, id)
			}
		}
		if !strings.Contains(f.objects[f.pages[i]].dict, "/StructParents "+m[1]+" ") {
			t.Errorf("page %d does not know its parents", i)
		}
	}
}

// What may stand in what (ISO 14289-1, 7.2, 7.5): tables of rows of equal length, heads with a scope, boxes with words.
func TestTreeIsSound(t *testing.T) {
	may := map[string]string{"Document": "P H1 H2 H3 Table", "Table": "Caption THead TBody", "THead": "TR", "TBody": "TR", "TR": "TH TD", "TD": "Figure"}
	f := read(t, pdf(t, everything()))
	f.tree().walk(func(e *node) {
		for i, k := range e.kids {
			if !slices.Contains(strings.Fields(may[e.tag]), k.tag) || k.tag == "Caption" && i > 0 {
				t.Errorf("%s in %s", k.tag, e.tag)
			}
			if e.tag == "THead" || e.tag == "TBody" {
				if len(k.kids) != len(e.kids[0].kids) {
					t.Errorf("a row of %d cells beside one of %d", len(k.kids), len(e.kids[0].kids))
				}
			}
		}
		if e.tag == "TH" && !strings.Contains(e.dict, "/Scope /Row") && !strings.Contains(e.dict, "/Scope /Column") {
			t.Error("a head without scope")
		}
		if e.tag == "Figure" && (!strings.Contains(e.dict, "/Alt "+textString("empty box")) || !strings.Contains(e.dict, "/BBox [")) {
			t.Errorf("a box without words or place: %s", e.dict)
		}
	})
}

// The head of a table stands again on its second page, for the eye alone; the foot on each.
func TestArtifacts(t *testing.T) {
	f := read(t, pdf(t, letter(9, 26)))
	again := 0
	for i, a := range f.aside {
		if !strings.Contains(a, "Whitfield, Dana") || !strings.Contains(a, "of "+string(rune('0'+len(f.pages)))) {
			t.Errorf("page %d has no foot: %q", i, a)
		}
		if strings.Contains(a, "The plan requires") {
			again++
		}
	}
	if again == 0 || len(f.pages) < 4 {
		t.Errorf("a table on %d pages has its head again on %d", len(f.pages), again)
	}
}

func TestMetadata(t *testing.T) {
	d := everything()
	m := metadata(d)
	for _, want := range []string{"Smith &amp; Sons &lt;x&gt;", "Request &amp; grounds", "<rdf:li>en-US</rdf:li>", "2026-11-23T00:00:00Z", "<pdfuaid:part>1<"} {
		if !strings.Contains(m, want) {
			t.Errorf("no %s", want)
		}
	}
	f := read(t, pdf(t, d))
	catalog := f.one("/Type /Catalog")
	for _, want := range []string{"/Lang (en-US)", "/DisplayDocTitle true", "/Marked true", "/Outlines"} {
		if !strings.Contains(catalog, want) {
			t.Errorf("the catalog has no %s", want)
		}
	}
	if f.one("/Producer (Recourse)") == "" || !strings.Contains(f.one("/Producer"), text16(d.Title)) {
		t.Error("no title")
	}
}
