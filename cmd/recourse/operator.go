package main

import (
	"context"
	"log/slog"
	"net/http"
	"os"
	"strings"

	"github.com/recourse-health/recourse/front/operator"
	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/phi"
	"github.com/recourse-health/recourse/value/say"
)

// jobsAt is where the page of the jobs is.
const jobsAt = "/operator/jobs"

// withOperator puts the page of the jobs beside the web app, if a file with the operator's secret is named.
func withOperator(ctx context.Context, app http.Handler, s *store.Store, file string, log *slog.Logger) (http.Handler, error) {
	if file == "" {
		return app, nil
	}
	secret, err := operatorSecret(file)
	if err != nil {
		return nil, err
	}
	page, err := s.Page(ctx, jobsAt, log)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	guarded := operator.Guard(secret, page)
	mux.Handle(jobsAt, guarded)
	mux.Handle(jobsAt+"/", guarded)
	mux.Handle("/", app)
	return mux, nil
}

// operatorSecret reads the secret from a file that only its owner may read.
func operatorSecret(file string) (phi.Text, error) {
	info, err := os.Stat(file)
	if err == nil && info.Mode().Perm()&0o077 != 0 {
		return phi.Text{}, fault.New(fault.BadValue, say.L("fault.key.others", say.A("file", file)))
	}
	b, err := os.ReadFile(file)
	secret := strings.TrimSpace(string(b))
	if err != nil || len(secret) < operator.Shortest {
		return phi.Text{}, fault.Wrap(fault.BadValue, say.L("fault.operator.secret", say.A("n", operator.Shortest)), err)
	}
	return phi.Seal(secret), nil
}
