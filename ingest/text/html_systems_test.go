package text_test

import (
	"testing"

	"ratsgraph/ingest/text"
)

// TestHTMLSystems prints pages built as the council systems build theirs, with
// all that stands around the agenda.
func TestHTMLSystems(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, html, want string }{
		{
			"the bar with menus holds the title, buttons the items, blocks the rows",
			`<body class="nav"><div id="sidebar-wrapper" role="navigation"><ul><li><a href="i"><i aria-hidden="true">h</i>Startseite</a></li></ul></div>
<div class="page-title" role="navigation"><ul class="nav nav-pills"><li><span class="sr-only">Recherche</span></li></ul><h1>Sitzung des Bauausschusses - 14.03.2024</h1></div>
<div role="main"><ul class="nav nav-tabs"><li><a href="a">Tagesordnung</a></li><li><a href="b">Anwesenheit</a></li></ul>
<div class="smc-table"><div class="smc-table-row"><div class="smc-table-cell">Gremium</div><div class="smc-table-cell">Bauausschuss</div>
</div>
<div class="smc-table-row"><div class="smc-table-cell">Raum</div><div class="smc-table-cell">Saal 2</div></div><p>Gäste willkommen</p></div>
<div class="smc-documents smc-pr-n"><a href="f">Einladung</a></div>
<div><h3><button type="button"> <span class="badge">&Ouml; 1</span>  <span class="smc-badges"><span>Texte</span></span><div class="title">Bauantrag - Lindenweg 4</div></button></h3></div>
<div class="collapse"><p><strong>Beschluss:</strong> Einstimmig beschlossen</p></div><button>Senden</button></div>
<footer><ul><li>Letzte &Auml;nderung: 20.07.2024</li></ul></footer></body>`,
			`Sitzung des Bauausschusses - 14.03.2024

Gremium   Bauausschuss
Raum      Saal 2
Gäste willkommen

Ö 1 Bauantrag - Lindenweg 4

Beschluss: Einstimmig beschlossen
`,
		},
		{
			"tables of files and the day of an addition within the rows of an agenda",
			`<table><thead><tr><th>TOP&nbsp;</th><th colspan="5">Inhalt</th><th>Dokumente</th></tr></thead><tbody><tr><td colspan="7">&Ouml;ffentlicher Teil:</td></tr>
<tr><td><span>3.1 <span class="smcf_tondat">Nachtrag: 01.09.2024</span> <span class="smcf_tondat_star">*</span></span></td><td colspan="3">Frage zum Stadtfest</td><td>&nbsp;</td><td>&nbsp;</td><!--DOC--><td>&nbsp;</td></tr>
<tr><td>4</td><td colspan="3">Neue Ordnung der Musikschule</td><td> <a href="v">IX/2024/0017</a></td><td>&nbsp;</td><td><table class="smcdocbox right"><thead><tr><th>Dokumenttyp</th><th>Bezeichnung</th></tr></thead>
<tbody><tr><td><img src="p" alt="Dokument anzeigen"></td><td>Vorlage <span>323&nbsp;KB</span></td></tr></tbody></table></td></tr>
<tr><td>&nbsp;</td><td>Beschluss: </td><td>zugestimmt</td><td colspan="3">&nbsp;</td><td>&nbsp;</td></tr>
<tr><td>&nbsp;</td><td>Abstimmung: </td><td> Ja:&nbsp;9, Nein:&nbsp;0</td><td colspan="3">&nbsp;</td><td>&nbsp;</td></tr>
</tbody></table><div id="smcfooter">Software: Sitzungsdienst</div>`,
			`TOP   Inhalt                                        Dokumente
Öffentlicher Teil:
3.1   Frage zum Stadtfest
4     Neue Ordnung der Musikschule   IX/2024/0017
      Beschluss:    zugestimmt
      Abstimmung:   Ja: 9, Nein: 0
`,
		},
		{
			"forms of one button each in the rows, the menu as a list",
			`<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body><ul id="menu"><li><a href="s">Sitzungen</a></li><li><a href="k">Kalender</a></li></ul>
<table><tr><th>TOP</th><th colspan="2">&nbsp;</th><th>Betreff</th><th colspan="3">Vorlage</th></tr>
<tr><td><a href="t">Ö&nbsp;4</a></td><td>&nbsp;</td><td><form action="o"><input type="hidden" name="N" value="1" /><input type="submit" value="NA" title="(offen)" /></form></td><td><a href="z">Prognose <span style="color:gray">(Anlage 1)</span></a></td><!--1 --><td><form><input type="submit" value="VO" /><img src="i" alt="Enthält Anlagen" /></form></td><td><a href="v">VO/3561/24</a></td><td>&nbsp;</td></tr>
<tr><td>N&nbsp;10</td><td>&nbsp;</td><td>&nbsp;</td><td>(nichtöffentlich)</td><td>&nbsp;</td><td>&nbsp;</td><td>&nbsp;</td></tr></table></body></html>`,
			`TOP    Betreff               Vorlage
Ö 4    Prognose (Anlage 1)   VO/3561/24
N 10   (nichtöffentlich)
`,
		},
		{
			"a head of columns that is not shown, links that only a screen reader names",
			`<table><caption>Tagesordnungspunkte</caption><colgroup span="4"></colgroup><thead style="display:none;"><tr><th>Nummer</th><th>Übersicht</th></tr></thead><tbody>
<tr><td>I.</td><td>Öffentliche Sitzung</td><td>&nbsp;</td><td><span class="spacer"></span></td></tr>
<tr><td>1.</td><td>Besetzung von Ausschüssen<br />
Größe</td><td>T 02/325/24</td><td><a role="button"><span aria-hidden="true" class="fa-icon"><i></i></span><span aria-hidden="true" class="hide-text">Vorlage T 02/325/24 (125 KB)</span></a><a><span class="hide-text">Besetzung - Vorgang</span></a></td></tr>
<tr><td>2.</td><td><span aria-hidden="true">Fragestunde</span></td><td>&nbsp;</td><td style="visibility: hidden">leer</td></tr></tbody></table>`,
			`Tagesordnungspunkte
I.   Öffentliche Sitzung
1.   Besetzung von Ausschüssen   T 02/325/24
     Größe
2.   Fragestunde
`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			check(t, read(t, []byte(c.html)), text.HTML, c.want)
		})
	}
}
