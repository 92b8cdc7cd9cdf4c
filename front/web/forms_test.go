package web

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
)

func TestLetterGoesIn(t *testing.T) {
	d := newDesk()
	h := serve(t, d)
	if w := sendLetter(h, "/es/read", "reject 608", "one", "two"); w.Header().Get("Location") != "/es/case/k1" || len(d.uploaded) != 3 {
		t.Errorf("%d %v, %d parts", w.Code, w.Header(), len(d.uploaded))
	}
	if w := sendLetter(h, "/read", "Dear \xff\xfe"); w.Code != http.StatusUnprocessableEntity {
		t.Errorf("letters that are no UTF-8: %d", w.Code)
	}
	d = newDesk()
	h = serve(t, d)
	d.slow, d.pending = 200*time.Millisecond, true
	if w := sendLetter(h, "/read", "reject 608"); w.Header().Get("Location") != "/case/k1/reading" {
		t.Errorf("slow: %v", w.Header())
	}
	for lang, p := range map[string]string{"en": "/case/k1/reading", "es": "/es/case/k1/reading"} {
		sound(t, h, p, lang, get(h, p))
	}
	d = newDesk()
	h = serve(t, d)
	d.pending, d.crashes = true, true
	if w := get(h, "/case/k1/reading?look=1"); w.Code != http.StatusInternalServerError {
		t.Errorf("a crash of the reading: %d", w.Code)
	}
	d.crashes, d.unread = false, fault.New(fault.Busy, say.L("fault.file.busy"))
	if w := get(h, "/es/case/k1/reading?look=1"); w.Header().Get("Location") != "/es/case/k1/reading" {
		t.Errorf("a letter that waits for its turn: %d", w.Code)
	}
	d.unread = fault.New(fault.Unreadable, say.L("fault.file.broke"))
	if w := get(h, "/case/k1/reading?look=1"); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), "broke the reader") {
		t.Errorf("a letter that broke its reader: %d", w.Code)
	}
}

func TestQuestionsAndAnswers(t *testing.T) {
	d := newDesk()
	h := serve(t, d)
	if to := get(h, "/case/k1/question?skip=plan.type").Header().Get("Location"); to != "/case/k1/trial?skip=plan.type" {
		t.Errorf("a trial is asked at %q", to)
	}
	if to := get(h, "/es/case/k1/question?skip=plan.type,trials,events.notice_received,patient.name").Header().Get("Location"); to != "/es/case/k1/papers" {
		t.Errorf("nothing left leads to %q", to)
	}
	w := post(h, "/case/k1/answer", url.Values{"fact": {"events.notice_received"}, "value": {"bad"}, "skip": {"plan.type"}})
	if b := w.Body.String(); w.Code != http.StatusUnprocessableEntity || !strings.Contains(b, `value="bad"`) || !strings.Contains(b, `value="events.notice_received"`) {
		t.Errorf("what was typed is lost: %d\n%s", w.Code, b)
	}
	post(h, "/case/k1/answer", url.Values{"fact": {"events.notice_received"}, "value": {"October 2, 2026"}})
	w = post(h, "/case/k1/trial", url.Values{"drug": {"metformin"}, "first": {"marzo de 2023"}, "paid_by": {"unknown"}, "skip": {"plan.type"}, "more": {"1"}})
	if to := w.Header().Get("Location"); to != "/case/k1/trial?skip=plan.type" {
		t.Errorf("another trial at %q", to)
	}
	want := [][2]string{{"events.notice_received", "2026-10-02"}, {"trials", `{"asserted_by":"patient","drug":"metformin","first":"2023-03","sure":true}`}}
	if !reflect.DeepEqual(d.told, want) {
		t.Errorf("told %v", d.told)
	}
	if w := post(h, "/case/k1/trial", url.Values{"drug": {"metformin"}, "last": {"long ago"}}); w.Code != http.StatusUnprocessableEntity || !strings.Contains(w.Body.String(), `value="long ago"`) {
		t.Errorf("a day that cannot be told: %d", w.Code)
	}
}

func TestEraseAndKeep(t *testing.T) {
	d := newDesk()
	h := serve(t, d)
	if to := post(h, "/es/case/k1/keep", nil).Header().Get("Location"); to != "/es/case/k1?kept=1" {
		t.Errorf("keep leads to %q", to)
	}
	if w := post(h, "/case/k1/erase", url.Values{"word": {"yes"}}); w.Code != http.StatusUnprocessableEntity || d.gone {
		t.Errorf("erased by a wrong word: %d", w.Code)
	}
	w := post(h, "/es/case/k1/erase", url.Values{"word": {" borrar "}})
	if w.Code != http.StatusOK || !d.gone || get(h, "/case/k1").Code != http.StatusNotFound {
		t.Errorf("%d, gone %v", w.Code, d.gone)
	}
	sound(t, h, "erased", "es", w)
}

