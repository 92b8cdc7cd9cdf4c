package main

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
)

const caseOfPacket = `schema: recourse.case/1
patient: {name: Odalys Brandt, member_id: JH-7, phone: 937-555-0188, state: OH}
plan: {carrier: Juniper Health Plan, type: erisa_self_funded}
prescriber: {name: Anselm Whitcombe, npi: "1234567893"}
drug: {name: Qulipta, strength: 60 mg, diagnosis: migraine}
documents: [{file: exhibit1.pdf, label: first}, {file: exhibit2.pdf, label: second}, {file: exhibit3.pdf, label: third}, {file: exhibit4.pdf, label: fourth}]
trials:
  - {drug: topiramate, first: "2025-03-04", last: "2025-05-19", outcome: ineffective, dose: 100 mg daily, source: first}
`

var wrote = regexp.MustCompile(`"pages": ?(\d+)`)

// packet puts four exhibits, all letters in each, into a packet. What qpdf does is less: it copies the files' pages, while a
// packet holds the sight of each page and its text.
func packet(b *bench) {
	qpdf := version("qpdf", "--version")
	if qpdf == "" {
		b.left("a packet of 150 pages", "qpdf is missing (make setup)")
		return
	}
	var exhibits []string
	for i := range 4 {
		exhibits = append(exhibits, filepath.Join(b.dir, fmt.Sprintf("exhibit%d.pdf", i+1)))
		b.merge(exhibits[i], b.pdfs...)
	}
	of := filepath.Join(b.dir, "packet.yaml")
	must(os.WriteFile(of, []byte(caseOfPacket), 0o600))
	pages := "?"
	var wall []float64
	ours, them := rounds(3, func() float64 {
		c := run(nil, b.bin, "packet", "--json", "--case", of, "--out", filepath.Join(b.dir, "packet.pdf"))
		if m := wrote.FindSubmatch(c.out); m != nil {
			pages = string(m[1])
		}
		wall = append(wall, c.wall)
		return c.cpu
	}, func() float64 { return b.merge(filepath.Join(b.dir, "merged.pdf"), exhibits...).cpu })
	b.add(row{what: "a packet of " + pages + " pages, whole process, CPU", unit: "ms", ours: ours, them: them, ref: qpdf + " merge", ratio: 2})
	b.add(row{what: "  the same, wall", unit: "ms", ours: wall, bound: 3000})
}
