package resolvers_test

import (
	"strings"
	"testing"

	"ratsgraph/ingest/source"
	"ratsgraph/resolvers"
)

// TestSeed asks the first questions of the catalogue of the one document whose
// answers are known exactly, names as printed.
func TestSeed(t *testing.T) {
	path := corpus(t, "texts/bergkamen__integrationsrat-2019.txt")
	a := serve(t, source.Find([]string{path}, nil), resolvers.Options{})

	t.Run("1 who attended", func(t *testing.T) {
		got := a.ask(t, `{ sessions { nodes {
			council: attendances(filter: {group: {eq: COUNCIL}, status: {eq: PRESENT}}) { totalCount }
			staff: attendances(filter: {group: {eq: ADMINISTRATION}}) { totalCount }
			excused: attendances(filter: {status: {eq: EXCUSED}}) { totalCount nodes { name role } }
			partial: attendances(filter: {or: [{from: {isNull: false}}, {until: {isNull: false}}]}) { nodes { name from until partyName } }
		} } }`, nil)
		s := at(got, "sessions.nodes.0")
		want(t, "council side present", at(s, "council.totalCount"), `10`)
		want(t, "administration", at(s, "staff.totalCount"), `4`)
		want(t, "excused", at(s, "excused"), `{"totalCount": 3, "nodes": [{"name": "Ismail Cakir", "role": "ordentl. Mitglied"},
			{"name": "Bedirye Domurcuk", "role": "1. stv. Vorsitzende"}, {"name": "Cengiz Sirkeci", "role": "ordentl. Mitglied"}]}`)
		want(t, "partial", at(s, "partial.nodes"), `[{"name": "Abdul Kadir Eroglu", "from": "17:30", "until": null, "partyName": null},
			{"name": "Julian Deuse", "from": null, "until": "18:00", "partyName": "Sozialdemokratische Partei Deutschlands"},
			{"name": "Andre Rocholl", "from": null, "until": "18:00", "partyName": "Sozialdemokratische Partei Deutschlands"},
			{"name": "Bernd Schéfer", "from": null, "until": "18:00", "partyName": "Sozialdemokratische Partei Deutschlands"},
			{"name": "Fatma Uyar", "from": null, "until": "18:00", "partyName": "BergAUF"}]`)
	})

	t.Run("2 who was present when item 1 was decided", func(t *testing.T) {
		got := a.ask(t, `{ items(filter: {number: {eq: "1"}, status: {eq: HANDLED}}) { nodes { decisions { presence {
			certain { attendance { name } } undetermined { attendance { name } reason } absent { attendance { name } reason } } } } }
			sessions { nodes { presence(at: OPENING) { certain { attendance { name } } undetermined { attendance { name } } absent { attendance { name } reason } } } } }`, nil)
		p := at(got, "items.nodes.0.decisions.0.presence")
		want(t, "certain", each(p, "certain", "attendance.name"), `["Aydin Ayyildiz", "Hiseyin Glrbiz", "Kemal Oztiirk", "Thomas Heinzel", "Harald Sparringa"]`)
		want(t, "undetermined", each(p, "undetermined", "attendance.name"), `["Abdul Kadir Eroglu", "Julian Deuse", "Andre Rocholl", "Bernd Schéfer", "Fatma Uyar"]`)
		want(t, "absent", each(p, "absent", "attendance.name"), `["Ismail Cakir", "Bedirye Domurcuk", "Cengiz Sirkeci"]`)
		opening := at(got, "sessions.nodes.0.presence")
		want(t, "certain at the opening", len(each(opening, "certain", "attendance.name")), `9`)
		want(t, "undetermined at the opening", at(opening, "undetermined"), `[]`)
		want(t, "absent at the opening", at(opening, "absent.0"), `{"attendance": {"name": "Abdul Kadir Eroglu"}, "reason": "arrived at 17:30"}`)
	})

	t.Run("3 who was present at the end", func(t *testing.T) {
		got := a.ask(t, `{ sessions { nodes { presence(at: END) { certain { attendance { name } } undetermined { attendance { name } } } } } }`, nil)
		p := at(got, "sessions.nodes.0.presence")
		want(t, "certain", each(p, "certain", "attendance.name"),
			`["Aydin Ayyildiz", "Abdul Kadir Eroglu", "Hiseyin Glrbiz", "Kemal Oztiirk", "Thomas Heinzel", "Harald Sparringa"]`)
		want(t, "undetermined", at(p, "undetermined"), `[]`)
	})

	t.Run("4 how long each party was represented", func(t *testing.T) {
		got := a.ask(t, `{ sessions { nodes { representation { party { name } minutes of } } } }`, nil)
		want(t, "minutes", at(got, "sessions.nodes.0.representation"), `[{"party": null, "minutes": 90, "of": 90},
			{"party": {"name": "Sozialdemokratische Partei Deutschlands"}, "minutes": 60, "of": 90},
			{"party": {"name": "Christlich Demokratische Union"}, "minutes": 90, "of": 90},
			{"party": {"name": "Biindnis 90/Die Griinen"}, "minutes": 90, "of": 90}, {"party": {"name": "BergAUF"}, "minutes": 60, "of": 90}]`)
	})

	t.Run("5 who was replaced", func(t *testing.T) {
		got := a.ask(t, `{ sessions { nodes { substitutions { statement absent { name } substitute { name } } } } }`, nil)
		want(t, "substitutions", at(got, "sessions.nodes.0.substitutions"), `[
			{"statement": "NAMED", "absent": {"name": "Ismail Cakir"}, "substitute": {"name": "Hiseyin Glrbiz"}},
			{"statement": "NOT_STATED", "absent": {"name": "Bedirye Domurcuk"}, "substitute": null},
			{"statement": "NOT_STATED", "absent": {"name": "Cengiz Sirkeci"}, "substitute": null},
			{"statement": "MEMBER_NOT_NAMED", "absent": null, "substitute": {"name": "Abdul Kadir Eroglu"}}]`)
	})

	t.Run("15 chairs and deputies", func(t *testing.T) {
		got := a.ask(t, `{ bodies { nodes { officeHolders { office person { name } printed entries { nodes { status } } mentions { totalCount } } } } }`, nil)
		want(t, "office holders", at(got, "bodies.nodes.0.officeHolders"), `[
			{"office": "CHAIR", "person": {"name": "Aydin Ayyildiz"}, "printed": ["Vorsitzender"], "entries": {"nodes": [{"status": "PRESENT"}]}, "mentions": {"totalCount": 0}},
			{"office": "DEPUTY_CHAIR", "person": {"name": "Bedirye Domurcuk"}, "printed": ["1. stv. Vorsitzende"], "entries": {"nodes": [{"status": "EXCUSED"}]}, "mentions": {"totalCount": 0}},
			{"office": "PRESIDED", "person": {"name": "Aydin Ayyildiz"}, "printed": [], "entries": {"nodes": []}, "mentions": {"totalCount": 1}}]`)
	})

	t.Run("17 decisions on a paper", func(t *testing.T) {
		got := a.ask(t, `{ papers(filter: {number: {eq: "11/1566"}}) { nodes { decisions { totalCount nodes {
			body { name } outcome voteRecord yes no abstain unanimous presence { certain { attendance { name } } } } } } } }`, nil)
		d := at(got, "papers.nodes.0.decisions")
		want(t, "count", at(d, "totalCount"), `1`)
		want(t, "certainly present", len(each(d, "nodes.0.presence.certain", "attendance")), `5`)
		delete(at(d, "nodes.0").(map[string]any), "presence")
		want(t, "decision", at(d, "nodes.0"), `{"body": {"name": "Integrationsrat"}, "outcome": "NOTED", "voteRecord": "NOT_RECORDED",
			"yes": null, "no": null, "abstain": null, "unanimous": null}`)
	})

	t.Run("30 dropped items", func(t *testing.T) {
		got := a.ask(t, `{ items(filter: {status: {in: [DROPPED, WITHDRAWN, POSTPONED]}}) { nodes { number status reason sources { words firstLine lastLine } } } }`, nil)
		want(t, "dropped", at(got, "items.nodes.0.number"), `"2"`)
		want(t, "how many", len(each(got, "items.nodes", "number")), `1`)
		want(t, "reason", at(got, "items.nodes.0.reason"), `"Referentin kurzfristig erkrankt"`)
		want(t, "first line", at(got, "items.nodes.0.sources.0.firstLine"), `85`)
	})

	t.Run("37 the lines behind a substitution", func(t *testing.T) {
		got := a.ask(t, `{ attendances(filter: {name: {eq: "Hiseyin Glrbiz"}}) { nodes { substitutesName substitutes { name }
			sources { firstLine lastLine page words rule document { digest lines(from: 33, to: 37) { number text } } } } } }`, nil)
		x := at(got, "attendances.nodes.0")
		want(t, "substituted", at(x, "substitutes.name"), `"Ismail Cakir"`)
		words, _ := at(x, "sources.0.words").(string)
		if !strings.Contains(words, "Herr Hiseyin Glrbiz") || !strings.Contains(words, "fur ordentl. Mitglied Ismail Cakir") {
			t.Errorf("the words do not show both cells: %q", words)
		}
		want(t, "lines", []any{at(x, "sources.0.firstLine"), at(x, "sources.0.lastLine")}, `[33, 37]`)
		want(t, "kept text", at(x, "sources.0.document.lines.0"), `{"number": 33, "text": "Herr Hiseyin Glrbiz"}`)
	})

	t.Run("15 and 31 chairs and next dates, 24 no recusal, 42 the bounded date", func(t *testing.T) {
		got := a.ask(t, `{ sessions { nodes { chair { name person { name } } secretary { name } nextDate noRecusal date { day from to precision given }
			body { name municipality { name } } municipalityBasis } } }`, nil)
		s := at(got, "sessions.nodes.0")
		want(t, "chair", at(s, "chair"), `{"name": "Aydin Ayyildiz", "person": {"name": "Aydin Ayyildiz"}}`)
		want(t, "secretary", at(s, "secretary.name"), `"Juditha Siebert"`)
		want(t, "next", at(s, "nextDate"), `"2019-09-10"`)
		if no, _ := at(s, "noRecusal").(string); !strings.Contains(no, "befangen") {
			t.Errorf("the sentence that nobody is recused: %q", no)
		}
		want(t, "date", at(s, "date"), `{"day": null, "from": "2019-05-24", "to": "2019-07-08", "precision": "BOUNDED", "given": false}`)
		want(t, "municipality", at(s, "municipalityBasis"), `"UNKNOWN"`)
	})
}
