package cli

import (
	"fmt"
	"unicode/utf8"

	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
)

type redactCmd struct {
	Case string `help:"The case file whose person the text is about: what it knows of the person is found however it is spelled."`
	File string `arg:"" help:"A text or transcript, or - for standard input."`
}

// Run hides what tells who the person is.
func (c *redactCmd) Run(a *App) error {
	var rec *record.Case
	if c.Case != "" {
		var err error
		if rec, err = a.record(c.Case); err != nil {
			return err
		}
	}
	b, err := a.file(c.File)
	if err != nil {
		return err
	}
	if !utf8.Valid(b) {
		return fault.New(fault.Unsupported, say.L("fault.redact.text"))
	}
	answer := a.Tools.Redact(rec, string(b))
	if a.JSON {
		a.Out.Write(wire.JSON(wire.NewRedact(answer, a.Books, a.Engine)))
		return nil
	}
	fmt.Fprint(a.Out, answer.Text)
	return nil
}
