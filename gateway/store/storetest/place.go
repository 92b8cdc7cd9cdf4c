package storetest

import (
	"crypto/rand"
	"database/sql"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/recourse-health/recourse/gateway/blob"
	"github.com/recourse-health/recourse/gateway/store"
)

// A Place is where a store can be opened: an empty database of its own, so that no two tests meet. Dir holds the key and
// the blobs, and of SQLite the database.
type Place struct{ At, Dir, Driver string }

// Key is the path of the operator's key.
func (p Place) Key() string { return filepath.Join(p.Dir, "keys", "operator.key") }

// Blobs is the folder of the blobs.
func (p Place) Blobs() string { return filepath.Join(p.Dir, "blobs") }

// An Engine makes places.
type Engine struct {
	Name  string
	Place func(t testing.TB) Place
}

// Engines are all on which the suite must pass.
var Engines = []Engine{{"SQLite", SQLite}, {"PostgreSQL", PostgreSQL}}

// Each runs a test on every engine.
func Each(t *testing.T, test func(t *testing.T, e Engine)) {
	for _, e := range Engines {
		t.Run(e.Name, func(t *testing.T) { test(t, e) })
	}
}

// SQLite is a file in a folder "data"; the key lies elsewhere.
func SQLite(t testing.TB) Place {
	dir := t.TempDir()
	return Place{filepath.Join(dir, "data", "cases.db"), dir, "sqlite"}
}

// where make setup puts the PostgreSQL of the tests.
const where = "postgres://recourse_test:recourse_test@127.0.0.1:5439/recourse_test"

// PostgreSQL is a schema of the database that RECOURSE_TEST_POSTGRES names. A test does not pass without one.
func PostgreSQL(t testing.TB) Place {
	t.Helper()
	at := os.Getenv("RECOURSE_TEST_POSTGRES")
	if at == "" {
		at = where
	}
	u, err := url.Parse(at)
	if err != nil {
		t.Fatal("RECOURSE_TEST_POSTGRES is not postgres://USER:PASSWORD@HOST:PORT/NAME")
	}
	db, err := sql.Open("pgx", at)
	if err != nil {
		t.Fatal(err)
	}
	schema := "test_" + strings.ToLower(rand.Text())
	if _, err := db.Exec("CREATE SCHEMA " + schema); err != nil {
		t.Fatalf("No PostgreSQL for the tests (%v). This installs and starts it: make setup", err)
	}
	t.Cleanup(func() {
		if _, err := db.Exec("DROP SCHEMA " + schema + " CASCADE"); err != nil {
			t.Error(err)
		}
		_ = db.Close()
	})
	q := u.Query()
	q.Set("search_path", schema)
	u.RawQuery = q.Encode()
	return Place{u.String(), t.TempDir(), "pgx"}
}

// Open opens the store at a place, until the test ends.
func (p Place) Open(t testing.TB) *store.Store {
	t.Helper()
	s, err := p.Again()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// Again opens the store as another process would.
func (p Place) Again() (*store.Store, error) {
	key, _, err := store.LoadKey(p.Key(), nil, nil)
	if err != nil {
		return nil, err
	}
	blobs, err := blob.Open(p.Blobs())
	if err != nil {
		return nil, err
	}
	return store.Open(p.At, key, blobs)
}

// Do writes past the store.
func (p Place) Do(t testing.TB, query string, args ...any) {
	t.Helper()
	p.raw(t, func(db *sql.DB) {
		if _, err := db.Exec(query, args...); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	})
}

// Read reads one value past the store.
func (p Place) Read(t testing.TB, query string, args ...any) (b []byte) {
	t.Helper()
	p.raw(t, func(db *sql.DB) {
		if err := db.QueryRow(query, args...).Scan(&b); err != nil {
			t.Fatalf("%s: %v", query, err)
		}
	})
	return b
}

func (p Place) raw(t testing.TB, f func(db *sql.DB)) {
	t.Helper()
	db, err := sql.Open(p.Driver, p.At)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	f(db)
}

// Columns are all that hold bytes or text, of the tables of the store.
func (p Place) Columns(t testing.TB) (out map[string][][]byte) {
	t.Helper()
	out = map[string][][]byte{}
	p.raw(t, func(db *sql.DB) {
		for _, table := range []string{"seal", "cases", "facts", "exhibits", "readings", "acts", "jobs", "looks", "finds", "river_job", "river_queue", "river_leader"} {
			rows, err := db.Query("SELECT * FROM " + table)
			if err != nil {
				t.Fatal(err)
			}
			names, _ := rows.Columns()
			for rows.Next() {
				row := make([]sql.RawBytes, len(names))
				if err := rows.Scan(pointers(row)...); err != nil {
					t.Fatal(err)
				}
				for i, b := range row {
					out[table+"."+names[i]] = append(out[table+"."+names[i]], append([]byte{}, b...))
				}
			}
			_ = rows.Close()
		}
	})
	return out
}

func pointers(row []sql.RawBytes) (out []any) {
	for i := range row {
		out = append(out, &row[i])
	}
	return out
}

// Insert is a reference for benchmarks: some rows of 200 bytes in one transaction, into a table of their own.
func (p Place) Insert(b *testing.B, rows int) {
	p.Do(b, fmt.Sprintf("CREATE TABLE raw%d (id BIGINT PRIMARY KEY, bytes BYTEA NOT NULL)", rows))
	insert := fmt.Sprintf("INSERT INTO raw%d (id, bytes) VALUES ($1, $2)", rows)
	p.raw(b, func(db *sql.DB) {
		row := make([]byte, 200)
		for n := 0; b.Loop(); n += rows {
			tx, err := db.Begin()
			for i := 0; err == nil && i < rows; i++ {
				_, err = tx.Exec(insert, n+i, row)
			}
			if err == nil {
				err = tx.Commit()
			}
			if err != nil {
				b.Fatal(err)
			}
		}
	})
}
