package ballot_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"ratsgraph/graph"
	"ratsgraph/graph/view/ballot"
)

// musterau is a council of which every kind of vote is printed.
const musterau = `
session 2019-01-10 Rat
 there Eins SPD
 there Zwei SPD
 there Drei CDU
 there Vier CDU
 there Solo -
 excused Fern CDU
 item Radweg
 decision accepted SPD:yes:2 CDU:no:2
 item Kita
 decision accepted unanimous
 item Turnhalle
 decision accepted CDU:no
 item Haushalt
 decision accepted SPD:yes CDU:yes
session 2019-05-02 Rat
 there Eins SPD
 there Zwei SPD
 there Drei CDU
 there Vier CDU
 there Sechs CDU
 item Bauhof
 decision accepted Eins:yes Zwei:yes Drei:no Vier:yes Sechs:yes
 item Markt
 decision rejected yes=2 no=2 abstain=1
 recused Eins
 item Vergabe
 decision accepted unanimous
session 2020-02-03 Bauausschuss
 there Zwei SPD
 there Vier CDU
 item Kanal
 decision accepted unanimous abstain=1
 item Bericht
 decision noted
 item Friedhof
 decision accepted SPD:yes CDU:abstain
`

func TestAlignmentCountsOnlyWhatIsPrinted(t *testing.T) {
	b := ballot.Of(townOf(t, musterau))
	a, err := b.Align("SPD-Fraktion", "cdu", ballot.Scope{}, graph.PerYear, 1)
	if err != nil {
		t.Fatal(err)
	}
	// Haushalt is on one side and left out; Kita, Turnhalle, Markt, Vergabe and
	// Kanal print nothing of at least one of them, of which the unanimous ones are
	// left out, too.
	if got := places(a.Whole.Alike()); got != "2019-05-02 Bauhof" {
		t.Errorf("alike: %s", got)
	}
	if got := places(a.Whole.Apart()); got != "2019-01-10 Radweg, 2020-02-03 Friedhof" {
		t.Errorf("apart: %s", got)
	}
	if a.N != 3 || a.Missing != 2 || a.Inferred != 0 || a.Revision != 7 {
		t.Errorf("n %d, missing %d, inferred %d, revision %d", a.N, a.Missing, a.Inferred, a.Revision)
	}
	if len(a.Series()) != 2 || a.Series()[0].Label != "2019" || a.Series()[0].N() != 2 || a.Series()[1].N() != 1 {
		t.Errorf("series: %+v", a.Series())
	}
	if r := a.Whole.Rate(); r == nil || r.Count != 1 || r.Of != 3 {
		t.Errorf("rate: %v", r)
	}
	if len(a.ByBody()) != 2 || a.ByBody()[0].BodyID != "body:Musterau/Bauausschuss" {
		t.Errorf("by body: %+v", a.ByBody())
	}
}

func TestAlignmentUnderOtherScopes(t *testing.T) {
	b := ballot.Of(townOf(t, musterau))
	for _, c := range []struct {
		name                     string
		scope                    ballot.Scope
		alike, apart, missing, i int
	}{
		{"unanimous ones kept", ballot.Scope{KeepUnanimous: true}, 2, 2, 5, 0},
		{"one year", ballot.Scope{During: graph.DateRange{From: "2020-01-01", To: "2020-12-31"}}, 0, 1, 0, 0},
		{"one body", ballot.Scope{Body: "body:Musterau/Rat"}, 1, 1, 2, 0},
		{"unanimous inferred", ballot.Scope{KeepUnanimous: true, Layers: graph.Layers{Unanimous: true}}, 4, 2, 3, 2},
		{"remainder inferred", ballot.Scope{Layers: graph.Layers{Remainder: true}}, 1, 3, 1, 1},
	} {
		a, err := b.Align("SPD", "CDU", c.scope, graph.PerYear, 1)
		if err != nil {
			t.Fatal(err)
		}
		if len(a.Whole.Alike()) != c.alike || len(a.Whole.Apart()) != c.apart || a.Missing != c.missing || a.Inferred != c.i {
			t.Errorf("%s: alike %d, apart %d, missing %d, inferred %d", c.name, len(a.Whole.Alike()), len(a.Whole.Apart()), a.Missing, a.Inferred)
		}
	}
	if a, _ := b.Align("SPD", "CDU", ballot.Scope{}, graph.PerYear, 4); a.Whole.Rate() != nil {
		t.Error("a rate of three decisions is given though four are the minimum")
	}
	if _, err := b.Align("SPD", "Piraten", ballot.Scope{}, graph.PerYear, 1); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("a party that is not there: %v", err)
	}
}

