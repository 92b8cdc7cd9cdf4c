package web

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/work/casework"
)

var (
	missing  = regexp.MustCompile(`[>" ]\[[a-z][a-z_.]*\]`)
	outside  = regexp.MustCompile(`(?:src|href|action)="(?:https?:)?//`)
	inlined  = regexp.MustCompile(`<script|<style| style=| on[a-z]+="`)
	switcher = regexp.MustCompile(`<a href="([^"]*)" lang="(en|es)" hreflang`)
)

// sound holds a page against what every page promises.
func sound(t *testing.T, h http.Handler, at, lang string, w *httptest.ResponseRecorder) {
	t.Helper()
	body := w.Body.String()
	if !strings.Contains(body, `<html lang="`+lang+`"`) || strings.Count(body, "<h1") != 1 {
		t.Errorf("%s: language, or not one heading:\n%s", at, body)
	}
	for _, bad := range []*regexp.Regexp{missing, outside, inlined} {
		if m := bad.FindString(body); m != "" {
			t.Errorf("%s: %q", at, m)
		}
	}
	if !strings.Contains(w.Header().Get("Content-Security-Policy"), "default-src 'none'") || w.Header().Get("Cache-Control") != "no-store" || w.Header().Get("Referrer-Policy") != "no-referrer" {
		t.Errorf("%s: headers %v", at, w.Header())
	}
	m := switcher.FindStringSubmatch(body)
	if m == nil || m[2] == lang {
		t.Fatalf("%s: no way to the other language", at)
	}
	if c := get(h, strings.ReplaceAll(m[1], "&amp;", "&")).Code; c >= 400 && w.Code < 400 {
		t.Errorf("%s: the other language at %s is %d", at, m[1], c)
	}
}

func TestPagesInBothLanguages(t *testing.T) {
	for _, p := range []string{"/", "/case/k1", "/case/k1?kept=1", "/case/k1/question", "/case/k1/question?skip=plan.type,trials", "/case/k1/trial", "/case/k1/papers", "/case/k1/paper/exception_request", "/case/k1/packet", "/case/k1/erase"} {
		for lang, pre := range map[string]string{"en": "", "es": "/es"} {
			h := serve(t, newDesk())
			w := get(h, pre+p)
			if w.Code != http.StatusOK {
				t.Errorf("%s%s: %d", pre, p, w.Code)
			}
			sound(t, h, pre+p, lang, w)
		}
	}
}

func TestErrorsArePages(t *testing.T) {
	ours := newDesk()
	ours.fails = errors.New("made failure")
	for _, x := range []struct {
		desk         *desk
		method, path string
		status       int
	}{
		{newDesk(), "GET", "/nothing", 404}, {newDesk(), "GET", "/es//elsewhere.example", 404}, {newDesk(), "GET", "/case/none", 404}, {newDesk(), "GET", "/case/k1/paper/none", 404},
		{newDesk(), "GET", "/case/k1/file/exception_request.exe", 404}, {newDesk(), "GET", "/case/k1/page/x1/2.png", 404}, {newDesk(), "GET", "/case/k1/page/x1/a.png", 404}, {newDesk(), "GET", "/case/k1/page/x2/1.png", 404},
		{newDesk(), "GET", "/read", 405}, {newDesk(), "GET", "/example", 405}, {newDesk(), "DELETE", "/case/k1", 405}, {newDesk(), "GET", "/case/k1/answer", 405},
		{newDesk(), "POST", "/read", 422}, {newDesk(), "POST", "/case/k1/answer", 422}, {newDesk(), "POST", "/case/k1/trial", 422}, {newDesk(), "POST", "/case/k1/erase", 422},
		{ours, "GET", "/case/k1", 500},
	} {
		for lang, pre := range map[string]string{"en": "", "es": "/es"} {
			if strings.HasPrefix(x.path, "/es") && lang == "en" {
				continue
			}
			h, w := serve(t, x.desk), httptest.NewRecorder()
			path := pre + strings.TrimPrefix(x.path, "/es")
			h.ServeHTTP(w, httptest.NewRequest(x.method, path, nil))
			if w.Code != x.status {
				t.Errorf("%s %s: %d, want %d", x.method, path, w.Code, x.status)
			}
			sound(t, h, x.method+" "+path, lang, w)
		}
	}
}

func TestTooLargeIsSaid(t *testing.T) {
	if w := sendLetter(serve(t, newDesk()), "/read", "", strings.Repeat("a", maxBody+1)); w.Code != http.StatusRequestEntityTooLarge {
		t.Errorf("%d", w.Code)
	}
}

func TestOtherSitesCannotPost(t *testing.T) {
	for _, p := range []string{"/read", "/es/case/k1/answer", "/case/k1/erase", "/example"} {
		d := newDesk()
		h := serve(t, d)
		r := httptest.NewRequest(http.MethodPost, p, strings.NewReader("word=ERASE"))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Sec-Fetch-Site", "cross-site")
		w := httptest.NewRecorder()
		if h.ServeHTTP(w, r); w.Code != http.StatusForbidden || d.gone {
			t.Errorf("%s: %d, erased %v", p, w.Code, d.gone)
		}
	}
}

