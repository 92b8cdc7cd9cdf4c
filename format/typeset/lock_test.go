package typeset

import (
	"bytes"
	"crypto/cipher"
	"encoding/hex"
	"math/rand/v2"
	"regexp"
	"testing"
)

// chance is the same each time.
func chance() *rand.ChaCha8 { return rand.NewChaCha8([32]byte{1}) }

var entries = regexp.MustCompile(`/(U|UE|O|OE|Perms) <([0-9a-f]+)>`)

// opened gives the key of a locked file under a passphrase, as ISO 32000-2, 7.6.4.3.3 (Algorithm 2.A) says; nil: it does not open it.
func opened(t *testing.T, file []byte, pass string) []byte {
	t.Helper()
	e := map[string][]byte{}
	for _, m := range entries.FindAllSubmatch(file, -1) {
		e[string(m[1])], _ = hex.DecodeString(string(m[2]))
	}
	if len(e["U"]) != 48 || len(e["O"]) != 48 || len(e["UE"]) != 32 || len(e["OE"]) != 32 || len(e["Perms"]) != 16 {
		t.Fatalf("%v", e)
	}
	if !bytes.Equal(hash2B([]byte(pass), e["U"][32:40], nil), e["U"][:32]) {
		return nil
	}
	key := bytes.Clone(e["UE"])
	cipher.NewCBCDecrypter(block(hash2B([]byte(pass), e["U"][40:], nil)), make([]byte, 16)).CryptBlocks(key, key)
	if p := bytes.Clone(e["Perms"]); true {
		block(key).Decrypt(p, p)
		if string(p[:12]) != "\xfc\xff\xff\xff\xff\xff\xff\xffTadb" {
			t.Errorf("permissions %x", p)
		}
	}
	return key
}

// A locked file opens with its passphrase and no other, and shows no word of what is in it.
func TestLock(t *testing.T) {
	b := bundle(1)
	plain := packet(t, b)
	for _, pass := range []string{"a long passphrase", "ñandú 日本 ｆ", "x"} {
		locked, err := Packet(b, noto, &Lock{pass, chance()})
		if err != nil {
			t.Fatal(err)
		}
		key := opened(t, locked, map[bool]string{true: "ñandú 日本 f", false: pass}[pass == "ñandú 日本 ｆ"])
		if key == nil || opened(t, locked, pass+"y") != nil {
			t.Fatalf("%q: does not open, or opens to another", pass)
		}
		for _, word := range []string{"Packet", text16("Packet"), "clinic note", "first \\(page\\)", "<rdf:li"} {
			if bytes.Contains(locked, []byte(word)) || word == "<rdf:li" && !bytes.Contains(plain, []byte(word)) {
				t.Errorf("%q: shows %q", pass, word)
			}
		}
		if n := bytes.Count(locked, []byte(" 0 obj\n")); n != bytes.Count(plain, []byte(" 0 obj\n"))+1 {
			t.Errorf("%d objects", n)
		}
	}
}

// What is sealed comes back under the key; nothing is sealed twice alike.
func TestSeal(t *testing.T) {
	c := &locker{rand: chance(), key: bytes.Repeat([]byte{7}, 32)}
	for _, n := range []int{0, 1, 15, 16, 17, 4000} {
		in := bytes.Repeat([]byte("é"), n)[:n]
		out := c.seal(in)
		if bytes.Equal(out, c.seal(in)) {
			t.Error("two seals are alike")
		}
		back := bytes.Clone(out[16:])
		cipher.NewCBCDecrypter(block(c.key), out[:16]).CryptBlocks(back, back)
		if back = back[:len(back)-int(back[len(back)-1])]; !bytes.Equal(back, in) {
			t.Errorf("%d bytes: %q", n, back)
		}
	}
}

// The strings of an object are sealed, escaped ones too; its names, numbers and dictionaries stay.
func TestSealedStrings(t *testing.T) {
	c := &locker{rand: chance(), key: make([]byte, 32)}
	got := string(c.strings([]byte(`<</A (a\)b) /B <FEFF0041> /C [<</D 1>> 2 0 R] >>`)))
	if !regexp.MustCompile(`^<</A <[0-9a-f]{64}> /B <[0-9a-f]{64}> /C \[<</D 1>> 2 0 R\] >>$`).MatchString(got) {
		t.Error(got)
	}
}

func TestTextString(t *testing.T) {
	for in, want := range map[string]string{"a (b) \\": `(a \(b\) \\)`, "línea\nnext": "(l\xednea next)", "“x” – y…": "(\x8dx\x8e \x85 y\x83)", "Ł": "<FEFF0141>", "": "()"} {
		if got := textString(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