// TestVotesSayWhatTheyRestOn asks how parties voted, with and without inference.
func TestVotesSayWhatTheyRestOn(t *testing.T) {
	town := townOf(t, musterau)
	b := ballot.Of(town)
	say := func(heading string, l graph.Layers) string {
		var out []string
		for _, d := range b.Decisions {
			if *d.Item.Title != heading {
				continue
			}
			for _, v := range b.Votes(d, l) {
				choice := "-"
				if v.Choice != nil {
					choice = string(*v.Choice)
				}
				out = append(out, fmt.Sprintf("%s %s %s %s", v.PartyKey, choice, v.Statement, v.Inference))
			}
		}
		return strings.Join(out, ", ")
	}
	all := graph.Layers{Unanimous: true, PartyLine: true, Remainder: true}
	for _, c := range []struct {
		heading string
		layers  graph.Layers
		want    string
	}{
		{"Radweg", all, "cdu NO RECORDED NONE, spd YES RECORDED NONE"},
		{"Kita", graph.Layers{}, ""},
		{"Kita", all, "cdu YES NOT_RECORDED UNANIMOUS, spd YES NOT_RECORDED UNANIMOUS"},
		{"Turnhalle", graph.Layers{Unanimous: true}, "cdu NO BLOCK NONE"},
		{"Turnhalle", all, "cdu NO BLOCK NONE, spd YES NOT_RECORDED REMAINDER"},
		{"Bauhof", all, "cdu YES BY_NAME NONE, spd YES BY_NAME NONE"},
		{"Markt", all, ""},
		{"Kanal", all, ""}, // somebody abstained: nobody knows who
	} {
		if got := say(c.heading, c.layers); got != c.want {
			t.Errorf("%s under %+v: %s, want %s", c.heading, c.layers, got, c.want)
		}
	}
}

// TestThoseAgainstAreNotAlone keeps a decision of which only those are printed who
// voted against it.
func TestThoseAgainstAreNotAlone(t *testing.T) {
	b := ballot.Of(townOf(t, "session 2019-01-10 Rat\n there A SPD\n there B CDU\n item X\n decision accepted SPD:no CDU:no\n"))
	a, err := b.Align("SPD", "CDU", ballot.Scope{}, graph.PerYear, 1)
	if err != nil || len(a.Whole.Alike()) != 1 {
		t.Errorf("alike: %v, %v", a.Whole.Alike(), err)
	}
}

func TestMemberVotes(t *testing.T) {
	b := ballot.Of(townOf(t, musterau))
	say := func(heading string, l graph.Layers) string {
		var out []string
		for _, d := range b.Decisions {
			if *d.Item.Title == heading {
				for _, v := range b.MemberVotes(d, l) {
					out = append(out, fmt.Sprintf("%s %s %s", strings.TrimPrefix(string(v.PersonID), "person:Musterau/"), v.Choice, v.Inference))
				}
			}
		}
		return strings.Join(out, ", ")
	}
	for _, c := range []struct {
		heading string
		layers  graph.Layers
		want    string
	}{
		{"Turnhalle", graph.Layers{}, ""},
		{"Turnhalle", graph.Layers{PartyLine: true}, "Drei NO PARTY_LINE, Vier NO PARTY_LINE"},
		{"Turnhalle", graph.Layers{Remainder: true}, "Eins YES REMAINDER, Zwei YES REMAINDER"},
		{"Kita", graph.Layers{Unanimous: true}, "Eins YES UNANIMOUS, Zwei YES UNANIMOUS, Drei YES UNANIMOUS, Vier YES UNANIMOUS, Solo YES UNANIMOUS"},
		{"Vergabe", graph.Layers{Unanimous: true}, "Zwei YES UNANIMOUS, Drei YES UNANIMOUS, Vier YES UNANIMOUS, Sechs YES UNANIMOUS"},
		{"Bauhof", graph.Layers{PartyLine: true}, "Eins YES NONE, Zwei YES NONE, Drei NO NONE, Vier YES NONE, Sechs YES NONE"},
	} {
		if got := say(c.heading, c.layers); got != c.want {
			t.Errorf("%s under %+v: %s, want %s", c.heading, c.layers, got, c.want)
		}
	}
}

