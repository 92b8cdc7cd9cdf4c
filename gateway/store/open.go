// Package store keeps cases: their facts, exhibits, acts, jobs and looks, in SQLite or PostgreSQL, with all health data sealed under a
// key of the case.
//
// It promises that a Change is written whole or not at all, that a fact is never changed, and that of an erased case
// nothing can be read again.
package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/recourse-health/recourse/work/casework"
	"github.com/riverqueue/river"
)

// Errors of a store, beside those of casework and ledger.
var (
	ErrKey      = errors.New("store: the operator key is not the one that this database was made with; put that key file back")
	ErrRotated  = fmt.Errorf("store: the operator key was changed while this program ran: %w", casework.ErrShut)
	ErrNewer    = errors.New("store: the database was made by a newer version of this program")
	ErrAway     = errors.New("store: the database cannot be reached")
	ErrTooLarge = errors.New("store: an exhibit may have 50 MB at most")
	ErrDamaged  = errors.New("store: a sealed row does not open: the database was altered or is damaged")
)

// A Store is an open database. Its methods may be called by many at once, and on PostgreSQL by many processes.
type Store struct {
	db     *sql.DB
	engine engine
	key    Key
	blobs  Blobs
	root   root
	at     string
	queue  *river.Client[*sql.Tx]
}

// Open opens the database at a PostgreSQL URL or at the path of a SQLite file, makes what is not there, and brings its
// tables up to date. A file and a new folder are for the owner alone. ErrKey: it was made with another key. ErrNewer: by
// a newer program. The blobs may be shared with other databases.
func Open(at string, key Key, blobs Blobs) (*Store, error) {
	if key.none() || blobs == nil {
		return nil, errors.New("store: no operator key or no place for blobs is given")
	}
	e := engineOf(at)
	db, err := e.dial(at)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	s := &Store{db: db, engine: e, key: key, blobs: blobs, at: at}
	if err := s.begin(context.Background()); err != nil {
		_ = db.Close()
		return nil, fmt.Errorf("store: %w", err)
	}
	return s, nil
}

func (s *Store) begin(ctx context.Context) error {
	if err := migrate(ctx, s.engine, s.db); err != nil {
		return err
	}
	if err := s.engine.alone(ctx, s.db, func() error { return s.queueUp(ctx) }); err != nil {
		return err
	}
	if err := s.takeRoot(ctx); err != nil {
		return err
	}
	if err := s.engine.shred(ctx, s.db); err != nil && !errors.Is(err, ErrTraces) {
		return err
	}
	return nil
}

// Close closes the database; what is not committed is lost.
func (s *Store) Close() error { return s.db.Close() }

// tries is how often a transaction is begun that others stand in the way of, or whose connection the server has ended.
const tries = 2 * conns

// within does f as one transaction or not at all. f may be called again, from its start.
func (s *Store) within(ctx context.Context, f func(tx *sql.Tx) error) (err error) {
	for range tries {
		ending, err2 := s.once(ctx, f)
		if err = err2; err == nil || !s.engine.again(ending, err) {
			return err
		}
	}
	return err
}

// once says whether an error came when the transaction was to end: then it may have ended well.
func (s *Store) once(ctx context.Context, f func(tx *sql.Tx) error) (ending bool, err error) {
	tx, err := s.db.BeginTx(ctx, nil)
	if err != nil {
		return false, fmt.Errorf("store: %w", err)
	}
	defer func() { _ = tx.Rollback() }() // after Commit this does nothing
	if err := f(tx); err != nil {
		return false, err
	}
	if err := tx.Commit(); err != nil {
		return true, fmt.Errorf("store: %w", err)
	}
	return false, nil
}

// each hands every row of a query to f, and has let go of the connection when it returns.
func each(ctx context.Context, tx *sql.Tx, f func(scan func(...any) error) error, query string, args ...any) error {
	rows, err := tx.QueryContext(ctx, query, args...)
	if err != nil {
		return fmt.Errorf("store: %w", err)
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		if err := f(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// texts gives the one column of a query.
func texts(ctx context.Context, tx *sql.Tx, query string, args ...any) (out []string, err error) {
	err = each(ctx, tx, func(scan func(...any) error) error {
		out = append(out, "")
		return scan(&out[len(out)-1])
	}, query, args...)
	return out, err
}

func micros(t time.Time) int64 { return t.UnixMicro() }

func moment(micros int64) time.Time { return time.UnixMicro(micros).UTC() }

func now() int64 { return micros(time.Now()) }
