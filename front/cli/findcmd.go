package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/value/say"
)

type findCmd struct {
	StoreOptions
	By   string `enum:"name,member,reference,drug" default:"name" help:"By what: name (of the member), member (the number), reference (of a letter, claim, case or call) or drug."`
	Text string `arg:"" optional:"" default:"-" help:"What is looked for; the last word may end with *. Others can see arguments: - reads it from standard input."`
}

// Run prints the addresses of the cases that are found. That somebody looked is written down in each.
func (c *findCmd) Run(ctx context.Context, a *App) error {
	text := c.Text
	if text == "-" {
		b, err := io.ReadAll(io.LimitReader(a.In, 1024))
		if err != nil {
			return fmt.Errorf("find: %w", err)
		}
		text = strings.TrimSpace(string(b))
	}
	cases, err := a.Tools.Find(ctx, c.filled(), c.By, text, func(line say.Line) { fmt.Fprintln(a.Err, a.words().Must(line)) })
	if err != nil {
		return err
	}
	if a.JSON {
		a.Out.Write(wire.JSON(wire.Found{Schema: "recourse.find/1", Cases: append([]string{}, cases...), Books: a.Books, Engine: a.Engine}))
		return nil
	}
	for _, id := range cases {
		fmt.Fprintln(a.Out, "/case/"+id)
	}
	fmt.Fprintln(a.Err, a.words().Must(say.L("find.sum", say.A("n", len(cases)))))
	return nil
}
