package parse

// whyAway is why somebody was missing; it is no office.
//
//	(Urlaub)      (dienstlich verhindert)      – Krankheit      wegen einer Fortbildung
var whyAway = compile(`(?i)^(?:(?:wegen|aufgrund|auf grund|infolge) [^,;]{3,50}|aus \p{L}+ gründen|` +
	`(?:im |in |auf )?(?:(?:sonder|erholungs|eltern|jahres)?urlaub|urlaubs?bedingt|krank|krankheit|krankheitsbedingt|krankheitshalber|erkrankt|erkrankung|kur|reha|elternzeit|` +
	`dienstreise|geschäftsreise|dienstlich|beruflich|privat|terminlich|familiär|gesundheitlich|dienst|fortbildung|auslandsaufenthalt|ortsabwesend|terminüberschneidung|terminkollision|trauerfall)` +
	`(?: (?:verhindert|bedingt|abwesend|gründe|verhinderung))?|` +
	`(?:beruflich|dienstlich|privat|familiär|persönlich|gesundheitlich|terminlich)e[n]? (?:gründe|gründen|verhinderung|termine)|verhindert|verhinderung)$`)

// saysWhy reports words that say so.
func saysWhy(part string) bool {
	return whyWords[Fold(firstWord(part))] && whyAway.MatchString(part)
}

// whyWords begin what whyAway takes.
var whyWords = wordSet("wegen aufgrund auf infolge aus im in urlaub sonderurlaub erholungsurlaub elternurlaub jahresurlaub urlaubbedingt urlaubsbedingt krank krankheit krankheitsbedingt krankheitshalber erkrankt erkrankung kur reha elternzeit " +
	"dienstreise geschaftsreise dienstlich beruflich privat terminlich familiar gesundheitlich dienst fortbildung auslandsaufenthalt ortsabwesend terminuberschneidung terminkollision trauerfall " +
	"berufliche beruflichen dienstliche dienstlichen private privaten familiare familiaren personliche personlichen gesundheitliche gesundheitlichen terminliche terminlichen verhindert verhinderung")

// signed is the signature of somebody who was there, as a list of people prints it.
var signed = compile(`^gez\. ?\p{Lu}|^gez\.?$`)
