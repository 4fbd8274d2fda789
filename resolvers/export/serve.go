package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// Kinds of files of tables, by the end of their names.
var kinds = []struct {
	end, typ string
	write    func(Table, *http.Request, io.Writer, map[string]any) error
}{
	{".csv", "text/csv; charset=utf-8; header=present", func(t Table, r *http.Request, w io.Writer, vars map[string]any) error {
		return t.CSV(r.Context(), w, vars)
	}},
	{".json", "application/json", func(t Table, r *http.Request, w io.Writer, vars map[string]any) error {
		return t.JSON(r.Context(), w, vars)
	}},
	{".ndjson", "application/x-ndjson", func(t Table, r *http.Request, w io.Writer, vars map[string]any) error {
		return t.NDJSON(r.Context(), w, vars)
	}},
	{".excel.csv", "text/csv; charset=utf-8; header=present", func(t Table, r *http.Request, w io.Writer, vars map[string]any) error {
		return t.Excel(r.Context(), w, vars)
	}},
	{".csv-metadata.json", "application/csvm+json", func(t Table, r *http.Request, w io.Writer, _ map[string]any) error {
		return t.Codebook(w, t.t.name+".csv")
	}},
}

// Kinds of files of networks.
var webKinds = []struct {
	end, typ string
	write    func(Network, *http.Request, io.Writer, map[string]string) error
}{
	{".gexf", "application/gexf+xml", func(n Network, r *http.Request, w io.Writer, ps map[string]string) error {
		return n.GEXF(r.Context(), w, ps)
	}},
	{".graphml", "application/graphml+xml", func(n Network, r *http.Request, w io.Writer, ps map[string]string) error {
		return n.GraphML(r.Context(), w, ps)
	}},
}

// ServeHTTP answers GET /export/NAME.csv, .excel.csv, .json, .ndjson and
// .csv-metadata.json, where NAME is a known table, or "answer" with the parameters query and rows. The
// other parameters are the operation's variables, or all of them are JSON in the
// parameter variables. GET /export/NAME.gexf and .graphml are networks. GET
// /export/ lists all of them.
func (e *Exporter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	file := strings.TrimPrefix(r.URL.Path, "/export/")
	if file == "" {
		e.list(w, r)
		return
	}
	write, typ, err := e.file(file, r)
	if err != nil {
		refuse(w, err)
		return
	}
	out := &begun{ResponseWriter: w, typ: typ}
	if err := write(out); err != nil {
		out.fail(err)
		return
	}
	out.Write(nil) // a table without rows has no first byte
}

// file is what writes a file, and its type.
func (e *Exporter) file(file string, r *http.Request) (func(io.Writer) error, string, error) {
	for _, k := range webKinds {
		if name, ok := strings.CutSuffix(file, k.end); ok {
			n, err := e.Network(name)
			ps := map[string]string{}
			for p, texts := range r.URL.Query() {
				ps[p] = texts[0]
			}
			return func(w io.Writer) error { return k.write(n, r, w, ps) }, k.typ, err
		}
	}
	for _, k := range slices.Backward(kinds) { // the longer ends first
		if name, ok := strings.CutSuffix(file, k.end); ok {
			t, vars, err := e.asked(name, r)
			return func(w io.Writer) error { return k.write(t, r, w, vars) }, k.typ, err
		}
	}
	return nil, "", fmt.Errorf("file %q: %w: its name ends with .csv, .excel.csv, .json, .ndjson, .csv-metadata.json, .gexf or .graphml", file, graph.ErrNotFound)
}

// asked is the table that a request is about, and its variables.
func (e *Exporter) asked(name string, r *http.Request) (Table, map[string]any, error) {
	q := r.URL.Query()
	var t Table
	var err error
	if name == "answer" {
		t, err = e.Of(name, q.Get("query"), q.Get("rows"))
	} else {
		t, err = e.Known(name)
	}
	if err != nil {
		return t, nil, err
	}
	vars := map[string]any{}
	if text := q.Get("variables"); text != "" {
		if err := json.Unmarshal([]byte(text), &vars); err != nil {
			return t, nil, fmt.Errorf("variables: %w: want JSON: %w", graph.ErrInvalid, err)
		}
	}
	for k := range q {
		own := name == "answer" && (k == "query" || k == "rows")
		if k == "variables" || own {
			continue
		}
		if err := t.set(vars, k, q.Get(k)); err != nil {
			return t, nil, err
		}
	}
	return t, vars, nil
}

