package cli

import (
	"context"
	"errors"
	"fmt"
	"os"

	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/eval"
)

type evalCmd struct {
	Dir  string `arg:"" help:"A folder of letters, each a folder with gold.json."`
	Side string `default:"all" enum:"all,dev,held" help:"Which side of the split."`
}

// Run scores a folder; exit 3 if a value was invented.
func (c *evalCmd) Run(ctx context.Context, a *App) error {
	r, err := a.Tools.Eval(ctx, os.DirFS(c.Dir), eval.Options{Split: c.Side})
	if errors.Is(err, eval.ErrNone) {
		return fault.Wrap(fault.NotFound, say.L("fault.eval.none"), err)
	}
	if err != nil {
		return err
	}
	if a.JSON {
		a.Out.Write(wire.JSON(r))
	} else {
		for _, l := range r.Lines() {
			fmt.Fprintln(a.Out, l)
		}
	}
	if r.Invented > 0 {
		return errFailed
	}
	return nil
}
