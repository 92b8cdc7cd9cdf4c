package eml

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/quotedprintable"
	"strings"

	"github.com/jhillyerd/enmime/v2"
	"github.com/recourse-health/recourse/format"
	"github.com/recourse-health/recourse/format/text"
	"golang.org/x/net/html/charset"
)

// content undoes the transfer encoding of a part, as far as it holds.
func content(p *enmime.Part) []byte {
	switch strings.ToLower(strings.TrimSpace(p.Header.Get("Content-Transfer-Encoding"))) {
	case "base64":
		return unbase64(p.Content)
	case "quoted-printable":
		return unquote(p.Content)
	}
	return p.Content
}

// unbase64 skips what is no letter of the code, as broken mailers leave it.
func unbase64(b []byte) []byte {
	clean := bytes.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '+' || r == '/' {
			return r
		}
		return -1
	}, b)
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(clean)))
	n, _ := base64.RawStdEncoding.Decode(out, clean)
	return out[:n]
}

// unquote keeps a "=" that begins no code as it stands.
func unquote(b []byte) []byte {
	var clean bytes.Buffer
	clean.Grow(len(b))
	for i, c := range b {
		if c == '=' && !code(b[i+1:]) {
			clean.WriteString("=3D")
			continue
		}
		if c != 0 {
			clean.WriteByte(c)
		}
	}
	out, _ := io.ReadAll(quotedprintable.NewReader(&clean))
	return out
}

func code(b []byte) bool {
	hex := func(c byte) bool { return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f' }
	if t := bytes.TrimLeft(b, " \t"); len(t) == 0 || t[0] == '\n' || t[0] == '\r' {
		return true
	}
	return len(b) > 1 && hex(b[0]) && hex(b[1])
}

// words gives the text of a part as UTF-8. What is declared as ASCII or UTF-8 and is not is read as
// Windows-1252, as mail programs do.
func words(p *enmime.Part) string {
	b := content(p)
	switch cs := strings.ToLower(p.Charset); cs {
	case "", "utf-8", "us-ascii", "utf8", "ascii":
	default:
		r, err := charset.NewReaderLabel(cs, bytes.NewReader(b))
		if err != nil {
			break
		}
		if u, err := io.ReadAll(io.LimitReader(r, format.MaxBytes)); err == nil {
			return text.Decode(u)
		}
	}
	return text.Decode(b)
}

// decode reads the encoded words of a header.
func decode(s string) string {
	d := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	out, err := d.DecodeHeader(s)
	if err != nil {
		out = s
	}
	return text.Decode([]byte(out))
}