func TestWhen(t *testing.T) {
	for in, want := range map[string]string{
		"2023": "2023", "3/2023": "2023-03", "March 2023": "2023-03", "mar. 2023": "2023-03", "Sept 2024": "2024-09", "2024-9": "2024-09", "2024-09-05": "2024-09-05",
		"3/5/2023": "2023-03-05", "March 5, 2023": "2023-03-05", "5 March 2023": "2023-03-05", "5 de marzo de 2023": "2023-03-05", "marzo del 2023": "2023-03", " ENERO  2022 ": "2022-01",
		"": "", "long ago": "", "marble 2020": "", "13/2023": "", "2/30/2023": "", "2023-00": "", "23": "", "2023-02-31": "", "5/2023/1": "", "0/2023": "", "jun": "",
	} {
		if got, ok := when(in, "en"); got != want && (ok || want != "") || ok != (want != "") {
			t.Errorf("%q: %q %v, want %q", in, got, ok, want)
		}
	}
	for in, want := range map[string]string{"3/5/2023": "", "25/3/2023": "2023-03-25", "3/25/2023": "2023-03-25", "4/4/2023": "2023-04-04", "3/2023": "2023-03"} {
		if got, ok := when(in, "es"); ok != (want != "") || ok && got != want {
			t.Errorf("es %q: %q %v, want %q", in, got, ok, want)
		}
	}
}

func TestCut(t *testing.T) {
	for _, x := range []struct {
		spans []placed
		want  []piece
	}{
		{nil, []piece{{"abcdef", 0}}},
		{[]placed{{0, 6, 1}}, []piece{{"abcdef", 1}}},
		{[]placed{{3, 4, 2}, {1, 2, 1}}, []piece{{"a", 0}, {"b", 1}, {"c", 0}, {"d", 2}, {"ef", 0}}},
		{[]placed{{1, 4, 1}, {2, 6, 2}}, []piece{{"a", 0}, {"bcd", 1}, {"ef", 0}}},
		{[]placed{{4, 9, 1}, {2, 2, 1}, {5, 3, 1}}, []piece{{"abcdef", 0}}},
	} {
		if got := cut("abcdef", x.spans); !reflect.DeepEqual(got, x.want) {
			t.Errorf("%v: %v", x.spans, got)
		}
	}
}

func TestMarks(t *testing.T) {
	d := newDesk()
	ps := proofs(d.view.Check)
	l := leaves(d.view, ps)
	if len(l) != 1 || len(l[0].Marks) != 1 || len(l[0].Marks[0].Boxes) != 1 || ps[0].Quotes[0].Leaf != 1 {
		t.Fatalf("%+v", l)
	}
	if r := l[0].Marks[0].Boxes[0]; r.X != 79 || r.Y != 99 || r.H != 14 || r.W <= 30 {
		t.Errorf("%+v", r)
	}
}

// FuzzForms sends odd forms: nothing crashes, and every answer is one that a page gives.
func FuzzForms(f *testing.F) {
	f.Add("plan.type", "yes", "a,b", "2023")
	f.Add("\xff", "\x00", ",,,", "31/31/9999")
	f.Add("../..", strings.Repeat("é", 3000), "%2f&x=", "-1")
	f.Fuzz(func(t *testing.T, fact, value, skip, day string) {
		h := serve(t, newDesk())
		for _, w := range []*httptest.ResponseRecorder{
			post(h, "/case/k1/answer", url.Values{"fact": {fact}, "value": {value}, "skip": {skip}}),
			post(h, "/case/k1/trial", url.Values{"drug": {value}, "first": {day}, "outcome": {fact}, "skip": {skip}}),
			post(h, "/case/k1/erase", url.Values{"word": {value}}),
			sendLetter(h, "/read", value, day),
			get(h, "/case/k1/question?skip="+url.QueryEscape(skip)),
			get(h, "/case/"+url.PathEscape(fact)+"/file/"+url.PathEscape(value)),
		} {
			if w.Code >= http.StatusInternalServerError {
				t.Errorf("%d: %s", w.Code, w.Body)
			}
			if to := w.Header().Get("Location"); to != "" && !strings.HasPrefix(to, "/case/") && w.Code == http.StatusSeeOther {
				t.Errorf("led to %q", to)
			}
		}
	})
}

func TestNumbersOfMarksStandApart(t *testing.T) {
	d := newDesk()
	second := d.view.Check.Reasons[0]
	second.Type = "non_formulary"
	d.view.Check.Reasons = append(d.view.Check.Reasons, second)
	m := leaves(d.view, proofs(d.view.Check))[0].Marks
	if len(m) != 2 || m[0].meets(m[1]) {
		t.Errorf("%+v", m)
	}
}
