package parse

import "strings"

// tellQuorum reads the statement that the body can decide, and from it the body
// where the head does not name it.
//
//	Er stellt fest, dass der Werkausschuss ordnungsgemäß geladen und beschlussfähig ist.
func tellQuorum(p *Parser, t passage) bool {
	at := strings.Index(Fold(t.text[t.from:]), "beschlu")
	if at < 0 {
		return false
	}
	s := sentenceAround(t.text, min(len(t.text)-1, t.from+at))
	f := Fold(s)
	if !anyIn(f, stating) || strings.HasPrefix(s, "-") || len(s) > 600 {
		return false
	}
	if p.out.Quorum == nil {
		p.out.Quorum = p.statement(t, s)
	}
	if m := statedOf.FindStringSubmatch(s); m != nil {
		if b := nominative(m[1]); hasBodyWord(b) && !strings.Contains(b, ",") {
			p.set("body", &p.out.Session.Body, b, p.span(t.at, t.at, t.rule))
		}
	}
	return true
}

// stating are words with which something is stated.
var stating = words("stellt", "stellte", "festgestellt", "fest,", "ist beschluss", "beschlussfähig ist", "gegeben", "ist damit", "ist somit", "war beschluss", "waren", "sind anwesend", "ist und", "beschlussfähig.")

// statedOf is the body that is stated to be able to decide.
var statedOf = compile(`dass (?:der|die|das) (\p{Lu}[\p{L}-]*(?: (?:für |und )?\p{Lu}[\p{L}-]*){0,3}) (?:form|ordnung|frist|beschlu|mit |durch )`)

// noRecusal says that nobody has a conflict of interest.
//
//	Niemand erklärt sich für befangen.      Befangenheiten werden nicht angezeigt.
var noRecusal = compile(`(?:kein|niemand|nicht)\w*\b.{0,60}befangen|befangenheit\w*.{0,60}\b(?:nicht|kein|keine)\b`)

// tellNoRecusal reads the statement that nobody has a conflict of interest.
func tellNoRecusal(p *Parser, t passage) bool {
	at := strings.Index(Fold(t.text[t.from:]), "befangen")
	if p.out.NoRecusal != nil || at < 0 {
		return false
	}
	s := sentenceAround(t.text, min(len(t.text)-1, t.from+at))
	if len(s) > 250 || !noRecusal.MatchString(Fold(s)) {
		return false
	}
	p.out.NoRecusal = p.statement(t, s)
	return true
}

// nextForm is the day of the next session.
//
//	Die nächste Sitzung des Ortsrates findet am Dienstag, 04.05.2021 um 18 Uhr statt.
//	Nächste Sitzung: 04.05.2021
var nextForm = compile(`(?i)n(?:ä|a|é|ae)chste[nr]? (?:öffentliche[nr]? |reguläre[nr]? |planmäßige[nr]? )?([\p{L}-]*)sitzung((?: (?:des|der|vom) [^.,;:()]{3,60}?)?)(?: findet| ist| wird| soll|,|:| laut Plan| aufgrund [^.,]{3,40})*(?: (?:f.{1,3}r|auf))?(?: voraussichtlich| vorauss\.| bereits)*(?: am| den|:)? ?(?:(?:Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag)s?,? ?)?(?:den |dem )?$`)

// nextSits names the body as that which sits next.
//
//	Der nächste Ausschuss tagt am 28.10.2019.
var nextSits = compile(`(?i)(?:der|die) n(?:ä|a|é|ae)chste (?:Ausschuss|Rat|Gemeinderat|Stadtrat|Ortsrat|Beirat) (?:tagt|findet|ist)(?: statt)?(?: wieder| voraussichtlich)* am (?:\pL+, ?(?:dem |den )?)?$`)

// tellNext reads the day of the body's next session.
func tellNext(p *Parser, t passage) bool {
	if p.out.Next != "" {
		return false
	}
	for at := t.from; at < len(t.text); {
		iso, from, to := findDate(t.text[at:])
		if iso == "" || at+from > t.from+200 {
			return false
		}
		if nextSits.MatchString(t.text[:at+from]) && iso > string(p.out.Session.Date) {
			s := p.span(t.at, min(t.at+1, t.last), t.rule)
			p.out.Next, p.out.NextSpan = printed(iso), &s
			return true
		}
		m := nextForm.FindStringSubmatch(t.text[:at+from])
		if m != nil && p.ownSession(m[1], m[2]) && iso > string(p.out.Session.Date) {
			s := p.span(t.at, min(t.at+1, t.last), t.rule)
			p.out.Next, p.out.NextSpan = printed(iso), &s
			return true
		}
		at += to
	}
	return false
}

// ownSession reports whether the words for a session mean one of the same body.
func (p *Parser) ownSession(compound, of string) bool {
	body := Fold(string(p.out.Session.Body))
	if c := Fold(compound); c != "" && c != "plenar" {
		n, _ := nominativeWord(strings.TrimSuffix(compound, "-"))
		if n = Fold(n); body == "" {
			return false
		}
		return strings.HasPrefix(body, n) || strings.HasSuffix(firstWord(body), n) || len(n) > 8 && strings.HasPrefix(body, n[:len(n)-2])
	}
	of = strings.TrimSpace(of)
	if of == "" {
		return true
	}
	_, of, _ = strings.Cut(of, " ")
	other := Fold(nominative(of))
	return body == "" || strings.HasPrefix(body, other) || strings.HasPrefix(other, body) || strings.HasSuffix(body, other)
}
