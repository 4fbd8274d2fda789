package council

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// prose makes what is said in a session. It is talk only: nothing in it decides
// anything, gives a date or a time, or names the municipality.
type prose struct{ dice dice }

var arguments = []string{
	"{who} erinnert daran, dass über dieses Vorhaben schon vor längerer Zeit gesprochen worden sei, und mahnt zur Eile.",
	"{who} möchte wissen, ob die angesetzten Kosten auch die Nebenarbeiten umfassen.",
	"{admin} erwidert, die Nebenarbeiten seien gesondert ausgewiesen und machten nur einen kleinen Teil aus.",
	"{who} hält die Unterlagen für sorgfältig vorbereitet und wirbt um Unterstützung.",
	"{who} gibt zu bedenken, dass die Anlieger bisher kaum einbezogen worden seien.",
	"{admin} sagt zu, die Anlieger im Herbst zu einem Ortstermin einzuladen.",
	"Auf Nachfrage von {whom} erläutert {admin} den vorgesehenen Zeitplan.",
	"{who} regt an, die Fördermöglichkeiten des Landes noch einmal gründlich zu prüfen.",
	"{who} findet den Vorschlag zu kurz gesprungen und wünscht sich eine längerfristige Planung.",
	"Für die {party} begrüßt {who} den vorliegenden Entwurf.",
	"{who} weist darauf hin, dass Nachbargemeinden mit einem ähnlichen Vorgehen gute Erfahrungen gesammelt hätten.",
	"Daraufhin entspinnt sich eine lebhafte Aussprache über die Reihenfolge der Maßnahmen.",
	"{admin} stellt anhand einiger Folien die wesentlichen Inhalte vor und beantwortet Verständnisfragen.",
	"{who} bittet darum, die Zahlen künftig in einer Tabelle gegenüberzustellen.",
	"{who} sorgt sich um die alten Bäume und fragt nach einem Ausgleich.",
	"Dazu führt {admin} aus, dass für jeden gefällten Baum zwei neue gepflanzt würden.",
	"{who} sieht die finanzielle Lage mit Sorge und rät zur Zurückhaltung.",
	"{who} entgegnet, wer jetzt nicht investiere, zahle später das Doppelte.",
	"{admin} verweist auf die Erläuterungen in der Vorlage und ergänzt, dass die Ausschreibung vorbereitet sei.",
	"{who} dankt den Beteiligten für die zügige Bearbeitung.",
	"Nach Ansicht von {whom} sollten Radfahrende und Fußgänger stärker berücksichtigt werden.",
	"{who} erkundigt sich, wie lange die Sperrung während der Bauzeit dauern werde.",
	"{admin} rechnet mit wenigen Wochen, kann sich aber nicht festlegen.",
	"{who} schlägt vor, zunächst nur den nördlichen Abschnitt anzugehen.",
	"{admin} warnt davor, das Vorhaben in Teile zu zerlegen, weil dann die Förderung entfiele.",
	"{who} lobt das Engagement der Ehrenamtlichen, ohne die vieles nicht möglich wäre.",
	"{who} fragt, ob ein Vergleichsangebot eingeholt worden sei.",
	"{admin} bestätigt, dass mehrere Angebote vorlägen, die jedoch weit auseinanderlägen.",
	"{who} macht auf die schwierigen Bodenverhältnisse aufmerksam.",
	"Auf die Frage von {whom}, wer die Unterhaltung übernehme, nennt {admin} den Bauhof.",
	"{who} zeigt sich verwundert, dass der Landkreis noch keine Stellungnahme abgegeben habe.",
	"{who} wünscht sich mehr Sitzgelegenheiten und weniger Pflaster.",
	"{admin} zeigt einen Lageplan und erklärt die farbig markierten Flächen.",
	"{who} hat gehört, dass die Lieferzeiten derzeit sehr lang seien.",
	"Für {whom} steht fest, dass der jetzige Zustand nicht länger hinnehmbar ist.",
	"{who} rät dazu, die Erfahrungen der Nachbarorte auszuwerten.",
	"{admin} sichert zu, die offenen Fragen schriftlich zu beantworten.",
	"{who} möchte die Jugendlichen frühzeitig beteiligt wissen.",
	"{who} merkt an, dass die Folgekosten in der Darstellung fehlten.",
	"{admin} reicht die Zahlen nach und erläutert ihre Herkunft.",
	"{who} kann sich auch eine kleinere Lösung vorstellen.",
	"Die {party} legt Wert darauf, dass örtliche Betriebe zum Zuge kommen.",
	"{who} bezweifelt, dass der Zeitplan zu halten ist.",
	"Auf den Einwand von {whom} räumt {admin} ein, dass noch nicht alle Grundstücke verfügbar seien.",
	"{who} spricht sich dafür aus, den Winter für die Vorbereitung zu nutzen.",
	"{who} hält eine Beschilderung für ausreichend.",
	"{admin} berichtet aus dem Gespräch mit den Fachleuten des Landkreises.",
	"Einige Mitglieder tauschen sich über ihre Eindrücke von der Ortsbesichtigung aus.",
	"{who} schildert die Lage aus Sicht der Anwohnerinnen und Anwohner.",
	"Für die {party} kündigt {who} eine wohlwollende Begleitung an.",
	"{who} bemängelt, dass die Pläne in der Sitzungsvorlage kaum lesbar seien.",
	"{admin} entschuldigt sich dafür und lässt größere Ausdrucke herumgehen.",
	"Die {party} behält sich vor, das Thema in den Haushaltsberatungen erneut aufzugreifen.",
}

