package parse_test

import (
	"fmt"
	"strings"
	"testing"

	"ratsgraph/ingest/minutes"
	"ratsgraph/ingest/parse"
	"ratsgraph/ingest/text"
)

// votes are results as they are printed below "Abstimmungsergebnis:" and what
// they say: outcome, unanimity, yes/no/abstentions and the sides. "-" is not
// printed.
var votes = []struct{ printed, want string }{
	{"Ja: 21, Nein: 10, Enthaltungen: 1", "accepted no 21/10/1"},
	{"l2 Ja-Stimmen, O Nein-Stimmen, l Enthaltung", "accepted - 12/0/1"},
	{"Dafür: I4, Dagegen: O", "accepted - 14/0/-"},
	{"Ja: ll Nein: 2o", "rejected no 11/20/-"},
	{"Ja: 4, Nein: 10, Enthaltungen: 1, Befangen: 2", "rejected no 4/10/1"},
	{"Ja: 14, Nein: 0, Enthaltungen: 0, Anwesend: 14", "accepted - 14/0/0"},
	{"Ja 14 Nein 3 Enthaltung 1", "accepted no 14/3/1"},
	{"12 Ja-Stimmen / 0 Nein-Stimmen / 2 Enthaltungen", "accepted - 12/0/2"},
	{"9 Ja-Stimmen, 1 Gegenstimme, 2 Stimmenthaltungen", "accepted no 9/1/2"},
	{"Ja-Stimmen :8\nNein-Stimmen :0", "accepted - 8/0/-"},
	{"Einstimmig angenommen.\n\nJa-Stimmen :8\nNein-Stimmen :0\nEnthaltungen", "accepted yes 8/0/-"},
	{"Dafür: 8 Dagegen: 0 Enthaltung: 0", "accepted - 8/0/0"},
	{"5\n\nDafür: 9      Dagegen: 0      Enthaltung: 0", "accepted - 9/0/0"},
	{"Dafür: 21, Dagegen: 0", "accepted - 21/0/-"},
	{"Stimmen dafür 5 Stimmen dagegen 3 Enthaltungen 1", "accepted no 5/3/1"},
	{"5 dafür 3 dagegen 1 Enthaltungen", "accepted no 5/3/1"},
	{"einstimmig (12 JA, 0 Nein, 1 Enthaltung)", "accepted yes 12/0/1"},
	{"13 : 0", "accepted - 13/0/-"},
	{"Abstimmung 9:0 Stimmen", "accepted - 9/0/-"},
	{"mit 14:0 Stimmen", "accepted - 14/0/-"},
	{"mit 6-Ja und 1 Nein-Stimme", "accepted no 6/1/-"},
	{"bei 14 Stimmen dafür und 15 Stimmen dagegen", "rejected no 14/15/-"},
	{"mit 3 Nein-Stimmen, 2 Ja-Stimmen und 2 Enthaltungen abgelehnt", "rejected no 2/3/2"},
	{"mit 10 Ja-Stimmen zu 15 Nein-Stimmen bei 2 Enthaltungen abgelehnt", "rejected no 10/15/2"},
	{"sieben Ja-Stimmen, einer Nein-Stimme und einer Enthaltung", "accepted no 7/1/1"},
	{"14 Nein-Stimmen, Rest Ja-Stimmen", "accepted no -/14/-"},
	{"3 Nein-Stimmen, ansonsten Zustimmung", "accepted no -/3/-"},
	{"2 Enthaltungen, ansonsten Zustimmung", "accepted - -/-/2"},
	{"Bei 6 Ja-Stimmen, ansonsten Ablehnung", "rejected - 6/-/-"},
	{"bei Stimmengleichheit abgelehnt", "rejected no -/-/-"},
	{"Mit 42 Ja-Stimmen gewählt", "accepted - 42/-/-"},
	{"Mit 38 Ja-Stimmen mehrheitlich gewählt", "accepted no 38/-/-"},
	{"Bei 27 Ja-Stimmen, 12 Nein-Stimmen und 4 ungültigen Stimmen mehrheitlich gewählt", "accepted no 27/12/-"},
	{"14 Ja-Stimmen/11 Nein-Stimmen/1 Enthaltung/ja", "accepted no 14/11/1"},
	{"einstimmig/1 Enthaltung/ja", "accepted yes -/-/1"},
	{"einstimmig / eine Enthaltung", "accepted yes -/-/1"},
	{"einstimmig/ja", "accepted yes -/-/-"},
	{"Einstimmig lt. Beschlussvorschlag", "accepted yes -/-/-"},
	{"einvernehmlich", "accepted yes -/-/-"},
	{"ohne Gegenstimme bei zwei Enthaltungen", "accepted yes -/-/2"},
	{"mehrheitlich beschlossen", "accepted no -/-/-"},
	{"mehrstimmig abgelehnt", "rejected no -/-/-"},
	{"mit Mehrheit gefasst (9/4/1)", "accepted no -/-/-"},
	{"ungeändert beschlossen", "accepted - -/-/-"},
	{"In den Bauausschuss verwiesen", "referred - -/-/-"},
	{"zurückgestellt", "postponed - -/-/-"},
	{"vertagt", "postponed - -/-/-"},
	{"Antrag zurückgezogen", "withdrawn - -/-/-"},
	{"zustimmend zur Kenntnis genommen", "noted - -/-/-"},
	{"erledigt durch Stellungnahme der Verwaltung", "other - -/-/-"},
	{"gilt als beraten", "other - -/-/-"},
	{"keine Beschlussempfehlung", "other - -/-/-"},
	{"Einstimmig bei 18 Ja-Stimmen und 5 Nein-Stimmen", "accepted no 18/5/-"},
	{"mehrheitlich gegen die Stimmen der BfA-Fraktion bei Enthaltung der Fraktion Neue Liste angenommen",
		"accepted no -/-/- BfA-Fraktion:no Neue Liste:abstain"},
	{"gegen FWG und ÖDL zugestimmt", "accepted - -/-/- FWG:no ÖDL:no"},
	{"10 Ja-Stimmen (5 FWG, 4 ÖDL, 1 BfA), 2 Nein-Stimmen (ABC)", "accepted no 10/2/- FWG:yes:5 ÖDL:yes:4 BfA:yes:1 ABC:no:2"},
	{"einstimmig bei Enthaltung der FWG-Fraktion und Herrn Brandt", "accepted yes -/-/- FWG-Fraktion:abstain Brandt:abstain"},
	{"Bei 1 Nein-Stimme (Stadtrat Dr. Vogt) ansonsten Zustimmung", "accepted no -/1/- Vogt:no"},
	{"Einstimmig zugestimmt\n(Nicht anwesend: Herr Brandt)", "accepted yes -/-/- Brandt:absent"},
	{"in geheimer Abstimmung mit 8 Ja-Stimmen und 3 Nein-Stimmen gewählt", "accepted no 8/3/- secret"},
	{"Mehrheitliche Zustimmung (9 Nein-Stimmen)", "accepted no -/9/-"},
	{"Mehrheitliche Ablehnung (4 Ja-Stimmen, 1 Enthaltung)", "rejected no 4/-/1"},
	{"Bei 41 Zustimmungen, 4 Enthaltungen und 1 Nein-Stimme mehrheitlich zugestimmt", "accepted no 41/1/4"},
	{"Abstimmung: 15/0/2", "accepted - 15/0/2"},
	{"+ 12 - 3 0 1", "accepted no 12/3/1"},
	{"12 J / 3 N / 1 E", "accepted no 12/3/1"},
	{"J: 12 N: 3 E: 1", "accepted no 12/3/1"},
	{"Ja/Nein/Enth.: 12/3/1", "accepted no 12/3/1"},
	{"12 gegen 3 Stimmen", "accepted no 12/3/-"},
	{"Für: 12, Gegen: 3", "accepted no 12/3/-"},
	{"12 Stimmen für, 3 Stimmen gegen die Vorlage", "accepted no 12/3/-"},
	{"Zustimmung: 12, Ablehnung: 3, Enthaltung: 1", "accepted no 12/3/1"},
	{"dafür 12 dagegen 3 enthalten 1", "accepted no 12/3/1"},
	{"mit 8 : 5 Stimmen bei 2 Enthaltungen", "accepted no 8/5/2"},
	{"Stimmberechtigt: 21\nJa - Stimmen: 19\nNein - Stimmen: keine", "accepted - 19/0/-"},
	{"Zustimmung:\n4\nAblehnung:\n2\nStimmenthaltung:\n1", "accepted no 4/2/1"},
	{"Zustimmung: FWG, ÖDL\nAblehnung: BfA", "other no -/-/- FWG:yes ÖDL:yes BfA:no"},
	{"Ja-Stimmen: 12 FWG, ÖDL\nNein-Stimmen: 3 BfA", "accepted no 12/3/- FWG:yes ÖDL:yes BfA:no:3"},
	{"JA: FWG (7), ÖDL (5) NEIN: BfA (13)", "rejected no -/-/- FWG:yes:7 ÖDL:yes:5 BfA:no:13"},
	{"Dem Antrag wird nicht stattgegeben.", "rejected - -/-/-"},
	{"einhellig angenommen", "accepted yes -/-/-"},
	{"(15:0)", "accepted - 15/0/-"},
	{"Stimmenverhältnis: 12 : 3", "accepted no 12/3/-"},
	{"einstimmig mit 12 Stimmen", "accepted yes 12/-/-"},
	{"mit 11 von 15 Stimmen gewählt", "accepted - 11/-/-"},
	{"mit großer Mehrheit beschlossen", "accepted no -/-/-"},
	{"Anzahl der Mitglieder: 17 anwesend: 15 dafür: 14 dagegen: 0 Enthaltungen: 1", "accepted - 14/0/1"},
	{"Anwesend\n15\nJa-Stimmen\n9\nNein-Stimmen\n6\nEnthaltungen\n0", "accepted no 9/6/0"},
	{"Dafür: FWG, ÖDL\nDagegen: GRÜNE\nEnthaltung: 1 BfA", "other no -/-/1 FWG:yes ÖDL:yes GRÜNE:no BfA:abstain:1"},
	{"mehrheitlich, dafür: FWG, ÖDL, dagegen: GRÜNE", "accepted no -/-/- FWG:yes ÖDL:yes GRÜNE:no"},
	{"abgelehnt; dafür: FWG; dagegen: ÖDL, GRÜNE", "rejected no -/-/- FWG:yes ÖDL:no GRÜNE:no"},
	{"Dagegen: GRÜNE", "other no -/-/- GRÜNE:no"},
	{"gegen die Stimmen der GRÜNE-Fraktion", "accepted no -/-/- GRÜNE-Fraktion:no"},
	{"Ja: Vogt, Klee; Nein: Brandt, Muster, Probe; Enthaltung: Baum", "rejected no -/-/- Vogt:yes Klee:yes Brandt:no Muster:no Probe:no Baum:abstain"},
	{"Der Antrag wird mit 5 Ja- und 10 Nein-Stimmen abgelehnt. Die Vorlage wird mit 12 Ja- und 3 Nein-Stimmen angenommen.",
		"rejected no 5/10/- | accepted no 12/3/-"},
	{"Ja: Nein: Enthaltung:", ""},
	{"keine Abstimmung", ""},
}

