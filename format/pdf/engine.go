package pdf

import (
	"context"
	"fmt"
	"io"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// most is what one file may use, in pages of 64 KiB.
const most = 512 << 20 / 65536

// A Reader holds the compiled PDFium. It is safe for several goroutines; two files are read at a time.
type Reader struct {
	ctx  context.Context
	pool pdfium.Pool
	// reading is held by who reads: the memory of a guest must not go away under it.
	reading sync.RWMutex
	cache   wazero.CompilationCache
}

// NewReader compiles PDFium, or takes it from cacheDir where an earlier one left it ("" keeps none). ctx
// is for the making and for all reading after it.
//
// A guest that runs on and on cannot be stopped from here without paying four times as much for each page:
// whoever reads the files of strangers does so in a process that can be killed.
func NewReader(ctx context.Context, cacheDir string) (*Reader, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(most)
	ctx = mapped(ctx)
	r := &Reader{ctx: ctx}
	if cacheDir != "" {
		cache, err := wazero.NewCompilationCacheWithDir(cacheDir)
		if err != nil {
			return nil, fmt.Errorf("pdf: %w", err)
		}
		r.cache, config = cache, config.WithCompilationCache(cache)
	}
	pool, err := webassembly.Init(webassembly.Config{
		Context: ctx, MaxTotal: 2, MaxIdle: 1,
		FSConfig:      wazero.NewFSConfig(), // nil would lay the whole machine open
		RuntimeConfig: config,
		Stdout:        io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		r.closeCache(ctx)
		return nil, fmt.Errorf("pdf: %w", err)
	}
	r.pool = pool
	return r, nil
}

// Close frees everything, once nobody reads any more.
func (r *Reader) Close() error {
	r.reading.Lock()
	defer r.reading.Unlock()
	err := r.pool.Close()
	r.closeCache(context.Background())
	return err
}

func (r *Reader) closeCache(ctx context.Context) {
	if r.cache != nil {
		r.cache.Close(ctx)
	}
}
