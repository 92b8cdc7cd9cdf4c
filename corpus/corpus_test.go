package corpus

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

type gold struct {
	ID, Manner, Split, Situation, Notes, Input string
	IsDenial                                   *bool    `json:"is_denial"`
	IsDenialOK                                 []*bool  `json:"is_denial_ok"`
	Types                                      []string `json:"denial_types"`
	TypesOK                                    []string `json:"types_ok"`
	SituationOK                                []string `json:"situation_ok"`
	Plan                                       string   `json:"plan_type"`
	PlanOK                                     []string `json:"plan_type_ok"`
	Fields, Accept                             map[string][]string
	MustNot                                    map[string][]string `json:"must_not"`
	Optional                                   []string            `json:"optional_fields"`
	Scored                                     *bool               `json:"fields_scored"`
	Required                                   *tree
	Quotes                                     map[string]string
	Lacking                                    []string
	LackingOK                                  []string `json:"lacking_either_way"`
	Findings                                   []string `json:"findings_expected"`
}

type tree struct {
	All, Any, Of  []tree
	AtLeast       int `json:"at_least"`
	Kind          string
	Drugs         []string
	Class         string
	Count, Days   int
	LookbackDays  int    `json:"lookback_days"`
	LookbackBasis string `json:"lookback_basis"`
}

var words = struct{ situations, types, fields, plans, leaves, bases, manners []string }{
	strings.Fields("denial approval approved_but_rejected paid_but_dearer partly_approved product_mismatch wrong_pharmacy old_plan_billed refill_too_soon missing_document approval_ended notice_of_change pharmacy_notice request_for_information bill other"),
	strings.Fields("step_therapy prior_auth non_formulary quantity_limit medical_necessity experimental out_of_network exclusion coding_billing eligibility timely_filing"),
	strings.Fields("carrier administrator plan_name member_name member_id group_number drug service required_drugs diagnosis prescriber notice_date service_date reference_number claim_number case_number appeal_deadline phone fax address portal reject_code policy_name"),
	strings.Fields("erisa_self_funded erisa_fully_insured aca_individual_or_small_group grandfathered governmental_self_funded fehb medicare_part_d medicare_advantage_part_b_drug medicaid_mco medicaid_ffs chip tricare va church_plan short_term_or_limited unknown"),
	strings.Fields("tried contraindicated diagnosis age stable prescriber attested other"),
	strings.Fields("fill coverage written"),
	strings.Fields("commercial-letter pbm-caps part-d-notice medicare-advantage medicaid-mco medicaid-ffs blue-two-column tpa-eob pbm-message counter-printout"),
}

func TestCorpus(t *testing.T) {
	var situations, types, manners, formats []string
	folders, err := filepath.Glob("letters/*/gold.json")
	if err != nil || len(folders) < 40 {
		t.Fatalf("%d letters, %v", len(folders), err)
	}
	for _, f := range folders {
		dir := filepath.Dir(f)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			g := load(t, f)
			checkWords(t, g)
			checkText(t, g, text(t, dir, g))
			if want := splitOf(filepath.Base(dir)); g.Split != want {
				t.Errorf("split %q, the rule says %q", g.Split, want)
			}
			situations, types, manners = append(situations, g.Situation), append(types, g.Types...), append(manners, g.Manner)
			formats = append(formats, format(g))
		})
	}
	covers(t, "situation", situations, words.situations)
	covers(t, "kind", types, words.types)
	covers(t, "manner", manners, words.manners)
	covers(t, "format", formats, []string{".pdf", ".txt", ".html", ".docx", ".eml"})
}

// load refuses keys that nobody reads: a misspelt key is a gold value lost.
func load(t *testing.T, name string) gold {
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var g gold
	d := json.NewDecoder(bytes.NewReader(b))
	d.DisallowUnknownFields()
	if err := d.Decode(&g); err != nil {
		t.Fatal(err)
	}
	if g.IsDenial == nil || g.Manner == "" || g.Notes == "" || *g.IsDenial != (len(g.Types) > 0) {
		t.Error("a denial has a kind, and every letter a manner and notes")
	}
	return g
}

func checkWords(t *testing.T, g gold) {
	known(t, "situation", append(g.SituationOK, g.Situation), words.situations)
	known(t, "kind", slices.Concat(g.Types, g.TypesOK, g.MustNot["denial_types"]), words.types)
	known(t, "plan type", append(g.PlanOK, g.Plan), words.plans)
	known(t, "manner", []string{g.Manner}, words.manners)
	known(t, "field", g.Optional, words.fields)
	for _, m := range []map[string][]string{g.Fields, g.Accept, g.MustNot} {
		for k := range m {
			if k != "denial_types" {
				known(t, "field", []string{k}, words.fields)
			}
		}
	}
	step := slices.Contains(g.Types, "step_therapy")
	if step != (g.Required != nil) || step != (len(g.Fields["required_drugs"]) > 0) {
		t.Error("a step rule, its drugs and the kind go together")
	}
	if g.Required != nil {
		checkTree(t, *g.Required)
	}
}

