package council

import "ratsgraph/ingest/minutes"

var (
	yes, no      = true, false
	dativeCounts = [...]string{"null", "einer", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn"}
)

// few is a number in the dative, as a word where it is small.
func few(n int) string {
	if n < len(dativeCounts) {
		return dativeCounts[n]
	}
	return itoa(n)
}

func plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}

// unity is how much the voters agreed.
type unity int

const (
	agreed   unity = iota // nobody against, nobody abstained
	tolerant              // nobody against
	against               // nobody in favour
	split
)

func (v *vote) unity() unity {
	switch {
	case v.no == 0 && v.abstain == 0:
		return agreed
	case v.no == 0:
		return tolerant
	case v.yes == 0:
		return against
	}
	return split
}

// decision begins the truth about a vote.
func decision(v *vote) minutes.Decision {
	return minutes.Decision{Outcome: v.outcome, Parties: []minutes.Side{}}
}

// counted writes the three counts into the truth.
func counted(d *minutes.Decision, v *vote) {
	d.Yes, d.No, d.Abstain = &v.yes, &v.no, &v.abstain
	if v.no > 0 {
		d.Unanimous = &no
	}
}

// manner is how a vote went, in words: "einstimmig bei zwei Enthaltungen". It is
// for votes that passed, and for those that all were against.
func (w *writer) manner(d *minutes.Decision, v *vote) []any {
	switch v.unity() {
	case agreed, against:
		d.Unanimous = &yes
		if v.unity() == against && v.abstain > 0 {
			d.Unanimous = &no
			return []any{"mehrheitlich"}
		}
		return []any{"einstimmig"}
	case tolerant:
		d.Unanimous = &yes
		d.Abstain = &v.abstain
		if w.dice.chance(0.5) {
			d.Yes = &v.yes
			return []any{"einstimmig mit ", itoa(v.yes), " Ja-Stimmen bei ", few(v.abstain), plural(v.abstain, " Enthaltung", " Enthaltungen")}
		}
		return []any{"einstimmig bei ", few(v.abstain), plural(v.abstain, " Enthaltung", " Enthaltungen")}
	}
	d.Unanimous = &no
	if len(v.against) > 0 && w.dice.chance(0.5) {
		return w.byParty(d, v)
	}
	if w.dice.chance(0.15) {
		return []any{"mehrheitlich"}
	}
	d.Yes, d.No = &v.yes, &v.no
	out := []any{"mit ", itoa(v.yes), plural(v.yes, " Ja-Stimme", " Ja-Stimmen"), " gegen ", itoa(v.no), plural(v.no, " Nein-Stimme", " Nein-Stimmen")}
	if v.abstain > 0 {
		d.Abstain = &v.abstain
		out = append(out, " bei ", few(v.abstain), plural(v.abstain, " Enthaltung", " Enthaltungen"))
	}
	return out
}

// byParty names the factions: "mehrheitlich gegen die Stimmen der CDU-Fraktion
// bei Enthaltung der FDP-Fraktion".
func (w *writer) byParty(d *minutes.Decision, v *vote) []any {
	d.Parties = make([]minutes.Side, 0, len(v.against)+len(v.without)) // pointers into it stay good
	side := func(p *party, c minutes.Choice) field {
		d.Parties = append(d.Parties, minutes.Side{Choice: c})
		return say(&d.Parties[len(d.Parties)-1].Who, p.faction)
	}
	out := []any{"mehrheitlich gegen die Stimmen der "}
	for i, p := range v.against {
		if i > 0 {
			out = append(out, " und der ")
		}
		out = append(out, side(p, minutes.ChoseNo))
	}
	for i, p := range v.without {
		out = append(out, [...]string{" bei Enthaltung der ", " und der "}[min(i, 1)], side(p, minutes.ChoseAbstain))
	}
	return out
}

// add puts a finished decision into the item.
func add(out *minutes.Item, d minutes.Decision) { out.Decisions = append(out.Decisions, d) }
