package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/ledger"
)

type actsCmd struct {
	List   actsListCmd   `cmd:"" default:"withargs" help:"List the acts whose end nobody saw: whether they happened, a person must find out."`
	Settle actsSettleCmd `cmd:"" help:"Write down what a person found out about such an act."`
}

type actsListCmd struct{ StoreOptions }

// Run lists the acts that wait for a person.
func (c *actsListCmd) Run(ctx context.Context, a *App) error {
	return a.ledger(ctx, c.StoreOptions, func(book ledger.Book) error {
		acts, err := book.Standing(ctx, ledger.Unknown)
		if err != nil {
			return err
		}
		a.showActs(acts)
		return nil
	})
}

type actsSettleCmd struct {
	StoreOptions
	Key string `arg:"" help:"The act, as the list names it."`
	End string `arg:"" enum:"done,failed" help:"done: it happened; failed: it did not."`
	By  string `required:"" help:"Who found out."`
}

// Run settles an act. What failed is not tried again by itself: it is proposed and approved anew.
func (c *actsSettleCmd) Run(ctx context.Context, a *App) error {
	now, err := a.clock()
	if err != nil {
		return err
	}
	return a.ledger(ctx, c.StoreOptions, func(book ledger.Book) error {
		if err := ledger.Resolve(ctx, book, c.Key, ledger.State(c.End), c.By, now); err != nil {
			return unsettled(err)
		}
		act, err := book.Act(ctx, c.Key)
		if err != nil {
			return err
		}
		a.showActs([]ledger.Act{act})
		return nil
	})
}

func unsettled(err error) error {
	var r *ledger.Refusal
	switch {
	case errors.Is(err, ledger.ErrNoAct):
		return fault.Wrap(fault.NotFound, say.L("fault.act.none"), err)
	case errors.As(err, &r):
		return fault.Wrap(fault.BadValue, say.L("fault.act.state", say.A("state", say.L("act."+string(r.Is)))), err)
	}
	return err
}

// ledger opens the book of acts for as long as f takes.
func (a *App) ledger(ctx context.Context, o StoreOptions, f func(ledger.Book) error) error {
	book, shut, err := a.Tools.Ledger(ctx, o.filled(), func(line say.Line) { fmt.Fprintln(a.Err, a.words().Must(line)) })
	if err != nil {
		return err
	}
	return errors.Join(f(book), shut())
}

func (a *App) showActs(acts []ledger.Act) {
	if a.JSON {
		a.Out.Write(wire.JSON(wire.NewActs(acts, a.Books, a.Engine)))
		return
	}
	if len(acts) == 0 {
		fmt.Fprintln(a.Out, a.words().Must(say.L("acts.none")))
	}
	for _, x := range acts {
		fmt.Fprintln(a.Out, a.words().Must(say.L("acts.line", say.A("key", x.Key), say.A("kind", x.Kind), say.A("state", say.L("act."+string(x.State))),
			say.A("at", x.At.Format(time.RFC3339)), say.A("case", x.Case))))
	}
}
