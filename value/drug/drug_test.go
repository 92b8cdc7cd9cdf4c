package drug

import "testing"

var book = Book{
	Rows:  []Row{{"adalimumab", "327361", "tnf", "TNF blockers"}, {"rimegepant", "2282303", "cgrp", "CGRP"}, {"topiramate", "38404", "", ""}, {"sumatriptan", "37418", "triptan", "Triptans"}},
	Names: []Name{{"adalimumab", 0, false}, {"humira", 0, true}, {"nurtec", 1, true}, {"nurtec odt", 1, true}, {"rimegepant", 1, false}, {"sumatriptan", 3, false}, {"topiramate", 2, false}},
}

func TestResolve(t *testing.T) {
	for name, want := range map[string]string{
		"Nurtec": "rimegepant", "NURTEC ODT 75 MG DISINTEGRATING TABLET": "rimegepant", "adalimumab-adaz": "adalimumab", "generic topiramate": "topiramate",
		"topiramte": "topiramate", "sumatriptann": "sumatriptan", "xyzzy": "", "humera": "",
	} {
		d, ok := book.Resolve(name)
		if d.Ingredient != want || ok != (want != "") {
			t.Errorf("%s: have %+v, want %s", name, d, want)
		}
	}
	if d, _ := book.Resolve("topiramte"); !d.Near {
		t.Error("a near spelling is not marked")
	}
}

// A plan may want one product of an ingredient: its name tells which, the ingredient's own does not.
func TestProduct(t *testing.T) {
	for name, want := range map[string]string{"Humira": "humira", "HUMIRA 40 mg pen": "humira", "adalimumab": "", "adalimumab-adaz": "adalimumab-adaz", "Nurtec ODT": "nurtec odt", "xyzzy": ""} {
		if d, _ := book.Resolve(name); d.Product != want {
			t.Errorf("%s: %q, want %q", name, d.Product, want)
		}
	}
	if s := Senses(nil).Of("Humira"); s != (Sense{}) {
		t.Errorf("%+v", s)
	}
}

func TestFind(t *testing.T) {
	text := "You must try Nurtec ODT, sumatriptan or adalimumab-adaz first; not topiramates."
	var got []string
	for _, f := range book.Find(text) {
		got = append(got, text[f.From:f.To])
	}
	if len(got) != 3 || got[0] != "Nurtec ODT" || got[1] != "sumatriptan" || got[2] != "adalimumab-adaz" {
		t.Errorf("have %q", got)
	}
}
