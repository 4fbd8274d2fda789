package parse_test

import (
	"strings"
	"testing"

	"ratsgraph/ingest/parse"
	"ratsgraph/ingest/text"
)

// paperLines are lines below a heading, and the papers that they name.
var paperLines = []struct{ printed, want string }{
	{"(DS 57/2020)", "DS 57/2020"},
	{"(DS 38/2015 2. Ergänzung)", "DS 38/2015 2. Ergänzung"},
	{"(DS 31/2017 – 1. Ergänzung)", "DS 31/2017 1. Ergänzung"},
	{"(DS 30/2012 einschließlich 1. Ergänzung)", "DS 30/2012 | DS 30/2012 1. Ergänzung"},
	{"(DS 119/2017 einschließlich 1. und 2. Ergänzung)", "DS 119/2017 | DS 119/2017 1. Ergänzung | DS 119/2017 2. Ergänzung"},
	{"(DS 119/2017 1. und 2. Ergänzung)", "DS 119/2017 1. Ergänzung | DS 119/2017 2. Ergänzung"},
	{"(DS 7/2012 sowie Anlagen 1 bis 3 zur Drucksache)", "DS 7/2012"},
	{"(DS 92/2015; wird nachgereicht)", "DS 92/2015"},
	{"Vorlage: 2019/0688", "2019/0688"},
	{"Vorlage: 2019/0688/1", "2019/0688/1"},
	{"Vorlage: 11/1566", "11/1566"},
	{"Vorlage: 12345", "12345"},
	{"VO/2026/5607", "VO/2026/5607"},
	{"26-29090-02", "26-29090-02"},
	{"BV/2024/0123", "BV/2024/0123"},
	{"AN/1429/2020", "AN/1429/2020"},
	{"V/0287/2026", "V/0287/2026"},
	{"26/SVV/0337-001", "26/SVV/0337-001"},
	{"DS0322/16/1", "DS0322/16/1"},
	{"A0231/25", "A0231/25"},
	{"(Drucksache Nr.: 16051-09-E1)", "16051-09-E1"},
	{"(Drucksache Nr.: 06073-11)", "06073-11"},
	{"Vorlage-Nr.: 67/2008", "67/2008"},
	{"Beschlussvorlage - 23/2012", "23/2012"},
	{"GR-Drucks. 2010-53", "GR-Drucks. 2010-53"},
	{"Stadtverordneten-Drucksache Nr. 100/2011", "100/2011"},
	{"Sitzungsvorlage 20-26 / V 04344", "20-26 / V 04344"},
	{"PET/036/2019", "PET/036/2019"},
	{"611/315/2019", "611/315/2019"},
	{"13-2/306/2020", "13-2/306/2020"},
	{"AT 3/2025", "AT 3/2025"},
	{"25-1417", "25-1417"},
	{"2014/284", "2014/284"},
	{"Vorlage: GV/15/037", "GV/15/037"},
	{"Vorlage: HFA/0215/23 und HFA/0215/23-1", "HFA/0215/23 | HFA/0215/23-1"},
	{"(Drucks. Nr. 15-1187/2022 mit 1 Anlage)", "15-1187/2022"},
	{"Drucksache 17/0098-E1", "17/0098-E1"},
	{"Vorlage: O6/2020", "O6/2020"},
	{"Vorlagen-Nr.: 2021-SV-034", "2021-SV-034"},
	{"ÄA/006/2022", "ÄA/006/2022"},
	{"(Schuljahr 2012/2013)", ""},
	{"(Haushalt 2019/20)", ""},
	{"(§ 12/13 der Satzung)", ""},
	{"(Beginn 12.05.2021)", ""},
}

func TestPaperNumbers(t *testing.T) {
	for _, p := range paperLines {
		got := parse.Minutes(text.FromLines("TOP 1: Neue Bänke für den Marktplatz", p.printed, "", "Es wird beraten.", "", "TOP 2: Verschiedenes"))
		if len(got.Agenda) != 2 {
			t.Errorf("%q: %d items, want 2", p.printed, len(got.Agenda))
			continue
		}
		if s := strings.Join(got.Agenda[0].Papers, " | "); s != p.want {
			t.Errorf("%q:\n got %q\nwant %q", p.printed, s, p.want)
		}
	}
}
