package export

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Beside is what stands beside the path to a row: the definition of a figure, how
// many it counts, or what the figure is of. It is shared by all rows below.
type Beside struct {
	paths  [][]string
	values []json.RawMessage
	texts  []*string
	err    error
	json   string // members of an object, with a comma before each; made once
}

// with adds what one more object of the path says.
func (b *Beside) with(data json.RawMessage, columns []column, depth int) *Beside {
	if len(columns) == 0 {
		return b
	}
	texts, err := cells(data, columns, depth)
	out := &Beside{slices.Clone(b.paths), slices.Clone(b.values), slices.Concat(b.texts, texts), b.err, ""}
	if err != nil {
		out.err = err
	}
	for _, c := range columns {
		out.paths, out.values = append(out.paths, c.path), append(out.values, raw(data, c.path[depth:]))
	}
	return out
}

// raw is the value at a path as it stands in JSON.
func raw(data json.RawMessage, path []string) json.RawMessage {
	for _, name := range path {
		var at map[string]json.RawMessage
		if json.Unmarshal(data, &at) != nil || at[name] == nil {
			return json.RawMessage("null")
		}
		data = at[name]
	}
	return data
}

// members are the values as members of an object, each below its path.
func (b *Beside) members() (string, error) {
	if b.err != nil || b.json != "" || len(b.paths) == 0 {
		return b.json, b.err
	}
	root := map[string]any{}
	for i, path := range b.paths {
		at := root
		for _, name := range path[:len(path)-1] {
			next, ok := at[name].(map[string]any)
			if !ok {
				next = map[string]any{}
				at[name] = next
			}
			at = next
		}
		at[path[len(path)-1]] = b.values[i]
	}
	var out strings.Builder
	e := json.NewEncoder(&out)
	e.SetEscapeHTML(false)
	if err := e.Encode(root); err != nil {
		return "", fmt.Errorf("row: %w", err)
	}
	text := strings.TrimSpace(out.String())
	b.json = "," + text[1:len(text)-1]
	return b.json, nil
}
