package store

import (
	"crypto/cipher"
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"github.com/recourse-health/recourse/value/phi"
)

// A Key is the operator's: under it stand the keys of all cases. It prints as "[sealed]". Without it, nothing in the
// database can be read again, so a backup of the database is worth nothing without a backup of the key.
type Key struct{ secret phi.Of[[32]byte] }

func (k Key) none() bool { return k.secret.IsZero() }

func (k Key) gcm() cipher.AEAD {
	secret := k.secret.Open()
	return gcm(secret[:])
}

// LoadKey reads the operator key from a file. If there is none, it makes one, 0600, and a missing folder 0700: then
// created is true. A file that others may read is refused.
func LoadKey(path string) (key Key, created bool, err error) {
	key, err = readKey(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return key, false, err
	}
	created, err = makeKey(path)
	if err != nil {
		return Key{}, false, fmt.Errorf("store: key file: %w", err)
	}
	key, err = readKey(path)
	return key, created, err
}

func readKey(path string) (Key, error) {
	f, err := os.Open(path)
	if err != nil {
		return Key{}, fmt.Errorf("store: key file: %w", err)
	}
	defer func() { _ = f.Close() }()
	if err := ownersAlone(f); err != nil {
		return Key{}, err
	}
	text, err := io.ReadAll(io.LimitReader(f, 1024))
	if err != nil {
		return Key{}, fmt.Errorf("store: key file: %w", err)
	}
	raw, err := hex.DecodeString(strings.TrimSpace(string(text)))
	if err != nil || len(raw) != 32 {
		return Key{}, fmt.Errorf("store: key file %s: holds no key (64 hexadecimal digits)", path)
	}
	return Key{phi.Seal([32]byte(raw))}, nil
}

// ownersAlone refuses a key file that others may read or write. Windows has no such bits.
func ownersAlone(f *os.File) error {
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("store: key file: %w", err)
	}
	if mode := info.Mode().Perm(); mode&0o077 != 0 && runtime.GOOS != "windows" {
		return fmt.Errorf("store: key file %s: others may read it (mode %04o); set it to 0600", f.Name(), mode)
	}
	return nil
}

// makeKey writes a new key aside and then gives it its name, so that nobody ever reads half a key and no key that is
// there is overwritten. False: another process made one first.
func makeKey(path string) (bool, error) {
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return false, err
	}
	f, err := os.CreateTemp(dir, ".key-*") // 0600
	if err != nil {
		return false, err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	raw := make([]byte, 32)
	_, _ = rand.Read(raw) // never fails
	_, err = f.WriteString(hex.EncodeToString(raw) + "\n")
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return false, err
	}
	err = os.Link(f.Name(), path)
	if errors.Is(err, fs.ErrExist) {
		return false, nil
	}
	return err == nil, err
}
