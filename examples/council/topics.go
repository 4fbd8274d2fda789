package council

// area is what a paper and a committee deal with.
type area int

const (
	anyArea area = iota
	building
	village
	school
	elderly
	money
)

// A topic is a kind of paper. {street}, {village}, {year} and {sum} are filled in.
type topic struct {
	area   area
	title  string
	decide string // the words of the decision
	motion bool   // brought in by a faction
	note   bool   // a report, to be noted
	bids   bool   // a councillor may have a stake in it
}

var topics = []topic{
	{area: building, title: "Erneuerung der Fahrbahn {street}; Bauprogramm", decide: "Die Fahrbahn {street} wird nach dem vorgelegten Bauprogramm erneuert. Die Mittel von {sum} Euro sind im Haushalt {year} zu veranschlagen.", bids: true},
	{area: building, title: "Bebauungsplan Nr. {no} „{street}“, Aufstellungsbeschluss", decide: "Für das Gebiet beiderseits {street} wird ein Bebauungsplan aufgestellt. Der Geltungsbereich ergibt sich aus dem beigefügten Lageplan.", bids: true},
	{area: building, title: "Umrüstung der Straßenbeleuchtung in {village}", decide: "Die Straßenbeleuchtung in {village} wird bis Ende {year} auf sparsame Leuchten umgerüstet."},
	{area: building, title: "Neubau einer Fußgängerbrücke am {street}", decide: "Die Verwaltung wird beauftragt, die Planung der Brücke bis zur Entwurfsreife zu bringen und einen Förderantrag zu stellen."},
	{area: building, title: "Tempo 30 in der Ortsdurchfahrt {village}", decide: "Beim Landkreis wird beantragt, die Geschwindigkeit in der Ortsdurchfahrt {village} auf 30 km/h zu beschränken.", motion: true},
	{area: building, title: "Blühstreifen an Gemeindestraßen", decide: "An geeigneten Gemeindestraßen werden Blühstreifen angelegt; der Bauhof schlägt bis zum Frühjahr Flächen vor.", motion: true},
	{area: building, title: "Lückenschluss des Radweges zwischen {village} und dem Bahnhof", decide: "Der Radweg wird in zwei Abschnitten geschlossen. Für den Grunderwerb werden {sum} Euro bereitgestellt.", bids: true},
	{area: building, title: "Sachstand zur Hochwasservorsorge am Lühbach", decide: "Der Bericht zur Hochwasservorsorge wird zur Kenntnis genommen.", note: true},
	{area: building, title: "Vergabe der Ingenieurleistungen für den Regenwasserkanal {street}", decide: "Die Ingenieurleistungen werden an den günstigsten Bieter vergeben.", bids: true},
	{area: village, title: "Neugestaltung des Dorfplatzes in {village}", decide: "Der Dorfplatz in {village} wird nach Variante B gestaltet. Die alte Linde bleibt erhalten."},
	{area: village, title: "Verteilung der Ortsratsmittel {year}", decide: "Die Ortsratsmittel werden wie in der Anlage vorgeschlagen auf die Vereine verteilt."},
	{area: village, title: "Sanierung der Friedhofskapelle {village}", decide: "Das Dach der Friedhofskapelle wird {year} neu gedeckt; dafür stehen {sum} Euro bereit."},
	{area: village, title: "Ersatz des Löschfahrzeugs der Ortsfeuerwehr {village}", decide: "Für die Ortsfeuerwehr {village} wird ein neues Löschfahrzeug beschafft. Das alte Fahrzeug ist zu veräußern."},
	{area: school, title: "Erweiterung der Grundschule {street} um zwei Klassenräume", decide: "Die Grundschule wird um zwei Klassenräume und eine Mensa erweitert. Die Kosten von {sum} Euro werden auf zwei Jahre verteilt."},
	{area: school, title: "Änderung der Satzung über die Benutzung der Kindertagesstätten", decide: "Die Satzung zur Änderung der Benutzungssatzung wird in der Fassung der Anlage 1 beschlossen."},
	{area: school, title: "Zuschuss an den Heimatverein {village} für das Museumsfest", decide: "Der Heimatverein {village} erhält einen Zuschuss von {sum} Euro.", bids: true},
	{area: school, title: "Kostenloser Eintritt ins Freibad für Jugendliche", decide: "Jugendliche bis 16 Jahre erhalten in den Sommerferien freien Eintritt ins Freibad.", motion: true},
	{area: school, title: "Jahresbericht der Jugendpflege", decide: "Der Jahresbericht der Jugendpflege wird zur Kenntnis genommen.", note: true},
	{area: school, title: "Digitale Ausstattung der Grundschulen; Medienentwicklungsplan", decide: "Der Medienentwicklungsplan wird beschlossen und jährlich fortgeschrieben."},
	{area: school, title: "Öffnungszeiten der Gemeindebücherei", decide: "Die Bücherei öffnet ab {year} auch am Samstagvormittag."},
	{area: money, title: "Haushaltssatzung und Haushaltsplan {year}", decide: "Die Haushaltssatzung {year} mit dem Haushaltsplan wird in der vorgelegten Fassung beschlossen."},
	{area: money, title: "Anpassung der Hebesätze der Grundsteuer", decide: "Der Hebesatz der Grundsteuer B wird ab {year} um 15 Punkte angehoben."},
	{area: money, title: "Annahme von Zuwendungen", decide: "Die in der Anlage genannten Zuwendungen werden angenommen."},
	{area: money, title: "Überplanmäßige Auszahlung für die Kläranlage", decide: "Der überplanmäßigen Auszahlung von {sum} Euro für die Kläranlage wird zugestimmt."},
	{area: money, title: "Bericht über den Stand der Haushaltsausführung {year}", decide: "Der Bericht über die Haushaltsausführung wird zur Kenntnis genommen.", note: true},
	{area: money, title: "Verzicht auf Gebühren für Straßenfeste", decide: "Für nachbarschaftliche Straßenfeste werden künftig keine Gebühren erhoben.", motion: true},
	{area: elderly, title: "Barrierefreie Sitzbänke entlang {street}", decide: "Es wird angeregt, entlang {street} sechs Bänke mit Armlehnen aufzustellen."},
	{area: elderly, title: "Fahrdienst zum Wochenmarkt", decide: "Ein ehrenamtlicher Fahrdienst zum Wochenmarkt soll für ein Jahr erprobt werden."},
	{area: elderly, title: "Vorstellung der Wohnberatung des Landkreises", decide: "Die Mitglieder nehmen die Ausführungen zur Wohnberatung zur Kenntnis.", note: true},
	{area: elderly, title: "Rückblick auf die Aktionswoche", decide: "Der Rückblick auf die Aktionswoche wird zur Kenntnis genommen.", note: true},
}

// secretTopics are dealt with when the public has left.
var secretTopics = []topic{
	{title: "Verkauf eines Gewerbegrundstücks {street}", decide: "Dem Verkauf des Grundstücks zu den genannten Bedingungen wird zugestimmt."},
	{title: "Personalangelegenheit im Fachbereich Bürgerdienste", decide: "Der Höhergruppierung wird zugestimmt."},
	{title: "Stundungsantrag eines Gewerbebetriebes", decide: "Dem Antrag auf Stundung wird für sechs Monate entsprochen."},
}
