package parse

import "strings"

// What text recognition does to numbers and keywords is undone here, to read them
// and for nothing else: values stay as printed.
//
//	Dagegen: O      l2 Ja-Stimmen      einstimrnig      O3.12.2O15      18:3O Uhr

// mendDigits gives back the digits of numbers in which a 1 was taken for an l or
// an I, or a 0 for an O. A word without any digit is no number. It keeps the length.
func mendDigits(s string) string {
	if !hasDigit(s) || !strings.ContainsAny(s, "lIiOo") {
		return s
	}
	out := []byte(s)
	for i := 0; i < len(s); {
		j, all, some := i, true, false
		for ; j < len(s) && wordByte(s[j]); j++ {
			some = some || digit(s[j])
			all = all && (digit(s[j]) || lookalike(s[j]) != 0)
		}
		if all && some && j-i <= longestNumber {
			mendWord(out[i:j])
		}
		i = max(j, i+1)
	}
	return string(out)
}

// longestNumber is how many digits a mended number has at most: a year has four.
const longestNumber = 4

// mendWord gives back the digits of a word of digits and letters that look so.
func mendWord(w []byte) {
	for i, c := range w {
		if d := lookalike(c); d != 0 {
			w[i] = d
		}
	}
}

// lookalike is the digit that a letter looks like; 0 if it looks like none.
func lookalike(c byte) byte {
	switch c {
	case 'l', 'I', 'i':
		return '1'
	case 'O', 'o':
		return '0'
	}
	return 0
}

func wordByte(c byte) bool { return letter(c) || digit(c) || c >= 'A' && c <= 'Z' }

// loneDigits are letters that stand where a number of votes stands.
//
//	dagegen: o      o nein-stimmen      ja: ll
var (
	digitBehind = compile(`\b(?:ja|nein|dafur|dagegen|(?:stimm)?enthaltung(?:en)?|(?:ja|nein|gegen)-?stimmen?) ?[:=] ?([oil]{1,2})(?:[ ,;./]|$)`)
	digitBefore = compile(`(?:^|[ ,;(])([oil]{1,2}) (?:ja|nein|gegen|enthalt|stimm)`)
)

// mendVote gives the numbers of a folded result back.
func mendVote(folded string) string {
	folded = mendDigits(folded)
	if !loneLetter(folded) {
		return folded
	}
	out := []byte(folded)
	for _, form := range []*pattern{digitBehind, digitBefore} {
		for _, m := range form.FindAllStringSubmatchIndex(folded, -1) {
			mendWord(out[m[2]:m[3]])
		}
	}
	return string(out)
}

// loneLetter reports that a word of a folded text is nothing but letters that look
// like digits.
func loneLetter(folded string) bool {
	for i := 0; i < len(folded); {
		j, all := i, true
		for ; j < len(folded) && wordByte(folded[j]); j++ {
			all = all && lookalike(folded[j]) != 0
		}
		if all && j > i && j-i <= 2 {
			return true
		}
		i = max(j, i+1)
	}
	return false
}

// damagedVotes are words of votes in which text recognition took mm for rnm or
// mrn.
var damagedVotes = strings.NewReplacer("einstimrnig", "einstimmig", "einstirnmig", "einstimmig", "rnehrheit", "mehrheit", "angenornmen", "angenommen", "angenomrnen", "angenommen", "stirnme", "stimme", "stimrne", "stimme", "rnit ", "mit ", "genehrnigt", "genehmigt")

// damagedSs are words in which text recognition took B for ß.
var damagedSs = strings.NewReplacer("beschlub", "beschluss", "ausschub", "ausschuss", "beschliebt", "beschliesst")

// foldWords folds, and mends the words for what bodies do and are.
func foldWords(s string) string {
	f := Fold(s)
	if strings.Contains(f, "chub") || strings.Contains(f, "chlub") || strings.Contains(f, "chlieb") {
		f = damagedSs.Replace(f)
	}
	return f
}

// foldVote folds the words of a vote, with their damage mended.
func foldVote(s string) string {
	f := foldWords(s)
	if strings.Contains(f, "rn") {
		f = damagedVotes.Replace(f)
	}
	return f
}

// damagedClock is a time of which text recognition took a 1 for an l, or a 0 for
// an O.
var damagedClock = compile(`(?:\d:l\d|\b[\dlO]{1,2}[:.][\dlOo]{2} ?Uhr)`)

// digitsBack gives damaged digits back.
var digitsBack = strings.NewReplacer("l", "1", "O", "0", "o", "0")

// mendClock gives the digits of damaged times back. It keeps the length.
func mendClock(s string) string {
	if !strings.ContainsAny(s, "lO") || !strings.Contains(s, ":") && !strings.Contains(s, "Uhr") {
		return s
	}
	return damagedClock.ReplaceAllStringFunc(s, digitsBack.Replace)
}
