package text_test

import (
	"testing"

	"ratsgraph/ingest/text"
)

// TestRTF prints paragraphs, letters however they are written, numbers of lists,
// tables and page ends; not fonts, codes, pictures, or what is hidden or deleted.
func TestRTF(t *testing.T) {
	t.Parallel()
	body := `{\rtf1\ansi\ansicpg1252\uc1{\fonttbl{\f0\fswiss Arial;}{\f1 Symbol;}}{\stylesheet{\s1 Standard;}}{\info{\title Nicht zu lesen}}` +
		`{\header\pard Gemeinde Neustadt\par}{\footer Fu\'df\par}` + "\r\n" +
		`\pard\plain\b Niederschrift\b0\par Er\'f6ffnung \u8211? \u252 ?ber 18\~Uhr\line Ende\par` + "\n" +
		`\pard{\listtext\pard\plain 1.\tab}Haushalt{\v versteckt}{\deleted alt}{\*\bkmkstart x}{\pict 0a0b}\par` +
		`{\field{\*\fldinst HYPERLINK "x"}{\fldrslt Seite}} \{eins\}\par\pard` +
		`\trowd\cellx2000\cellx4000\cellx6000\pard\intbl Vorsitz\cell Anna\cell Adler\cell\row` +
		`\trowd\cellx4010\cellx6000\pard\intbl Mitglied Berta\cell Busch\par zweite Zeile\cell\row\pard ` +
		`nach der Tabelle\par\page Seite zwei\par}`
	check(t, read(t, []byte(body)), text.RTF, `Gemeinde Neustadt

Niederschrift
Eröffnung – über 18`+"\u00a0"+`Uhr
Ende
1.      Haushalt
Seite {eins}

Vorsitz   Anna   Adler
Mitglied Berta   Busch
                 zweite Zeile

nach der Tabelle
`+"\f"+`Seite zwei

Fuß
`)
}