func TestResultSaysOnlyWhatTheCheckHolds(t *testing.T) {
	d := newDesk()
	body := get(serve(t, d), "/case/k1").Body.String()
	for _, want := range []string{"This is a step-therapy denial", "before it pays for OZEMPIC", "<rect", `href="#leaf-1"`, "Tuesday, December 1, 2026", "6 days left"} {
		if !strings.Contains(body, want) {
			t.Errorf("not said: %s", want)
		}
	}
	if strings.Contains(body, `id="lacks"`) || strings.Contains(body, `id="supply"`) {
		t.Error("an empty part is shown")
	}
	d.view.Check.Block.Is, d.view.Check.Block.Denial, d.view.Check.Reasons, d.view.Papers = record.SitApproval, record.No, nil, nil
	h := serve(t, d)
	body = get(h, "/case/k1").Body.String()
	for _, bad := range []string{"get the papers", "wants another drug", "says no", "No one can promise"} {
		if strings.Contains(body, bad) {
			t.Errorf("an approval says %q", bad)
		}
	}
	if c := get(h, "/case/k1/paper/exception_request").Code; c != http.StatusNotFound {
		t.Errorf("a paper for an approval: %d", c)
	}
}

func TestEverySituationAndReasonHasItsVerdict(t *testing.T) {
	for _, lang := range []string{"en", "es"} {
		b := book(lang)
		for _, s := range record.Situations {
			for _, r := range record.DenialTypes {
				a := newDesk().view.Check
				a.Block.Is, a.Reasons[0].Type = s, r
				if v := Verdict(a); !b.Has(v) {
					t.Errorf("%s: no sentence %s", lang, v)
				}
				if !b.Has("type."+string(r)) || !b.Has("proof.situation."+string(s)) {
					t.Errorf("%s: no sentence for %s, %s", lang, r, s)
				}
			}
		}
	}
}

func TestLateIsSaid(t *testing.T) {
	d := newDesk()
	d.view.Check.Clocks[0].Due = newDesk().view.Check.Clocks[0].Due
	b := newResult(d.view, d.view.Check.Clocks[0].Due.Day(nil).AddDays(1), book("en"))
	if c := b.Clocks[0]; c.Class != "late" || c.Left != "This day has passed." {
		t.Errorf("%+v", c)
	}
	if c := newResult(d.view, d.view.Check.Clocks[0].Due.Day(nil), book("en")).Clocks[0]; c.Class != "soon" || c.Left != "Today is the day." {
		t.Errorf("%+v", c)
	}
}

func TestPaperShowsItsFooting(t *testing.T) {
	body := get(serve(t, newDesk()), "/case/k1/paper/exception_request").Body.String()
	for _, want := range []string{"Stands on 2 sources", "You must try metformin first", "29 CFR 2560.503-1: claims", "&lt;b&gt;this&lt;/b&gt;", "<br>", "<dt>Member</dt>"} {
		if !strings.Contains(body, want) {
			t.Errorf("not shown: %s", want)
		}
	}
}

// A table has a head and its caption; what is said to the plan is English on a page of another language.
func TestPaperInAnotherLanguage(t *testing.T) {
	d := newDesk()
	d.view.Papers = append(d.view.Papers, casework.PaperState{Kind: "call_sheet"})
	body := get(serve(t, d), "/es/case/k1/paper/call_sheet").Body.String()
	for _, want := range []string{`<article class="leaf" lang="es"`, "Llamo.<br><b lang=\"en\">I am calling.</b>", "<caption>Preguntas</caption>", `<th scope="col">Dicen</th>`, `<td data-h="Pregunte">¿Nombre?<br><b lang="en">Your name?</b></td>`, "antes de llamar"} {
		if !strings.Contains(body, want) {
			t.Errorf("not shown: %s\n%s", want, body)
		}
	}
}

func TestDownloads(t *testing.T) {
	h := serve(t, newDesk())
	for ext, mime := range map[string]string{"pdf": "application/pdf", "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "json": "application/json"} {
		w := get(h, "/case/k1/file/exception_request."+ext)
		if w.Code != 200 || w.Header().Get("Content-Type") != mime || w.Header().Get("Content-Disposition") != `attachment; filename="exception_request.`+ext+`"` {
			t.Errorf("%s: %d %v", ext, w.Code, w.Header())
		}
	}
	if to := get(h, "/es/case/k1/file/appeal.pdf").Header().Get("Location"); to != "/es/case/k1/question" {
		t.Errorf("a paper that lacks facts leads to %q", to)
	}
}

func TestPictureAndAssets(t *testing.T) {
	h := serve(t, newDesk())
	if w := get(h, "/es/case/k1/page/x1/1.png"); w.Code != 200 || w.Header().Get("Content-Type") != "image/png" {
		t.Errorf("picture: %d", w.Code)
	}
	if get(h, "/assets/recourse.css").Code != 200 || get(h, "/assets/").Code != 404 || get(h, "/healthz").Body.String() != "ok\n" {
		t.Error("assets")
	}
	css := get(h, "/assets/recourse.css").Body.String()
	if strings.Contains(css, "//") && regexp.MustCompile(`url\(["']?(https?:)?//`).MatchString(css) {
		t.Error("the sheet asks another host")
	}
}

func TestAddressesHoldNoHealth(t *testing.T) {
	h := serve(t, newDesk())
	for _, w := range []*httptest.ResponseRecorder{
		post(h, "/case/k1/answer", url.Values{"fact": {"drug.diagnosis"}, "value": {"psoriasis"}}),
		post(h, "/case/k1/trial", url.Values{"drug": {"metformin"}, "first": {"2023"}}),
	} {
		to := w.Header().Get("Location")
		if w.Code != http.StatusSeeOther || slices.ContainsFunc([]string{"psoriasis", "metformin", "2023"}, func(s string) bool { return strings.Contains(to, s) }) {
			t.Errorf("%d to %q", w.Code, to)
		}
	}
}