func TestDissentAndSplits(t *testing.T) {
	b := ballot.Of(townOf(t, musterau))
	dissents := b.Dissents(ballot.Scope{}, 1)
	all := dissents.List
	if dissents.N != 1 || dissents.Missing != 8 {
		t.Errorf("dissents: %+v, want one decision that tells and eight that do not", dissents.Measure)
	}
	if len(all) != 5 || all[0].PersonID != person("Drei") || places(all[0].Against) != "2019-05-02 Bauhof" || all[0].N != 1 || all[0].Missing != 6 {
		t.Fatalf("dissents: %+v", all)
	}
	for _, x := range all[1:] {
		if len(x.Against) != 0 || len(x.With) != 1 {
			t.Errorf("%s: %+v", x.PersonID, x)
		}
	}
	told := b.Splits(ballot.Scope{}, 1)
	splits := told.List
	if told.N != 2 || told.Missing != 7 {
		t.Errorf("splits: %+v, want two decisions that tell and seven that do not", told.Measure)
	}
	if len(splits) != 2 || splits[0].Party.Key != "cdu" || places(splits[0].Split) != "2019-05-02 Bauhof" || splits[0].N != 2 || splits[0].Missing != 3 {
		t.Errorf("splits: %+v", splits)
	}
}

func TestWithTheAbsent(t *testing.T) {
	b := ballot.Of(townOf(t, `
session 2019-01-10 Rat
 there Eins SPD
 excused Zwei CDU
 excused Drei CDU
 excused Solo -
 item Sicher
 decision accepted yes=5 no=4 CDU:no
 item Deutlich
 decision accepted yes=9 no=1 CDU:no
 item Offen
 decision rejected yes=4 no=4
 item Ungezählt
 decision accepted CDU:no
`))
	got := b.WithAbsent(ballot.Scope{})
	if got.N != 3 || got.Missing != 1 || len(got.List) != 2 {
		t.Fatalf("got %+v", got)
	}
	sure, maybe := got.List[0], got.List[1]
	if *sure.Item.Title != "Sicher" || !sure.Certain() || sure.Lowest() != -2 || sure.Highest() != 0 || sure.WouldNo != 2 || sure.Open != 1 {
		t.Errorf("got %+v: %d to %d", sure, sure.Lowest(), sure.Highest())
	}
	if *maybe.Item.Title != "Offen" || maybe.Certain() || maybe.Open != 3 || maybe.Highest() != 3 {
		t.Errorf("got %+v", maybe)
	}
}

func TestInferredVotesAreNoneUnlessAskedFor(t *testing.T) {
	b := ballot.Of(townOf(t, musterau))
	if got := b.Inferred(ballot.Scope{}, []graph.Inference{graph.InferNone}); len(got) != 0 {
		t.Errorf("got %+v", got)
	}
	got := b.Inferred(ballot.Scope{}, []graph.Inference{graph.InferUnanimous, graph.InferRemainder, graph.InferPartyLine})
	if len(got) != 3 || places(got[0].Inferred) != "2019-01-10 Kita, 2019-05-02 Vergabe" || places(got[1].Inferred) != "2019-01-10 Turnhalle" ||
		places(got[2].Inferred) != "2019-01-10 Radweg, 2019-01-10 Turnhalle, 2019-01-10 Haushalt, 2020-02-03 Friedhof" {
		t.Errorf("got %+v", got)
	}
}

// TestChange finds the day on which two parties began to vote apart, and none
// where there is none.
func TestChange(t *testing.T) {
	var change, steady strings.Builder
	for i := range 40 {
		day := fmt.Sprintf("session 20%02d-%02d-01 Rat\n there A SPD\n there B CDU\n item X\n", 10+i/12, 1+i%12)
		cdu := "yes"
		if i >= 20 && i%5 != 0 || i%7 == 0 {
			cdu = "no"
		}
		fmt.Fprintf(&change, "%s decision accepted SPD:yes CDU:%s\n", day, cdu)
		fmt.Fprintf(&steady, "%s decision accepted SPD:yes CDU:%s\n", day, []string{"yes", "no"}[i%2])
	}
	a, err := ballot.Of(townOf(t, change.String())).Align("SPD", "CDU", ballot.Scope{KeepUnanimous: true}, graph.PerQuarter, 5)
	if err != nil {
		t.Fatal(err)
	}
	if a.Change() == nil || a.Change().Day != "2011-10-01" || a.Change().Before.Of != 21 || a.Change().After.Of != 19 {
		t.Errorf("change: %+v", a.Change())
	}
	if len(a.Series()) != 14 || a.Series()[13].Label != "2013-Q2" {
		t.Errorf("series of %d quarters", len(a.Series()))
	}
	a, err = ballot.Of(townOf(t, steady.String())).Align("SPD", "CDU", ballot.Scope{KeepUnanimous: true}, graph.PerYear, 5)
	if err != nil || a.Change() != nil {
		t.Errorf("change: %+v, %v, want none", a.Change(), err)
	}
}
