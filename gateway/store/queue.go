package store

import (
	"cmp"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"errors"
	"fmt"
	"log/slog"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivermigrate"
	"github.com/riverqueue/river/rivertype"

	"github.com/recourse-health/recourse/work/casework"
	"github.com/recourse-health/recourse/work/job"
)

// An errand is all that the queue holds of a job: a ticket, since who may look at the queue may not open cases, and the
// address of a case is its key.
type errand struct {
	kind   string
	Ticket string `json:"ticket,omitempty"`
}

// Kind is the kind of the job.
func (e errand) Kind() string { return e.kind }

// queueUp brings the queue's own tables up to date.
func (s *Store) queueUp(ctx context.Context) error {
	m, err := rivermigrate.New(s.engine.queue(s.db), &rivermigrate.Config{Logger: quiet()})
	if err != nil {
		return fmt.Errorf("queue: %w", err)
	}
	if _, err = m.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		// Another process may have been a moment faster; then nothing is left to do.
		_, err = m.Migrate(ctx, rivermigrate.DirectionUp, nil)
	}
	if err != nil {
		return fmt.Errorf("queue: %w", err)
	}
	s.queue, err = river.NewClient(s.engine.queue(s.db), &river.Config{Logger: quiet()})
	return err
}

func quiet() *slog.Logger { return slog.New(slog.DiscardHandler) }

// addJob takes a job in, in the transaction of the change that asks for it.
func (s *Store) addJob(ctx context.Context, tx *sql.Tx, l lock, j casework.Job) error {
	ticket := newID()
	res, err := tx.ExecContext(ctx, `INSERT INTO jobs (ticket, case_id, kind, tag, sealed) VALUES ($1, $2, $3, $4, $5)
		ON CONFLICT (tag) DO NOTHING`, ticket, l.id, j.Kind, s.root.job(j), l.seal(jobPlace(ticket), []byte(j.Key)))
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	if n, err := res.RowsAffected(); err != nil || n == 0 {
		return err
	}
	o := &river.InsertOpts{Queue: j.Kind}
	if j.After > 0 {
		o.ScheduledAt = time.Now().Add(j.After)
	}
	if _, err := s.queue.InsertTx(ctx, tx, errand{j.Kind, ticket}, o); err != nil {
		return fmt.Errorf("store: queue: %w", err)
	}
	return nil
}

func jobPlace(ticket string) string { return "jobs/" + ticket }

// job is the tag by which a job is one of its kind and key.
func (r root) job(j casework.Job) []byte {
	h := hmac.New(sha256.New, []byte(r.index))
	fmt.Fprintf(h, "job %q %q", j.Kind, j.Key)
	return h.Sum(nil)
}

// A hand does the errands of one kind.
type hand struct {
	river.WorkerDefaults[errand]
	within time.Duration
	do     func(ctx context.Context, ticket string) error
}

// Timeout is how long one errand may take.
func (h hand) Timeout(*river.Job[errand]) time.Duration { return cmp.Or(h.within, job.Minute) }

// Work does one errand.
func (h hand) Work(ctx context.Context, j *river.Job[errand]) error {
	err := h.do(ctx, j.Args.Ticket)
	switch job.EndOf(err) {
	case job.Done:
		return nil
	case job.Never:
		return river.JobCancel(err)
	}
	return err
}

// redeem does the job of a ticket. There is none if the case was erased meanwhile.
func (s *Store) redeem(ctx context.Context, ticket string, do func(context.Context, job.Job) error) error {
	var j job.Job
	err := s.within(ctx, func(tx *sql.Tx) error {
		var id string
		var sealed []byte
		if err := tx.QueryRowContext(ctx, `SELECT case_id, sealed FROM jobs WHERE ticket = $1`, ticket).Scan(&id, &sealed); err != nil {
			return err
		}
		l, _, err := s.lockRow(ctx, tx, id)
		if err != nil {
			return err
		}
		key, err := l.open(jobPlace(ticket), sealed)
		j.Case, j.Key = l.at, string(key)
		return err
	})
	if errors.Is(err, sql.ErrNoRows) || errors.Is(err, casework.ErrNoCase) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	return do(ctx, j)
}

const (
	// rounds is the queue of all rounds: one at a time.
	rounds = "rounds"
	// poll is how often the queue is looked at; it is asked for, not told, so that both databases work alike.
	poll = time.Second
	// finish is how long a job may go on when the program is stopped.
	finish = 5 * time.Second
	// patience is how much longer than it may take a job can be at work before it is thought lost.
	patience = time.Hour
)

// worker is a client that does what the plan says.
func (s *Store) worker(p job.Plan, id string, log *slog.Logger) (*river.Client[*sql.Tx], error) {
	c := &river.Config{
		ID: id, Logger: log, Workers: river.NewWorkers(), Queues: map[string]river.QueueConfig{}, PollOnly: true, FetchPollInterval: poll,
		SoftStopTimeout: finish, JobTimeout: p.Longest(), RescueStuckJobsAfter: p.Longest() + patience,
	}
	for _, k := range p.Kinds {
		c.Queues[k.Name] = river.QueueConfig{MaxWorkers: max(1, k.Lines)}
		river.AddWorkerArgs(c.Workers, errand{kind: k.Name}, hand{within: k.Within, do: func(ctx context.Context, ticket string) error {
			return s.redeem(ctx, ticket, k.Do)
		}})
	}
	for _, r := range p.Rounds {
		c.Queues[rounds] = river.QueueConfig{MaxWorkers: 1}
		river.AddWorkerArgs(c.Workers, errand{kind: r.Name}, hand{within: r.Within, do: func(ctx context.Context, _ string) error { return r.Do(ctx) }})
		c.PeriodicJobs = append(c.PeriodicJobs, periodic(r))
	}
	return river.NewClient(s.engine.queue(s.db), c)
}

// periodic asks for a round unless one still waits.
func periodic(r job.Round) *river.PeriodicJob {
	waits := []rivertype.JobState{rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRetryable, rivertype.JobStateRunning, rivertype.JobStateScheduled}
	ask := func() (river.JobArgs, *river.InsertOpts) {
		return errand{kind: r.Name}, &river.InsertOpts{Queue: rounds, UniqueOpts: river.UniqueOpts{ByQueue: true, ByState: waits}}
	}
	return river.NewPeriodicJob(river.PeriodicInterval(r.Every), ask, &river.PeriodicJobOpts{ID: r.Name, RunOnStart: true})
}
