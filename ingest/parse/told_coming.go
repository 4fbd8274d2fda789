package parse

import "ratsgraph/ingest/minutes"

// comings tell when somebody came or went in sentences of which the time stands in
// front, or the person behind the verb.
//
//	Um 19:15 Uhr kommt Gemeinderat Muster hinzu.
//	Um 21:20 Uhr verlässt Frau Probe die Sitzung.
//	16:35 Uhr - Frau Probe nimmt an der Sitzung teil.
//	Herr Muster erscheint um 18:15 Uhr.      Herr Muster verabschiedet sich um 20 Uhr.
//	Während des Berichts trifft Frau Probe ein (18.45 Uhr).
//	Frau Probe ist ab 18.10 Uhr nicht mehr anwesend.
var comings = []struct {
	form  *pattern
	clock int // the group of the time; the person stands in the other
	leave bool
}{
	{compile(`(?i)(?:um|gegen|ab) ` + hourForm + ` (?:kommt|kam|erscheint|erschien|trifft|traf|betritt|betrat|stößt|nimmt|nahm) ([^.;:]{3,60}?) (?:hinzu|dazu|ein\b|zur sitzung|zu der sitzung|die sitzung|an der sitzung teil)`), 1, false},
	{compile(`(?i)(?:um|gegen|ab) ` + hourForm + ` (?:verlässt|verläßt|verließ|verliess|verlasst|verliesst) ([^.;:]{3,60}?) (?:die|diese) [\p{L}]*sitzung`), 1, true},
	{compile(`(?i)^[(]?` + hourForm + ` ?[-–:] ?([^.;:]{3,60}?) (?:nimmt an der sitzung teil|nimmt teil|erscheint|kommt|kommt hinzu|trifft ein|betritt)`), 1, false},
	{compile(`(?i)^[(]?` + hourForm + ` ?[-–:] ?([^.;:]{3,60}?) (?:verlässt|verläßt|verließ|verlasst) (?:die|diese) [\p{L}]*sitzung`), 1, true},
	{compile(`(?i)([^.;:]{3,60}?) (?:erscheint|erschien|kommt|kam|trifft|traf) (?:um|gegen|ab) ` + hourForm + `(?: (?:hinzu|dazu|ein))?[.,;)]`), 2, false},
	{compile(`(?i)(?:trifft|traf|kommt|kam|erscheint) ([^.;:]{3,60}?) (?:ein|hinzu|dazu) \((?:um )?` + hourForm + `\)`), 2, false},
	{compile(`(?i)([^.;:]{3,60}?) verabschiedet sich (?:um|gegen) ` + hourForm), 2, true},
	{compile(`(?i)([^.;:]{3,60}?) ist ab ` + hourForm + ` nicht mehr (?:anwesend|da)`), 2, true},
}

const hourForm = `(\d{1,2}(?:[:.]\d{2})? Uhr)`

// tellComing reads when somebody came or went.
func tellComing(p *Parser, t passage) bool {
	for _, f := range comings {
		m := f.form.FindStringSubmatchIndex(t.text[t.from:])
		if m == nil {
			continue
		}
		groups := []string{t.text[t.from+m[2] : t.from+m[3]], t.text[t.from+m[4] : t.from+m[5]]}
		a := p.subject(groups[2-f.clock])
		clock := minutes.Printed(findTime(groups[f.clock-1]))
		if a == nil || clock == "" {
			continue
		}
		return p.bound(a, clock, f.leave, t)
	}
	return false
}
