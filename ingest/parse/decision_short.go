package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// pureNote reports words that do nothing but take note: no further verb makes a
// resolution of them.
func pureNote(folded string) bool {
	if !strings.Contains(folded, "kenntnis") {
		return false
	}
	for _, w := range []string{"beschliess", "stimmt ", "stimmen ", "beauftragt", "zu beauftragen", "empfiehlt", "ermachtig", "bestellt", "genehmig", "zugestimmt", "beschlossen", "billigt", "spricht sich", "fordert", "erteilt", "wahlt", "beruft", "anerkannt", "anerkenn", "erkennt ", "bestimmt", "setzt ", "fasst ", "fassen "} {
		if w == "beauftragt" && strings.Count(folded, w) == strings.Count(folded, "beauftragte") {
			continue // an office: Gleichstellungsbeauftragte
		}
		if strings.Contains(folded, w) {
			return w == "stimmt " && strings.Contains(folded, "zustimmend") && !strings.Contains(folded, "stimmt der")
		}
	}
	return len(folded) < 900
}

// shortWords begin a resolution that is itself an outcome, in few words.
var shortWords = compile(`^(?:(?:der |die )?(?:antrag|anfrage|vorlage|punkt|top)[a-z ]{0,20} )?(?:wird |ist |wurde )?(?:in |an )?(?:den |die |das |im )?(?:verwiesen|verweis|verweisung|kenntnisnahme|zustimmende kenntnisnahme|einverstanden|mit (?:der )?stellungnahme|erledigt|erledigung|weiterbehandlung|zuruckgezogen|vertagt|vertagung|zuruckgestellt|abgesetzt|(?:mehrheitlich|einstimmig) |keine beschlussempfehlung|gilt als|zur kenntnis|stellungnahme |keiner?, nur|zustimmung|ablehnung|ungeandert|geandert|angenommen|abgelehnt|zugestimmt|beschlossen|empfohlen|ohne |wie vorlage|vorberaten|mit anderungen|die stellungnahme|die antwort|antrag |weitere)`)

// shortOutcome says what the words of a resolution come to by themselves; empty
// for the text of a resolution, which says nothing about its fate.
func shortOutcome(folded string) minutes.Outcome {
	folded = strings.Trim(folded, " .:-")
	if strings.HasPrefix(folded, "keiner") && !strings.Contains(folded, "kenntnis") {
		return ""
	}
	if len(folded) < 260 && shortWords.MatchString(folded) || len(folded) < 60 && !strings.Contains(folded, "beschliess") {
		o := outcomeOf(folded)
		if o == minutes.Noted && strings.Contains(folded, "weiterbehandlung") {
			return minutes.Referred
		}
		return o
	}
	if pureNote(folded) {
		return minutes.Noted
	}
	if m := wholePutOff.FindStringSubmatch(folded); m != nil {
		return outcomeOf(m[1])
	}
	return ""
}

// wholePutOff is a resolution of one sentence that does nothing but refer an item
// or put it off.
//
//	Der Antrag wird an den Ausschuss für Bau und Verkehr verwiesen.
var wholePutOff = compile(`^(?:der|die|das|dieser|diese|dieses) (?:antrag|antrage|vorlage|beschlussvorlage|angelegenheit|tagesordnungspunkt|punkt|beratung|entscheidung|beschlussfassung|drucksache|anfrage|resolution|thema)\b[^.;:]{0,140} (?:wird|werden) [^.;:]{0,160}\b(verwiesen|uberwiesen|zuruckgestellt|vertagt|zuruckgezogen)(?:$|, (?:bis|weil|da|nachdem) [^.;]{3,200}$)`)

// targetPhrase names the body to which something was referred.
//
//	In den Sozialausschuss verwiesen      Verwiesen an Ausschuss für Bauen
//	an den Fachausschuss Schulen zu verweisen      dem Bauausschuss zugewiesen
var targetPhrase = compile(`(?:\b(?:[Ii]n|[Aa]n|[Ii]m|[Zz]ur Beratung in) (?:den |die |das |dem |der )?|\b[Dd]em )((?:[A-ZÄÖÜ][^ ,.;]*(?:aus- ?schus|ausschus|Ausschus|[Bb]eirat|[Rr]at\b|kommission|Kommission|Fraktion)[^ .;,]*|Aufsichtsrat|Stiftungsrat)(?: (?:für|der|des|und|[A-ZÄÖÜ])[^ .;,]*)*)`)

// target notes to which body an item was referred.
func (d *decider) target(dec *decided) {
	if dec.Outcome != minutes.Referred {
		return
	}
	for _, s := range []string{dec.Result, dec.Text} {
		if m := targetPhrase.FindStringSubmatch(s); m != nil {
			dec.Target = minutes.Printed(strings.TrimSpace(strings.TrimSuffix(m[1], " zu")))
			return
		}
	}
}
