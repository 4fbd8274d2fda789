package identity

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"ratsgraph/graph"
)

// A Judgement says whether two mentions are one person.
type Judgement string

// The judgements. Where there is none, nobody has looked.
const (
	Same      Judgement = "same"
	Different Judgement = "different"
	Unsure    Judgement = "unsure"    // looked at, and still open
	Published Judgement = "published" // of a municipality and a person: guests of that name may be named
)

// A Why is one feature that spoke for or against, in words for the reader.
type Why struct {
	Feature string  `json:"feature"`
	Weight  float64 `json:"weight"` // below 0 speaks against
	Text    string  `json:"text"`
}

// A Decision is what somebody judged about two mentions. It beats every rule.
// The two may also be persons' ids, which stand for the earliest mention of
// that name; mentions are better, since they never change their meaning. That a
// mention and a person are different takes the mention out of the person: then
// nothing but a decision makes it somebody.
type Decision struct {
	A         graph.ID  `json:"a"` // the smaller of the two
	B         graph.ID  `json:"b"`
	Judgement Judgement `json:"judgement"`
	By        string    `json:"by"`
	At        string    `json:"at"` // RFC 3339, UTC
	Note      string    `json:"note,omitempty"`
	RevokedBy string    `json:"revokedBy,omitempty"`
	RevokedAt string    `json:"revokedAt,omitempty"` // set: undone since then
}

// Pair is a decision on two ids, in their order.
func Pair(a, b graph.ID, j Judgement) Decision {
	return Decision{A: min(a, b), B: max(a, b), Judgement: j}
}

// Holds reports whether a decision was not undone.
func (d Decision) Holds() bool { return d.RevokedAt == "" }

// check finds what makes a decision useless.
func (d Decision) check() error {
	switch {
	case d.A == "" || d.B == "" || d.A == d.B:
		return fmt.Errorf("decision on %q and %q: %w: want two different ids", d.A, d.B, graph.ErrInvalid)
	case !slices.Contains([]Judgement{Same, Different, Unsure, Published}, d.Judgement):
		return fmt.Errorf("decision on %s and %s: %w: judgement %q is not same, different, unsure or published", d.A, d.B, graph.ErrInvalid, d.Judgement)
	}
	return nil
}

// ordered is the one order of decisions: by pair, then by time.
func ordered(list []Decision) []Decision {
	out := slices.Clone(list)
	for i, d := range out {
		out[i].A, out[i].B = min(d.A, d.B), max(d.A, d.B)
	}
	slices.SortFunc(out, compareDecisions)
	return slices.Compact(out)
}

func compareDecisions(x, y Decision) int {
	return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B), cmp.Compare(x.At, y.At), cmp.Compare(x.Judgement, y.Judgement),
		cmp.Compare(x.By, y.By), cmp.Compare(x.Note, y.Note), cmp.Compare(x.RevokedAt, y.RevokedAt), cmp.Compare(x.RevokedBy, y.RevokedBy))
}

// InForce are the decisions that count: of those on one pair that were not
// undone, the last.
func InForce(list []Decision) []Decision {
	var out []Decision
	for _, d := range ordered(list) {
		switch {
		case !d.Holds():
		case len(out) > 0 && out[len(out)-1].A == d.A && out[len(out)-1].B == d.B:
			out[len(out)-1] = d
		default:
			out = append(out, d)
		}
	}
	return out
}

// Export writes decisions as JSON, one a line, in their one order: the same
// decisions are the same bytes.
func Export(w io.Writer, list []Decision) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	for _, d := range ordered(list) {
		if err := e.Encode(d); err != nil {
			return fmt.Errorf("decisions: %w", err)
		}
	}
	return nil
}

// Import reads what [Export] wrote, and lines written by hand. Empty lines count
// as none.
func Import(r io.Reader) ([]Decision, error) {
	var out []Decision
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		if len(bytes.TrimSpace(lines.Bytes())) == 0 {
			continue
		}
		var d Decision
		strict := json.NewDecoder(bytes.NewReader(lines.Bytes()))
		strict.DisallowUnknownFields()
		if err := strict.Decode(&d); err != nil {
			return nil, fmt.Errorf("decisions, line %d: %w: %w", n, graph.ErrInvalid, err)
		}
		if err := d.check(); err != nil {
			return nil, fmt.Errorf("decisions, line %d: %w", n, err)
		}
		out = append(out, d)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("decisions: %w", err)
	}
	return ordered(out), nil
}
