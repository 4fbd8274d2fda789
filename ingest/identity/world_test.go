package identity_test

import (
	"fmt"
	"iter"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity"
	"ratsgraph/ingest/identity/spell"
)

// A world makes invented towns whose people sit in bodies for years. Names come
// with the frequencies of real ones: the k-th most frequent has a share of 1/k.
type world struct {
	r       *rand.Rand
	given   []string
	surname []string
}

func newWorld(seed uint64) *world {
	w := &world{r: rand.New(rand.NewPCG(seed, 1))}
	w.given = strings.Fields("Adele Arend Beate Bodo Carla Claas Dora Dirk Edda Egon Fenja Falk Grete Gero Hella Heiner Irma Ivo Jule Jost Kira Knut Lotte Leif Mara Malte Nina Nils Ottilie Onno Paula Piet Rieke Rolf Selma Sven Thea Till Ulla Uwe Vera Veit Wiebke Wulf Jürgen Günter Björn Sönke Käthe Dörte Jörg Rüdiger Bärbel Hannelore Margarete Friedrich Wilhelm Hermann Heinrich Gisela Renate Monika Sabine Andrea Claudia Martina Stefanie Thomas Michael Andreas Peter Stefan Christian Hans-Jürgen Karl-Heinz Klaus-Dieter Marie-Luise Hans-Peter")
	starts := strings.Fields("Brink Busch Diek Eich Feld Förster Grün Hage Hülse Jäger Kamp Kloster Küster Lühr Mühl Nagel Oster Pött Quell Reh Rötten Schäfer Schön Stein Stöver Süder Tannen Uhlen Vogel Wester Wiesen Wülfing Zimmer Ahl Bött Cord Drei Ehr Fink Göd Höl Immen Kött Lang Möll")
	ends := strings.Fields("mann meier müller berg hoff kamp mann-Ott er ing rich horst sen brock feld stedt wald haus hold hardt kötter ler bach rath winkel pohl busch lage vogt werth rode")
	for _, e := range ends {
		for _, s := range starts {
			w.surname = append(w.surname, s+e)
		}
	}
	w.r.Shuffle(len(w.surname), func(i, j int) { w.surname[i], w.surname[j] = w.surname[j], w.surname[i] })
	return w
}

// pick draws by Zipf's law.
func (w *world) pick(list []string) string {
	return list[int(math.Exp(w.r.Float64()*math.Log(float64(len(list)+1))))-1]
}

// A citizen is a person of the world.
type citizen struct {
	name, party string
	bodies      []int
	from, to    int // years
}

func (w *world) citizen() citizen {
	c := citizen{name: w.pick(w.given) + " " + w.pick(w.surname), from: 2000 + w.r.IntN(20)}
	c.to = c.from + 1 + w.r.IntN(9)
	c.party = []string{"SPD", "CDU", "FDP", "Bündnis 90/Die Grünen", "UWG", ""}[w.r.IntN(6)]
	c.bodies = []int{0, 1 + w.r.IntN(6), 1 + w.r.IntN(6)}[w.r.IntN(2):]
	return c
}

// town makes a town's mentions. The persons' numbers are kept beside.
func (w *world) town(name string, n int, out []identity.Mention, who map[graph.ID]int, first int) ([]identity.Mention, int) {
	last := first
	for citizen, m := range w.mentions(name, n) {
		last = first + citizen
		out = append(out, m)
		if who != nil {
			who[m.ID] = last
		}
	}
	return out, last + 1
}

// mentions makes n mentions of a town one after the other, some twenty of each
// person, with the person's number.
func (w *world) mentions(town string, n int) iter.Seq2[int, identity.Mention] {
	return func(yield func(int, identity.Mention) bool) {
		seen := map[string]bool{}
		for made := 0; made < n; {
			c := w.citizen()
			if seen[c.name] {
				continue // real namesakes have their own test
			}
			seen[c.name] = true
			for i := 0; i < 20 && made < n; i++ {
				if made++; !yield(len(seen)-1, w.mention(town, c, i)) {
					return
				}
			}
		}
	}
}

func (w *world) mention(town string, c citizen, i int) identity.Mention {
	body := graph.NewID(graph.KindBody, town, fmt.Sprint("Ausschuss ", c.bodies[w.r.IntN(len(c.bodies))]))
	first := time.Date(c.from, time.January, 1, 0, 0, 0, 0, time.UTC)
	day := first.AddDate(0, 0, i*(c.to-c.from)*365/20+w.r.IntN(14)).Format(time.DateOnly) // no two on one day
	session := body.Under(graph.KindSession, day)
	return identity.Mention{
		ID: session.Under(graph.KindAttendance, c.name, fmt.Sprint(i)), Name: c.name, Scope: town, Session: session, Body: body,
		Date: graph.Date(day), Listed: true, Status: graph.StatusPresent, Group: graph.GroupCouncil, Party: c.party,
	}
}

// damage misreads a share of the letters of names, by the known confusions and
// as often as those happen.
func (w *world) damage(mentions []identity.Mention, share float64) []identity.Mention {
	byTrue := confusions()
	out := slices.Clone(mentions)
	for i := range out {
		out[i].Name = w.misread(out[i].Name, share, byTrue)
	}
	return out
}

func confusions() map[string][]spell.Confusion {
	byTrue := map[string][]spell.Confusion{}
	for _, c := range spell.Confusions() {
		for range c.Count {
			byTrue[c.True] = append(byTrue[c.True], c)
		}
	}
	return byTrue
}

func (w *world) misread(name string, share float64, byTrue map[string][]spell.Confusion) string {
	var b strings.Builder
	runes := []rune(name)
	for i := 0; i < len(runes); i++ {
		if w.r.Float64() >= share {
			b.WriteRune(runes[i])
			continue
		}
		two := strings.ToLower(string(runes[i:min(i+2, len(runes))]))
		one := strings.ToLower(string(runes[i]))
		switch list := byTrue[two]; {
		case len(list) > 0 && i+1 < len(runes):
			b.WriteString(list[w.r.IntN(len(list))].Read)
			i++
		case len(byTrue[one]) > 0:
			b.WriteString(byTrue[one][w.r.IntN(len(byTrue[one]))].Read)
		default:
			b.WriteRune(runes[i])
		}
	}
	return b.String()
}

// pairwise counts pairs of mentions: right, wrong and missed.
func pairwise(r identity.Result, who map[graph.ID]int) (precision, recall float64) {
	both, found, truth := map[[2]string]int{}, map[string]int{}, map[int]int{}
	for _, l := range r.Links {
		person := string(l.Person)
		if person == "" {
			person = "-" + string(l.Mention)
		}
		both[[2]string{person, fmt.Sprint(who[l.Mention])}]++
		found[person]++
		truth[who[l.Mention]]++
	}
	return ratio(pairs(both), pairs(found)), ratio(pairs(both), pairs(truth))
}

func pairs[K comparable](counts map[K]int) int {
	n := 0
	for _, c := range counts {
		n += c * (c - 1) / 2
	}
	return n
}
