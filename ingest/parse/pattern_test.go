package parse_test

import (
	"regexp"
	"testing"

	"ratsgraph/ingest/parse"
)

// expressions are ways to build a regular expression from which it is told what a
// text must hold.
var expressions = []string{
	`^(?:es (?:fehlt|fehlen|waren)? ?)?entsch[ui][il1]digt\b`, `^(?:(?:die )?[sc]p?d|.*fraktion(?: .*)?$)`, `\d{1,2}[:.]\d{2} Uhr`, `(?i)ja-?stimmen?|nein|enth\.`,
	`^\(?(?:ja|nein): ?\d+\)?$`, `^$|^x`, `^[^a-y]b?`, `a{2,3}|(?:b|)c`, `^(?:über|ß)?\p{Lu}`, `^(?i)k|ſ`, ` {2,}|\t`, `\bvorlage(?:n)?\b.*nr`, `^.?-`, `(?:ab|cd)(?:ef|gh)?[i-l]x`,
	`(?i)(?:um|ab) (\d{1,2} Uhr) (?:kommt|kam|käm[e]?) [^.]{2,9}? (?:hinzu|ein\b)`, `^(?:bis|ab?|\()\b.{0,3}x$`, `^(?:[^,]{0,3}?[ ,])??nimmt teil`, `(?i)^straße|^[ks]t\.|^(?:ä|ö)l$`,
}

// texts hold parts of what the expressions look for.
var texts = []string{"", "x", "es fehlen entschuldigt", "entschiidigt", "entschuldigte", "cpd", "Die spd", "die Fraktion A", "gruppe-fraktion b", "18:30 Uhr", "8.05 Uhr", "Uhr",
	"JA-STIMMEN", "3 Enth.", "(nein: 4)", "ja:", "zb", "b", "aa", "c", "bc", "überA", "ßB", "Öl", "K", "\u212a", "a  b", "a\tb", "vorlagen: nr 3", "vorlage", "a-", "\xff-", "-",
	"abefkx", "cdlx", "abx", "\xffb", "Um 7 Uhr KAM Herr A ein", "ab 8 uhr \u212aäme B C HINZU", "um 8 Uhr kommt A", "ab", "ab xx", "(x", "bis öx", "an, nimmt teil", "nimmt teil", "\u017ftraße", "STRASSE", "\u212at.", "Öl", "öle"}

// TestPatternSkipsNothing holds patterns against the regular expressions that they
// are made of.
func TestPatternSkipsNothing(t *testing.T) {
	for _, expr := range expressions {
		plain := regexp.MustCompile(expr)
		for _, s := range texts {
			if got, want := parse.Matches(expr, s), plain.MatchString(s); got != want {
				t.Errorf("%s in %q: got %v, want %v", expr, s, got, want)
			}
		}
	}
}

// FuzzPattern looks for a text that a pattern skips and its expression matches.
func FuzzPattern(f *testing.F) {
	for _, s := range texts {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, expr := range expressions {
			if got, want := parse.Matches(expr, s), regexp.MustCompile(expr).MatchString(s); got != want {
				t.Errorf("%s in %q: got %v, want %v", expr, s, got, want)
			}
		}
	})
}
