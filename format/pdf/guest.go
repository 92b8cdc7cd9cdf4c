package pdf

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"reflect"

	"github.com/klippa-app/go-pdfium"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/sys"
)

// A guest is PDFium, asked directly. A page is thousands of small questions, and the library's own way with a
// handle, a lock and a copy for each costs four times the answer.
type guest struct {
	ctx   context.Context
	find  func(string) api.Function
	mem   api.Memory
	fn    [functions]api.Function
	stack [12]uint64
	gone  error  // why the guest left
	out   uint32 // where the guest leaves what it gives back: room for four numbers
}

// A ref is the address of a thing in the guest; 0 is none.
type ref = uint32

// A trap is what the guest died of.
type trap struct{ error }

// enter finds the guest behind the library's instance, whose type is not for us to name.
func enter(ctx context.Context, in pdfium.Pdfium) (g *guest, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("pdf: another PDFium than expected: %v", p)
		}
	}()
	module := reflect.ValueOf(in.GetImplementation()).Elem().FieldByName("Module")
	export := module.MethodByName("ExportedFunction")
	g = &guest{ctx: ctx}
	g.mem = module.MethodByName("Memory").Call(nil)[0].Interface().(api.Memory)
	g.find = func(name string) api.Function {
		return export.Call([]reflect.Value{reflect.ValueOf(name)})[0].Interface().(api.Function)
	}
	g.out = g.call(malloc, 64)
	return g, nil
}

// call asks for one function and gives its answer.
func (g *guest) call(f function, args ...uint32) uint32 { return uint32(g.raw(f, args...)) }

func (g *guest) raw(f function, args ...uint32) uint64 {
	if g.fn[f] == nil {
		g.fn[f] = g.find(names[f])
	}
	for i, a := range args {
		g.stack[i] = uint64(a)
	}
	if g.gone != nil { // its memory may be gone with it
		panic(trap{g.gone})
	}
	if err := g.fn[f].CallWithStack(g.ctx, g.stack[:]); err != nil {
		if left := new(sys.ExitError); errors.As(err, &left) {
			g.gone = err
		}
		panic(trap{err})
	}
	return g.stack[0]
}

// yes is call where the answer is whether it was done.
func (g *guest) yes(f function, args ...uint32) bool { return g.call(f, args...) != 0 }

// count is call where the answer is a number of things, below 0 for none.
func (g *guest) count(f function, args ...uint32) int { return max(0, int(int32(g.call(f, args...)))) }

// view is n bytes of what the guest gave back, until the next call.
func (g *guest) view(at ref, n int) []byte {
	b, ok := g.mem.Read(at, uint32(n))
	if !ok {
		panic(trap{fmt.Errorf("pdf: %d bytes at %d lie outside", n, at)})
	}
	return b
}

// doubles, floats and words are the numbers at out.
func (g *guest) doubles() (v [4]float64) {
	b := g.view(g.out, 32)
	for i := range v {
		v[i] = math.Float64frombits(binary.LittleEndian.Uint64(b[8*i:]))
	}
	return v
}

func (g *guest) floats() (v [6]float64) {
	b := g.view(g.out, 24)
	for i := range v {
		v[i] = float64(math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:])))
	}
	return v
}

func (g *guest) words() (v [4]uint32) {
	b := g.view(g.out, 16)
	for i := range v {
		v[i] = binary.LittleEndian.Uint32(b[4*i:])
	}
	return v
}

func (g *guest) colour() colour {
	v := g.words()
	return colour{v[0], v[1], v[2], v[3]}
}

// load opens a file; the guest keeps the bytes.
func (g *guest) load(b []byte) ref {
	at := g.call(malloc, uint32(len(b)))
	if at == 0 || !g.mem.Write(at, b) {
		panic(trap{fmt.Errorf("pdf: no room for %d bytes", len(b))})
	}
	return g.call(loadMemDocument, at, uint32(len(b)), 0)
}

// A function is one of PDFium that we ask for.
type function int

const (
	malloc function = iota
	loadMemDocument
	lastError
	pageCount
	loadPage
	closePage
	boundingBox
	getRotation
	setRotation
	flatten
	annotCount
	getAnnot
	annotSubtype
	closeAnnot
	textLoad
	textClose
	countChars
	charUnicode
	charBox
	charAngle
	looseBox
	charFill
	charObject
	countObjects
	getObject
	objectType
	objectBounds
	objectMatrix
	objectFill
	formCount
	formObject
	pathSegments
	pathDrawMode
	textMode
	imagePixels
	attachmentCount
	attachment
	attachmentName
	attachmentFile
	bitmapCreate
	bitmapFill
	bitmapBuffer
	bitmapStride
	bitmapDestroy
	renderPage
	functions
)

var names = [functions]string{
	malloc:          "malloc",
	loadMemDocument: "FPDF_LoadMemDocument",
	lastError:       "FPDF_GetLastError",
	pageCount:       "FPDF_GetPageCount",
	loadPage:        "FPDF_LoadPage",
	closePage:       "FPDF_ClosePage",
	boundingBox:     "FPDF_GetPageBoundingBox",
	getRotation:     "FPDFPage_GetRotation",
	setRotation:     "FPDFPage_SetRotation",
	flatten:         "FPDFPage_Flatten",
	annotCount:      "FPDFPage_GetAnnotCount",
	getAnnot:        "FPDFPage_GetAnnot",
	annotSubtype:    "FPDFAnnot_GetSubtype",
	closeAnnot:      "FPDFPage_CloseAnnot",
	textLoad:        "FPDFText_LoadPage",
	textClose:       "FPDFText_ClosePage",
	countChars:      "FPDFText_CountChars",
	charUnicode:     "FPDFText_GetUnicode",
	charBox:         "FPDFText_GetCharBox",
	charAngle:       "FPDFText_GetCharAngle",
	looseBox:        "FPDFText_GetLooseCharBox",
	charFill:        "FPDFText_GetFillColor",
	charObject:      "FPDFText_GetTextObject",
	countObjects:    "FPDFPage_CountObjects",
	getObject:       "FPDFPage_GetObject",
	objectType:      "FPDFPageObj_GetType",
	objectBounds:    "FPDFPageObj_GetBounds",
	objectMatrix:    "FPDFPageObj_GetMatrix",
	objectFill:      "FPDFPageObj_GetFillColor",
	formCount:       "FPDFFormObj_CountObjects",
	formObject:      "FPDFFormObj_GetObject",
	pathSegments:    "FPDFPath_CountSegments",
	pathDrawMode:    "FPDFPath_GetDrawMode",
	textMode:        "FPDFTextObj_GetTextRenderMode",
	imagePixels:     "FPDFImageObj_GetImagePixelSize",
	attachmentCount: "FPDFDoc_GetAttachmentCount",
	attachment:      "FPDFDoc_GetAttachment",
	attachmentName:  "FPDFAttachment_GetName",
	attachmentFile:  "FPDFAttachment_GetFile",
	bitmapCreate:    "FPDFBitmap_CreateEx",
	bitmapFill:      "FPDFBitmap_FillRect",
	bitmapBuffer:    "FPDFBitmap_GetBuffer",
	bitmapStride:    "FPDFBitmap_GetStride",
	bitmapDestroy:   "FPDFBitmap_Destroy",
	renderPage:      "FPDF_RenderPageBitmap",
}
