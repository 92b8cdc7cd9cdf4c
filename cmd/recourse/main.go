// Command recourse reads a health insurer's denial, says what it rests on, computes the clocks and writes the papers that
// answer it: as a command line, and as a web app.
package main

import (
	"context"
	"os"
	_ "time/tzdata" // zones on machines that have none

	"github.com/recourse-health/recourse/front/cli"
)

// engine is the version of the program; the Makefile sets it.
var engine = "dev"

func main() {
	if len(os.Args) > 1 && os.Args[1] == readerChild {
		os.Exit(child(os.Args[2:]))
	}
	t := &tools{}
	app := &cli.App{In: os.Stdin, Out: os.Stdout, Err: os.Stderr, Words: t.words, Tools: t, Engine: engine, Books: bookVersion}
	code := app.Run(context.Background(), os.Args[1:])
	t.close()
	os.Exit(code)
}
