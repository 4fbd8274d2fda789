package parse

import "strings"

// Elections told as votes for each of those who stood: the votes for the one who
// was elected are those in favour.
//
//	Auf Herrn Vogt entfielen 12, auf Frau Klee 9 Stimmen. Damit ist Herr Vogt gewählt.
//	Frau Klee erhielt 11 Stimmen, Herr Vogt 9 Stimmen. Frau Klee ist damit gewählt.

// candidate is a person who stood, with the salutation or office in front.
const candidate = `(?:(?:Herrn?|Frau|Ratsherrn?|Ratsfrau|Stadtrat|Stadträtin|Gemeinderat|Gemeinderätin|Wahlvorschlag|GR|GRin|Dr\.|Prof\.) )*((?:\p{Lu}[\p{L}-]+ )?\p{Lu}[\p{L}-]+)`

var (
	electedForms = []*pattern{
		compile(`(?:[Dd]amit|[Ss]omit|[Hh]iermit) (?:ist|sind|wird|wurde|gilt) (?:die|der)? ?` + candidate + `\b[^.;]{0,110}\bgewählt`),
		compile(candidate + ` (?:ist|wird|wurde|gilt) (?:damit|somit|hiermit|daher|mithin)\b[^.;]{0,110}\bgewählt`),
		compile(`[Gg]ewählt (?:ist|wurde|wird) (?:damit |somit )?` + candidate),
	}
	votesEach = []*pattern{
		compile(`\b[Aa]uf (?:den |die )?` + candidate + ` (?:entfallen |entfielen )?(\d{1,3})\b`),
		compile(candidate + ` (?:erhält|erhielt|erhalten|bekommt|bekam) (\d{1,3}) (?:Ja-)?Stimmen`),
		compile(candidate + `:? (\d{1,3}) (?:Ja-)?Stimmen`),
	}
)

// electedWith reads who is said to be elected, and how many votes are told for that
// one: -1 if none are.
func electedWith(said, told string) (string, int) {
	name := ""
	for _, form := range electedForms {
		if m := form.FindStringSubmatch(said); m != nil {
			name = surnameOf(m[1])
			break
		}
	}
	if name == "" {
		return "", -1
	}
	for _, form := range votesEach {
		for _, m := range form.FindAllStringSubmatch(told, 24) {
			if surnameOf(m[1]) == name {
				return name, number(m[2])
			}
		}
	}
	return name, -1
}

// surnameOf is the last word of a name.
func surnameOf(s string) string { return s[strings.LastIndexByte(s, ' ')+1:] }

// electionLines is how many rows above the sentence that names the elected one may
// tell the votes.
const electionLines = 10

// elected counts the votes for the one who was elected, as the rows above tell them.
func (d *decider) elected(s saying, v vote) vote {
	var told strings.Builder
	for i := max(0, s.first-electionLines); i <= s.last; i++ {
		told.WriteString(d.rows[i].text + " ")
	}
	if _, n := electedWith(s.text, told.String()); n > 0 {
		v.add(ballotYes, n)
	}
	return v
}
