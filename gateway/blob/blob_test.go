package blob_test

import (
	"bytes"
	"errors"
	"io"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"github.com/recourse-health/recourse/gateway/blob"
	"github.com/recourse-health/recourse/gateway/blob/blobtest"
	"github.com/recourse-health/recourse/value/fault"
)

func TestFiles(t *testing.T) {
	blobtest.Run(t, func(t *testing.T) blobtest.Place {
		dir := filepath.Join(t.TempDir(), "a b?c#d", "blobs")
		return blobtest.Place{Store: at(t, dir), Alter: func(t *testing.T, name string, f func([]byte) []byte) {
			path := filepath.Join(dir, name[:2], name[2:])
			b, err := os.ReadFile(path)
			if err == nil {
				err = os.WriteFile(path, f(b), 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
		}}
	})
}

func TestS3(t *testing.T) {
	t.Setenv("AWS_ACCESS_KEY_ID", "key")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	for _, prefix := range []string{"", "/of/one/house"} {
		blobtest.Run(t, func(t *testing.T) blobtest.Place {
			mem := s3mem.New()
			if err := mem.CreateBucket("letters"); err != nil {
				t.Fatal(err)
			}
			server := httptest.NewServer(gofakes3.New(mem).Server())
			t.Cleanup(server.Close)
			return blobtest.Place{Store: at(t, "s3://letters"+prefix+"?endpoint="+server.URL), Alter: func(t *testing.T, name string, f func([]byte) []byte) {
				alterObject(t, mem, (prefix + "/" + name[:2] + "/" + name[2:])[1:], f)
			}}
		})
	}
}

func alterObject(t *testing.T, mem *s3mem.Backend, key string, f func([]byte) []byte) {
	t.Helper()
	o, err := mem.GetObject("letters", key, nil)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(o.Contents)
	if err != nil {
		t.Fatal(err)
	}
	b = f(b)
	if _, err := mem.PutObject("letters", key, map[string]string{}, bytes.NewReader(b), int64(len(b)), nil); err != nil {
		t.Fatal(err)
	}
}

func at(t *testing.T, where string) *blob.Store {
	t.Helper()
	s, err := blob.Open(where)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestOpen(t *testing.T) {
	for where, ok := range map[string]bool{
		"data/blobs": true, "/var/blobs": true, "file:///var/blobs": true, "s3://bucket": true, "s3://bucket/a/b?endpoint=http://127.0.0.1:9&region=x": true,
		"": false, "file://host/var": false, "file://": false, "s3://": false, "s3://key:secret@bucket": false, "s3://bucket?endpoint=nowhere": false,
		"s3://bucket?endpoint=ftp://host": false, "ftp://host/a": false, "s3://%zz": false,
	} {
		_, err := blob.Open(where)
		if f, is := fault.Of(err); ok != (err == nil) || !ok && (!is || f.Kind != fault.BadValue) {
			t.Errorf("%s: %v", where, err)
		}
	}
}

// TestS3Away: no bucket, wrong keys, nobody there.
func TestS3Away(t *testing.T) {
	t.Setenv("AWS_ACCESS_KEY_ID", "key")
	t.Setenv("AWS_SECRET_ACCESS_KEY", "secret")
	server := httptest.NewServer(gofakes3.New(s3mem.New()).Server())
	gone := server.URL
	s := at(t, "s3://nobucket?endpoint="+gone)
	if err := s.Put(t.Context(), "aaaaaaaa", nil); !errors.Is(err, blob.ErrAway) {
		t.Error(err)
	}
	if _, err := s.Get(t.Context(), "aaaaaaaa"); !errors.Is(err, blob.ErrAway) {
		t.Error(err)
	}
	server.Close()
	if _, err := s.Get(t.Context(), "aaaaaaaa"); !errors.Is(err, blob.ErrAway) {
		t.Error(err)
	}
}
