package typeset

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"io"
	"strconv"

	"golang.org/x/text/unicode/norm"
)

// A Lock encrypts a file with AES-256 under a passphrase (ISO 32000-2, 7.6, revision 6). Who opens it may do all with it: print,
// copy, and have it read out.
type Lock struct {
	Passphrase string
	Rand       io.Reader
}

const allowed = -4 // every permission, that of screen readers too

// lock encrypts all objects, adds the encryption dictionary, and gives its entry in the trailer.
func (o *objects) lock(k *Lock) string {
	c := &locker{rand: k.Rand, key: make([]byte, 32)}
	c.fill(c.key)
	for i, obj := range o.list {
		o.list[i] = c.object(obj)
	}
	n := o.alloc()
	o.list[n-1] = c.dictionary([]byte(norm.NFKC.String(k.Passphrase)))
	return fmt.Sprintf(" /Encrypt %d 0 R", n)
}

type locker struct {
	rand io.Reader
	key  []byte
}

func (c *locker) fill(b []byte) {
	if _, err := io.ReadFull(c.rand, b); err != nil {
		panic("typeset: no chance to be had: " + err.Error()) // can't happen: crypto/rand never fails
	}
}

// dictionary holds the key of the file under the passphrase, twice: for who opens it and for who owns it.
func (c *locker) dictionary(pass []byte) []byte {
	pass = pass[:min(len(pass), 127)]
	u, ue := c.entry(pass, nil)
	o, oe := c.entry(pass, u)
	perms := make([]byte, 16)
	c.fill(perms[12:])
	binary.LittleEndian.PutUint32(perms, uint32(0xFFFFFFFF&int64(allowed)))
	copy(perms[4:], "\xff\xff\xff\xffTadb")
	block(c.key).Encrypt(perms, perms)
	return fmt.Appendf(nil, "<</Filter /Standard /V 5 /R 6 /Length 256 /CF <</StdCF <</CFM /AESV3 /AuthEvent /DocOpen /Length 32>>>> /StmF /StdCF /StrF /StdCF /EncryptMetadata true /P %d /U <%x> /UE <%x> /O <%x> /OE <%x> /Perms <%x>>>",
		allowed, u, ue, o, oe, perms)
}

// entry makes U and UE, or, where user is U, O and OE.
func (c *locker) entry(pass, user []byte) (check, sealed []byte) {
	salts := make([]byte, 16)
	c.fill(salts)
	check = append(hash2B(pass, salts[:8], user), salts...)
	sealed = bytes.Clone(c.key)
	cipher.NewCBCEncrypter(block(hash2B(pass, salts[8:], user)), make([]byte, 16)).CryptBlocks(sealed, sealed)
	return check, sealed
}

// hash2B is Algorithm 2.B of ISO 32000-2.
func hash2B(pass, salt, user []byte) []byte {
	first := sha256.Sum256(bytes.Join([][]byte{pass, salt, user}, nil))
	k := first[:]
	last := 0
	for i := 0; i < 64 || last > i-32; i++ {
		e := bytes.Repeat(bytes.Join([][]byte{pass, k, user}, nil), 64)
		cipher.NewCBCEncrypter(block(k[:16]), k[16:32]).CryptBlocks(e, e)
		sum := 0
		for _, b := range e[:16] {
			sum += int(b)
		}
		switch sum % 3 {
		case 0:
			h := sha256.Sum256(e)
			k = h[:]
		case 1:
			h := sha512.Sum384(e)
			k = h[:]
		case 2:
			h := sha512.Sum512(e)
			k = h[:]
		}
		last = int(e[len(e)-1])
	}
	return k[:32]
}

func block(key []byte) cipher.Block {
	b, err := aes.NewCipher(key)
	if err != nil {
		panic("typeset: " + err.Error()) // can't happen: the keys are 16 and 32 bytes long
	}
	return b
}

// seal encrypts one string or stream.
func (c *locker) seal(b []byte) []byte {
	pad := 16 - len(b)%16
	out := make([]byte, 16+len(b)+pad)
	c.fill(out[:16])
	copy(out[16:], b)
	for i := range pad {
		out[16+len(b)+i] = byte(pad)
	}
	cipher.NewCBCEncrypter(block(c.key), out[:16]).CryptBlocks(out[16:], out[16:])
	return out
}

var (
	streamMark = []byte(">>\nstream\n")
	streamEnd  = []byte("\nendstream")
)

// object encrypts the strings of an object, and its stream.
func (c *locker) object(obj []byte) []byte {
	i := bytes.Index(obj, streamMark)
	if i < 0 {
		return c.strings(obj)
	}
	length := bytes.LastIndex(obj[:i], []byte("/Length "))
	data := c.seal(bytes.TrimSuffix(obj[i+len(streamMark):], streamEnd))
	out := append(c.strings(obj[:length]), "/Length "+strconv.Itoa(len(data))...)
	out = append(append(out, streamMark...), data...)
	return append(out, streamEnd...)
}

// strings encrypts the strings of an object as we write them: literal, with no escapes but those of one letter, or in hex.
func (c *locker) strings(obj []byte) []byte {
	var out []byte
	for i := 0; i < len(obj); i++ {
		switch {
		case obj[i] == '(':
			var s []byte
			for i++; obj[i] != ')'; i++ {
				if obj[i] == '\\' {
					i++
				}
				s = append(s, obj[i])
			}
			out = fmt.Appendf(out, "<%x>", c.seal(s))
		case obj[i] == '<' && obj[i+1] != '<':
			end := i + bytes.IndexByte(obj[i:], '>')
			s, err := hex.DecodeString(string(obj[i+1 : end]))
			if err != nil {
				panic("typeset: " + err.Error()) // can't happen: text16 wrote it
			}
			out, i = fmt.Appendf(out, "<%x>", c.seal(s)), end
		case obj[i] == '<':
			out, i = append(out, "<<"...), i+1
		default:
			out = append(out, obj[i])
		}
	}
	return out
}
