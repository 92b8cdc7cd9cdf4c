package blob

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"net/http"
	"net/url"
	"os"
	"path"
	"strings"
	"time"

	"github.com/minio/minio-go/v7"
	"github.com/minio/minio-go/v7/pkg/credentials"
)

// bucket keeps each name as an object PREFIX/ab/cdef… of an S3 bucket. An object is there whole or not at all.
type bucket struct {
	client       *minio.Client
	name, prefix string
}

const (
	amazon = "https://s3.amazonaws.com"
	// retries of one request; the person waits meanwhile.
	retries = 3
)

// dial takes the keys from the environment (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_SESSION_TOKEN), never from the
// address, which stands in process lists.
func dial(u *url.URL) (bucket, error) {
	q := u.Query()
	at, lookup := q.Get("endpoint"), minio.BucketLookupPath
	if at == "" {
		at, lookup = amazon, minio.BucketLookupAuto
	}
	end, err := url.Parse(at)
	if err != nil || end.Host == "" || end.Scheme != "http" && end.Scheme != "https" {
		return bucket{}, errors.New("endpoint: an address like https://host:port")
	}
	region := q.Get("region")
	if region == "" {
		region = os.Getenv("AWS_REGION")
	}
	if region == "" {
		region = "us-east-1"
	}
	client, err := minio.New(end.Host, &minio.Options{
		Creds: credentials.NewEnvAWS(), Secure: end.Scheme == "https", Region: region, BucketLookup: lookup, MaxRetries: retries,
	})
	return bucket{client, u.Host, strings.Trim(u.Path, "/")}, err
}

func (b bucket) key(name string) string { return path.Join(b.prefix, name[:2], name[2:]) }

func (b bucket) put(ctx context.Context, name string, data []byte) error {
	_, err := b.client.PutObject(ctx, b.name, b.key(name), bytes.NewReader(data), int64(len(data)),
		minio.PutObjectOptions{ContentType: "application/octet-stream", DisableMultipart: true, SendContentMd5: true})
	return s3(err)
}

func (b bucket) get(ctx context.Context, name string) ([]byte, error) {
	o, err := b.client.GetObject(ctx, b.name, b.key(name), minio.GetObjectOptions{})
	if err != nil {
		return nil, s3(err)
	}
	defer func() { _ = o.Close() }()
	data, err := whole(o)
	return data, s3(err)
}

func (b bucket) remove(ctx context.Context, name string) error {
	err := s3(b.client.RemoveObject(ctx, b.name, b.key(name), minio.RemoveObjectOptions{}))
	if errors.Is(err, ErrNone) {
		return nil
	}
	return err
}

func (b bucket) older(ctx context.Context, than time.Time) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		ctx, stop := context.WithCancel(ctx)
		defer stop() // ends the listing if the caller has enough
		under := b.prefix
		if under != "" {
			under += "/"
		}
		for o := range b.client.ListObjects(ctx, b.name, minio.ListObjectsOptions{Prefix: under, Recursive: true}) {
			if o.Err != nil {
				yield("", s3(o.Err))
				return
			}
			shard, rest, _ := strings.Cut(strings.TrimPrefix(o.Key, under), "/")
			if len(shard) == 2 && o.LastModified.Before(than) && !yield(shard+rest, nil) {
				return
			}
		}
	}
}

// tidy has nothing to do: an object that was cut off is not there.
func (b bucket) tidy(context.Context, time.Time) error { return nil }

// s3 tells what a failure of the bucket means.
func s3(err error) error {
	if err == nil {
		return nil
	}
	var answer minio.ErrorResponse
	_ = errors.As(err, &answer) // an answer of the bucket, or none came
	switch {
	case answer.Code == minio.NoSuchKey:
		return ErrNone
	case answer.StatusCode == http.StatusInsufficientStorage || answer.Code == "QuotaExceeded" || answer.Code == "XMinioStorageFull":
		return fmt.Errorf("%w: %w", ErrFull, err)
	}
	return fmt.Errorf("%w: %w", ErrAway, err)
}
