package ident

import (
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	lexbook "github.com/recourse-health/recourse/book/lexicon"
	"github.com/recourse-health/recourse/value/civil"
)

var books = Books{Words: lexbook.NameWords, Reference: lexbook.Reference, Known: func(w string) bool {
	return slices.Contains([]string{"humira", "enbrel", "anthem", "methotrexate"}, strings.ToLower(w))
}}

// Nobody here lives.
var (
	dawn = Person{Name: "Dawn Rivers", MemberID: "K7730 21164", GroupNumber: "5500812", Phone: "937-555-0151", Email: "dawnrivers88@example.net", Address: "1400 N Alder St Apt 6, Dayton, OH 45402", Born: civil.Day(1988, time.April, 17)}
	tere = Person{Name: "Teresa Ibarra de la Vega", MemberID: "QK50829R", Phone: "(718) 555-0133", Email: "t.ibarra@example.org", Address: "3310 Gran Vía, Apt 2B, Laredo, TX 78040", Born: civil.Day(1966, time.December, 24)}
	mark = Person{Name: "Mark O'Dell-Nuñez", MemberID: "H61100742", Phone: "504-555-0166", Email: "m.odell@example.edu", Address: "RR 7 Box 19, Guthrie, OK 73044", Born: civil.Day(2001, time.February, 9)}
	none = Person{}
)

// What stands in double brackets must go, and nothing else may.
var texts = []struct {
	who  Person
	text string
}{
	{dawn, "The ID is [[K 7 7 3 0, 2 1 1 6 4]]. Thank you."},
	{dawn, "it's [[K as in kilo, seventy-seven thirty, two double one six four]], and the group?"},
	{dawn, "[[K for Kevin seven seven three oh um two one one six four]] you there"},
	{dawn, "member number ending in [[1164]], right?"},
	{dawn, "group number [[five five oh oh eight one two]]"},
	{dawn, "[[Dawn Rivers]] may call at dawn. Rivers rise."},
	{dawn, "[[Dawn]]'s doctor wrote at dawn on April 17, 2026. [[Dawn]] will call."},
	{dawn, "Ask for [[Dawn]]. She may be reached at [[937 555 0151]]."},
	{dawn, "birthday is [[april seventeenth nineteen eighty eight]]"},
	{dawn, "DOB: [[04-17-88]]; the drug was started 04-17-25."},
	{dawn, "[[four seventeen eighty eight]] is right. The notice is of April 17, 2026."},
	{dawn, "Her email is [[dawn rivers eighty eight at example dot net]]."},
	{dawn, "[[one four zero zero north alder street apartment six]]"},
	{dawn, "Mail it to [[1400 North Alder Street, Apt 6, Dayton, Ohio 45402]], not to P.O. Box 69218, Lexington, KY 40590."},
	{dawn, "zip [[four five four oh two]]. Reference 45402-7719."},
	{dawn, "Spell it? [[R I V E R S]], first name [[D-A-W-N]]."},
	{tere, "[[Teresa Ibarra]] llamó. El número es [[cu ka cinco cero ocho dos nueve erre]]."},
	{tere, "La fecha de nacimiento es [[24 de diciembre de 1966]]."},
	{tere, "nací el [[veinticuatro de diciembre de mil novecientos sesenta y seis]]"},
	{tere, "[[Sra. Ibarra]], ¿me oye? La audiencia es el 24 de diciembre de 2026."},
	{mark, "[[Mr. O'Dell]] marked it. [[Mark]] said so; a mark was left, and Mark Twain Drugs has it."},
	{mark, "[[H six one one double zero seven four two]]"},
	{mark, "lives at [[Rural Route 7, Box 19, Guthrie, Oklahoma]]"},
	{mark, "[[February 9, 2001]] birth date; hearing on February 9, 2027."},
	{mark, "[[Mark]], last name [[O'Dell]] hyphen [[Nunez]]."},
	{none, "My name is [[Derrick Olufemi]] and my date of birth is [[March 3, 1971]]."},
	{none, "Member ID: [[QRS-8841-2210]]. Reference number: 55-1820-77."},
	{none, "my social is [[five one two, four four, nine nine oh one]]"},
	{none, "SSN [[512-44-9901]] and NDC 00093-7146-56."},
	{none, "the last four of my social are [[nine nine oh one]]"},
	{none, "the account number is [[0044182277]], routing [[021000021]]"},
	{none, "Claim [[24-990117-03]], auth no. PA-77120; platelets 98765, CPT 96413, 40000 units. Moved from ZIP [[60614]] to [[97301]]."},
	{none, "Our records show no paid claim for topiramate 100 mg in 2025; the claim is [[PX-88102-41]]."},
	{none, "Card [[4111 1111 1111 1111]] was charged $45.00."},
	{none, "Call the plan at 800-555-0100. My cell is [[937-555-0188]]."},
	{none, "Member Services 1-866-555-0139 (TTY 711), Monday to Friday, 8 to 8."},
	{none, "Prior authorization PA-2026-0914 was denied for Humira on October 5, 2026."},
	{none, "He has Crohn's disease and Hodgkin lymphoma; A1c 8.9 on 2026-02-01; 40 mg every 14 days."},
	{none, "Mrs. [[Alvarez]] took methotrexate 15 mg for 12 weeks in 2024."},
	{none, "Patient name: [[Odalys Brandt]]. Drug: Enbrel 50 mg."},
	{none, "My address is [[771 Upper Ferry Road, Ewing, NJ 08628]]. Send appeals to P.O. Box 90114, Lexington, KY 40590."},
	{none, "Fax it to 866-555-0133, Appeals Department, 100 Plan Street, Suite 400, Dayton, OH 45402."},
	{none, "Me llamo [[Teresa Ibarra]] y mi fecha de nacimiento es el [[4 de julio de 1958]]."},
	{none, "Thank you for calling Anthem. Who am I speaking with?"},
	{none, "e-mail [[t.ibarra58@example.org]] or appeals@plan.example"},
	{none, "Medicare number [[1EG4-TE5-MK72]], call reference 7 7 3 1 9."},
	{none, "Please hold for eight to ten minutes; two of three drugs, for four weeks each."},
	{none, ""},
}

