package ocr

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental/table"
)

// A guest is one running Tesseract with what it may see of the world: the files of its languages and nothing else.
type guest struct {
	mod   api.Module
	files map[string][]byte
	open  map[int32]*reading
	next  int32
	calls map[uint32][]api.Function // by table index: those that are not in use
	began time.Time
}

// A reading is an open file.
type reading struct {
	b  []byte
	at int64
}

// What ends a call of the guest.
var (
	errThrow = errors.New("ocr: the guest throws") // a C++ exception or a long jump, which an invoke catches
	errAbort = errors.New("ocr: the guest gave up")
)

// errno as WASI and musl number them.
const (
	badFile  = 8
	noEntry  = -44
	noSystem = -52
)

// build instantiates the host's side of the guest's imports. The script minifies their names; they are pinned with it by
// the sums in fetch.
func (g *guest) build(ctx context.Context, rt wazero.Runtime, code wazero.CompiledModule) error {
	calls := g.imports()
	b := rt.NewHostModuleBuilder("a")
	for _, im := range code.ImportedFunctions() {
		_, name, _ := im.Import()
		f, ok := calls[name]
		if !ok {
			f = refuse(len(im.ResultTypes()) > 0)
		}
		b.NewFunctionBuilder().WithGoModuleFunction(f, im.ParamTypes(), im.ResultTypes()).Export(name)
	}
	_, err := b.Instantiate(ctx)
	return err
}

func (g *guest) imports() map[string]api.GoModuleFunc {
	return map[string]api.GoModuleFunc{
		"k": stop(errThrow), "t": stop(errThrow), "a": stop(errAbort), "N": stop(errAbort), "R": stop(errAbort),
		"L": g.now, "M": g.clock, "u": grow,
		"n": g.openAt, "m": g.close, "o": g.read, "E": g.seek, "l": g.write,
		"F": answer(0), "G": noEnviron, "Q": func(context.Context, api.Module, []uint64) {}, "H": here, "p": answer(0), "s": answer(0),
		"c": g.invoke(2, true), "e": g.invoke(3, true), "b": g.invoke(4, true), "h": g.invoke(5, true), "i": g.invoke(6, true),
		"d": g.invoke(2, false), "f": g.invoke(3, false), "g": g.invoke(4, false), "j": g.invoke(5, false), "q": g.invoke(6, false), "r": g.invoke(10, false),
	}
}

func stop(err error) api.GoModuleFunc {
	return func(context.Context, api.Module, []uint64) { panic(err) }
}

func answer(v int32) api.GoModuleFunc {
	return func(_ context.Context, _ api.Module, s []uint64) { s[0] = api.EncodeI32(v) }
}

// refuse stands for a call of the system that a reader of letters does not need.
func refuse(answers bool) api.GoModuleFunc {
	if answers {
		return answer(noSystem)
	}
	return func(context.Context, api.Module, []uint64) {}
}

// invoke is the trampoline through which the guest calls what may throw: n arguments, the first an index of its table.
func (g *guest) invoke(n int, answers bool) api.GoModuleFunc {
	params, results := make([]api.ValueType, n-1), []api.ValueType(nil)
	for i := range params {
		params[i] = api.ValueTypeI32
	}
	if answers {
		results = []api.ValueType{api.ValueTypeI32}
	}
	return func(ctx context.Context, m api.Module, s []uint64) {
		if ctx.Err() != nil { // here and not by the runtime, which would look at every loop
			panic(ctx.Err())
		}
		sp := g.must(ctx, "stackSave")
		index := uint32(s[0])
		f := g.take(m, index, params, results)
		var args [10]uint64
		copy(args[:], s[1:n])
		err := f.CallWithStack(ctx, args[:max(n-1, 1)])
		g.calls[index] = append(g.calls[index], f)
		switch {
		case errors.Is(err, errThrow):
			g.must(ctx, "stackRestore", sp)
			g.must(ctx, "setThrew", 1, 0)
			args[0] = 0
		case err != nil:
			panic(err)
		}
		if answers {
			s[0] = args[0]
		}
	}
}

// take gives a function that is not in use: one that calls itself through here needs two.
func (g *guest) take(m api.Module, index uint32, params, results []api.ValueType) api.Function {
	if l := g.calls[index]; len(l) > 0 {
		g.calls[index] = l[:len(l)-1]
		return l[len(l)-1]
	}
	return table.LookupFunction(m, 0, index, params, results)
}

// call calls a function of the guest by its full name.
func (g *guest) call(ctx context.Context, name string, args ...uint64) (uint64, error) {
	out, err := g.mod.ExportedFunction(exports[name]).Call(ctx, args...)
	if err != nil {
		return 0, fmt.Errorf("ocr: %s: %w", name, err)
	}
	if len(out) == 0 {
		return 0, nil
	}
	return uint64(uint32(out[0])), nil // the upper half is not ours to read
}

func (g *guest) must(ctx context.Context, name string, args ...uint64) uint64 {
	v, err := g.call(ctx, name, args...)
	if err != nil {
		panic(err)
	}
	return v
}
