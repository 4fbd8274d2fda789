package identity_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"hash/crc32"
	"os"
	"slices"
	"strings"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity"
)

// A judged is a pair that a reader judged. All names are invented.
type judged struct {
	ID   string    `json:"id"`
	Kind string    `json:"kind"`
	Hard bool      `json:"hard"`
	Same bool      `json:"same"`
	A    []printed `json:"a"`
	B    []printed `json:"b"`
}

// A printed is a name on the lists of a body's sessions.
type printed struct {
	Name       string   `json:"name"`
	Salutation string   `json:"salutation"`
	Body       string   `json:"body"`
	Party      string   `json:"party"`
	Role       string   `json:"role"`
	Group      string   `json:"group"`
	Dates      []string `json:"dates"`
}

// mentions are the entries of one side in a town of its own.
func (j judged) mentions(town string, side []printed, name string) []identity.Mention {
	var out []identity.Mention
	for i, p := range side {
		for _, d := range p.Dates {
			body := graph.NewID(graph.KindBody, town, p.Body)
			session := body.Under(graph.KindSession, d)
			group := graph.GroupCouncil
			if p.Group != "" {
				group = graph.Group(p.Group)
			}
			out = append(out, identity.Mention{
				ID: session.Under(graph.KindAttendance, fmt.Sprint(name, i), p.Name), Name: p.Name, Scope: town,
				Session: session, Body: body, Date: graph.Date(d), Listed: true, Status: graph.StatusPresent,
				Group: group, Party: p.Party, Role: p.Role, Salutation: p.Salutation,
			})
		}
	}
	return out
}

func readJudged(t testing.TB) []judged {
	t.Helper()
	f, err := os.Open("testdata/judged.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []judged
	for lines := bufio.NewScanner(f); lines.Scan(); {
		var j judged
		if err := json.Unmarshal(lines.Bytes(), &j); err != nil {
			t.Fatalf("%s: %v", lines.Text(), err)
		}
		out = append(out, j)
	}
	return out
}

// A tally counts what rules did with pairs.
type tally struct{ right, wrong, missed, offered, apart int }

func (c tally) precision() float64 { return ratio(c.right, c.right+c.wrong) }
func (c tally) recall() float64    { return ratio(c.right, c.right+c.missed) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 1
	}
	return float64(a) / float64(b)
}

func (c tally) String() string {
	return fmt.Sprintf("precision %.4f, recall %.4f (%d right, %d wrong, %d missed of which %d offered, %d rightly apart)",
		c.precision(), c.recall(), c.right, c.wrong, c.missed, c.offered, c.apart)
}

// judge resolves all pairs at once, each in a town of its own.
func judge(t testing.TB, pairs []judged) (all, hard tally, said []string) {
	t.Helper()
	var mentions []identity.Mention
	first := map[string][2]graph.ID{}
	for _, j := range pairs {
		a, b := j.mentions(j.ID, j.A, "a"), j.mentions(j.ID, j.B, "b")
		first[j.ID] = [2]graph.ID{a[0].ID, b[0].ID}
		mentions = append(append(mentions, a...), b...)
	}
	r := identity.Resolve(slices.Values(mentions), nil)
	open := map[string]identity.Open{}
	for _, o := range r.Undecided {
		town, _, _ := strings.Cut(o.A.Path(), "/")
		open[town] = o
	}
	for _, j := range pairs {
		a, _ := r.Link(first[j.ID][0])
		b, _ := r.Link(first[j.ID][1])
		o, offered := open[j.ID]
		one := a.Person != "" && a.Person == b.Person
		count(&all, j.Same, one, offered)
		if j.Hard {
			count(&hard, j.Same, one, offered)
		}
		if j.Same != one {
			said = append(said, fmt.Sprintf("%s %s / %s: one person %v, offered %v %.3f %v", j.ID, j.A[0].Name, j.B[0].Name, one, offered, o.Score, o.Reasons))
		}
	}
	return all, hard, said
}

func count(c *tally, same, one, offered bool) {
	switch {
	case same && one:
		c.right++
	case one:
		c.wrong++
	case same:
		c.missed++
		if offered {
			c.offered++
		}
	default:
		c.apart++
	}
}

// TestJudged holds the rules against what a reader judged: rules were tuned on
// one half of the pairs, the other half was held out.
func TestJudged(t *testing.T) {
	var halves [2][]judged
	hard := 0
	for _, j := range readJudged(t) {
		h := crc32.ChecksumIEEE([]byte(j.ID)) % 2
		halves[h] = append(halves[h], j)
		if j.Hard {
			hard++
		}
	}
	if n := len(halves[0]) + len(halves[1]); n < 400 || hard < 150 {
		t.Errorf("got %d pairs, %d hard ones; want 400 and 150", n, hard)
	}
	for i, name := range []string{"tuned on", "held out"} {
		all, hard, said := judge(t, halves[i])
		t.Logf("%s: %s", name, all)
		t.Logf("%s, hard ones: %s", name, hard)
		if all.precision() < 0.995 || all.recall() < 0.95 {
			t.Errorf("%s: %s; want precision 0.995 and recall 0.95", name, all)
		}
		if i == 0 && (testing.Verbose() || t.Failed()) { // nobody looks at the held out ones
			t.Logf("%s, not as judged:\n%s", name, strings.Join(said, "\n"))
		}
	}
}