func TestVotes(t *testing.T) {
	for _, v := range votes {
		lines := append([]string{"TOP 1: Neue Bänke für den Marktplatz", "", "Beschluss:", "Auf dem Marktplatz werden drei Bänke aufgestellt.", "", "Abstimmungsergebnis:"},
			strings.Split(v.printed, "\n")...)
		got := parse.Minutes(text.FromLines(append(lines, "", "", "TOP 2: Verschiedenes")...))
		if len(got.Agenda) != 2 {
			t.Errorf("%q: %d items, want 2", v.printed, len(got.Agenda))
			continue
		}
		var said []string
		for _, d := range got.Agenda[0].Decisions {
			said = append(said, decisionLine(d))
		}
		if s := strings.Join(said, " | "); s != v.want {
			t.Errorf("%q:\n got %q\nwant %q", v.printed, s, v.want)
		}
	}
}

// decisionLine writes a decision as one line.
func decisionLine(d minutes.Decision) string {
	s := fmt.Sprintf("%s %s %s/%s/%s", d.Outcome, flagWord(d.Unanimous), count(d.Yes), count(d.No), count(d.Abstain))
	for _, p := range d.Parties {
		s += fmt.Sprintf(" %s:%s", p.Who, p.Choice)
		if p.Count != nil {
			s += fmt.Sprintf(":%d", *p.Count)
		}
	}
	if d.Secret {
		s += " secret"
	}
	return s
}

func flagWord(b *bool) string {
	switch {
	case b == nil:
		return "-"
	case *b:
		return "yes"
	}
	return "no"
}

func count(n *int) string {
	if n == nil {
		return "-"
	}
	return fmt.Sprint(*n)
}
