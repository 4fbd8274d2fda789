package ingest_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/dgraph"
	"ratsgraph/graph/dgraph/dgraphtest"
	"ratsgraph/ingest"
	"ratsgraph/ingest/source"
)

func TestMain(m *testing.M) { dgraphtest.Main(m) }

// open is an empty graph in a real Dgraph.
func open(t testing.TB) *dgraph.Store {
	t.Helper()
	s, err := dgraph.Open(t.Context(), dgraphtest.Client(t))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// protocol is a short text that is minutes.
func protocol(day, member string) string {
	return "Gemeinde Neustadt\n\nNiederschrift über die Sitzung des Rates am " + day + "\n\n" +
		"Beginn: 18:00 Uhr\nEnde: 19:00 Uhr\n\nAnwesend:\n\nMitglieder\n\n" +
		"Herr " + member + "\nFrau Anna Beispiel\n\nTagesordnung\n\nTOP 1 Haushalt\n\nEinstimmig beschlossen.\n"
}

// folder is a folder with files.
func folder(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func run(t *testing.T, s ingest.Store, o ingest.Options, paths ...string) ingest.Report {
	t.Helper()
	r, err := ingest.Run(t.Context(), s, source.Find(paths, strings.NewReader("")), o)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func export(t *testing.T, s *dgraph.Store) string {
	t.Helper()
	var b bytes.Buffer
	if err := s.Export(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestAgainChangesNothing ingests a folder twice.
func TestAgainChangesNothing(t *testing.T) {
	s := open(t)
	dir := folder(t, map[string]string{"a.txt": protocol("12.03.2015", "Max Alt"), "b.txt": protocol("13.04.2015", "Max Alt")})
	if r := run(t, s, ingest.Options{}, dir); r.New != 2 || r.Read != 2 {
		t.Errorf("first: got %s, want 2 new", r)
	}
	before := export(t, s)
	if r := run(t, s, ingest.Options{}, dir); r.Unchanged != 2 || r.Read != 2 {
		t.Errorf("again: got %s, want 2 unchanged", r)
	}
	if got := export(t, s); got != before {
		t.Errorf("the graph changed:\n%s\nwas\n%s", got, before)
	}
}

// TestChangedBytesReplace ingests a file, changes it and ingests it again.
func TestChangedBytesReplace(t *testing.T) {
	s := open(t)
	dir := folder(t, map[string]string{"a.txt": protocol("12.03.2015", "Max Alt")})
	run(t, s, ingest.Options{}, dir)
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(protocol("12.03.2015", "Karl Neu")), 0o644); err != nil {
		t.Fatal(err)
	}
	if r := run(t, s, ingest.Options{}, dir); r.Changed != 1 {
		t.Errorf("got %s, want 1 changed", r)
	}
	got := export(t, s)
	if !strings.Contains(got, "Karl Neu") || strings.Contains(got, "Max Alt") {
		t.Errorf("want Karl Neu instead of Max Alt in\n%s", got)
	}
}

// TestStatedTownIsRead says what the municipality is after the fact.
func TestStatedTownIsRead(t *testing.T) {
	s := open(t)
	text := strings.Replace(protocol("12.03.2015", "Max Alt"), "Gemeinde Neustadt", "", 1)
	dir := folder(t, map[string]string{"a.txt": text})
	run(t, s, ingest.Options{}, dir)
	if got := export(t, s); strings.Contains(got, "municipality:Neustadt") {
		t.Fatalf("the town is not printed, but in\n%s", got)
	}
	if r := run(t, s, ingest.Options{Municipality: "Neustadt"}, dir); r.Changed != 1 {
		t.Errorf("got %s, want 1 changed", r)
	}
	got := export(t, s)
	if !strings.Contains(got, "person:Neustadt/Max_Alt") || strings.Contains(got, "person:document-") {
		t.Errorf("want persons of Neustadt only, got\n%s", got)
	}
}

// TestSameBytesAtTwoPlaces are one document with two locations.
func TestSameBytesAtTwoPlaces(t *testing.T) {
	s := open(t)
	dir := folder(t, map[string]string{"a.txt": protocol("12.03.2015", "Max Alt"), "b.txt": protocol("12.03.2015", "Max Alt")})
	r := run(t, s, ingest.Options{}, dir)
	if r.New != 1 || r.Unchanged != 1 || !strings.HasSuffix(r.Documents[1].Reason, "a.txt") {
		t.Errorf("got %s and %+v, want 1 new and 1 unchanged", r, r.Documents)
	}
	known, err := s.Documents(t.Context(), []string{r.Documents[0].Digest})
	if err != nil {
		t.Fatal(err)
	}
	if d := known[r.Documents[0].Digest]; len(d.Locations) != 2 {
		t.Errorf("got locations %v, want two", d.Locations)
	}
	if r := run(t, s, ingest.Options{}, dir); r.Unchanged != 2 {
		t.Errorf("again: got %s, want 2 unchanged", r)
	}
}

// TestBadDocumentsStopNobody mixes every kind of bad document with a good one.
func TestBadDocumentsStopNobody(t *testing.T) {
	s := open(t)
	dir := folder(t, map[string]string{
		"binary":    "\x00\x01\x02\x03\x00\x00\x00",
		"empty.txt": "",
		"good.txt":  protocol("12.03.2015", "Max Alt"),
		"lines.txt": strings.Repeat("x\n", 250_000),
		"long.txt":  strings.Repeat("x", 200_000),
		"none.txt":  "Liebe Oma,\nvielen Dank für die Socken.\n",
		"pdf.pdf":   "%PDF-1.4 " + strings.Repeat("x", 200_000),
		"utf16.txt": "\xff\xfeN\x00i\x00e",
	})
	reasons := map[string]string{
		"binary":      "control characters",
		"empty.txt":   "empty",
		"lines.txt":   "more than 200000 lines",
		"long.txt":    "line 1 has more than 100000 bytes",
		"none.txt":    "no minutes",
		"pdf.pdf":     "PDF",
		"utf16.txt":   "cut off",
		"missing.txt": "no such file",
		"*.none":      "nothing matches",
	}
	r := run(t, s, ingest.Options{}, dir, filepath.Join(dir, "missing.txt"), filepath.Join(dir, "*.none"))
	if r.New != 1 || r.Failed != len(reasons) {
		t.Errorf("got %s, want 1 new and %d failed", r, len(reasons))
	}
	for _, d := range r.Documents {
		want, bad := reasons[filepath.Base(d.Location)]
		if bad != (d.Status == ingest.Failed) || !strings.Contains(d.Reason, want) {
			t.Errorf("%s: got %s for %q, want %q", d.Location, d.Status, d.Reason, want)
		}
	}
	if n := strings.Count(export(t, s), `"id":"document:`); n != 1 {
		t.Errorf("got %d documents in the graph, want 1", n)
	}
}

// TestLimit refuses what is too large without reading it all.
func TestLimit(t *testing.T) {
	s := open(t)
	dir := folder(t, map[string]string{"a.txt": protocol("12.03.2015", "Max Alt")})
	if r := run(t, s, ingest.Options{Limit: 100}, dir); r.Failed != 1 || !strings.Contains(r.Documents[0].Reason, "more than 100 bytes") {
		t.Errorf("got %s, %+v", r, r.Documents)
	}
}

// refusing is a store that takes no document of one session together with
// others, as one does that meets a bad document in a batch.
type refusing struct {
	*dgraph.Store
	bad string
}

func (r refusing) Put(ctx context.Context, docs []graph.Facts) ([]graph.PutResult, error) {
	for _, d := range docs {
		if strings.Contains(string(d.Session.ID), r.bad) {
			return nil, errors.New("refused")
		}
	}
	return r.Store.Put(ctx, docs)
}

// TestBadDocumentInBatch puts the others of a batch that fails.
func TestBadDocumentInBatch(t *testing.T) {
	s := open(t)
	dir := folder(t, map[string]string{
		"a.txt": protocol("12.03.2015", "Max Alt"),
		"b.txt": protocol("13.04.2015", "Max Alt"),
		"c.txt": protocol("14.05.2015", "Max Alt"),
	})
	r := run(t, refusing{s, "2015-04-13"}, ingest.Options{}, dir)
	if r.New != 2 || r.Failed != 1 || r.Documents[1].Reason != "refused" {
		t.Errorf("got %s, %+v, want b.txt refused and the others new", r, r.Documents)
	}
}

// undecided is a store that takes no decision on who is who.
type undecided struct {
	*dgraph.Store
	why error
}

func (u undecided) Identify(context.Context, int, graph.ID, graph.Identities) error { return u.why }

// TestUndecidedIsMadeUpFor ingests while deciding who is who fails, and again
// when it does not: nothing has changed then, and still it is decided.
func TestUndecidedIsMadeUpFor(t *testing.T) {
	s := open(t)
	dir := folder(t, map[string]string{"a.txt": protocol("12.03.2015", "Hiseyin Glrbiz"), "b.txt": protocol("13.04.2015", "Hüseyin Gürbüz")})
	for why, failed := range map[error]bool{errors.New("no room"): true, graph.ErrConflict: false} {
		r := run(t, undecided{s, why}, ingest.Options{}, dir)
		if len(r.Identities) != 1 || r.Identities[0].Failed != failed || !strings.Contains(r.Identities[0].Reason, why.Error()) {
			t.Errorf("%v: got %+v", why, r.Identities)
		}
		if r.New+r.Unchanged != 2 {
			t.Errorf("%v: got %s, want both documents in the graph", why, r)
		}
	}
	r := run(t, s, ingest.Options{}, dir)
	if len(r.Identities) != 1 || r.Identities[0].Reason != "" || r.Identities[0].Persons == 0 || r.Unchanged != 2 {
		t.Errorf("got %s, %+v, want persons", r, r.Identities)
	}
	if r := run(t, s, ingest.Options{}, dir); len(r.Identities) != 0 {
		t.Errorf("decided again for nothing: %+v", r.Identities)
	}
}

// TestCancelled ends in the middle: what is reported is there, the rest is not.
func TestCancelled(t *testing.T) {
	s := open(t)
	dir := folder(t, map[string]string{"a.txt": protocol("12.03.2015", "Max Alt"), "b.txt": protocol("13.04.2015", "Max Alt")})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r, err := ingest.Run(ctx, s, source.Find([]string{dir}, nil), ingest.Options{})
	if !errors.Is(err, context.Canceled) || r.Read != 0 {
		t.Errorf("got %s, %v, want nothing read and %v", r, err, context.Canceled)
	}
	if got := export(t, s); strings.Contains(got, "document:") {
		t.Errorf("want an empty graph, got\n%s", got)
	}
}
