package main

import (
	"context"
	"errors"
	"os"
	"strings"
	"sync"

	"golang.org/x/term"

	"github.com/recourse-health/recourse/front/cli"
	"github.com/recourse-health/recourse/gateway/blob"
	"github.com/recourse-health/recourse/gateway/store"
	"github.com/recourse-health/recourse/value/fault"
	"github.com/recourse-health/recourse/value/phi"
	"github.com/recourse-health/recourse/value/say"
	"github.com/recourse-health/recourse/work/ledger"
)

// Names of the files that hold a passphrase. A passphrase is never an argument: arguments can be seen by all.
const (
	passphraseFile    = "RECOURSE_PASSPHRASE_FILE"
	newPassphraseFile = "RECOURSE_NEW_PASSPHRASE_FILE"
	askNew            = "key.ask.new"
)

// openStore opens the cases under the operator's key, and says so when it has made a key.
func openStore(o cli.StoreOptions, tell func(say.Line)) (*store.Store, error) {
	if err := os.MkdirAll(o.Data, 0o700); err != nil {
		return nil, unusable(err)
	}
	var closing store.Passphrase
	if os.Getenv(passphraseFile) != "" {
		closing = fromFile(passphraseFile)
	}
	key, made, err := store.LoadKey(o.Key, passphrase(passphraseFile, "key.ask", tell), closing)
	if err != nil {
		return nil, unusable(err)
	}
	if made {
		tell(say.L("serve.key", say.A("file", o.Key)))
	}
	blobs, err := blob.Open(o.Blobs)
	if err != nil {
		return nil, err
	}
	s, err := store.Open(o.Database, key, blobs)
	if err != nil {
		return nil, unusable(err)
	}
	return s, nil
}

// Ledger opens the book of outward acts; it belongs to the cases, so it needs their key.
func (t *tools) Ledger(_ context.Context, o cli.StoreOptions, tell func(say.Line)) (ledger.Book, func() error, error) {
	s, err := openStore(o, tell)
	if err != nil {
		return nil, nil, err
	}
	return s, s.Close, nil
}

// Find gives the addresses of the cases that have a trait.
func (t *tools) Find(ctx context.Context, o cli.StoreOptions, by, text string, tell func(say.Line)) ([]string, error) {
	s, err := openStore(o, tell)
	if err != nil {
		return nil, err
	}
	defer func() { _ = s.Close() }()
	cases, err := s.Find(ctx, "operator", store.Trait(by), text)
	if errors.Is(err, store.ErrShort) {
		err = fault.Wrap(fault.BadValue, say.L("fault.find.short"), err)
	}
	return cases, err
}

// RotateKey puts a new operator's key in the place of the present one.
func (t *tools) RotateKey(ctx context.Context, o cli.StoreOptions, closing bool, tell func(say.Line)) (int, string, error) {
	var under store.Passphrase
	if closing {
		under = passphrase(newPassphraseFile, askNew, tell)
	}
	n, former, err := store.Rotate(ctx, o.Database, o.Key, passphrase(passphraseFile, "key.ask", tell), under)
	if err != nil {
		return 0, "", unusable(err)
	}
	return n, former, nil
}

// passphrase comes from the file that a variable names, or is asked for at a terminal; once.
func passphrase(variable, ask string, tell func(say.Line)) store.Passphrase {
	return sync.OnceValues(func() (phi.Text, error) {
		if os.Getenv(variable) != "" {
			return fromFile(variable)()
		}
		word, ok, err := unseen(say.L(ask), ask == askNew, tell)
		if !ok {
			return phi.Text{}, store.ErrPassphrase
		}
		return word, err
	})
}

// unseen asks for a passphrase at a terminal, which does not show it; one that will close something is asked for twice, since who
// mistypes it is locked out. False: there is no terminal.
func unseen(ask say.Line, twice bool, tell func(say.Line)) (word phi.Text, ok bool, err error) {
	in := int(os.Stdin.Fd())
	if !term.IsTerminal(in) {
		return phi.Text{}, false, nil
	}
	tell(ask)
	first, err := term.ReadPassword(in)
	if err != nil || !twice {
		return phi.Seal(string(first)), true, err
	}
	tell(say.L("key.ask.again"))
	second, err := term.ReadPassword(in)
	if err == nil && string(first) != string(second) {
		err = fault.New(fault.BadValue, say.L("fault.key.differ"))
	}
	return phi.Seal(string(first)), true, err
}

// Unseen asks for a new passphrase at the terminal, if there is one.
func (t *tools) Unseen(ask say.Line, tell func(say.Line)) (phi.Text, bool, error) {
	return unseen(ask, true, tell)
}

func fromFile(variable string) store.Passphrase {
	return func() (phi.Text, error) {
		path := os.Getenv(variable)
		info, err := os.Stat(path)
		if err == nil && info.Mode().Perm()&0o077 != 0 {
			return phi.Text{}, fault.New(fault.BadValue, say.L("fault.key.others", say.A("file", path)))
		}
		b, err := os.ReadFile(path)
		if err != nil {
			return phi.Text{}, fault.Wrap(fault.BadValue, say.L("fault.key.file", say.A("variable", variable)), err)
		}
		return phi.Seal(strings.TrimRight(string(b), "\r\n")), nil
	}
}

// unusable says what to do about cases that do not open.
func unusable(err error) error {
	if _, is := fault.Of(err); is {
		return err
	}
	for is, id := range map[error]string{
		store.ErrKey: "fault.store.key", store.ErrNewer: "fault.store.newer", store.ErrRotated: "fault.store.rotated", store.ErrPassphrase: "fault.key.passphrase",
	} {
		if errors.Is(err, is) {
			return fault.Wrap(fault.BadValue, say.L(id), err)
		}
	}
	id := "fault.serve.store"
	if errors.Is(err, store.ErrAway) {
		id = "fault.store.away"
	}
	lines := strings.Split(strings.TrimSpace(err.Error()), "\n") // a driver says in many what the last one says
	return fault.Wrap(fault.BadValue, say.L(id, say.A("why", strings.TrimSpace(lines[len(lines)-1]))), err)
}
