package check

import (
	"strconv"

	"github.com/recourse-health/recourse/judge/rule/fact"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/ref"
)

// A sight gathers what the law files see of a record: at most one settled value a word.
type sight struct {
	words *fact.Vocabulary
	facts []fact.Fact
}

// add puts a fact in, if the vocabulary has the word and the word takes the value.
func (s *sight) add(key string, from []ref.Fact, set func(*fact.Fact)) {
	w := s.words.ByKey(key)
	if w == nil {
		return
	}
	f := fact.Fact{Word: w, From: from}
	set(&f)
	if w.Kind == fact.Choice && !w.Allows(f.Choice) || w.Kind == fact.Event && f.At.IsZero() {
		return
	}
	s.facts = append(s.facts, f)
}

// see makes the view of a record for the law files. Facts of a field that conflict are left out, so that the law asks.
func see(c *record.Case, p record.PlanType, n notice, today civil.Date, words *fact.Vocabulary) []fact.Fact {
	s := &sight{words: words}
	s.add("plan_type", c.Text(record.FieldPlanType).Because, choice(string(p)))
	s.add("notice_type", ids(n.on), choice(n.in(p)))
	s.add("today", nil, moment(civil.OnDay(today)))
	s.state(c, p)
	s.urgent(c)
	s.dates(c)
	s.events(c)
	s.told(c)
	return s.facts
}

func choice(v string) func(*fact.Fact) { return func(f *fact.Fact) { f.Choice = v } }

func moment(m civil.Moment) func(*fact.Fact) { return func(f *fact.Fact) { f.At = m } }

func ids(on []ref.Ref) []ref.Fact {
	var out []ref.Fact
	for _, r := range on {
		if r.Fact != "" {
			out = append(out, r.Fact)
		}
	}
	return out
}

// state is the one whose insurance law governs the plan. For a policy bought by a person or a small employer, and for Medicaid
// and CHIP, that is where the member lives; an employer's plan may be of another state, so it is asked for.
func (s *sight) state(c *record.Case, p record.PlanType) {
	k := c.Text(record.IssuedState)
	switch p {
	case record.ACA, record.MedicaidMCO, record.MedicaidFFS, record.CHIP:
		if !k.OK() {
			k = c.Text(record.State)
		}
	}
	if k.OK() {
		s.add("state", k.Because, choice(k.Value))
	}
}

// urgent is what was attested, if all agree.
func (s *sight) urgent(c *record.Case) {
	var from []ref.Fact
	var is, not bool
	for _, o := range record.Each[record.Attested](c) {
		if o.V.What == record.AttestUrgent && o.Fact.Sure {
			from, is, not = append(from, o.Fact.ID), is || o.V.Is, not || !o.V.Is
		}
	}
	if is != not {
		s.add("urgent", from, func(f *fact.Fact) { f.Yes = is })
	}
}

// dates are those of the notice. A day of receipt before the day of writing cannot be right, and is left out.
func (s *sight) dates(c *record.Case) {
	dated, came := datedOn(c), receivedOn(c)
	s.add("denial_date", dated.from, moment(dated.at))
	if came.at.IsZero() || !dated.at.IsZero() && came.at.Before(dated.at, nil) {
		return
	}
	s.add("received_date", came.from, moment(came.at))
	if came.proved {
		s.add("received_date_proved", came.from, func(f *fact.Fact) { f.Yes = true })
	}
}

// events are all others, by their kinds. Of two of one kind the later stands: it is the one that is running.
func (s *sight) events(c *record.Case) {
	last := map[string]record.Of[record.Event]{}
	for _, o := range record.Each[record.Event](c) {
		switch k := o.V.Kind; {
		case k == "notice_dated", k == "notice_received", k == "today":
		case last[k].Fact.ID == "" || last[k].V.When.Before(o.V.When, nil):
			last[k] = o
		}
	}
	for kind, o := range last {
		if w := s.words.ByKey(kind); w != nil && w.Kind == fact.Event {
			s.add(kind, []ref.Fact{o.Fact.ID}, moment(o.V.When))
		}
	}
}

// told are the words that only an answer gives: whether service is past, levels of appeal, days that the booklet gives.
func (s *sight) told(c *record.Case) {
	for _, w := range s.words.Words {
		k := c.Text(record.Field(w.Key))
		if !k.OK() || w.Kind == fact.Event || w.Key == "plan_type" || w.Key == "state" || w.Key == "notice_type" || w.Key == "urgent" {
			continue
		}
		s.add(w.Key, k.Because, func(f *fact.Fact) {
			f.Choice, f.Yes = k.Value, k.Value == "yes" || k.Value == "true"
			f.Number, _ = strconv.Atoi(k.Value)
		})
	}
}

// A day of the notice, as it was told or read.
type dated struct {
	at     civil.Moment
	from   []ref.Fact
	proved bool
}

// datedOn is the day that stands on the notice: an event that was told, else the date that was read.
func datedOn(c *record.Case) dated {
	if d := event(c, "notice_dated"); !d.at.IsZero() {
		return d
	}
	k := c.Text(record.NoticeDate)
	day, err := civil.Parse(k.Value)
	if !k.OK() || err != nil {
		return dated{}
	}
	return dated{at: civil.OnDay(day), from: k.Because}
}

func receivedOn(c *record.Case) dated { return event(c, "notice_received") }

// event is the one event of a kind; of several the earliest, from which a person is safe to count.
func event(c *record.Case, kind string) dated {
	var out dated
	for _, o := range record.Each[record.Event](c) {
		if o.V.Kind == kind && (out.at.IsZero() || o.V.When.Before(out.at, nil)) {
			out = dated{o.V.When, []ref.Fact{o.Fact.ID}, o.V.Proved}
		}
	}
	return out
}
