package store

import (
	"context"
	"database/sql"
	"strings"

	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver"
)

// An engine is all that SQLite and PostgreSQL do not have in common. Every statement elsewhere runs on both.
type engine struct {
	goose     goose.Dialect
	forUpdate string // ends a SELECT that holds a row until the end of the transaction
	forShare  string // ends one that holds it against change
	dial      func(at string) (*sql.DB, error)
	alone     func(ctx context.Context, db *sql.DB, f func() error) error // no other process migrates meanwhile
	again     func(ending bool, err error) bool                           // nothing was written, and once more may do
	shred     func(ctx context.Context, db *sql.DB) error                 // overwrites what was erased, where the engine can
	queue     func(*sql.DB) riverdriver.Driver[*sql.Tx]
	post      func(ctx context.Context, db *sql.DB, at string) (post, error)
}

// engineOf tells the engine by the address: a PostgreSQL URL, or the path of a SQLite file.
func engineOf(at string) engine {
	if strings.HasPrefix(at, "postgres://") || strings.HasPrefix(at, "postgresql://") {
		return postgres()
	}
	return sqlite()
}
