package main

import (
	"context"
	"log/slog"
	"time"

	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/job"
	"github.com/recourse-health/recourse/work/ledger"
)

const (
	kept    = 24 * time.Hour // how long a case lives that nobody keeps
	sweep   = 10 * time.Minute
	reading = 10 * time.Minute // how long the longest letter may take
)

// plan is what the program does beside answering: what a change has asked for, and what comes round.
func plan(s *store.Store, desk *casework.Desk, log *slog.Logger) job.Plan {
	return job.Plan{
		Begin: func(ctx context.Context, gone time.Time) error {
			lost, err := ledger.Recover(ctx, s, gone)
			if len(lost) > 0 {
				log.Warn("acts whose end nobody saw: recourse acts lists them", "count", len(lost))
			}
			return err
		},
		Kinds: []job.Kind{
			{Name: casework.ReadLater, Within: reading, Do: func(ctx context.Context, j job.Job) error { return desk.Read(ctx, j.Case) }},
		},
		Rounds: []job.Round{
			{Name: "expire", Every: sweep, Do: func(ctx context.Context) error {
				_, err := s.Expire(ctx, time.Now().Add(-kept))
				return err
			}},
			{Name: "sweep-blobs", Every: time.Hour, Within: reading, Do: func(ctx context.Context) error {
				_, err := s.Sweep(ctx, time.Now().Add(-kept))
				return err
			}},
		},
	}
}
