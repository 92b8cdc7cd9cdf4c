package cli

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/signal"
	"strconv"
	"syscall"

	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/say"
)

// ServeOptions are the configuration of the web app: flags first, then the environment.
type ServeOptions struct {
	Listen       string `default:"127.0.0.1:8080" env:"RECOURSE_LISTEN" help:"Where to listen. Port 0 picks one; if the port is taken, the next free one is used."`
	StoreOptions `embed:""`
	Demo         bool   `env:"RECOURSE_DEMO" help:"Make a demonstration case from a made letter."`
	Operator     string `env:"RECOURSE_OPERATOR" placeholder:"FILE" help:"A file that holds the operator's secret: 24 characters or more, mode 0600. With it the jobs can be seen, tried again and given up at /operator/jobs; the secret is the password, the name does not matter."`
}

type serveCmd struct{ ServeOptions }

// Run serves until it is interrupted. The address is the last line before serving.
func (c *serveCmd) Run(ctx context.Context, a *App) error {
	ctx, stop := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer stop()
	l, err := listen(c.Listen)
	if err != nil {
		return fault.Wrap(fault.BadValue, say.L("fault.serve.address"), err)
	}
	if _, port, _ := net.SplitHostPort(c.Listen); port != "0" && port != strconv.Itoa(l.Addr().(*net.TCPAddr).Port) {
		fmt.Fprintln(a.Out, a.words().Must(say.L("serve.port", say.A("port", port))))
	}
	err = a.Tools.Serve(ctx, l, c.whole(), func(line say.Line) { fmt.Fprintln(a.Out, a.words().Must(line)) })
	if errors.Is(err, context.Canceled) {
		return nil
	}
	return err
}

const tries = 50 // ports after the one that was asked for

// listen takes the address, or one of the ports after it.
func listen(address string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	first, err := strconv.Atoi(port)
	if err != nil {
		return nil, err
	}
	for p := first; ; p++ {
		l, err := net.Listen("tcp", net.JoinHostPort(host, strconv.Itoa(p)))
		if err == nil || first == 0 || p == first+tries || !errors.Is(err, syscall.EADDRINUSE) {
			return l, err
		}
	}
}
