package ledger

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// markWithin is how long the mark of an end may take: an act that is over is marked also when its caller has given up.
const markWithin = 30 * time.Second

// notDone is an error of an act that certainly had no effect.
type notDone struct{ error }

func (e notDone) Unwrap() error { return e.error }

// NotDone says of an error that the act certainly had no effect: the line was busy, the address was refused. Any other
// error of an act leaves it unknown, since a message may have gone out whose receipt was lost.
func NotDone(err error) error {
	if err == nil {
		return nil
	}
	return notDone{err}
}

// Do claims an approved act, does it, and marks how it ended. The claim is on disk before the act begins.
//
// An act that is done already is left alone and Do gives nil, so that a repeated job goes on to what comes after; the
// provider's reference is in Book.Act. Any other state but Approved is a *Refusal. An error from act is Failed if it is
// NotDone, and else Unknown: then Do's error is ErrUnknown and the act's own.
func Do(ctx context.Context, book Book, key string, now func() time.Time, act func(context.Context) (provider string, err error)) error {
	_, err := book.Take(ctx, key, Step{To: Claimed, Hand: Machine, At: now()})
	var refusal *Refusal
	if errors.As(err, &refusal) && refusal.Is == Done {
		return nil
	}
	if err != nil {
		return err
	}
	mark := func(to State, provider string) error { return mark(ctx, book, key, to, provider, now()) }
	seen := false
	defer func() {
		if !seen { // the act panicked
			_ = mark(Unknown, "")
		}
	}()
	provider, err := act(ctx)
	seen = true
	return end(err, provider, mark)
}

func end(err error, provider string, mark func(State, string) error) error {
	var no notDone
	switch {
	case err == nil:
		return mark(Done, provider)
	case errors.As(err, &no):
		return errors.Join(err, mark(Failed, provider))
	default:
		return errors.Join(ErrUnknown, err, mark(Unknown, provider))
	}
}

func mark(ctx context.Context, book Book, key string, to State, provider string, at time.Time) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), markWithin)
	defer cancel()
	if _, err := book.Take(ctx, key, Step{To: to, Hand: Machine, Provider: provider, At: at}); err != nil {
		return fmt.Errorf("ledger: the act ended as %s, which could not be marked: %w", to, err)
	}
	return nil
}

// Resume is Do for a job that alone does the act and may be begun again: an act that is claimed already was claimed by a
// run that was cut off. It is unknown now, as is the error.
func Resume(ctx context.Context, book Book, key string, now func() time.Time, act func(context.Context) (provider string, err error)) error {
	a, err := book.Act(ctx, key)
	if err != nil {
		return err
	}
	if a.State == Claimed {
		return errors.Join(ErrUnknown, mark(ctx, book, key, Unknown, "", now()))
	}
	return Do(ctx, book, key, now, act)
}

// Recover marks as unknown every act that was claimed before start and has no end: whoever claimed it is gone. It is
// called once, by the one process that acts, before that acts. It gives all that a person must now look into.
func Recover(ctx context.Context, book Book, start time.Time) ([]Act, error) {
	claimed, err := book.Standing(ctx, Claimed)
	if err != nil {
		return nil, err
	}
	for _, a := range claimed {
		if a.At.After(start) {
			continue
		}
		_, err := book.Take(ctx, a.Key, Step{To: Unknown, Hand: Machine, At: start})
		var refusal *Refusal
		if err != nil && !errors.As(err, &refusal) { // refused: it came to its end meanwhile
			return nil, err
		}
	}
	return book.Standing(ctx, Unknown)
}

// Resolve writes down what a person found out about an unknown act: Done or Failed.
func Resolve(ctx context.Context, book Book, key string, to State, who string, at time.Time) error {
	if a, err := book.Act(ctx, key); err != nil {
		return err
	} else if a.State != Unknown {
		return &Refusal{a.State, to, Person}
	}
	_, err := book.Take(ctx, key, Step{To: to, Hand: Person, By: who, At: at})
	return err
}
