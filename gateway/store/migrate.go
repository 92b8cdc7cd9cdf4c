package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"

	"github.com/pressly/goose/v3"
)

//go:embed migrations/*.sql
var migrations embed.FS

// migrate brings the tables up to date, and refuses tables of a newer program.
func migrate(ctx context.Context, e engine, db *sql.DB) error {
	dir, err := fs.Sub(migrations, "migrations")
	if err != nil {
		return err
	}
	p, err := goose.NewProvider(e.goose, db, dir, goose.WithDisableGlobalRegistry(true), goose.WithLogger(goose.NopLogger()))
	if err != nil {
		return fmt.Errorf("migrations: %w", err)
	}
	return e.alone(ctx, db, func() error { return up(ctx, p) })
}

func up(ctx context.Context, p *goose.Provider) error {
	is, want, err := p.GetVersions(ctx)
	switch {
	case err != nil:
		return fmt.Errorf("migrations: %w", err)
	case is > want:
		return ErrNewer
	case is == want:
		return nil
	}
	if _, err := p.Up(ctx); err != nil {
		// Another process may have been a moment faster; then nothing is left to do.
		if _, again := p.Up(ctx); again != nil {
			return fmt.Errorf("migrations: %w", err)
		}
	}
	return nil
}
