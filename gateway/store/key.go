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
type Key struct {
	secret phi.Of[[32]byte]
	next   *Key // the one that a rotation is about to put in its place
}

// Format writes "[sealed]" for every verb.
func (k Key) Format(s fmt.State, _ rune) { _, _ = io.WriteString(s, phi.Sealed) }

func (k Key) none() bool { return k.secret.IsZero() }

func (k Key) gcm() cipher.AEAD {
	secret := k.secret.Open()
	return gcm(secret[:])
}

// seal seals a text for one place under the key itself.
func (k Key) seal(place string, plain []byte) []byte {
	return k.gcm().Seal(nil, nil, plain, []byte(place))
}

func (k Key) open(place string, sealed []byte) ([]byte, error) {
	plain, err := k.gcm().Open(nil, nil, sealed, []byte(place))
	if err != nil {
		return nil, ErrDamaged
	}
	return plain, nil
}

// A Passphrase asks for the passphrase of a key file. It is asked only where one is needed; nil is none.
type Passphrase func() (phi.Text, error)

// LoadKey reads the operator key from a file. If there is none, it makes one, 0600, and a missing folder 0700: then
// created is true. pass opens a file that is closed; with closing a new file is closed under a passphrase. A file that others may read is refused. If a
// rotation was cut off, the key that it made is known too. ErrPassphrase: the file is closed, and this does not open it.
func LoadKey(path string, pass, closing Passphrase) (key Key, created bool, err error) {
	key, err = readKey(path, pass)
	if errors.Is(err, fs.ErrNotExist) {
		if created, err = makeKey(path, closing); err != nil {
			return Key{}, false, fmt.Errorf("store: key file: %w", err)
		}
		if pass == nil {
			pass = closing
		}
		key, err = readKey(path, pass)
	}
	if next, none := readKey(path+nextKey, pass); none == nil {
		key.next = &next
	}
	return key, created, err
}

// nextKey ends the name of the key that a rotation has made.
const nextKey = ".next"

func readKey(path string, pass Passphrase) (Key, error) {
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
	words := strings.Fields(string(text))
	if len(words) > 1 && words[0] == closedKey {
		return unclose(words[1:], pass)
	}
	raw, err := hex.DecodeString(strings.Join(words, " "))
	if err != nil || len(raw) != 32 {
		return Key{}, fmt.Errorf("store: key file %s: holds no key (64 hexadecimal digits, or a key under a passphrase)", path)
	}
	return Key{secret: phi.Seal([32]byte(raw))}, nil
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
func makeKey(path string, pass Passphrase) (bool, error) {
	raw := make([]byte, 32)
	_, _ = rand.Read(raw) // never fails
	text, err := keyText(raw, pass)
	if err != nil {
		return false, err
	}
	dir := filepath.Dir(path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return false, err
	}
	f, err := os.CreateTemp(dir, ".key-*") // 0600
	if err != nil {
		return false, err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return false, err
	}
	err = os.Link(f.Name(), path)
	if errors.Is(err, fs.ErrExist) {
		return false, nil
	}
	return err == nil, errors.Join(err, syncDir(dir))
}

// syncDir makes names last that were given in a folder. Windows knows no such thing.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(d.Sync(), d.Close())
}
