package survey

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"

	"ratsgraph/graph"
	"ratsgraph/graph/view"
)

// A Quality says how well the minutes of a body were read in a year.
type Quality struct {
	BodyID           graph.ID
	Year             *int // nil: the sessions' days are not known
	Sessions         int
	Documents        int
	Reading          graph.Rate // lines that a construct of the parser claimed, of those that hold anything
	WithoutDay       int
	IncompleteLists  int
	Mentions         int // names of the council side and of those who led and wrote
	Unresolved       int // of these, those that mean nobody for sure
	Contradictions   int
	Problems         []graph.ProblemCount
	Parsers          []string
	DecisionsUnvoted int // decisions that can have been voted on, without anything printed about the vote
	Decisions        int
}

// Qualities are the bodies of a scope by year, in order of their ids.
func Qualities(t *view.Town, s Scope) []Quality {
	type key struct {
		body graph.ID
		year int
	}
	rows := map[key]*Quality{}
	problems := map[key]map[string]int{}
	for _, x := range t.Sessions {
		if !s.has(x) {
			continue
		}
		k := key{x.Body.ID, max(0, x.Day().Month()/12)}
		if rows[k] == nil {
			rows[k], problems[k] = &Quality{BodyID: k.body}, map[string]int{}
			if k.year > 0 {
				rows[k].Year = &k.year
			}
		}
		rows[k].add(x, problems[k])
	}
	var out []Quality
	for k, q := range rows {
		for _, kind := range slices.Sorted(maps.Keys(problems[k])) {
			q.Problems = append(q.Problems, graph.ProblemCount{Kind: kind, Count: problems[k][kind]})
		}
		slices.Sort(q.Parsers)
		out = append(out, *q)
	}
	slices.SortFunc(out, func(a, b Quality) int {
		return cmp.Or(cmp.Compare(a.BodyID, b.BodyID), cmp.Compare(deref(a.Year), deref(b.Year)))
	})
	return out
}

func (q *Quality) add(x *view.Session, problems map[string]int) {
	q.Sessions++
	q.Contradictions += len(x.Session.Contradictions)
	if x.Day() == "" {
		q.WithoutDay++
	}
	if x.Session.AttendanceRecord != graph.AttendanceComplete {
		q.IncompleteLists++
	}
	for _, d := range x.Documents {
		q.Documents++
		q.Reading.Count += d.Understood
		q.Reading.Of += d.Readable
		for _, p := range d.Problems {
			problems[p.Kind]++
		}
		if !slices.Contains(q.Parsers, d.Parser) {
			q.Parsers = append(q.Parsers, d.Parser)
		}
	}
	q.names(x)
	for _, d := range x.Decisions {
		q.Decisions++
		if d.VoteRecord == graph.VoteNotRecorded && d.Outcome != graph.OutcomeNoted && d.Outcome != graph.OutcomeWithdrawn {
			q.DecisionsUnvoted++
		}
	}
}

// names counts those that mean nobody for sure.
func (q *Quality) names(x *view.Session) {
	for _, a := range x.Attendances {
		if a.Group != graph.GroupGuest {
			q.name(a.PersonID)
		}
	}
	for _, m := range x.Mentions {
		q.name(m.PersonID)
	}
	for _, r := range x.Recusals {
		q.name(r.PersonID)
	}
}

func (q *Quality) name(person graph.ID) {
	q.Mentions++
	if person == "" {
		q.Unresolved++
	}
}

// A NumberingGap is where numbers that should follow each other do not: a session
// or an item is probably not in the graph, or was read with another number.
type NumberingGap struct {
	Of     Numbered
	BodyID graph.ID
	At     *view.Session // the session after the gap, or the one whose items have it
	From   int           // the first number that is missing
	To     int           // the last
}

// Numbered says what is numbered.
type Numbered string

// What is numbered.
const (
	NumberedSessions Numbered = "SESSIONS"
	NumberedItems    Numbered = "ITEMS"
)

// mostGap is the largest gap that is one: beyond, numbering began anew.
const mostGap = 20

// NumberingGaps are the gaps in the numbers of sessions by body, and of items by
// session, by day.
func NumberingGaps(t *view.Town, s Scope) []NumberingGap {
	out := []NumberingGap{}
	before := map[graph.ID]int{}
	for _, x := range t.Sessions {
		n := whole(deref(x.Session.Number))
		if b := before[x.Body.ID]; n > 0 && x.Day() != "" {
			if b > 0 && n > b+1 && n-b <= mostGap && s.has(x) {
				out = append(out, NumberingGap{NumberedSessions, x.Body.ID, x, b + 1, n - 1})
			}
			before[x.Body.ID] = n
		}
		if s.has(x) {
			out = append(out, itemGaps(x)...)
		}
	}
	return out
}

func itemGaps(x *view.Session) []NumberingGap {
	var numbers []int
	for _, it := range x.Items {
		if n := whole(it.Number); n > 0 {
			numbers = append(numbers, n)
		}
	}
	slices.Sort(numbers)
	var out []NumberingGap
	for i := 1; i < len(numbers); i++ {
		if a, b := numbers[i-1], numbers[i]; b > a+1 && b-a <= mostGap {
			out = append(out, NumberingGap{NumberedItems, x.Body.ID, x, a + 1, b - 1})
		}
	}
	return out
}

var leading = regexp.MustCompile(`^\d{1,4}`)

// whole is the number with which a printed one begins: 12 of "12", of "12/2019"
// and of "12.1"; 0 for none.
func whole(printed string) int {
	n, _ := strconv.Atoi(leading.FindString(printed)) // at most four digits: cannot fail but for none
	return n
}

// An OrphanPaper is a paper whose way has a hole.
type OrphanPaper struct {
	PaperID graph.ID
	Reason  string
}

// OrphanPapers are papers that are only known as what a supplement supplements,
// and papers of which a supplement was dealt with first, by their ids.
func OrphanPapers(t *view.Town) []OrphanPaper {
	out := []OrphanPaper{}
	for id := range t.Papers {
		if len(t.Handled(id)) == 0 {
			out = append(out, OrphanPaper{id, "no item in the graph dealt with the paper itself, only with a supplement of it"})
		}
	}
	for id, p := range t.Papers {
		if p.BaseID == "" || len(t.Handled(id)) == 0 {
			continue
		}
		if a, b := first(t, id), first(t, p.BaseID); a != "" && b != "" && a < b {
			out = append(out, OrphanPaper{id, fmt.Sprintf("the supplement was dealt with on %s, before the paper itself on %s", a, b)})
		}
	}
	slices.SortFunc(out, func(a, b OrphanPaper) int {
		return cmp.Or(cmp.Compare(a.PaperID, b.PaperID), cmp.Compare(a.Reason, b.Reason))
	})
	return out
}

func deref[T any](p *T) (v T) {
	if p != nil {
		v = *p
	}
	return v
}

// A ReadingPrecision says how well the parser reads a field, measured on minutes that a
// person had read.
type ReadingPrecision struct {
	Field     string
	Precision float64
	Recall    float64
	N         int
	Basis     string
}

// A Label says what to call a value of an enum.
type Label struct{ Type, Value, De, En string }
