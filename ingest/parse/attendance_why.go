package parse

// whyAway is why somebody was missing; it is no office.
//
//	(Urlaub)      (dienstlich verhindert)      – Krankheit      wegen einer Fortbildung
var whyAway = compile(`(?i)^(?:(?:wegen|aufgrund|auf grund|infolge) [^,;]{3,50}|aus \p{L}+ gründen|` +
	`(?:im |in |auf )?(?:(?:sonder|erholungs|eltern|jahres)?urlaub|urlaubs?bedingt|krank|krankheit|krankheitsbedingt|krankheitshalber|erkrankt|erkrankung|kur|reha|elternzeit|` +
	`dienstreise|geschäftsreise|dienstlich|beruflich|privat|terminlich|familiär|gesundheitlich|dienst|fortbildung|auslandsaufenthalt|ortsabwesend|terminüberschneidung|terminkollision|trauerfall)` +
	`(?: (?:verhindert|bedingt|abwesend|gründe|verhinderung))?|` +
	`(?:beruflich|dienstlich|privat|familiär|persönlich|gesundheitlich|terminlich)e[n]? (?:gründe|gründen|verhinderung|termine)|verhindert|verhinderung)$`)

// signed is the signature of somebody who was there, as a list of people prints it.
var signed = compile(`^gez\. ?\p{Lu}|^gez\.?$`)
