package council

import "ratsgraph/ingest/minutes"

var openers = []string{"Ohne Aussprache", "Nach kurzer Aussprache", "Nach eingehender Beratung", "Sodann", "Ohne weitere Wortmeldungen"}

// wordVote prints a result as a sentence, followed by the words decided.
func (w *writer) wordVote(out *minutes.Item, it *item, v *vote) {
	d := decision(v)
	how := func() []any { return w.manner(&d, v) }
	b := w.m.body
	switch v.outcome {
	case minutes.Noted:
		w.para("Der ", b.short, " nimmt den Bericht zur Kenntnis.")
	case minutes.Withdrawn:
		w.para("Die ", it.paper.mover.faction, " zieht den Antrag zurück.")
	case minutes.Postponed:
		w.para(append(append([]any{"Die Angelegenheit wird "}, how()...), " vertagt.")...)
	case minutes.Referred:
		w.para(append(append([]any{"Der Antrag wird "}, how()...), " an den ", v.target.nom, " verwiesen.")...)
	case minutes.Rejected:
		w.para(append(append([]any{w.rejectedWhat(it, v)}, w.defeatedBy(&d, v)...), " abgelehnt.")...)
	default:
		w.wordAccepted(&d, v, how())
	}
	add(out, d)
}

func (w *writer) wordAccepted(d *minutes.Decision, v *vote, how []any) {
	opener, short := pick(w.dice, openers), w.m.body.short
	committee, form := w.m.body.kind == kindCommittee, w.dice.IntN(4)
	switch {
	case committee && form == 0:
		w.para(append(append([]any{"Der ", short, " schlägt dem Rat "}, how...), " vor, wie folgt zu beschließen:")...)
	case committee:
		w.para(append(append([]any{opener, " empfiehlt der ", short, " "}, how...), " folgenden Beschluss:")...)
	case form == 0:
		w.para(append(append([]any{"Der Vorlage wird "}, how...), " zugestimmt.")...)
		return
	case form == 1:
		w.para(append(append([]any{opener, " fasst der ", short, " "}, how...), " folgenden Beschluss:")...)
	default:
		w.para(append(append([]any{opener, " beschließt der ", short, " "}, how...), " wie folgt:")...)
	}
	if v.text != "" {
		w.para(say(&d.Text, v.text))
	}
}

func (w *writer) rejectedWhat(it *item, v *vote) string {
	switch {
	case v.amendment:
		return "Der in der Sitzung gestellte Änderungsantrag wird "
	case it.paper.mover != nil:
		return "Der Antrag wird "
	}
	return "Der Beschlussvorschlag der Verwaltung wird "
}

// defeatedBy is how a vote was lost.
func (w *writer) defeatedBy(d *minutes.Decision, v *vote) []any {
	if v.unity() == against && v.abstain == 0 {
		d.Unanimous = &yes
		return []any{"einstimmig"}
	}
	d.Unanimous = &no
	if w.dice.chance(0.2) {
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
