package recourse

// One letter from front to paper, as a person walks it on the command line. Read this first; then HOUSE.md.

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// A letter comes in the mail. The person, the plan and every number are made up.
const mail = `Juniper Health Plan
Pharmacy Review, P.O. Box 1180, Dayton, OH 45401

October 5, 2026

Member: Marguerite Osei
Member ID: JH4410-7729
Drug: Qulipta 60 mg tablet
Reference number: R-20261005-118
Prescriber: Anselm Whitcombe, MD

Dear Ms. Osei:

We did not approve the request for Qulipta. Your plan covers it after a trial and failure of two of the following in the
past 365 days: topiramate, propranolol, or amitriptyline. Our records show no paid claim for these drugs.

You or your prescriber may appeal within 180 days of receiving this letter. Fax: 937-555-0144. Phone: 937-555-0140.
`

func TestWalk(t *testing.T) {
	w := newWalk(t)
	w.write("letter.txt", mail)

	// 1. Record Check. format/sniff and format/text make a page of the bytes; read/notice finds what the page says, each value
	// with its words; judge/check holds that against book/law, book/move and book/lexicon. Nothing is kept.
	var c struct {
		Situation struct{ Is string }
		Types     []struct {
			Type    string
			Because []struct{ Quote string }
		} `json:"denial_types"`
		Required struct {
			AtLeast int `json:"at_least"`
			Of      []struct{ Drugs []string }
		}
		Move struct {
			ID         string
			WrongFirst string `json:"wrong_first"`
		}
		Clocks []struct{ Step, Due, Rule string }
		Ask    []struct{ Fact string }
	}
	w.answer(&c, "check", "--json", "letter.txt")
	w.want(c.Situation.Is == "denial" && c.Types[0].Type == "step_therapy", "the block", c)
	w.want(strings.Contains(fold(mail), c.Types[0].Because[0].Quote), "its proof stands in the letter", c.Types)
	w.want(c.Required.AtLeast == 2 && len(c.Required.Of) == 3, "the step rule: two of three", c.Required)
	w.want(strings.HasPrefix(c.Move.ID, "step.") && c.Move.WrongFirst != "", "the first move, and the wrong one", c.Move)
	w.want(c.Clocks[0].Due == "2027-04-03" && c.Clocks[0].Rule == "the letter", "the only clock that this paper allows is its own", c.Clocks)
	w.want(c.Ask[0].Fact == "plan.type", "what decides the law is asked first", c.Ask)

	// 2. A case. work/intake proposes the facts of the reading; front/casefile keeps them beside what people say.
	w.run(0, "case", "add", "case.yaml", "letter.txt")

	// 3. No paper without footing: what is missing comes back as questions, exit 2 (paper/letter).
	out := w.run(2, "draft", "--json", "--case", "case.yaml", "--paper", "exception_request", "--out", ".")
	w.want(strings.Contains(out, `"missing_facts"`) && strings.Contains(out, `"trials"`), "the missing trial is asked for", out)

	// 4. The person answers. record/told makes facts of it: told by whom, never by the paper.
	for _, said := range []string{"plan.type=erisa_self_funded", "drug.diagnosis=chronic migraine", "trials.0.drug=topiramate", "trials.0.first=2026-01",
		"trials.0.last=2026-03", "trials.0.outcome=ineffective"} {
		w.run(0, "case", "answer", "case.yaml", said)
	}

	// 5. Now the law has a place to stand: a plan of an employer is under 29 CFR 2560.503-1 (judge/rule, book/law).
	w.run(0, "draft", "--case", "case.yaml", "--paper", "exception_request", "--paper", "prescriber_statement", "--out", ".")
	var p struct {
		Paragraphs []struct {
			Kind, Text string
			StandsOn   struct{ Facts, Law []string } `json:"stands_on"`
		}
	}
	w.read("exception_request.json", &p)
	n, trial := 0, ""
	for i, par := range p.Paragraphs {
		if strings.Contains(par.Text, "not effective") {
			n, trial = i+1, par.Text
			w.want(strings.Join(par.StandsOn.Facts, " ") != "", "a claim stands on facts", par)
		}
	}
	w.want(strings.Contains(trial, "topiramate") && strings.Contains(trial, "January 2026"), "the trial, as told", trial)

	// 6. A stranger holds the paper against the case (judge/verify, which shares no code with the writer): every sentence holds,
	// as JSON, and as the printed words of PDF and DOCX. A drug that nobody named does not.
	for _, f := range []string{"exception_request.json", "prescriber_statement.json", "exception_request.pdf", "prescriber_statement.docx"} {
		w.run(0, "verify", "--case", "case.yaml", f)
	}
	w.write("lie.json", strings.ReplaceAll(w.load("exception_request.json"), "topiramate", "botulinum toxin"))
	w.run(3, "verify", "--case", "case.yaml", "lie.json")

	// 7. And back: from the sentence to the one who said it, or to page, box and words.
	w.want(strings.Contains(w.run(0, "explain", "--case", "case.yaml", "exception_request.json", strconv.Itoa(n)), "topiramate"), "the way back", n)
}

// A walk runs the program in a folder of its own.
type walk struct {
	t        *testing.T
	dir, bin string
}

func newWalk(t *testing.T) walk {
	w := walk{t, t.TempDir(), ""}
	w.bin = filepath.Join(w.dir, "recourse")
	if out, err := exec.Command("go", "build", "-o", w.bin, "./cmd/recourse").CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	return w
}

func (w walk) run(exit int, args ...string) string {
	w.t.Helper()
	cmd := exec.Command(w.bin, append([]string{"--today", "2026-11-25"}, args...)...)
	cmd.Dir = w.dir
	out, err := cmd.Output()
	if got := cmd.ProcessState.ExitCode(); got != exit {
		w.t.Fatalf("recourse %s: exit %d, want %d: %v\n%s", strings.Join(args, " "), got, exit, err, out)
	}
	return string(out)
}

func (w walk) answer(to any, args ...string) {
	w.t.Helper()
	if err := json.Unmarshal([]byte(w.run(0, args...)), to); err != nil {
		w.t.Fatal(err)
	}
}

func (w walk) want(ok bool, what string, got any) {
	w.t.Helper()
	if !ok {
		w.t.Errorf("%s: %+v", what, got)
	}
}

func (w walk) write(name, text string) {
	if err := os.WriteFile(filepath.Join(w.dir, name), []byte(text), 0o600); err != nil {
		w.t.Fatal(err)
	}
}

func (w walk) load(name string) string {
	b, err := os.ReadFile(filepath.Join(w.dir, name))
	if err != nil {
		w.t.Fatal(err)
	}
	return string(b)
}

func (w walk) read(name string, to any) {
	if err := json.Unmarshal([]byte(w.load(name)), to); err != nil {
		w.t.Fatal(err)
	}
}

func fold(s string) string { return strings.Join(strings.Fields(s), " ") }
