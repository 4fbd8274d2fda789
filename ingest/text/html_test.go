package text_test

import (
	"testing"

	"ratsgraph/ingest/text"
)

// TestHTML prints pages as the council systems make them.
func TestHTML(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ name, html, want string }{
		{
			"an item of one system: labels and values, then nested documents",
			`<!DOCTYPE html><html><head><title>Auszug</title><style>td {color: red}</style></head><body>
<nav><a href="/">Startseite</a></nav>
<h1>Auszug - Neubau der Brücke</h1>
<table class="tk1"><tr><td>TOP:</td><td>Ö 5</td><td>Beschlussart:</td><td>ungeändert beschlossen</td></tr>
<tr><td>Gremium:</td><td>Rat der Stadt Neustadt</td><td>&nbsp;</td><td></td></tr></table>
<table><tr><td><html><head><title>x</title></head><body><h3>Wortprotokoll</h3><p>Frau Beispiel
  fragt&nbsp;nach.<br>Herr Muster antwortet.</p></body></html></td></tr></table>
<script>alert(1)</script><div style="display: none">verborgen</div></body></html>`,
			`Auszug - Neubau der Brücke

TOP:       Ö 5
Beschlussart:   ungeändert beschlossen
Gremium:   Rat der Stadt Neustadt

Wortprotokoll

Frau Beispiel fragt nach.
Herr Muster antwortet.
`,
		},
		{
			"an agenda of another: a table of numbers, titles and papers",
			`<table id="smc_page_to0040_contenttable1"><thead><tr><th>TOP</th><th>Betreff</th><th>Vorlage</th></tr></thead>
<tbody><tr class="smcrow1"><td>Ö 1</td><td><a href="x">Eröffnung der Sitzung</a></td><td></td></tr>
<tr class="smcrow2"><td>Ö 2</td><td>Haushalt <b>2024</b></td><td>VO/2024/017</td></tr>
<tr><td colspan="3">Nichtöffentlicher Teil</td></tr></tbody></table>`,
			`TOP   Betreff                 Vorlage
Ö 1   Eröffnung der Sitzung
Ö 2   Haushalt 2024           VO/2024/017
Nichtöffentlicher Teil
`,
		},
		{
			"party columns, a cell over two rows, lists",
			`<table><tr><td rowspan="2">anwesend</td><td>SPD<br>Frau Adler</td><td>CDU<br>Herr Busch<br>Herr Dorn</td></tr>
<tr><td>Herr Esche</td><td>-</td></tr></table><ol start="3"><li>Erstens<li value="7">Zweitens<li>Drittens</ol><ul><li>ohne Zahl</ul>`,
			`anwesend   SPD          CDU
           Frau Adler   Herr Busch
                        Herr Dorn
           Herr Esche   -

3. Erstens
7. Zweitens
8. Drittens

- ohne Zahl
`,
		},
		{
			"definitions and preformatted text",
			"<dl><div><dt>Sitzung</dt><dd>3. Sitzung</dd></div><dt>Raum</dt><dd>Saal</dd></dl><pre>a\n  b</pre>Ende",
			"Sitzung   3. Sitzung\nRaum      Saal\n\na\n  b\n\nEnde\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			check(t, read(t, []byte(c.html)), text.HTML, c.want)
		})
	}
}

// TestHTMLEncoding reads umlauts in the encodings that pages come in.
func TestHTMLEncoding(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"<p>Größe</p>", "<p>Gr\xf6\xdfe</p>", "<p>Gr&ouml;&szlig;e</p>", "\xff\xfe<\x00p\x00>\x00G\x00r\x00\xf6\x00\xdf\x00e\x00"} {
		check(t, read(t, []byte(body)), text.HTML, "Größe\n")
	}
}