func checkTree(t *testing.T, n tree) {
	branches := 0
	for _, of := range [][]tree{n.All, n.Any, n.Of} {
		if of != nil {
			branches++
		}
		for _, c := range of {
			checkTree(t, c)
		}
	}
	if (n.Kind == "") != (branches == 1) || (n.AtLeast > 0) != (n.Of != nil) || n.AtLeast > len(n.Of) {
		t.Errorf("a node is a leaf, or one of all, any, at_least: %+v", n)
	}
	if n.Kind != "" {
		known(t, "leaf", []string{n.Kind}, words.leaves)
	}
	if n.LookbackBasis != "" {
		known(t, "basis", []string{n.LookbackBasis}, words.bases)
	}
}

func checkText(t *testing.T, g gold, page string) {
	stands := func(what, v string) {
		if !slices.ContainsFunc(printed(v), func(p string) bool { return strings.Contains(page, fold(p)) }) {
			t.Errorf("%s %q does not stand in the letter", what, v)
		}
	}
	for name, vs := range g.Fields {
		for _, v := range vs {
			stands(name, v)
		}
	}
	for what, q := range g.Quotes {
		stands("quote "+what, q)
	}
	if g.Required != nil {
		for _, d := range named(*g.Required) {
			stands("step drug", d)
		}
	}
}

func named(n tree) []string {
	out := slices.Clone(n.Drugs)
	if n.Class != "" {
		out = append(out, n.Class)
	}
	for _, c := range slices.Concat(n.All, n.Any, n.Of) {
		out = append(out, named(c)...)
	}
	return out
}

var months = strings.Fields("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre")

// printed are the ways in which letters print a value; only days have more than one.
func printed(v string) []string {
	d, err := time.Parse(time.DateOnly, v)
	if err != nil {
		return []string{v}
	}
	out := []string{fmt.Sprintf("%d de %s de %d", d.Day(), months[d.Month()-1], d.Year())}
	for _, f := range []string{"January 2, 2006", "Jan 2, 2006", "01/02/2006", "1/2/2006", "01/02/06", "2 Jan 2006", time.DateOnly} {
		out = append(out, d.Format(f))
	}
	return out
}

var (
	unseen = regexp.MustCompile(`(?s)<(style|title)>?.*?</(style|title)>`)
	tag    = regexp.MustCompile(`<[^>]*>`)
	fall   = regexp.MustCompile(`</?(?:p|div|br|td|th|tr|h\d|li|w:p|w:br)\b[^>]*>`)
)

// text is the source of a letter, folded for comparing.
func text(t *testing.T, dir string, g gold) string {
	name := g.Input
	if name == "" {
		name = "letter.html"
		if st, err := os.Stat(filepath.Join(dir, "letter.pdf")); err != nil || st.Size() > 80<<10 {
			t.Errorf("letter.pdf: %v", err)
		}
	}
	b, err := os.ReadFile(filepath.Join(dir, name))
	if err != nil {
		t.Fatal(err)
	}
	switch filepath.Ext(name) {
	case ".docx":
		b = document(t, b)
		fallthrough
	case ".html":
		s := fall.ReplaceAllString(unseen.ReplaceAllString(string(b), ""), "\n")
		return fold(html.UnescapeString(tag.ReplaceAllString(s, "")))
	}
	return fold(string(b))
}

func document(t *testing.T, b []byte) []byte {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open("word/document.xml")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	x, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func fold(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r), strings.ContainsRune(",.;:()'\"`’‘“”\u00ad", r):
			return -1
		case r >= '\u2010' && r <= '\u2015':
			return '-'
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(s))
}

func splitOf(slug string) string {
	sum := sha256.Sum256([]byte(slug))
	if sum[len(sum)-1]%2 == 0 {
		return "dev"
	}
	return "held"
}

func format(g gold) string {
	if g.Input == "" {
		return ".pdf"
	}
	return filepath.Ext(g.Input)
}

func known(t *testing.T, what string, got, all []string) {
	for _, w := range got {
		if !slices.Contains(all, w) {
			t.Errorf("%s %q is not a word of the contract", what, w)
		}
	}
}

func covers(t *testing.T, what string, got, all []string) {
	for _, w := range all {
		if !slices.Contains(got, w) {
			t.Errorf("no letter has %s %s", what, w)
		}
	}
}