func marked(s string) (raw string, want []bool) {
	hide := false
	for i := 0; i < len(s); i++ {
		if strings.HasPrefix(s[i:], "[[") || strings.HasPrefix(s[i:], "]]") {
			hide = s[i] == '['
			i++
			continue
		}
		raw, want = raw+s[i:i+1], append(want, hide)
	}
	return raw, want
}

func TestFind(t *testing.T) {
	for _, c := range texts {
		raw, want := marked(c.text)
		got := make([]bool, len(raw))
		found := Find(raw, c.who, books)
		for _, f := range found {
			for i := f.From; i < f.To; i++ {
				got[i] = true
			}
		}
		for i, r := range raw {
			if (unicode.IsLetter(r) || unicode.IsDigit(r)) && want[i] != got[i] && !title(raw, i) {
				t.Errorf("%q: %s", raw, Hide(raw, found))
				break
			}
		}
	}
}

// title reports a place within Mr., Mrs., Sra.: it may go with the name.
func title(s string, i int) bool {
	from := strings.LastIndexByte(s[:i], ' ') + 1
	w := strings.ToLower(strings.TrimRight(strings.Fields(s[from:] + " ")[0], ".,"))
	return slices.Contains(titles, w)
}

func TestKinds(t *testing.T) {
	text := "Dawn Rivers, born 4/17/1988, K7730 21164, 937-555-0151, dawnrivers88@example.net, 1400 N Alder St, SSN 512-44-9901, MRN 88210."
	var got []Kind
	for _, f := range Find(text, dawn, books) {
		got = append(got, f.Kind)
	}
	if want := []Kind{Name, Birth, Member, Phone, Email, Address, SSN, Other}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

// What is found lies in the text, in order, apart; hiding it leaves the rest as it was.
func FuzzFind(f *testing.F) {
	for _, c := range texts {
		raw, _ := marked(c.text)
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at, rest := 0, ""
		found := Find(text, dawn, books)
		for _, x := range found {
			if x.From < at || x.To <= x.From || x.To > len(text) {
				t.Fatalf("%q: %+v", text, found)
			}
			rest += text[at:x.From]
			at = x.To
		}
		hidden := Hide(text, found)
		for _, x := range found {
			hidden = strings.Replace(hidden, "["+string(x.Kind)+"]", "", 1)
		}
		if !strings.Contains(text, "[") && hidden != rest+text[at:] {
			t.Fatalf("%q: %q", text, hidden)
		}
	})
}
