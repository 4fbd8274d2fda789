package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// fromOutside is a person who speaks for an organisation from outside.
//
//	Frau Probe vom Institut für Beispiele aus Musterau informiert über ...
//	Herr Dr. Muster vom Planungsbüro Probe & Partner stellt den Entwurf vor.
var fromOutside = compile(`((?:Herrn?|Frau|Hr\.|Fr\.) (?:(?:Dr\.|Prof\.|Dipl\.-Ing\.) )*\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)?),? (?:vom|von der|von dem|von|der) (\p{Lu}[^.;:()]{3,90}?)(?:,| aus \p{Lu}[\p{L}-]+)? (?:informier|berichte|stell|erl(?:ä|a|é)uter|tr(?:ä|a|é)gt|tragen|pr(?:ä|a|é)sentier|referier|gibt|gab|h(?:ä|a|é)lt|hielt|zeigt|f(?:ü|u|i)hrt|beantwort|nimmt|geht)`)

// outside are words that name organisations, at the start or end of a word, folded.
var outside = phrasesOf("institut", "buro", "verband", "verein", "gesellschaft", "stiftung", "universitat", "hochschule", "gmbh", "firma", "agentur",
	"akademie", "zentrum", "kammer", "polizei", "genossenschaft", "initiative", "kanzlei", "betrieb", "diakonie", "caritas", "e.v", "e. v", "ag ", "kreuz",
	"zeitung ", "tageblatt", "rundschau ", "anzeiger ", "kurier ", "nachrichten ")

// tellOrganisation reads an organisation from outside and who spoke for it.
func tellOrganisation(p *Parser, t passage) bool {
	if !strings.Contains(t.text, "Herr") && !strings.Contains(t.text, "Frau") && !strings.Contains(t.text, "Hr.") && !strings.Contains(t.text, "Fr.") {
		return false
	}
	if !outside.in(Fold(t.text)) {
		return false
	}
	m := fromOutside.FindStringSubmatchIndex(t.text)
	if m == nil || m[0] < t.from-1 || m[0] > t.from+len(p.lines[t.at].text) {
		return false
	}
	name := strings.TrimSpace(t.text[m[4]:m[5]])
	if !isOutside(name) {
		return false
	}
	p.addOrganisation(minutes.Organisation{
		Name: name, Speaker: t.text[m[2]:m[3]], Item: p.itemNumberAt(t.at), Span: p.span(t.at, t.at, t.rule),
	})
	return true
}

// isOutside reports a name that is one of an organisation.
func isOutside(name string) bool {
	f := Fold(name) + " "
	if isOffice(firstWord(name)) && !strings.Contains(Fold(firstWord(name)), "buro") && !strings.Contains(Fold(firstWord(name)), "ver") && !strings.HasPrefix(f, "firma") {
		return false
	}
	return outside.in(f) && !strings.Contains(f, "verwaltung") && !strings.Contains(f, "fraktion")
}

// isPrivate reports an organisation that cannot be part of an administration.
func isPrivate(name string) bool {
	f := Fold(name)
	for _, w := range []string{"planungsburo", "ingenieurburo", "ing.-buro", "gmbh", "firma", "kanzlei", "rechtsanwalt", "architekt"} {
		if strings.Contains(f, w) {
			return true
		}
	}
	return false
}

// addOrganisation adds an organisation once.
func (p *Parser) addOrganisation(o minutes.Organisation) {
	if len(p.out.Organisations) >= mostPeople {
		return
	}
	for _, b := range p.out.Organisations {
		if Fold(b.Name) == Fold(o.Name) && b.Speaker == o.Speaker {
			return
		}
	}
	p.out.Organisations = append(p.out.Organisations, o)
}

// organisationsListed adds the organisations that guests on the list speak for.
func (p *Parser) organisationsListed() {
	for _, a := range p.out.Attendance {
		if a.Organisation != "" && a.Group == minutes.Guest {
			p.addOrganisation(minutes.Organisation{Name: a.Organisation, Speaker: joined(a.Salutation, joined(a.Title, a.Name)), Span: a.Span})
		}
	}
}
