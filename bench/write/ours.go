package main

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/embedded"
	"ratsgraph/ingest"
	"ratsgraph/ingest/source"
)

// makeTriples makes the triples that the loaders load: those of the documents.
func (s *setting) makeTriples(ctx context.Context) error {
	began := time.Now()
	s.rdf = filepath.Join(s.dir, "graph.rdf")
	l, err := dgraph.NewLoad(s.dir, func() (io.WriteCloser, error) { return os.Create(s.rdf) })
	if err != nil {
		return err
	}
	report, err := ingest.Run(ctx, l, source.Find(s.paths, nil), ingest.Options{})
	if err != nil {
		l.Discard()
		return err
	}
	if err := l.Finish(); err != nil {
		return err
	}
	if err := os.WriteFile(s.schema(), []byte(dgraph.Schema()), 0o600); err != nil {
		return err
	}
	size, err := s.count()
	fmt.Fprintf(s.out, "%d documents, %d triples, %d MB of RDF, made in %.1f s\n", report.New, s.triples, size>>20, time.Since(began).Seconds())
	return err
}

func (s setting) schema() string { return filepath.Join(s.dir, "schema.dql") }

// count counts the triples: one a line.
func (s *setting) count() (size int64, err error) {
	f, err := os.Open(s.rdf)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	for r := bufio.NewReaderSize(f, 1<<20); ; {
		line, err := r.ReadSlice('\n')
		size += int64(len(line))
		switch {
		case err == nil:
			s.triples++
		case err != bufio.ErrBufferFull:
			return size, nil
		}
	}
}

// ingest reads the documents into the embedded Dgraph, which runs already.
func (s setting) ingest(ctx context.Context, dir string) (r result, err error) {
	engine, err := embedded.Open(ctx, embedded.Options{Dir: dir})
	if err != nil {
		return result{}, err
	}
	defer func() { err = errors.Join(err, engine.Close()) }()
	cmd := exec.CommandContext(ctx, s.program, append([]string{"ingest", "--data", dir}, s.paths...)...)
	return s.digested(ctx, cmd, dir, "--data", dir)
}

// fill fills an empty folder.
func (s setting) fill(ctx context.Context, dir string) (result, error) {
	cmd := exec.CommandContext(ctx, s.program, append([]string{"ingest", "--bulk", "--data", dir}, s.paths...)...)
	return s.digested(ctx, cmd, dir, "--data", dir)
}

// digested runs a command, and looks at the graph that it made.
func (s setting) digested(ctx context.Context, cmd *exec.Cmd, dir string, where ...string) (result, error) {
	r, err := timed(cmd, dir)
	if err == nil && s.check {
		r.graph, err = s.digest(ctx, where...)
	}
	return r, err
}

// timed runs a command in a folder, and tells of the processes there.
func timed(cmd *exec.Cmd, dir string) (result, error) {
	cmd.Dir = dir
	done, began := watch(dir), time.Now()
	said, err := cmd.CombinedOutput()
	r := result{took: time.Since(began), used: done()}
	if err != nil {
		return r, fmt.Errorf("%w: %s", err, said[max(0, len(said)-2000):])
	}
	return r, nil
}

// digest is that of what "ratsgraph export" says of a graph.
func (s setting) digest(ctx context.Context, where ...string) (string, error) {
	cmd := exec.CommandContext(ctx, s.program, append([]string{"export"}, where...)...)
	sum := sha256.New()
	var said bytes.Buffer
	cmd.Stdout, cmd.Stderr = sum, &said
	if err := cmd.Run(); err != nil {
		return "", fmt.Errorf("export: %w: %s", err, said.String())
	}
	return hex.EncodeToString(sum.Sum(nil)[:8]), nil
}
