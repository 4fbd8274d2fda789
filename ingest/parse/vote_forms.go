package parse

import "strings"

// Forms in which counts are printed without the words that they have elsewhere;
// readVote brings them to those words first.
//
//   - 12 - 3 0 1          J: 12 N: 3 E: 1      12 J / 3 N / 1 E
//     Für: 12, Gegen: 3     12 Stimmen für, 3 Stimmen gegen
//     Zustimmung: 12, Ablehnung: 3
var countForms = []struct {
	form *pattern
	as   string
}{
	{compile(`^\+ ?(\d{1,3}) ?[/,;]? ?[-–] ?(\d{1,3}) ?[/,;]? ?(?:0|o|\+/-|±) ?:? ?(\d{1,3})$`), "ja: $1 nein: $2 enthaltung: $3"},
	{compile(`^j ?[:.]? ?(\d{1,3})[ ,;/]+n ?[:.]? ?(\d{1,3})[ ,;/]+e(?:nth\.?)? ?[:.]? ?(\d{1,3})$`), "ja: $1 nein: $2 enthaltung: $3"},
	{compile(`^(\d{1,3}) ?j[ ,;/]+(\d{1,3}) ?n[ ,;/]+(\d{1,3}) ?e(?:nth\.?)?$`), "ja: $1 nein: $2 enthaltung: $3"},
	{compile(`^(?:abstimmung ?:? ?)?fur ?:? ?(\d{1,3})[ ,;/]+gegen ?:? ?(\d{1,3})\b`), "dafur: $1 dagegen: $2"},
	{compile(`\b([a-z0-9]{1,12}) stimmen? fur[ ,;/]+(?:und )?([a-z0-9]{1,12}) stimmen? gegen\b`), "$1 dafur $2 dagegen"},
	{compile(`\bzustimmung(?:en)? ?: ?(\d{1,3})[ ,;/]+ablehnung(?:en)? ?: ?(\d{1,3})\b`), "dafur: $1 dagegen: $2"},
	{compile(`\b(dagegen ?:? ?\d{1,3})[ ,;/]+enthalten ?:? ?(\d{1,3})\b`), "$1 enthaltung: $2"},
	{compile(`\b(ja ?-? ?stimmen?|nein ?-? ?stimmen?|gegenstimmen?|(?:stimm)?enthaltung(?:en)?|dagegen|nein) ?: ?keine\b`), "$1: 0"},
	{compile(`^(?:\(?ja ?/ ?nein ?/ ?(?:enth\.?|enthaltung(?:en)?)\)? ?:? ?)(\d{1,3}) ?/ ?(\d{1,3}) ?/ ?(\d{1,3})$`), "ja: $1 nein: $2 enthaltung: $3"},
}

// plainCounts brings such forms to the words that counts have elsewhere.
func plainCounts(folded string) string {
	if len(folded) > 300 || !hasDigit(folded) && !strings.Contains(folded, " fur") && !strings.Contains(folded, "keine") {
		return folded
	}
	for _, c := range countForms {
		if c.form.MatchString(folded) {
			folded = c.form.ReplaceAllString(folded, c.as)
		}
	}
	return folded
}

// labelsFirst reports counts of which each stands behind what it counts, so that no
// number belongs to the word behind it.
//
//	Anzahl der Mitglieder: 17 anwesend: 15 dafür: 14 dagegen: 0
func labelsFirst(list []token) bool {
	numbers := 0
	for i, k := range list {
		if !bare(k) {
			continue
		}
		if !numberLabelled(list, i) {
			return false
		}
		numbers++
	}
	if numbers < 2 {
		return false
	}
	for i := len(list) - 1; i >= 0 && !bare(list[i]); i-- {
		if ballotWords[list[i].word] != ballotNone {
			return false
		}
	}
	return true
}

// numberLabelled reports a number that stands behind a side's name, or behind a word and
// a colon.
func numberLabelled(list []token, i int) bool {
	for j := i - 1; j >= 0 && j >= i-5; j-- {
		w := list[j].word
		switch w {
		case ":", "=":
			return j > 0 && letter(list[j-1].word[0])
		case "-", "stimmen", "stimme", ".", "(", ")":
			continue
		}
		return ballotWords[w] != ballotNone
	}
	return false
}
