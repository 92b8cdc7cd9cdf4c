package cli

import (
	"context"
	_ "embed"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/alecthomas/kong"

	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
)

//go:embed manual/case.txt
var manualCase string

//go:embed manual/rights.txt
var manualRights string

//go:embed manual/config.txt
var manualConfig string

type manualCmd struct {
	Page string `arg:"" optional:"" help:"case, rights, config, or a command. Without one: all commands."`
}

// Run prints a page of the manual.
func (c *manualCmd) Run(ctx context.Context, a *App, app *kong.Kong) error {
	switch c.Page {
	case "":
		a.Run(ctx, []string{"--help"})
	case "case":
		fmt.Fprint(a.Out, manualCase)
	case "rights":
		fmt.Fprint(a.Out, manualRights)
	case "config":
		config(a)
	default:
		if slices.ContainsFunc(app.Model.Children, func(n *kong.Node) bool { return n.Name == c.Page }) {
			a.Run(ctx, []string{c.Page, "--help"})
			return nil
		}
		return fault.New(fault.NotFound, say.L("fault.manual.none", say.A("names", say.List{"case", "rights", "config"})))
	}
	return nil
}

// config prints the configuration: the tags of ServeOptions are its manual, and what no flag sets stands in a file.
func config(a *App) {
	for _, f := range reflect.VisibleFields(reflect.TypeFor[ServeOptions]()) {
		if f.Anonymous {
			continue
		}
		fmt.Fprintf(a.Out, "--%s  (%s)  default %q\n    %s\n", strings.ToLower(f.Name), f.Tag.Get("env"), f.Tag.Get("default"), f.Tag.Get("help"))
	}
	fmt.Fprint(a.Out, manualConfig)
}
