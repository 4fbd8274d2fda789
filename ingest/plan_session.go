package ingest

import (
	"fmt"
	"slices"

	"ratsgraph/graph"
	"ratsgraph/ingest/identity/spell"
	"ratsgraph/ingest/minutes"
)

// place settles the municipality and the body. What whoever ingests states
// about the municipality stands before what is printed.
func (p *planner) place() {
	s := p.Says.Session
	read, given := graph.Canonical(string(s.Municipality)), graph.Canonical(p.Given.Municipality)
	name := given
	switch {
	case given == "" && read == "":
		p.scope = p.documentName()
	case given == "" || given == read:
		name, p.out.Session.MunicipalityBasis = read, graph.BasisPrinted
	default:
		p.out.Session.MunicipalityBasis = graph.BasisGiven
	}
	if name == "" {
		p.out.Session.MunicipalityBasis = graph.BasisUnknown
	} else {
		p.scope = name
		p.town = graph.NewID(graph.KindMunicipality, name)
		p.out.Municipalities = []graph.Municipality{{ID: p.town, Name: name}}
	}
	if given != "" && read != "" && spell.Distance(given, read) > damaged(given) {
		p.contradiction("municipality_differs",
			fmt.Sprintf("the document prints %q, given is %q", read, given), s.Spans["municipality"])
	}
	p.body()
}

// damaged is how far a name as recognised from a scan may be from the name: a
// confusion costs up to 0.6, and a long name may have several.
func damaged(name string) float64 { return float64(len([]rune(name))) / 8 }

// alone begins the name of what is not known of a document.
const alone = "document-"

// documentName stands for what is not known of a document, so that it is
// nobody's namesake.
func (p *planner) documentName() string { return alone + p.Digest[:min(16, len(p.Digest))] }

func (p *planner) body() {
	name := graph.Canonical(string(p.Says.Session.Body))
	part := name
	if name == "" {
		part = "-"
		p.problem("body_missing", "no body is printed", minutes.Span{})
	}
	p.out.Body = graph.Body{
		ID:             graph.NewID(graph.KindBody, p.scope, part),
		Name:           name,
		MunicipalityID: p.town,
	}
}

// session settles the session and its own fields.
func (p *planner) session() {
	m, s := p.Says, &p.out.Session
	s.Date = p.date()
	s.ID = p.sessionID(s.Date)
	s.BodyID = p.out.Body.ID
	s.MunicipalityID = p.town
	s.Number = printedText(m.Session.Number)
	s.Start = printedText(m.Session.Start)
	s.End = printedText(m.Session.End)
	s.Place = printedText(m.Session.Place)
	s.PrintedTerm = printedText(m.Session.Term)
	s.AttendanceRecord = p.attendanceRecord()
	s.NextDate = printed(graph.Date(m.Next))
	s.NoRecusal = statement(m.NoRecusal)
	s.Quorum = statement(m.Quorum)
	s.Announced = p.announcedDates()
	s.Sources = p.sessionSources()
	p.out.Document.SessionID = s.ID
}

// sessionID names a session by its body, day and number. One whose day is not
// known is named by its document.
func (p *planner) sessionID(d graph.UncertainDate) graph.ID {
	body := p.out.Body.ID.Path()
	id := graph.ID(graph.KindSession + ":" + body)
	day := d.Day()
	if day == nil {
		return id.Under(graph.KindSession, p.documentName())
	}
	if n := p.Says.Session.Number; n != "" {
		return id.Under(graph.KindSession, string(*day), string(n))
	}
	return id.Under(graph.KindSession, string(*day))
}

// attendanceRecord says how far the list of people goes. No session is held
// without anybody of the body: where none is listed as present, the list was not
// read as a whole.
func (p *planner) attendanceRecord() graph.AttendanceRecord {
	list := p.Says.Attendance
	switch {
	case len(list) == 0:
		return graph.AttendanceNotRecorded
	case p.Says.AttendanceGap != nil:
		return graph.AttendanceIncomplete
	case !slices.ContainsFunc(list, sits):
		p.problem("attendance_incomplete", "no member is listed as present", list[0].Span)
		return graph.AttendanceIncomplete
	}
	return graph.AttendanceComplete
}

// sits reports whether somebody is a present member.
func sits(a minutes.Attendee) bool {
	return a.Group == minutes.Council && a.Status == minutes.Present
}

func statement(s *minutes.Statement) *string {
	if s == nil {
		return nil
	}
	return printed(s.Text)
}

// contradiction notes a problem that is one of the session, too.
func (p *planner) contradiction(kind, sentence string, s minutes.Span) {
	o := p.problem(kind, sentence, s)
	p.out.Session.Contradictions = append(p.out.Session.Contradictions, o)
}
