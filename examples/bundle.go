package examples

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"ratsgraph/examples/council"
)

// Bundled is the configuration of the bundled minutes.
var Bundled = council.Config{
	Seed:         11,
	Municipality: "Kolmenbrück",
	Start:        2015,
	Years:        6,
	Rounds:       2,
	Bodies:       5,
	Members:      17,
	Papers:       7,
	Scanned:      0.35,
	Damage:       0.45,
	Layouts:      []council.Layout{council.Table, council.Word, council.Columns},
}

// Truths is what is true of the bundled minutes: of the town as a whole, and of
// each document.
type Truths struct {
	World     council.World   `json:"world"`
	Documents []council.Truth `json:"documents"`
}

// Make plays the bundled town and returns its files by name, and the truth.
func Make() (files map[string]string, truths Truths) {
	files = map[string]string{manifest: "municipality: " + Bundled.Municipality + "\n"}
	town := council.NewTown(Bundled, 0)
	for d := range town.Documents() {
		files[d.Name] = d.Text
		truths.Documents = append(truths.Documents, d.Truth)
	}
	truths.World = town.World()
	return files, truths
}

const manifest = "ratsgraph.yaml"

// Write writes the bundled files below a folder: minutes/ and truth.json. What
// stood in minutes/ before is removed.
func Write(dir string) error {
	folder := filepath.Join(dir, "minutes")
	if err := os.RemoveAll(folder); err != nil {
		return fmt.Errorf("clear the minutes: %w", err)
	}
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return fmt.Errorf("make the folder: %w", err)
	}
	files, truths := Make()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o666); err != nil {
			return fmt.Errorf("write minutes: %w", err)
		}
	}
	b, err := Encode(truths)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "truth.json"), b, 0o666); err != nil {
		return fmt.Errorf("write the truth: %w", err)
	}
	return nil
}

// Encode is the truth as it stands in truth.json: one line per document.
func Encode(t Truths) ([]byte, error) {
	out := []byte("{\"world\": ")
	b, err := json.Marshal(t.World)
	if err != nil {
		return nil, fmt.Errorf("encode the world: %w", err)
	}
	out = append(append(out, b...), ",\n\"documents\": ["...)
	for i, d := range t.Documents {
		if b, err = json.Marshal(d); err != nil {
			return nil, fmt.Errorf("encode %s: %w", d.Document, err)
		}
		if i > 0 {
			out = append(out, ',')
		}
		out = append(append(out, '\n'), b...)
	}
	return append(out, "\n]}\n"...), nil
}
