package ocr

import (
	"bytes"
	"compress/gzip"
	"embed"
	"fmt"
	"io"
)

//go:generate go run ./fetch

//go:embed data/*.gz
var data embed.FS

// unpack gives a file of data; nothing is unpacked before the first picture comes.
func unpack(name string) ([]byte, error) {
	packed, err := data.ReadFile("data/" + name + ".gz")
	if err != nil {
		return nil, fmt.Errorf("ocr: %w", err)
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("ocr: %w", err)
	}
	return io.ReadAll(z)
}
