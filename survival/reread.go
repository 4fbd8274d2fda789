//go:build unix

package survival

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"time"
)

// Reread has an elder program ingest everything, and kills the present one, its
// alpha and its zero, each at a random moment while it reads everything again. The next run must finish that, and the graph must be that of a run
// without the elder program.
func (c Crash) Reread(ctx context.Context) (Counts, error) {
	k := campaign{Crash: c, dice: rand.New(rand.NewPCG(c.Seed, 0x72657265))}
	if err := c.World.Write(0); err != nil {
		return k.counts, err
	}
	elder := c.Program("elder")
	var err error
	if elder.Path, err = buildElder(ctx, c.Dir); err != nil {
		return k.counts, err
	}
	if _, err := elder.Run("ingest", c.World.Dir); err != nil {
		return k.counts, err
	}
	err = k.each(ctx, func(n int) error {
		p := c.Program(fmt.Sprintf("reread%d", n))
		defer os.RemoveAll(p.Data)
		if out, err := exec.CommandContext(ctx, "cp", "-a", elder.Data, p.Data).CombinedOutput(); err != nil { // files with holes stay so
			return fmt.Errorf("copy the data folder: %w\n%s", err, out)
		}
		return k.disturbed(p, 0)
	})
	return k.counts, err
}

// elderly makes of the present parser one that has another version and reads
// less.
var elderly = map[*regexp.Regexp]string{
	regexp.MustCompile(`const Version = "\d+"`): `const Version = "elder"`,
	regexp.MustCompile(`\n\tp\.told\(\)`):       "",
}

// buildElder builds ratsgraph with a parser of another version.
func buildElder(ctx context.Context, dir string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Minute)
	defer cancel()
	place, err := exec.CommandContext(ctx, "go", "list", "-f", "{{.Dir}}", "ratsgraph/ingest/parse").Output()
	if err != nil {
		return "", fmt.Errorf("parser: %w", err)
	}
	source := filepath.Join(strings.TrimSpace(string(place)), "parser.go")
	text, err := os.ReadFile(source)
	if err != nil {
		return "", err
	}
	for from, to := range elderly {
		if len(from.FindAll(text, -1)) != 1 {
			return "", fmt.Errorf("%s has no %s", source, from)
		}
		text = from.ReplaceAll(text, []byte(to))
	}
	elder, overlay, out := filepath.Join(dir, "parser.go"), filepath.Join(dir, "overlay.json"), filepath.Join(dir, "elder-ratsgraph")
	replace, err := json.Marshal(map[string]map[string]string{"Replace": {source: elder}})
	if err := errors.Join(err, os.WriteFile(elder, text, 0o600), os.WriteFile(overlay, replace, 0o600)); err != nil {
		return "", err
	}
	said, err := exec.CommandContext(ctx, "go", "build", "-overlay", overlay, "-o", out, "ratsgraph/cmd/ratsgraph").CombinedOutput()
	if err != nil {
		return "", fmt.Errorf("build the elder ratsgraph: %w\n%s", err, said)
	}
	return out, nil
}
