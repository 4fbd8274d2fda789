//go:build unix

package survival

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// A Stage is what several shows share: the built program, the minutes, and the
// graph that they shall give.
type Stage struct {
	Dir    string
	Binary string
	World  *World
	Want   [2]string        // exports of runs that nobody disturbed: with the first documents, with the later ones
	Took   [2]time.Duration // how long these runs took beside a server
	Logf   func(format string, args ...any)
}

// Prepare builds the program in a folder, unless one is named, invents minutes
// there, and ingests them in peace.
func Prepare(ctx context.Context, dir, program string, seed uint64, documents int, logf func(string, ...any)) (*Stage, error) {
	s := &Stage{Dir: dir, Binary: program, Logf: logf}
	var err error
	if program == "" {
		if s.Binary, err = Build(ctx, dir); err != nil {
			return nil, err
		}
	}
	if s.World, err = NewWorld(filepath.Join(dir, "minutes"), seed, documents); err != nil {
		return nil, err
	}
	if err := s.quiet(); err != nil {
		return nil, fmt.Errorf("undisturbed run: %w", err)
	}
	return s, nil
}

func (s *Stage) quiet() error {
	p := s.Program("quiet")
	defer os.RemoveAll(p.Data)
	server, _, err := p.Serve() // so that the engine is started once
	if err != nil {
		return err
	}
	defer server.Kill()
	for n := range s.Want {
		if err := s.World.Write(n); err != nil {
			return err
		}
		began := time.Now()
		out, err := p.Run("ingest", s.World.Dir)
		if err != nil {
			return fmt.Errorf("%w\n%s", err, lastLine(out))
		}
		s.Took[n] = time.Since(began)
		s.Logf("undisturbed: %s, %.1f s", lastLine(out), s.Took[n].Seconds())
		if s.Want[n], err = p.Run("export"); err != nil {
			return err
		}
	}
	if err := server.Stop(); err != nil {
		return err
	}
	_, err = server.Wait()
	return err
}

// Program is the program on a data folder of its own.
func (s *Stage) Program(folder string) Program {
	return Program{Path: s.Binary, Data: filepath.Join(s.Dir, folder)}
}

// Check verifies a graph and compares it with the one that the documents shall
// give. It returns what is wrong.
func (s *Stage) Check(p Program, version int) []error {
	var wrong []error
	if out, err := p.Run("verify"); err != nil {
		wrong = append(wrong, fmt.Errorf("%s%w", out, err))
	}
	got, err := p.Run("export")
	if err != nil {
		return append(wrong, err)
	}
	for _, d := range Differences(got, s.Want[version]) {
		wrong = append(wrong, errors.New(d))
	}
	return wrong
}
