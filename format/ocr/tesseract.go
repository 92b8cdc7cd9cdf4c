package ocr

import (
	"context"
	"fmt"
	stdimage "image"
	"sync"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
)

// memory is what one picture may use, in pages of 64 KiB.
const memory = 640 << 20 / 65536

// Tesseract is the engine that is built in. It is safe for several goroutines; each picture has an instance of its own,
// which is thrown away afterwards: nothing of one file is left for the next.
type Tesseract struct {
	cache wazero.CompilationCache
	wasm  []byte
	langs sync.Map // by Tesseract's name
}

// NewTesseract compiles Tesseract, or takes it from cacheDir where an earlier one left it ("" keeps none).
func NewTesseract(ctx context.Context, cacheDir string) (*Tesseract, error) {
	t := &Tesseract{cache: wazero.NewCompilationCache()}
	var err error
	if cacheDir != "" {
		if t.cache, err = wazero.NewCompilationCacheWithDir(cacheDir); err != nil {
			return nil, fmt.Errorf("ocr: %w", err)
		}
	}
	if t.wasm, err = unpack("tesseract.wasm"); err != nil {
		return nil, err
	}
	rt := t.runtime(ctx)
	defer rt.Close(ctx)
	if _, err = rt.CompileModule(ctx, t.wasm); err != nil {
		return nil, fmt.Errorf("ocr: %w", err)
	}
	return t, nil
}

// Close frees the compiled code.
func (t *Tesseract) Close() error { return t.cache.Close(context.Background()) }

func (t *Tesseract) runtime(ctx context.Context) wazero.Runtime {
	return wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfig().WithCompilationCache(t.cache).WithMemoryLimitPages(memory))
}

// Words reads a picture. It fails with ctx.Err(), and with an error of its own where the engine broke on the picture.
func (t *Tesseract) Words(ctx context.Context, a Ask) (words []Word, err error) {
	lang, err := t.language(Traineddata[a.Language])
	if err != nil {
		return nil, err
	}
	rt := t.runtime(ctx)
	defer rt.Close(context.WithoutCancel(ctx))
	g := &guest{files: map[string][]byte{"/x.traineddata": lang}, open: map[int32]*reading{}, calls: map[uint32][]api.Function{}, next: 10, began: time.Now()}
	hocr, err := g.recognize(ctx, rt, t.wasm, a)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, err
	}
	return ParseHOCR(hocr)
}

func (t *Tesseract) language(name string) ([]byte, error) {
	if b, ok := t.langs.Load(name); ok {
		return b.([]byte), nil
	}
	b, err := unpack(name)
	if err == nil {
		t.langs.Store(name, b)
	}
	return b, err
}

// recognize starts the guest, hands it the picture and takes its answer.
func (g *guest) recognize(ctx context.Context, rt wazero.Runtime, wasm []byte, a Ask) ([]byte, error) {
	code, err := rt.CompileModule(ctx, wasm)
	if err != nil {
		return nil, fmt.Errorf("ocr: %w", err)
	}
	if err := g.build(ctx, rt, code); err != nil {
		return nil, fmt.Errorf("ocr: %w", err)
	}
	if g.mod, err = rt.InstantiateModule(ctx, code, wazero.NewModuleConfig().WithStartFunctions()); err != nil {
		return nil, fmt.Errorf("ocr: %w", err)
	}
	s := session{g: g, ctx: ctx}
	s.start()
	s.show(a.Picture, a.DPI, a.Mode)
	return s.hocr(), s.err
}

// A session is a row of calls that ends at the first that fails.
type session struct {
	g   *guest
	ctx context.Context
	api uint64
	err error
}

func (s *session) call(name string, args ...uint64) (v uint64) {
	if s.err == nil {
		v, s.err = s.g.call(s.ctx, name, args...)
	}
	return v
}

// text puts a string into the guest.
func (s *session) text(t string) uint64 { return s.bytes(append([]byte(t), 0)) }

func (s *session) bytes(b []byte) uint64 {
	p := s.call("malloc", uint64(len(b)))
	if s.err == nil && (p == 0 || !s.g.mod.Memory().Write(uint32(p), b)) {
		s.err = fmt.Errorf("ocr: no room for %d bytes: %w", len(b), errAbort)
	}
	return p
}

// constructors runs before anything else; the script calls it by this name.
const constructors = "U"

func (s *session) start() {
	if _, s.err = s.g.mod.ExportedFunction(constructors).Call(s.ctx); s.err != nil {
		return
	}
	s.api = s.call("TessBaseAPI_0")
	if code := s.call("Init_3", s.api, s.text("/"), s.text("x"), 1); s.err == nil && code != 0 {
		s.err = fmt.Errorf("ocr: no start: %w", errAbort)
	}
	s.call("SetVariable_2", s.api, s.text("hocr_char_boxes"), s.text("1"))
}

func (s *session) show(g *stdimage.Gray, dpi int, mode Mode) {
	w, h := g.Rect.Dx(), g.Rect.Dy()
	s.call("SetPageSegMode_1", s.api, uint64(mode))
	s.call("SetImage_5", s.api, s.bytes(g.Pix[:g.Stride*(h-1)+w]), uint64(w), uint64(h), 1, uint64(g.Stride), 1, 0)
	s.call("SetSourceResolution_1", s.api, uint64(dpi))
}

func (s *session) hocr() []byte {
	if failed := s.call("Recognize_1", s.api, 0); s.err == nil && int32(failed) != 0 {
		s.err = fmt.Errorf("ocr: not read: %w", errAbort)
	}
	p := s.call("GetHOCRText_1", s.api, 0)
	if s.err != nil || p == 0 {
		return nil
	}
	return []byte(textAt(s.g.mod, uint32(p)))
}
