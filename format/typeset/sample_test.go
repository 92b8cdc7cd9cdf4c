package typeset

import (
	"fmt"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/book/font"
	"github.com/recourse-health/recourse/format/sheet"
)

var noto = Fonts{Regular: font.Regular, Bold: font.Bold}

func document(bs ...sheet.Block) sheet.Document {
	return sheet.Document{Title: "Smith & Sons <x>", Lang: "en-US", Subject: "Request & grounds", Day: "2026-11-23", Folio: "page {page} of {pages}",
		Foot: "Whitfield, Dana · member HVH 4410 2297 01 · TRN-2611-08842", Blocks: bs}
}

var (
	title = sheet.Heading{Level: 1, Text: sheet.T("Request for a step therapy exception")}
	sign  = sheet.Signature{Fields: []sheet.Text{sheet.T("Elena Marsh, MD, NPI 1234567893"), sheet.T("Date")}}
)

const claim = "She reports a trial of dextroamphetamine-amphetamine extended-release in the summer of 2023, stopped for palpitations. "

// letter has n grounds, and a table where rows is not 0.
func letter(n, rows int) sheet.Document {
	bs := []sheet.Block{title}
	for i := range n {
		bs = append(bs, sheet.Heading{Level: 2, Text: sheet.T(fmt.Sprintf("%d. A ground", i+1))},
			sheet.Paragraph{Text: sheet.Text{{Text: strings.Repeat(claim, 4)}, sheet.Ex("(Ex. D, lines 3 to 6)")}})
	}
	if rows > 0 {
		bs = append(bs, criteria(rows))
	}
	return document(append(bs, sign)...)
}

func criteria(rows int) sheet.Table {
	t := sheet.Table{Caption: sheet.T("Criteria"), Head: []sheet.Text{sheet.T("The plan requires"), sheet.T("The record shows"), sheet.T("Exhibit"), sheet.T("Answer")}}
	for i := range rows {
		t.Rows = append(t.Rows, []sheet.Text{sheet.T(fmt.Sprintf("%d. “methylphenidate extended-release … within the past 365 days”", i+1)),
			sheet.T("36 mg, then 54 mg, March 6 to June 12, 2023, 4 fills. Not effective after 14 weeks."), sheet.T("B-2"), sheet.B("Met")})
	}
	t.Rows[rows-1] = t.Rows[rows-1][:2] // a short row
	return t
}

// everything has every kind of block, and names from many places.
func everything() sheet.Document {
	T := sheet.T
	return document(
		sheet.Notice{Text: T("EXPEDITED: ANSWER DUE WITHIN 24 HOURS")},
		sheet.Address{Sender: true, Lines: []sheet.Text{sheet.B("Ọláṣubọ̀mí Ṣẹ́gun, MD"), T("402 Quarry Road, Austin, TX 78700")}},
		sheet.Date{Text: T("November 23, 2026")},
		sheet.Address{Lines: []sheet.Text{T("Tern Pharmacy Services"), T("By fax: 806-555-0177")}},
		title,
		sheet.Re{Rows: []sheet.Fact{{Label: "Member", Text: T("Nguyễn Thị Ánh, Łukasz Żółć, Дмитрий Иванов, Γιώργος, Núñez-O’Brien, Đỗ, Jón Guðmundsson, Ðuro")}, {Label: "Your decision", Text: T("November 12, 2026")}}},
		sheet.Paragraph{Text: sheet.Text{{Text: "Two grounds apply "}, sheet.Ex("(Ex. B-2; four fills, Ex. C)"), {Text: " and A\nB. Accents on their own: j\u0307\u0301, Nguye\u0302\u0303n."}}},
		sheet.Heading{Level: 2, Text: T("What I ask")}, sheet.Heading{Level: 3, Text: T("First")},
		criteria(30),
		sheet.Choices{Confirm: "Confirmed", Strike: "Struck", Sentence: "Sentence", Box: "empty box", Items: []sheet.Choice{{Text: T("1. She has ADHD.")}, {Text: T("2. She is stable.")}}},
		sheet.Paragraph{Text: T("(For the prescriber to write)"), Small: true}, sheet.Lines{Count: 3},
		sign, sheet.Note{Text: T("Enclosed: A, your decision (1 page).")})
}

func pdf(t testing.TB, d sheet.Document) []byte {
	t.Helper()
	b, err := PDF(d, noto)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func BenchmarkTwoPages(b *testing.B) {
	for d := letter(8, 0); b.Loop(); {
		pdf(b, d)
	}
}

func BenchmarkFourPagesWithTable(b *testing.B) {
	for d := letter(9, 26); b.Loop(); {
		pdf(b, d)
	}
}
