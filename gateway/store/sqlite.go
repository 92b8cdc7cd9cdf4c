package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"time"

	"github.com/pressly/goose/v3"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	driver "modernc.org/sqlite"
)

// sqlite has one writer at a time, and holds the whole file for a transaction (_txlock): no row needs a lock.
func sqlite() engine {
	return engine{
		goose: goose.DialectSQLite3, dial: dialSQLite, shred: checkpoint,
		alone: func(_ context.Context, _ *sql.DB, f func() error) error { return f() },
		again: func(bool, error) bool { return false },
		queue: func(db *sql.DB) riverdriver.Driver[*sql.Tx] { return riversqlite.New(db) }, post: sentryOf,
	}
}

// codeBusy is SQLITE_BUSY.
const codeBusy = 5

// ErrTraces says that rows are gone but that another process still reads the journal in which they stand, sealed. They
// go when the store is next opened or the next case is erased.
var ErrTraces = errors.New("store: erased, but sealed traces stay in the journal until no other process reads it")

// pragmas: synchronous FULL, since the claim of an act must be on disk before the act; secure_delete, so that what is
// erased is overwritten; temp_store, so that sorting leaves no file behind.
var pragmas = []string{"busy_timeout(10000)", "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(ON)", "secure_delete(ON)", "temp_store(MEMORY)"}

// dialSQLite opens the file. There is one connection: SQLite has one writer, and so nobody in this process ever waits in a
// busy loop; other processes do.
func dialSQLite(path string) (*sql.DB, error) {
	if err := private(path); err != nil {
		return nil, err
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	file := url.URL{Path: filepath.ToSlash(abs)}
	options := url.Values{"_pragma": pragmas, "_txlock": {"immediate"}}
	db, err := sql.Open("sqlite", "file:"+file.EscapedPath()+"?"+options.Encode())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	if err := connect(db); err != nil {
		_ = db.Close()
		return nil, err
	}
	return db, nil
}

// connect makes the one connection. The first switch of a new file to WAL does not wait for another process that makes
// the same switch, whatever busy_timeout says; so this does.
func connect(db *sql.DB) (err error) {
	for range 100 {
		err = db.Ping()
		var e *driver.Error
		if !errors.As(err, &e) || e.Code()&0xff != codeBusy {
			return err
		}
		time.Sleep(50 * time.Millisecond)
	}
	return err
}

// private makes the file before SQLite does, so that it and its journal are the owner's alone from the first byte.
func private(path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

// checkpoint moves the journal into the file, where secure_delete has overwritten what was erased, and empties it.
func checkpoint(ctx context.Context, db *sql.DB) error {
	var busy, pages, moved int
	if err := db.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &pages, &moved); err != nil {
		return err
	}
	if busy != 0 {
		return ErrTraces
	}
	return nil
}
