package store

import (
	"crypto/rand"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"

	"golang.org/x/crypto/argon2"

	"github.com/recourse-health/recourse/value/phi"
)

// ErrPassphrase says that a key file is closed.
var ErrPassphrase = errors.New("store: the key file is closed under a passphrase, and none or another was given")

// closedKey begins the text of a key file under a passphrase: closedKey, rounds, kibibytes, lanes, salt, sealed key.
const closedKey = "recourse-key/argon2id"

// cost is the second recommendation of RFC 9106, 4: for where a gigabyte is too much.
var cost = [3]uint64{3, 64 << 10, 4}

// most is what a key file may ask for, lest a forged one take all memory.
var most = [3]uint64{20, 1 << 20, 16}

// keyText is the text of a key file.
func keyText(raw []byte, pass Passphrase) (string, error) {
	if pass == nil {
		return hex.EncodeToString(raw) + "\n", nil
	}
	word, err := pass()
	if err != nil {
		return "", err
	}
	if word.Open() == "" {
		return "", ErrPassphrase
	}
	salt := make([]byte, 16)
	_, _ = rand.Read(salt) // never fails
	sealed := under(word, salt, cost).seal(closedKey, raw)
	return fmt.Sprintf("%s %d %d %d %x %x\n", closedKey, cost[0], cost[1], cost[2], salt, sealed), nil
}

// under is the key that a passphrase makes.
func under(word phi.Text, salt []byte, cost [3]uint64) Key {
	k := argon2.IDKey([]byte(word.Open()), salt, uint32(cost[0]), uint32(cost[1]), uint8(cost[2]), 32)
	return Key{secret: phi.Seal([32]byte(k))}
}

// unclose opens what stands after closedKey.
func unclose(words []string, pass Passphrase) (Key, error) {
	bad := errors.New("store: the key file under a passphrase is damaged")
	if len(words) != 5 {
		return Key{}, bad
	}
	var costs [3]uint64
	for i := range costs {
		n, err := strconv.ParseUint(words[i], 10, 32)
		if err != nil || n == 0 || n > most[i] {
			return Key{}, bad
		}
		costs[i] = n
	}
	salt, err := hex.DecodeString(words[3])
	sealed, err2 := hex.DecodeString(words[4])
	if err != nil || err2 != nil {
		return Key{}, bad
	}
	return open(pass, salt, sealed, costs)
}

func open(pass Passphrase, salt, sealed []byte, cost [3]uint64) (Key, error) {
	if pass == nil {
		return Key{}, ErrPassphrase
	}
	word, err := pass()
	if err != nil {
		return Key{}, err
	}
	raw, err := under(word, salt, cost).open(closedKey, sealed)
	if err != nil || len(raw) != 32 {
		return Key{}, ErrPassphrase
	}
	return Key{secret: phi.Seal([32]byte(raw))}, nil
}
