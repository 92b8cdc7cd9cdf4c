package told

import (
	"encoding/json"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/drug"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/ref"
	"github.com/recourse-health/recourse/value/say"
)

// Drugs resolves a name as written to ingredient and class; both are empty where it cannot.
type Drugs = drug.Senses

// Facts turns the case into facts. The id of each is its JSON pointer into the case.
func Facts(c *Case, drugs Drugs) ([]record.Fact, error) {
	b := builder{drugs: drugs}
	b.letters(c.Letters)
	b.details("/patient", record.ByPatient, c.Patient)
	b.details("/plan", record.ByPatient, c.Plan)
	b.details("/prescriber", record.ByPrescriber, c.Prescriber)
	b.details("/drug", record.ByPrescriber, c.Drug)
	b.details("/representative", record.ByPatient, c.Representative)
	b.scalars(c)
	b.lists(c)
	for i, t := range c.Trials {
		b.trial(fmt.Sprintf("/trials/%d", i), t)
	}
	return b.facts, b.err
}

type builder struct {
	drugs Drugs
	facts []record.Fact
	err   error
}

func (b *builder) add(id string, by record.By, sure bool, where string, v record.Value) {
	b.facts = append(b.facts, record.Fact{ID: ref.Fact(id), By: by, Sure: sure, Value: v, Source: record.Told{Who: string(by), Where: where}})
}

// details makes a fact of each field that has the tag `field`.
func (b *builder) details(at string, by record.By, part any) {
	v := reflect.ValueOf(part)
	for i := range v.NumField() {
		f := v.Type().Field(i)
		name, ok := f.Tag.Lookup("field")
		if !ok || v.Field(i).String() == "" {
			continue
		}
		text := v.Field(i).String()
		if record.Field(name) == record.FieldPlanType && text == string(record.PlanUnknown) {
			continue
		}
		id := at + "/" + strings.TrimSuffix(f.Tag.Get("json"), ",omitempty")
		b.check(record.Field(name), id, text)
		b.add(id, by, true, "", record.Detail{Field: record.Field(name), Text: text})
	}
}

// check refuses a day that is none, and a plan type or state outside the list.
func (b *builder) check(f record.Field, id, text string) {
	ok := true
	switch f {
	case record.DateOfBirth:
		_, err := civil.Parse(text)
		ok = err == nil
	case record.FieldPlanType:
		ok = record.PlanType(text).Valid()
	case record.State, record.IssuedState:
		ok = slices.Contains(states, strings.ToUpper(text))
	case record.FieldBenefit:
		ok = slices.Contains([]record.Benefit{record.Pharmacy, record.Medical, record.BenefitUnknown}, record.Benefit(text))
	case record.DrugSince:
		ok = about.MatchString(text)
	}
	if !ok {
		b.fail(id, "fault.case.value")
	}
}

// about is a day, or a month or year alone: a person may not know since which day a drug is taken.
var about = regexp.MustCompile(`^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$`)

// states are the postal codes of the states, the district and the territories.
var states = strings.Fields("AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY PR GU VI AS MP")

func (b *builder) fail(id, sentence string) {
	if b.err == nil {
		b.err = fault.New(fault.BadValue, say.L(sentence, say.A("fact", dotted(id))))
	}
}

func (b *builder) day(id, s string) civil.Date {
	if s == "" {
		return civil.Date{}
	}
	d, err := civil.Parse(s)
	if err != nil {
		b.fail(id, "fault.case.day")
	}
	return d
}

func (b *builder) letters(letters []Letter) {
	for i, l := range letters {
		for j, raw := range l.Facts {
			id := fmt.Sprintf("/letters/%d/facts/%d", i, j)
			var f record.Fact
			if err := json.Unmarshal([]byte(raw), &f); err != nil {
				b.fail(id, "fault.case.value")
				continue
			}
			f.ID = ref.Fact(id)
			b.facts = append(b.facts, f)
		}
	}
}

// dotted turns a JSON pointer into the path that `recourse case answer` takes.
func dotted(pointer string) string {
	out := []byte(pointer)
	for i := range out {
		if out[i] == '/' {
			out[i] = '.'
		}
	}
	if len(out) > 0 && out[0] == '.' {
		out = out[1:]
	}
	return string(out)
}

func index(at string, i int) string { return at + "/" + strconv.Itoa(i) }
