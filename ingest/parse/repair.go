package parse

import (
	"strings"
	"unicode/utf8"

	"ratsgraph/ingest/minutes"
)

// Text recognition takes some letters for others. What is printed stays; where it
// is certain what was meant, a repaired reading is kept beside it, with the rule
// that made it.
//
//	GerberstraBe     -> Gerberstraße      a capital B or R within small letters is an ß
//	Biirgermeister   -> Bürgermeister     ii is an ü
//	Mu1ler           -> Muller            a digit within small letters is a letter
//	Wéhlergemeinschaft -> Wählergemeinschaft    a word that is known
const (
	repairCapital = "capital within a word"
	repairDouble  = "ii for ü"
	repairDigit   = "digit within a word"
	repairKnown   = "known word"
)

// knownWords are words in which recognition damages umlauts, and which mean one
// thing however damaged.
var knownWords = knownBySkeleton("Bündnis Grüne Grünen Wähler Wählergemeinschaft Wählergruppe Unabhängige Schriftführer Schriftführerin Protokollführer " +
	"Protokollführerin Schriftführung Protokollführung Bürgermeister Bürgermeisterin Oberbürgermeister Öffentlich öffentlich öffentlicher öffentlichen " +
	"Nichtöffentlich nichtöffentlicher Eröffnung Begrüßung Beschlussfähigkeit ordnungsgemäßen Genehmigung Änderung Ergänzung Flächennutzungsplan Straße " +
	"Straßenausbau Anträge Verschiedenes Bürgerhaus Erschließung Förderung Gebühren Gebührensatzung Gewässer Grundstück Grundstücke Grundstücksangelegenheiten " +
	"Überprüfung Übertragung Vergütung Kindertagesstätte Kindertagesstätten Rathäuser Ausschüsse Ausschüssen Beschlüsse Beschlüssen Zuschüsse Auszählung " +
	"Entschädigung Friedhofsgebühren Öffnungszeiten Büchereien Schülerbeförderung Verfügung Kläranlage Löschfahrzeug Feuerwehrgerätehaus Gemeindebücherei Umrüstung")

// knownBySkeleton keeps words by what is left of them when umlauts are damaged.
func knownBySkeleton(list string) map[string]string {
	out := map[string]string{}
	for _, w := range strings.Fields(list) {
		out[Skeleton(Fold(w))] = w
	}
	return out
}

// repair is the repaired reading of printed words; nil if nothing is damaged.
func repair(s string) *minutes.Repair {
	if !maybeDamaged(s) {
		return nil
	}
	words := strings.Split(s, " ")
	rules := []string{}
	for i, w := range words {
		parts := strings.Split(w, "/")
		for k, p := range parts {
			fixed, rule := repairWord(p)
			if rule != "" {
				parts[k], rules = fixed, addNew(rules, rule)
			}
		}
		words[i] = strings.Join(parts, "/")
	}
	if len(rules) == 0 {
		return nil
	}
	return &minutes.Repair{Text: strings.Join(words, " "), Rule: strings.Join(rules, ", ")}
}

// maybeDamaged is a cheap look for signs of damage.
func maybeDamaged(s string) bool {
	if strings.Contains(s, "ii") || strings.ContainsAny(s, "éèêáó") {
		return true
	}
	for i := 1; i+1 < len(s); i++ {
		if (s[i] == 'B' || s[i] == 'R' || s[i] == '1' || s[i] == '0') && small(s[i-1]) && (small(s[i+1]) || s[i+1] == ' ') {
			return true
		}
	}
	return false
}

// repairWord repairs one word; rule is empty if there is nothing to repair.
func repairWord(w string) (fixed, rule string) {
	bare := strings.Trim(w, ".,;:()-„“\"")
	if len(bare) < 3 {
		return w, ""
	}
	if known := knownWords[Skeleton(Fold(bare))]; known != "" && known != bare && Fold(known) != Fold(bare) && len(bare) > 5 {
		return strings.Replace(w, bare, withCase(known, bare), 1), repairKnown
	}
	fixed = bare
	if strings.Contains(fixed, "ii") && !strings.Contains(fixed, "aii") && upperStart(fixed[:1]) == upperStart(bare[:1]) {
		fixed, rule = strings.ReplaceAll(fixed, "ii", "ü"), repairDouble
	}
	if b := sharpS(fixed); b != fixed {
		fixed, rule = b, joinedBy(rule, ", ", repairCapital)
	}
	if b := within(within(fixed, "1", "l"), "0", "o"); b != fixed {
		fixed, rule = b, joinedBy(rule, ", ", repairDigit)
	}
	if rule == "" {
		return w, ""
	}
	return strings.Replace(w, bare, fixed, 1), rule
}

// sharpS replaces a capital B or R that stands where an ß may: behind a vowel, in
// front of a small letter or at the end.
func sharpS(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if (s[i] == 'B' || s[i] == 'R') && i > 0 && vowel(s[i-1]) && (i+1 == len(s) || small(s[i+1])) {
			b.WriteString("ß")
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// vowel holds for small vowels and the last byte of an umlaut.
func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 || c >= 0x80 }

// within replaces letters that stand between small ones.
func within(s, letters, by string) string {
	if !strings.ContainsAny(s, letters) {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if i > 0 && i+1 < len(s) && strings.IndexByte(letters, s[i]) >= 0 && small(s[i-1]) && small(s[i+1]) {
			b.WriteString(by)
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

// withCase gives a known word the first letter's case of the printed one.
func withCase(known, printed string) string {
	k, n := utf8.DecodeRuneInString(known)
	p, _ := utf8.DecodeRuneInString(printed)
	if p >= 'A' && p <= 'Z' || strings.ContainsRune("ÄÖÜÉÓ", p) {
		return strings.ToUpper(string(k)) + known[n:]
	}
	return strings.ToLower(string(k)) + known[n:]
}

// repairs keeps repaired readings beside what is printed.
func (p *Parser) repairs() {
	for i := range p.out.Attendance {
		a := &p.out.Attendance[i]
		a.Repaired, a.PartyRead = repair(a.Name), repair(string(a.Party))
	}
	for i := range p.out.Agenda {
		p.out.Agenda[i].Repaired = repair(p.out.Agenda[i].Title)
	}
	s := &p.out.Session
	for name, v := range map[string]minutes.Printed{"municipality": s.Municipality, "body": s.Body, "place": s.Place, "chair": s.Chair, "secretary": s.Secretary} {
		if r := repair(string(v)); r != nil {
			if s.Repaired == nil {
				s.Repaired = map[string]minutes.Repair{}
			}
			s.Repaired[name] = *r
		}
	}
}