// Variables are the operation's variables with the values that texts name. One
// that the operation does not have is [graph.ErrInvalid].
func (t Table) Variables(texts map[string]string) (map[string]any, error) {
	vars := map[string]any{}
	for name, text := range texts {
		if err := t.set(vars, name, text); err != nil {
			return nil, err
		}
	}
	return vars, nil
}

// set gives a variable the value that a parameter names.
func (t Table) set(vars map[string]any, name, text string) error {
	def := t.t.op.VariableDefinitions.ForName(name)
	if def == nil {
		var have []string
		for _, d := range t.t.op.VariableDefinitions {
			have = append(have, d.Variable)
		}
		return fmt.Errorf("variable %s: %w: the operation has %s", name, graph.ErrInvalid, strings.Join(slices.DeleteFunc(have, pages), ", "))
	}
	vars[name] = text
	if def.Type.Elem != nil {
		vars[name] = strings.Split(text, ",")
		return nil
	}
	switch named(def.Type) {
	case "Int", "Float", "Boolean":
		var v any
		if err := json.Unmarshal([]byte(text), &v); err != nil {
			return fmt.Errorf("variable %s: %w: want a value of type %s", name, graph.ErrInvalid, def.Type)
		}
		vars[name] = v
	}
	return nil
}

// pages reports whether a variable is set by what follows the pages, and not by
// who asks.
func pages(variable string) bool { return variable == "after" }

// entry is a table or a network in the list of all.
type entry struct {
	Name        string   `json:"name"`
	Description string   `json:"description"`
	Parameters  []string `json:"parameters"`
	Needed      []string `json:"needed"` // of the parameters, those without which there is nothing
	Files       []string `json:"files"`
}

// list says which tables and networks there are.
func (e *Exporter) list(w http.ResponseWriter, r *http.Request) {
	var tables, networks []entry
	for _, name := range e.Names() {
		t := e.known[name]
		x := entry{Name: name, Description: t.about, Parameters: []string{}, Needed: []string{}}
		for _, d := range t.op.VariableDefinitions {
			if pages(d.Variable) {
				continue
			}
			x.Parameters = append(x.Parameters, d.Variable)
			if needed(d) {
				x.Needed = append(x.Needed, d.Variable)
			}
		}
		for _, k := range kinds {
			x.Files = append(x.Files, "/export/"+name+k.end)
		}
		tables = append(tables, x)
	}
	for _, n := range networkKinds {
		x := entry{Name: n.name, Description: n.about, Parameters: n.parameters, Needed: n.needed()}
		for _, k := range webKinds {
			x.Files = append(x.Files, "/export/"+n.name+k.end)
		}
		networks = append(networks, x)
	}
	w.Header().Add("Vary", "Accept")
	if strings.Contains(r.Header.Get("Accept"), "text/html") {
		showList(w, tables, networks)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	json.NewEncoder(w).Encode(map[string]any{"tables": tables, "networks": networks}) // the client may be gone: nothing to do about it
}

// begun writes the head of an answer with its first byte.
type begun struct {
	http.ResponseWriter
	typ     string
	started bool
}

func (b *begun) Write(p []byte) (int, error) {
	if !b.started {
		b.started = true
		b.Header().Set("Content-Type", b.typ)
	}
	return b.ResponseWriter.Write(p)
}

// fail says what went wrong. In the middle of a table that can only be said by
// breaking off: half a table must not look like a whole one.
func (b *begun) fail(err error) {
	if b.started {
		panic(http.ErrAbortHandler)
	}
	refuse(b.ResponseWriter, err)
}

func refuse(w http.ResponseWriter, err error) {
	status, text := http.StatusInternalServerError, "internal error"
	switch {
	case errors.Is(err, graph.ErrNotFound):
		status, text = http.StatusNotFound, err.Error()
	case errors.Is(err, graph.ErrInvalid):
		status, text = http.StatusBadRequest, err.Error()
	case errors.Is(err, view.ErrTooLarge):
		status, text = http.StatusServiceUnavailable, err.Error()
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(status)
	io.WriteString(w, text+"\n") // as above
}