var residents = []string{
	"Ein Einwohner fragt, wann die Schlaglöcher am Ortseingang ausgebessert werden. {admin} antwortet, der Bauhof sei bereits unterrichtet.",
	"Eine Einwohnerin beklagt die Lautstärke am Jugendplatz. {admin} will das Gespräch mit der Jugendpflege suchen.",
	"Ein Anlieger regt an, den Graben hinter der Turnhalle öfter zu räumen. {admin} nimmt die Anregung auf.",
	"Eine Mutter bittet um eine Querungshilfe vor dem Kindergarten. {admin} kündigt eine Prüfung an.",
	"Es werden keine Fragen gestellt.",
	"Fragen aus der Einwohnerschaft liegen nicht vor.",
}

var announcements = []string{
	"{admin} teilt mit, dass die Arbeiten an der Sporthalle planmäßig verlaufen.",
	"{admin} berichtet von der gut besuchten Müllsammlung und lobt die Helferinnen und Helfer.",
	"{admin} gibt bekannt, dass die Stelle der Gleichstellungsbeauftragten neu ausgeschrieben wird.",
	"{admin} weist auf die geänderten Sprechzeiten des Bürgerbüros hin.",
	"{admin} informiert über den Stand der Glasfaserverlegung in den Ortsteilen.",
	"Mitteilungen liegen nicht vor.",
}

var asked = []string{
	"{who} fragt nach dem Zustand der Buswartehäuschen. {admin} sagt eine Antwort im Protokoll zu.",
	"{who} bittet, die Hecke am Friedhof zurückschneiden zu lassen.",
	"{who} vermisst den Spiegel an der Einmündung beim Feuerwehrhaus. {admin} kümmert sich darum.",
	"{who} regt an, die Sitzungsunterlagen früher bereitzustellen.",
	"{who} berichtet von einer defekten Laterne und bittet um Abhilfe.",
	"Anfragen werden nicht gestellt.",
}

// debate is the talk about a paper.
func (t *Town) debate(m *meeting, it *item) {
	if it.part == minutes.Nonpublic {
		return
	}
	if g := it.guest; g != nil {
		it.talk = append(it.talk, m.call(g.who)+" ("+g.who.office+") stellt das Vorhaben vor und geht auf die Fragen der Mitglieder ein.")
	}
	n := 2 + t.words.dice.IntN(5)
	for range n {
		if len(m.unsaid) == 0 {
			m.unsaid = t.words.dice.Perm(len(arguments))
		}
		it.talk = append(it.talk, t.words.say(m, m.index(it), arguments[m.unsaid[0]]))
		m.unsaid = m.unsaid[1:]
	}
}

// fill is the talk of the standing items.
func (w *prose) fill(m *meeting, it *item) {
	from := map[itemKind][]string{questions: residents, report: announcements[:5], news: announcements, inquiries: asked}[it.kind]
	if len(from) == 0 {
		return
	}
	n := 1 + w.dice.IntN(2)
	for k, i := range w.dice.Perm(len(from)) {
		none := strings.Contains(from[i], " nicht ") && !strings.Contains(from[i], "{") || strings.Contains(from[i], "keine Fragen")
		if k > 0 && none {
			continue // "there was nothing" stands alone
		}
		it.talk = append(it.talk, w.say(m, m.index(it), from[i]))
		if none || len(it.talk) >= n {
			return
		}
	}
}

// say fills in who speaks: someone who is there for the item.
func (w *prose) say(m *meeting, i int, s string) string {
	var speak, admin []*presence
	for _, x := range m.people {
		switch {
		case !x.at(i) || x.group == minutes.Guest || x.who == m.secretary || recused(m.items[i], x.who):
		case x.group == minutes.Administration || x.who == m.town.mayor:
			admin = append(admin, x)
		case x.voting:
			speak = append(speak, x)
		}
	}
	officer := "Die Verwaltung"
	if len(admin) > 0 {
		officer = m.call(pick(w.dice, admin).who)
	}
	x := pick(w.dice, speak)
	if strings.Contains(s, "{party}") && x.party == nil {
		return "Die Mitglieder begrüßen den vorliegenden Entwurf."
	}
	out := strings.NewReplacer("{who}", m.call(x.who), "{whom}", m.callDative(x.who), "{admin}", officer).Replace(s)
	if x.party != nil {
		out = strings.ReplaceAll(out, "{party}", x.party.faction)
	}
	if !strings.HasPrefix(s, "{admin}") {
		out = strings.ReplaceAll(out, "Die Verwaltung", "die Verwaltung")
	}
	return strings.Replace(out, ". die Verwaltung", ". Die Verwaltung", 1)
}

// call is how the minutes speak of someone: by surname, with the first name
// where two of that surname are there.
func (m *meeting) call(p *person) string { return m.address(p, p.salutation()) }

func (m *meeting) callDative(p *person) string { return m.address(p, p.accusative()) }

func (m *meeting) address(p *person, word string) string {
	if m.body.kind == kindCouncil && p.party != nil && m.layout == Word {
		switch {
		case p.female:
			word = "Ratsfrau"
		case word == "Herrn":
			word = "Ratsherrn"
		default:
			word = "Ratsherr"
		}
	}
	if p.title != "" {
		word += " " + p.title
	}
	if m.namesakes(p) {
		return word + " " + p.name()
	}
	return word + " " + p.last
}

func (m *meeting) namesakes(p *person) bool {
	for _, x := range m.people {
		if x.who != p && x.who.last == p.last {
			return true
		}
	}
	return false
}
