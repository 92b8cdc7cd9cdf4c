package store

import (
	"context"
	"database/sql"
	sqldriver "database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"

	driver "modernc.org/sqlite"
)

// A sentry stands at the one post of a SQLite file: it holds an empty file beside it, which the system takes from the dead.
type sentry struct {
	id   string
	db   *sql.DB
	conn *sql.Conn
}

func sentryOf(ctx context.Context, _ *sql.DB, at string) (post, error) {
	path, err := filepath.Abs(at + ".jobs")
	if err == nil {
		err = private(path)
	}
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	file := url.URL{Path: filepath.ToSlash(path)}
	db, err := sql.Open("sqlite", "file:"+file.EscapedPath())
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	conn, err := db.Conn(ctx)
	if err == nil {
		_, err = conn.ExecContext(ctx, "BEGIN EXCLUSIVE")
	}
	if err != nil {
		_ = db.Close()
		return nil, taken(err)
	}
	return sentry{newID(), db, conn}, nil
}

func taken(err error) error {
	var e *driver.Error
	if errors.As(err, &e) && e.Code()&0xff == codeBusy {
		return errTaken
	}
	return fmt.Errorf("store: %w", err)
}

func (p sentry) name() string                        { return p.id }
func (p sentry) alone(context.Context) (bool, error) { return true, nil }
func (p sentry) held(context.Context) error          { return nil }
func (p sentry) leave()                              { _, _ = p.conn.Close(), p.db.Close() }

// orderly: whoever else was here is gone, since there is one post.
func (p sentry) orderly(_ context.Context, f func(gone func(context.Context, string) (bool, error)) error) error {
	return f(func(context.Context, string) (bool, error) { return true, nil })
}

// A guard stands at one of the posts of a PostgreSQL database: its connection holds a lock of its name, which the server
// takes from the dead.
type guard struct {
	id   string
	conn *sql.Conn
}

// posts and order name two spaces of locks, each of these tables' schema.
const (
	posts = "hashtext('recourse posts ' || current_schema())"
	order = "hashtext('recourse order ' || current_schema())"
)

func guardOf(ctx context.Context, db *sql.DB, _ string) (post, error) {
	conn, err := db.Conn(ctx)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	p := guard{newID(), conn}
	if _, err := conn.ExecContext(ctx, "SELECT pg_advisory_lock("+posts+", hashtext($1))", p.id); err != nil {
		p.leave()
		return nil, fmt.Errorf("store: %w", err)
	}
	return p, nil
}

func (p guard) name() string { return p.id }

func (p guard) alone(ctx context.Context) (bool, error) {
	var n int
	err := p.conn.QueryRowContext(ctx, `SELECT COUNT(*) FROM pg_locks WHERE locktype = 'advisory' AND granted AND objsubid = 2
		AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
		AND classid::bigint = `+posts+`::bigint & 4294967295`).Scan(&n)
	if err != nil {
		return false, fmt.Errorf("store: %w", err)
	}
	return n == 1, nil
}

func (p guard) held(ctx context.Context) error {
	if err := p.conn.PingContext(ctx); err != nil {
		return fmt.Errorf("store: a post is lost: %w", err)
	}
	return nil
}

func (p guard) orderly(ctx context.Context, f func(gone func(context.Context, string) (bool, error)) error) error {
	if _, err := p.conn.ExecContext(ctx, "SELECT pg_advisory_lock("+order+")"); err != nil {
		return fmt.Errorf("store: %w", err)
	}
	defer func() { _, _ = p.conn.ExecContext(context.WithoutCancel(ctx), "SELECT pg_advisory_unlock("+order+")") }()
	return f(p.gone)
}

// gone takes the lock of a name and lets go of it: who lives would hold it.
func (p guard) gone(ctx context.Context, name string) (dead bool, err error) {
	err = p.conn.QueryRowContext(ctx, "SELECT pg_try_advisory_lock("+posts+", hashtext($1))", name).Scan(&dead)
	if err == nil && dead {
		_, err = p.conn.ExecContext(ctx, "SELECT pg_advisory_unlock("+posts+", hashtext($1))", name)
	}
	if err != nil {
		return false, fmt.Errorf("store: %w", err)
	}
	return dead, nil
}

// leave closes the connection itself, not only its place in the pool: the lock goes with it.
func (p guard) leave() {
	_ = p.conn.Raw(func(any) error { return sqldriver.ErrBadConn })
	_ = p.conn.Close()
}
