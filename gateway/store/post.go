package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/recourse-health/recourse/work/job"
)

// A post is where a process stands that does jobs. It is lost with the process, however that ends, so that the others,
// or the next one, know that its jobs are nobody's.
type post interface {
	// name is the post's own, and never that of another.
	name() string
	// alone says whether no other process stands at a post.
	alone(ctx context.Context) (bool, error)
	// orderly does f while nobody else does the same; gone says whether who stood at a post is gone.
	orderly(ctx context.Context, f func(gone func(ctx context.Context, name string) (bool, error)) error) error
	// held is an error once the post is lost though the process lives.
	held(ctx context.Context) error
	leave()
}

var errTaken = errors.New("store: another process does the jobs of this database")

const (
	standby = 2 * time.Second  // until a post is asked for again
	watches = 15 * time.Second // how often others are looked after
)

// Work does what the plan says until ctx ends, and what is under way then is finished or cut off. Where only one process
// may (SQLite), the others wait until it is gone.
func (s *Store) Work(ctx context.Context, p job.Plan, log *slog.Logger) {
	for ctx.Err() == nil {
		if err := s.shift(ctx, p, log); err != nil && ctx.Err() == nil && !errors.Is(err, errTaken) {
			log.Error("jobs", "error", err)
		}
		select {
		case <-ctx.Done():
		case <-time.After(standby):
		}
	}
}

// shift stands at a post until it is lost or ctx ends.
func (s *Store) shift(ctx context.Context, p job.Plan, log *slog.Logger) error {
	at, err := s.engine.post(ctx, s.db, s.at)
	if err != nil {
		return err
	}
	defer at.leave()
	if err := s.begun(ctx, p, at); err != nil {
		return err
	}
	c, err := s.worker(p, at.name(), log)
	if err != nil {
		return fmt.Errorf("store: queue: %w", err)
	}
	ctx, stop := context.WithCancel(ctx)
	defer func() { <-c.Stopped() }()
	defer stop()
	if err := c.Start(ctx); err != nil {
		return fmt.Errorf("store: queue: %w", err)
	}
	return s.watch(ctx, at)
}

// begun gives back what the dead had in hand.
func (s *Store) begun(ctx context.Context, p job.Plan, at post) error {
	if err := s.relieve(ctx, at); err != nil || p.Begin == nil {
		return err
	}
	gone := time.Now()
	if alone, err := at.alone(ctx); err != nil {
		return err
	} else if !alone { // others may be at it
		gone = gone.Add(-p.Longest() - patience)
	}
	return p.Begin(ctx, gone)
}

func (s *Store) watch(ctx context.Context, at post) error {
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(watches):
		}
		if err := at.held(ctx); err != nil {
			return err
		}
		if err := s.relieve(ctx, at); err != nil {
			return err
		}
	}
}
