package text

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// engineMemory is what one document may take in PDFium, in pages of 64 KB. It
// holds the file itself and a page drawn for text recognition.
const engineMemory = 256 << 20 >> 16

// engines is the supply of PDFium: each serves one document at a time, so there
// are as many as documents are read at once, but no more than two. An engine is
// made when it is first needed.
var engines = func() chan *engine {
	c := make(chan *engine, min(2, runtime.GOMAXPROCS(0)))
	for range cap(c) {
		c <- nil
	}
	return c
}()

// An engine is PDFium as a WebAssembly program. It touches neither files nor the
// network. Ending its context ends whatever it does.
type engine struct {
	pool pdfium.Pool
	end  context.CancelFunc
}

// withPDFium lends PDFium for one document. When the context ends or the time is
// over, what PDFium does is broken off, and its engine thrown away. Waiting for
// an engine does not count.
func withPDFium(ctx context.Context, limit time.Duration, do func(pdfium.Pdfium) error) error {
	var e *engine
	select {
	case e = <-engines:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { engines <- e }()
	if e == nil {
		var err error
		if e, err = newEngine(); err != nil {
			return fmt.Errorf("start PDFium: %w", err)
		}
	}
	ctx, cancel := context.WithTimeout(ctx, limit)
	defer cancel()
	stop := context.AfterFunc(ctx, e.end)
	err := e.with(ctx, do)
	if !stop() { // the context has ended in between
		e.pool.Close() // what it says is about instances that were broken off
		e = nil
		return ctx.Err()
	}
	return err
}

// with gives one document a memory of its own.
func (e *engine) with(ctx context.Context, do func(pdfium.Pdfium) error) error {
	instance, err := e.pool.GetInstanceWithContext(ctx)
	if err != nil {
		return err
	}
	defer instance.Close() // frees the memory; that is all it can do wrong
	return do(instance)
}

// compileGC is how little garbage may lie about while PDFium is compiled, in
// percent: compiling is what takes most memory of all.
const compileGC = 10

func newEngine() (*engine, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(compileGC))
	ctx, end := context.WithCancel(context.Background())
	pool, err := webassembly.Init(webassembly.Config{
		Context:  withMemory(ctx),
		MaxTotal: 1,
		FSConfig: wazero.NewFSConfig(),
		Stdout:   io.Discard,
		Stderr:   io.Discard,
		RuntimeConfig: wazero.NewRuntimeConfig().
			WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
			WithMemoryLimitPages(engineMemory).
			WithCloseOnContextDone(true).
			WithCompilationCache(compiled()),
	})
	if err != nil {
		end()
		return nil, err
	}
	return &engine{pool: pool, end: end}, nil
}

// compiled keeps PDFium as machine code, also from one run of the program to the
// next: compiling it takes seconds, which is more than most documents.
var compiled = sync.OnceValue(func() wazero.CompilationCache {
	if dir, err := os.UserCacheDir(); err == nil {
		if c, err := wazero.NewCompilationCacheWithDir(filepath.Join(dir, "ratsgraph", "pdfium")); err == nil {
			return c
		}
	}
	return wazero.NewCompilationCache() // without a home it is compiled each time
})
