package council

import "ratsgraph/ingest/minutes"

// tableVote prints "Beschluss:" with the words, and the result under a label.
func (w *writer) tableVote(out *minutes.Item, it *item, v *vote) {
	d := decision(v)
	b := w.m.body
	w.line("Beschluss:")
	switch {
	case v.outcome == minutes.Noted:
		w.para("Die Mitglieder des ", b.gen, " nehmen den Bericht zur Kenntnis.")
	case v.outcome == minutes.Withdrawn:
		w.para("Der Antrag wird von der ", it.paper.mover.faction, " zurückgezogen.")
	case v.outcome == minutes.Postponed:
		w.para("Die Entscheidung wird vertagt.")
	case v.outcome == minutes.Referred:
		w.para("Der Antrag wird an den ", v.target.nom, " verwiesen.")
	case v.amendment:
		w.para("Der Vorschlag der Verwaltung wird wie in der Sitzung beantragt geändert.")
	case it.kind == approval:
		w.para("Das Protokoll wird in der vorliegenden Fassung genehmigt.")
	case v.text != "":
		w.para(say(&d.Text, v.text))
	}
	w.blank()
	if v.taken {
		w.line("Abstimmungsergebnis:")
		w.line(w.tableResult(&d, v)...)
		w.blank()
	}
	add(out, d)
}

// tableResult is the line under the label.
func (w *writer) tableResult(d *minutes.Decision, v *vote) []any {
	if v.outcome == minutes.Rejected {
		return append(w.defeatedBy(d, v), " abgelehnt")
	}
	if w.dice.chance(0.4) {
		counted(d, v)
		return []any{"Ja: ", itoa(v.yes), ", Nein: ", itoa(v.no), ", Enthaltungen: ", itoa(v.abstain)}
	}
	return w.manner(d, v)
}
