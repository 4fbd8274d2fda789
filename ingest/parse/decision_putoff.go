package parse

import (
	"strings"

	"ratsgraph/ingest/minutes"
)

// Decisions to put off what was to be decided: in one sentence, or by following
// what somebody asked for in the sentence before.
//
//	Der Ortsrat beschließt einstimmig, den Tagesordnungspunkt 6 zu vertagen.
//	Frau Klee bittet darum, die Entscheidung bis zur nächsten Sitzung zu vertagen.
//	Der Ortsrat stimmt der Bitte einstimmig zu.
const business = `(?:tagesordnungspunkte?s?|tops?|punkt|antrag|antrags|antrage|beratung|beschlussfassung|entscheidung|beschluss|drucksache|beschlussvorlage|vorlage|angelegenheit|thema|resolution)`

var (
	putOffObject = compile(`(?:\b(?:den|die|das|diesen|diese|dieses|dass (?:ein|der|die|das|dieser|diese)) (?:vorliegenden? |vorgelegten? |gesamten? )?)` + business +
		`\b(?:[^.;]|\be\. ?v\.){0,240}?\b(?:zu vertagen|zuruckzustellen|vertagt wird|zuruckgestellt wird|zur nachsten sitzung zu verschieben|auf die nachste sitzung zu verschieben|in der nachs ?ten sitzung (?:erneut |wieder )?zu beraten)`)
	putOffAsked  = compile(`\b(?:beantragt|bittet|schlagt|stellt den antrag|stellt daher den antrag|regt an)\b`)
	putOffAgreed = compile(`^(?:dies (?:beschliesst|beschliessen)|dem (?:stimmt|stimmen|folgt|folgen)|(?:diesem|dem) (?:antrag|vorschlag|wunsch) (?:stimmt|stimmen|folgt|folgen|wird)|(?:dieser|der) bitte|dieser antrag (?:wird|ist)|dieser vorschlag (?:wird|ist)|` + council + `[^,.]{0,60} (?:stimmt|stimmen|folgt|folgen) (?:der bitte|dem antrag|dem vorschlag|diesem antrag|diesem vorschlag)[^,.]{0,80}\.?$|` + council + ` (?:ist|sind) (?:damit|hiermit) [^,.]{0,30}einverstanden\.?$)`)
)

// putsOff reports a sentence that decides to put off an item, not money or an
// event.
func putsOff(f string) bool {
	return (strings.Contains(f, "vertag") || strings.Contains(f, "zuruckzustellen") || strings.Contains(f, "zuruckgestellt") || strings.Contains(f, "nachs")) && putOffObject.MatchString(f)
}

// agreed gives the outcome of a sentence that follows what the one before asked
// for: to put off, if that was asked for.
func agreed(before, f string, o minutes.Outcome) minutes.Outcome {
	if o != minutes.Accepted {
		return o
	}
	if before = foldVote(before); putsOff(before) && putOffAsked.MatchString(before) && putOffAgreed.MatchString(f) {
		return minutes.Postponed
	}
	return o
}
