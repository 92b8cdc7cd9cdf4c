package blob

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// files keeps each name as a file, DIR/ab/cdef…, for the owner alone.
type files struct{ dir string }

// aside begins the name of a file that is still being written.
const aside = ".put-"

func (f files) path(name string) string { return filepath.Join(f.dir, name[:2], name[2:]) }

// put writes aside and renames, so that a file has all of its bytes or another name.
func (f files) put(ctx context.Context, name string, b []byte) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	to := f.path(name)
	if err := f.folder(filepath.Dir(to)); err != nil {
		return file(err)
	}
	tmp, err := os.CreateTemp(filepath.Dir(to), aside+"*") // 0600
	if err != nil {
		return file(err)
	}
	_, err = tmp.Write(b)
	if err = errors.Join(err, tmp.Sync(), tmp.Close()); err == nil {
		err = os.Rename(tmp.Name(), to)
	}
	if err != nil {
		_ = os.Remove(tmp.Name())
		return file(err)
	}
	return file(sync(filepath.Dir(to)))
}

// folder makes the folder of a file; its own name must be on disk too before a file in it is.
func (f files) folder(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return errors.Join(sync(f.dir), sync(filepath.Dir(f.dir)))
}

func sync(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}

func (f files) get(_ context.Context, name string) ([]byte, error) {
	r, err := os.Open(f.path(name))
	if err != nil {
		return nil, file(err)
	}
	defer func() { _ = r.Close() }()
	b, err := whole(r)
	return b, file(err)
}

// whole reads what may have been put, and not much more.
func whole(r io.Reader) ([]byte, error) { return io.ReadAll(io.LimitReader(r, Max+1<<10)) }

func (f files) remove(_ context.Context, name string) error {
	err := os.Remove(f.path(name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return file(err)
	}
	return file(sync(filepath.Dir(f.path(name))))
}

func (f files) older(_ context.Context, than time.Time) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		err := f.each(than, func(shard, name string) bool {
			return strings.HasPrefix(name, ".") || yield(shard+name, nil)
		})
		if err != nil {
			yield("", err)
		}
	}
}

func (f files) tidy(_ context.Context, than time.Time) (err error) {
	failed := f.each(than, func(shard, name string) bool {
		if strings.HasPrefix(name, aside) {
			err = errors.Join(err, os.Remove(filepath.Join(f.dir, shard, name)))
		}
		return true
	})
	return errors.Join(failed, err)
}

// each hands over every file that was written before a time, until do says no.
func (f files) each(before time.Time, do func(shard, name string) bool) error {
	shards, err := os.ReadDir(f.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return file(err)
	}
	for _, shard := range shards {
		entries, err := os.ReadDir(filepath.Join(f.dir, shard.Name()))
		if err != nil && shard.IsDir() {
			return file(err)
		}
		for _, e := range entries {
			info, err := e.Info()
			if err != nil || !info.Mode().IsRegular() || !info.ModTime().Before(before) {
				continue // gone meanwhile, not ours, or too young
			}
			if !do(shard.Name(), e.Name()) {
				return nil
			}
		}
	}
	return nil
}

// file tells what a failure of the file system means.
func file(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return ErrNone
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return fmt.Errorf("%w: %w", ErrFull, err)
	}
	return fmt.Errorf("%w: %w", ErrAway, err)
}
