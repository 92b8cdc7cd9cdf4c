package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riverdatabasesql"
)

// postgres locks the row of a case in every transaction that touches it, so that READ COMMITTED is enough: whoever waits
// for the lock sees what the other has written.
func postgres() engine {
	return engine{
		goose: goose.DialectPostgres, forUpdate: "FOR UPDATE", forShare: "FOR SHARE",
		dial: dialPostgres, alone: alone, again: again, shred: leave,
		queue: func(db *sql.DB) riverdriver.Driver[*sql.Tx] { return riverdatabasesql.New(db) }, post: guardOf,
	}
}

// conns is how many connections one process holds at most; PostgreSQL gives 100 to all.
const conns = 12

// dialPostgres opens a pool. Nothing is prepared by name: a plan that another process has made stale by a migration would
// fail with "cached plan must not change result type". synchronous_commit, since the claim of an act must be on disk
// before the act, whatever the server's own default.
func dialPostgres(at string) (*sql.DB, error) {
	c, err := pgx.ParseConfig(at)
	if err != nil {
		return nil, fmt.Errorf("%w: %s", ErrAway, "the address of the database cannot be read; it is postgres://USER@HOST:PORT/NAME") // err may hold a password
	}
	c.DefaultQueryExecMode = pgx.QueryExecModeExec
	c.RuntimeParams["synchronous_commit"] = "on"
	if c.RuntimeParams["application_name"] == "" {
		c.RuntimeParams["application_name"] = "recourse"
	}
	if c.ConnectTimeout == 0 {
		c.ConnectTimeout = 10 * time.Second
	}
	db := stdlib.OpenDB(*c)
	db.SetMaxOpenConns(conns)
	db.SetMaxIdleConns(conns)
	db.SetConnMaxIdleTime(5 * time.Minute)
	if err := db.Ping(); err != nil {
		_ = db.Close()
		return nil, fmt.Errorf("%w: %w", ErrAway, err)
	}
	return db, nil
}

// alone holds a lock of these tables' schema.
func alone(ctx context.Context, db *sql.DB, f func() error) error {
	const name = "hashtext('recourse migrations ' || current_schema())"
	conn, err := db.Conn(ctx)
	if err != nil {
		return err
	}
	defer func() { _ = conn.Close() }()
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock("+name+")"); err != nil {
		return err
	}
	defer func() { _, _ = conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock("+name+")") }()
	return f()
}

// again: two transactions stood in each other's way, or the server ended the connection before this one came to its end.
func again(ending bool, err error) bool {
	var e *pgconn.PgError
	if !errors.As(err, &e) {
		return !ending && pgconn.SafeToRetry(err)
	}
	return slices.Contains([]string{"40001", "40P01"}, e.Code) || !ending && e.Code == "57P01"
}

// leave does nothing: PostgreSQL overwrites an erased row when it needs the room, and no VACUUM makes it do so sooner
// (looked for in its files). SECURITY.md says what helps.
func leave(context.Context, *sql.DB) error { return nil }
