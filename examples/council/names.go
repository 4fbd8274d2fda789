package council

import "strings"

// The stock of names. They are common or made up; no pair is meant to name
// anyone.
var (
	womenFirst = words(`Annegret Birgit Christa Dörte Elke Friederike Gesine Heidrun Ines Jördis Karola Levke
		Mareike Nadja Okka Petra Regine Sünje Telse Ulrike Vera Wiebke Xenia Yvonne Zeynep Ayşe Käthe Frauke
		Gönül Bärbel Anne-Kathrin Antje Svenja Rosalie Malgorzata Imke Tomma Henny Eda Lioba`)
	menFirst = words(`Arne Bernd Cord Detlef Enno Fokko Götz Hinnerk Ingo Jörg Knut Lüder Malte Nils Onno Peer
		Rolf Sönke Tjark Uwe Volker Wilm Ylmaz Mehmet Dragan Jürgen Günter Hans-Jürgen Karl-Heinz Björn Ole
		Mirko Hauke Folkert Thees Rüdiger Emre Carsten Jens-Peter Lüppo`)
	lastNames = words(`Achterberg Büntemeyer Cassens Dreyling Ehmsen Föhrmann Grotheer Hüllmann Iddensen Jördening
		Kückelhan Lührsen Möllgaard Nörtemann Ohlrogge Pöppelbaum Quandtmeyer Rüschkamp Sötebier Tönnjes Uphusen
		Völkering Wübbenhorst Yildirim Zießler Brackhahn Dammköhler Eickworth Feldhusen Gausepohl Heißenbüttel
		Illmer Jakubeit Klaproth Lammerding Mestwerdt Niebuhr Osterkamp Plaggemeier Rohlfing Schlüßler Thölking
		Ullersperger Vormbrock Wischhöfer Zurmühlen Aydoğan Bültmann Crone Düsterbeck Eschemann Frerking Güldenhaupt
		Hasselhorn Isenbügel Jüttermann Knollmeyer Löbbecke Menßen Oeltjen Paßgang Rabbethge Strüver Tegtbüring
		Uhlhorn Vöge Wessarges Zachmann Bruns Harms Köster Lampe Mügge Pralle Rode Stünkel Trüper Wöhler`)
	doubleNames = words(`Grotheer-Lampe Hüllmann-Crone Wöhler-Yildirim Köster-Illmer`)

	townStems = words(`Kolmen Sülz Ahrens Dörn Wester Bruch Erlen Hüls Lamm Möhr Oster Quell Rüden Steb Tüx Wietz`)
	townEnds  = words(`brück stedt förde wohld büttel horst mühlen hagen`)
	// townFronts tell towns apart once every stem has had every end.
	townFronts = []string{"", "Alt ", "Groß ", "Klein ", "Markt ", "Neu ", "Nieder ", "Ober "}
	villages   = []string{"Klein Sörnum", "Ahrbeck", "Osterhölte", "Groß Dünsen", "Wiedenloh", "Tüxbüll", "Emmerfeld", "Hörnsen"}
	streets    = words(`Mühlenweg Schützenstraße Birkenkamp Lindenallee Kirchstraße Bahnhofstraße Amselstieg Deichweg
		Ziegeleistraße Gänsekamp Schulstraße Hopfengarten Steinbrink Fährdamm Försterweg Rosenhöhe`)
)

func words(s string) []string { return strings.Fields(s) }
