package main

import (
	"archive/zip"
	"bytes"
	"io"
	"math/rand/v2"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
)

// spoil damages a letter in one of the ways in which files are damaged, or made to do harm.
func spoil(r *rand.Rand, l letter, all []letter) []byte {
	if filepath.Ext(l.name) == ".docx" && r.IntN(2) == 0 {
		return inside(r, l.bytes)
	}
	b := slices.Clone(l.bytes)
	switch r.IntN(7) {
	case 0:
		return b[:r.IntN(len(b))]
	case 1:
		return noise(r, b)
	case 2, 3:
		return numbers(r, b)
	case 4: // a piece again, up to a thousand times
		from, to := piece(r, b)
		return slices.Concat(b[:to], bytes.Repeat(b[from:to], 1+r.IntN(1+min(1000, 4<<20/(to-from)))), b[to:])
	case 5: // a piece less
		from, to := piece(r, b)
		return slices.Concat(b[:from], b[to:])
	default: // the end of another letter
		o := all[r.IntN(len(all))].bytes
		return slices.Concat(b[:r.IntN(len(b))], o[r.IntN(len(o)):])
	}
}

func piece(r *rand.Rand, b []byte) (from, to int) {
	from = r.IntN(len(b))
	return from, from + 1 + r.IntN(min(len(b)-from, 5000))
}

// noise changes single bytes.
func noise(r *rand.Rand, b []byte) []byte {
	for range 1 + r.IntN(200) {
		b[r.IntN(len(b))] = byte(r.IntN(256))
	}
	return b
}

var digits = regexp.MustCompile(`\d+`)

// numbers puts numbers in the place of numbers: lengths, counts, references, sizes.
func numbers(r *rand.Rand, b []byte) []byte {
	share := 1 + r.IntN(50)
	return digits.ReplaceAllFunc(b, func(old []byte) []byte {
		if r.IntN(share) > 0 {
			return old
		}
		return []byte(strconv.FormatInt([]int64{0, -1, 1, 65536, 1 << 31, 1<<31 - 1, 1 << 40, int64(r.IntN(1000))}[r.IntN(8)], 10))
	})
}

// inside spoils what is packed, and packs it again.
func inside(r *rand.Rand, b []byte) []byte {
	in, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return b
	}
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for _, f := range in.File {
		body, err := open(f)
		to, err2 := w.Create(f.Name)
		if err != nil || err2 != nil {
			return b
		}
		if len(body) > 0 && r.IntN(3) == 0 {
			body = spoil(r, letter{"part.xml", body}, []letter{{"part.xml", body}})
		}
		if _, err := to.Write(body); err != nil {
			return b
		}
	}
	if w.Close() != nil {
		return b
	}
	return out.Bytes()
}

func open(f *zip.File) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return io.ReadAll(r)
}
