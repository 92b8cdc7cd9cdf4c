package cli

import (
	"fmt"
	"unicode/utf8"

	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/read/ident"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
)

type redactCmd struct {
	Case string `help:"The case file whose person the text is about: what it knows of the person is found however it is spelled."`
	File string `arg:"" help:"A text or transcript, or - for standard input."`
}

// Run hides what tells who the person is.
func (c *redactCmd) Run(a *App) error {
	who := ident.Person{}
	if c.Case != "" {
		rec, err := a.record(c.Case)
		if err != nil {
			return err
		}
		who = person(rec)
	}
	b, err := a.file(c.File)
	if err != nil {
		return err
	}
	if !utf8.Valid(b) {
		return fault.New(fault.Unsupported, say.L("fault.redact.text"))
	}
	text := string(b)
	found := ident.Find(text, who, a.Tools.Names())
	if a.JSON {
		a.Out.Write(wire.JSON(wire.NewRedact(text, found, a.Books, a.Engine)))
		return nil
	}
	fmt.Fprint(a.Out, ident.Hide(text, found))
	return nil
}

// person is what a case knows of its person.
func person(c *record.Case) ident.Person {
	text := func(f record.Field) string { return c.Text(f).Value }
	born, _ := civil.Parse(text(record.DateOfBirth))
	return ident.Person{Name: text(record.MemberName), MemberID: text(record.MemberID), GroupNumber: text(record.GroupNumber),
		Phone: text(record.MemberPhone), Email: text(record.MemberEmail), Address: text(record.MemberAddress), Born: born}
}
