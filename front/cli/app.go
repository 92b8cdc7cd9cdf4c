// Package cli holds the commands for people and programs: CONTRACT.md is its manual.
//
// It promises that with --json one object and nothing else goes to standard output, that what is wrong with the input is
// one sentence on standard error with exit 2, and that a fault of our own is exit 1 and shows no health data.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/alecthomas/kong"

	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/record"
	"github.com/recourse-health/recourse/value/civil"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/casework"
)

// Exit codes of CONTRACT.md.
const (
	exitDone   = 0
	exitOurs   = 1
	exitInput  = 2
	exitFailed = 3
)

// Common are the flags that every command takes.
type Common struct {
	JSON  bool   `name:"json" help:"One JSON object on standard output, nothing else."`
	Lang  string `enum:"en,es" default:"en" help:"Language of the person's view: en or es."`
	Today string `placeholder:"DATE" help:"The day to reckon from (2026-01-31); default: the system's."`
	Now   string `placeholder:"INSTANT" help:"The instant to reckon from (RFC 3339); default: the system's."`
}

// App is what the commands share. cmd fills it.
type App struct {
	Common
	In       io.Reader
	Out, Err io.Writer
	Words    func(lang string) *say.Book
	Tools    Tools
	Engine   string
	Books    string
}

// errFailed is exit 3: what was checked does not hold.
var errFailed = errors.New("cli: what was checked does not hold")

// Run runs one command line and gives the exit code.
func (a *App) Run(ctx context.Context, args []string) (code int) {
	var line commands
	parser, err := kong.New(&line, kong.Name("recourse"), kong.Description(description), kong.UsageOnError(),
		kong.Writers(a.Out, a.Err), kong.Exit(func(c int) { panic(exit(c)) }), kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
		kong.BindTo(ctx, (*context.Context)(nil)), kong.Bind(a))
	if err != nil {
		fmt.Fprintln(a.Err, "recourse:", err)
		return exitOurs
	}
	defer func() {
		switch c := recover().(type) {
		case nil:
		case exit:
			code = int(c)
		default: // what broke may hold words of a letter, so only its type is told
			fmt.Fprintf(a.Err, "recourse: a fault of our own: %T\n", c)
			code = exitOurs
		}
	}()
	parsed, err := parser.Parse(args)
	a.Common = line.Common
	if err != nil {
		return a.fail(a.mistake(parser, err))
	}
	if _, err := a.clock(); err != nil {
		return a.fail(err)
	}
	if err := parsed.Run(); err != nil {
		return a.fail(err)
	}
	return exitDone
}

type exit int

// fail says what is wrong and gives the exit code.
func (a *App) fail(err error) int {
	if errors.Is(err, errFailed) {
		return exitFailed
	}
	var lacks *casework.Lacks
	if errors.As(err, &lacks) {
		return a.lacks(lacks.Needs)
	}
	if kind, sentence, ok := a.sentence(err); ok {
		return a.refuse(kind, sentence, nil)
	}
	fmt.Fprintln(a.Err, "recourse: a fault of our own:", err)
	return exitOurs
}

// sentence is what a person is told of an error. False: it is a fault of our own.
func (a *App) sentence(err error) (fault.Kind, string, bool) {
	if f, ok := fault.Of(err); ok {
		return f.Kind, a.words().Must(f.Say), true
	}
	if errors.Is(err, os.ErrNotExist) {
		return fault.NotFound, a.words().Must(say.L("fault.file.missing")), true
	}
	return "", "", false
}

func (a *App) lacks(needs []record.Need) int {
	facts := say.List{}
	for _, n := range needs {
		facts = append(facts, n.Fact)
	}
	line := a.words().Must(say.L("fault.missing", say.A("facts", facts)))
	return a.refuse(fault.MissingFacts, line, needs)
}

// refuse prints the sentence for the person, the questions under it, and with --json the error object.
func (a *App) refuse(kind fault.Kind, sentence string, needs []record.Need) int {
	fmt.Fprintln(a.Err, sentence)
	asks := wire.Needs(needs, a.words())
	if !a.JSON {
		for _, n := range asks {
			fmt.Fprintf(a.Err, "  %s: %s\n", n.Fact, n.Question)
		}
		return exitInput
	}
	e := wire.Error{Books: a.Books, Engine: a.Engine}
	e.Error.Kind, e.Error.Say, e.Error.Ask = string(kind), sentence, asks
	a.Out.Write(wire.JSON(e))
	return exitInput
}

func (a *App) words() *say.Book {
	if a.Lang != "es" { // also where the flag itself is what is wrong
		a.Lang = "en"
	}
	return a.Words(a.Lang)
}

// clock gives the instant to reckon from: --now, --today at noon, or the system's.
func (a *App) clock() (time.Time, error) {
	switch {
	case a.Now != "":
		t, err := time.Parse(time.RFC3339, a.Now)
		if err != nil {
			return t, fault.Wrap(fault.BadValue, say.L("fault.flag.instant", say.A("flag", "--now")), err)
		}
		return t, nil
	case a.Today != "":
		d, err := a.day("--today", a.Today)
		if err != nil {
			return time.Time{}, err
		}
		return time.Date(d.Year(), d.Month(), d.MonthDay(), 12, 0, 0, 0, time.Local), nil
	}
	return time.Now(), nil
}

func (a *App) day(flag, value string) (civil.Date, error) {
	d, err := civil.Parse(value)
	if err != nil {
		return d, fault.Wrap(fault.BadValue, say.L("fault.flag.day", say.A("flag", flag)), err)
	}
	return d, nil
}

// file reads a file, or standard input for "-".
func (a *App) file(name string) ([]byte, error) {
	if name == "-" {
		return io.ReadAll(io.LimitReader(a.In, maxInput))
	}
	b, err := os.ReadFile(name)
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fault.Wrap(fault.Unreadable, say.L("fault.file.unreadable"), err)
	}
	return b, err
}

const maxInput = 64 << 20
