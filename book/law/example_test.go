package law_test

import (
	"fmt"

	"github.com/recourse-health/recourse/book/law"
	"github.com/recourse-health/recourse/judge/rule/book"
	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/value/civil"
)

// A denial of a Medicare drug, dated 6 April 2026: by when must the patient ask again?
func Example() {
	b, err := book.LoadCases(law.Files)
	if err != nil {
		fmt.Println(err)
		return
	}
	word := b.Terms.Words.Word
	dated, _ := civil.Parse("2026-04-06")
	c := fact.View{}.
		With(fact.Fact{Word: word("plan"), Choice: "medicare_part_d"}).
		With(fact.Fact{Word: word("notice"), Choice: "coverage_determination_denial"}).
		With(fact.Fact{Word: word("notice dated"), At: civil.OnDay(dated)})

	a := b.Ask("us.partd.redetermination.file", c)
	fmt.Println(a, "under", a.Cite)
	fmt.Println("safe by", b.SafeBy(a))
	for _, f := range a.Because {
		fmt.Println("because", f.Word.Name, f.Value())
	}
	fmt.Println("more exact with", a.Sharper)

	// Output:
	// 2026-06-10 under 42 CFR 423.582(b)
	// safe by 2026-06-10
	// because plan medicare_part_d
	// because notice coverage_determination_denial
	// because notice dated 2026-04-06
	// more exact with [notice received]
}
