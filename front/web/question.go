package web

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
)

// most is how many questions are asked in one go: those that would settle most stand first.
const most = 6

// question asks one thing. What was skipped is remembered in the address, by the names of the facts alone.
func (s *Server) question(v *visit) error {
	return s.ask(v, http.StatusOK, retry{})
}

// retry is an answer that could not be used: to which question, why, and what was typed.
type retry struct{ fact, bad, given string }

func (s *Server) ask(v *visit, status int, again retry) error {
	view, err := s.Cases.View(v.r.Context(), v.r.PathValue("id"))
	if err != nil {
		return err
	}
	if view.Pending {
		return v.move("/case/" + view.ID + "/reading")
	}
	skipped := strings.FieldsFunc(v.r.FormValue("skip"), func(r rune) bool { return r == ',' })
	left := open(view, skipped)
	if i := slices.IndexFunc(left, func(n record.Need) bool { return n.Fact == again.fact }); i > 0 {
		left[0], left[i] = left[i], left[0]
	}
	if len(left) == 0 {
		return v.move("/case/" + view.ID + after(view))
	}
	n := left[0]
	if n.Form == record.FormTrial {
		return v.move("/case/" + view.ID + "/trial?skip=" + url.QueryEscape(strings.Join(skipped, ",")))
	}
	return v.show(status, "question", struct {
		Need       record.Need
		Left       int
		Skip, Next string
		Bad, Given string
	}{n, len(left), strings.Join(skipped, ","), strings.Join(append(skipped, n.Fact), ","), again.bad, again.given})
}

// open lists what is still to ask: what the check asks, then what the papers lack; each once.
func open(view casework.View, skipped []string) []record.Need {
	var out []record.Need
	add := func(needs []record.Need) {
		for _, n := range needs {
			if !slices.Contains(skipped, n.Fact) && !slices.ContainsFunc(out, func(o record.Need) bool { return o.Fact == n.Fact }) {
				out = append(out, n)
			}
		}
	}
	add(view.Check.Ask[:min(most, len(view.Check.Ask))])
	for _, p := range view.Papers {
		add(p.Needs)
	}
	return out
}

// after is where a visitor goes when nothing is left to ask.
func after(view casework.View) string {
	if len(view.Papers) > 0 {
		return "/papers"
	}
	return ""
}

// answer takes one answer down; a value that cannot be used is asked for again, and what was typed stays.
func (s *Server) answer(v *visit) error {
	id, fact, value := v.r.PathValue("id"), v.r.FormValue("fact"), strings.TrimSpace(v.r.FormValue("value"))
	skip := v.r.FormValue("skip")
	again := func(l say.Line) error {
		return s.ask(v, http.StatusUnprocessableEntity, retry{fact, s.Words(v.lang).Must(l), value})
	}
	switch {
	case !utf8.ValidString(fact + value + skip):
		return fault.New(fault.BadValue, say.L("fault.web.letters"))
	case value == "":
		return again(say.L("question.empty"))
	}
	if day, ok := when(value, v.lang); ok && len(day) == len("2026-01-31") {
		value = day
	}
	err := s.Cases.Answer(v.r.Context(), id, fact, value)
	if f, ok := fault.Of(err); ok && f.Kind == fault.BadValue {
		return again(f.Say)
	}
	if err != nil {
		return err
	}
	return v.move("/case/" + id + "/question?skip=" + url.QueryEscape(skip))
}

// trialBody is the page on which a trial is told.
type trialBody struct {
	Skip, Next string
	Told       []string
	Bad        string
	Given      map[string]string
	Effects    []record.Effect
	Payers     []string
}

var payers = []string{"this_plan", "former_plan", "cash", "discount_card", "sample", "unknown"}

func (s *Server) trial(v *visit) error { return s.showTrial(v, http.StatusOK, "") }

func (s *Server) showTrial(v *visit, status int, bad string) error {
	view, err := s.Cases.View(v.r.Context(), v.r.PathValue("id"))
	if err != nil {
		return err
	}
	b := trialBody{Skip: v.r.FormValue("skip"), Bad: bad, Given: map[string]string{}, Payers: payers,
		Effects: []record.Effect{record.Ineffective, record.AdverseReaction, record.StoppedOther, record.Ongoing, record.EffectUnknown}}
	b.Next = strings.TrimPrefix(b.Skip+",trials", ",")
	for _, o := range record.Each[record.Took](view.Record) {
		b.Told = append(b.Told, o.V.Drug)
	}
	for _, f := range []string{"drug", "dose", "first", "last", "outcome", "detail", "paid_by"} {
		b.Given[f] = v.r.PostFormValue(f)
	}
	return v.show(status, "trial", b)
}

// addTrial takes a trial down as the patient tells it.
func (s *Server) addTrial(v *visit) error {
	id := v.r.PathValue("id")
	told := map[string]any{"asserted_by": "patient", "sure": v.r.FormValue("unsure") == ""}
	for _, f := range []string{"drug", "dose", "first", "last", "outcome", "detail", "paid_by"} {
		x := strings.TrimSpace(v.r.FormValue(f))
		if !utf8.ValidString(x) {
			return fault.New(fault.BadValue, say.L("fault.web.letters"))
		}
		if x != "" && !(f == "paid_by" && x == "unknown") { // what is not known is not told
			told[f] = x
		}
	}
	if told["drug"] == nil {
		return s.showTrial(v, http.StatusUnprocessableEntity, s.Words(v.lang).Must(say.L("trial.nameless")))
	}
	for _, f := range []string{"first", "last"} {
		if x, ok := told[f].(string); ok {
			day, ok := when(x, v.lang)
			if !ok {
				return s.showTrial(v, http.StatusUnprocessableEntity, s.Words(v.lang).Must(say.L("trial.when")))
			}
			told[f] = day
		}
	}
	b, err := json.Marshal(told)
	if err != nil {
		return err
	}
	err = s.Cases.Answer(v.r.Context(), id, "trials", string(b))
	if f, ok := fault.Of(err); ok && f.Kind == fault.BadValue {
		return s.showTrial(v, http.StatusUnprocessableEntity, s.Words(v.lang).Must(f.Say))
	}
	if err != nil {
		return err
	}
	skip := v.r.FormValue("skip")
	if v.r.FormValue("more") != "" {
		return v.move("/case/" + id + "/trial?skip=" + url.QueryEscape(skip))
	}
	return v.move("/case/" + id + "/question?skip=" + url.QueryEscape(strings.TrimPrefix(skip+",trials", ",")))
}
