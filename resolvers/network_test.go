package resolvers_test

import (
	"encoding/xml"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// An element of XML, as it stands.
type element struct {
	XMLName  xml.Name
	Attrs    []xml.Attr `xml:",any,attr"`
	Children []element  `xml:",any"`
	Text     string     `xml:",chardata"`
}

func (e element) attr(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

func (e element) all(name string) []element {
	var out []element
	for _, c := range e.Children {
		if c.XMLName.Local == name {
			out = append(out, c)
		}
	}
	return out
}

// A rule is what the schema of a format allows an element: its attributes, "!"
// after those it must have, and its children in their order.
type rule struct{ attrs, children string }

// What the formats allow, of what they have, as the schemas say:
// gexf.net/1.3/gexf.rnc and graphml.graphdrawing.org/xmlns/1.1/graphml-structure.xsd
// with graphml-attributes.xsd.
var formats = map[string]struct {
	space string
	rules map[string]rule
}{
	"gexf": {"http://gexf.net/1.3", map[string]rule{
		"gexf": {"version!", "meta graph"}, "meta": {"lastmodifieddate", "creator keywords description"},
		"creator": {}, "keywords": {}, "description": {},
		"graph":      {"defaultedgetype idtype mode", "attributes nodes edges"},
		"attributes": {"class! mode", "attribute"}, "attribute": {"id! title! type!", ""},
		"nodes": {"count", "node"}, "node": {"id! label", "attvalues"},
		"edges": {"count", "edge"}, "edge": {"id type label source! target! weight kind", "attvalues"},
		"attvalues": {"", "attvalue"}, "attvalue": {"for! value!", ""},
	}},
	"graphml": {"http://graphml.graphdrawing.org/xmlns", map[string]rule{
		"graphml": {"schemaLocation", "desc key graph"}, "desc": {},
		"key":   {"id! for attr.name attr.type", "desc default"},
		"graph": {"id edgedefault!", "desc data node edge"},
		"node":  {"id!", "desc data"}, "edge": {"id directed source! target!", "desc data"}, "data": {"key!", ""},
	}},
}

// obeys checks an element and all below it.
func obeys(t *testing.T, format string, e element) {
	t.Helper()
	f := formats[format]
	r, ok := f.rules[e.XMLName.Local]
	if !ok || e.XMLName.Space != f.space {
		t.Fatalf("%s has no element %v", format, e.XMLName)
	}
	must := strings.Fields(r.attrs)
	for _, a := range e.Attrs {
		if a.Name.Space == "xmlns" || a.Name.Local == "xmlns" {
			continue
		}
		if !slices.Contains(must, a.Name.Local) && !slices.Contains(must, a.Name.Local+"!") {
			t.Fatalf("%s: %s has no attribute %s", format, e.XMLName.Local, a.Name.Local)
		}
	}
	for _, name := range must {
		if name, needed := strings.CutSuffix(name, "!"); needed && !slices.ContainsFunc(e.Attrs, func(a xml.Attr) bool { return a.Name.Local == name }) {
			t.Fatalf("%s: %s lacks %s", format, e.XMLName.Local, name)
		}
	}
	order, at := strings.Fields(r.children), 0
	for _, c := range e.Children {
		i := slices.Index(order, c.XMLName.Local)
		if i < at {
			t.Fatalf("%s: %s in %s at a wrong place", format, c.XMLName.Local, e.XMLName.Local)
		}
		at = i
		obeys(t, format, c)
	}
}

var (
	nameToken = regexp.MustCompile(`^[\p{L}\p{N}._:-]+$`)
	types     = map[string]func(string) error{
		"long":   func(s string) error { _, err := strconv.Atoi(s); return err },
		"string": func(string) error { return nil },
	}
)

// checkGEXF checks what the schema does not say by structure: that what is
// referred to is there, once, and of its type.
func checkGEXF(t *testing.T, root element) (nodes, edges []element) {
	t.Helper()
	g := root.all("graph")[0]
	declared := map[string]string{}
	for _, as := range g.all("attributes") {
		for _, a := range as.all("attribute") {
			declared[as.attr("class")+a.attr("id")] = a.attr("type")
		}
	}
	nodes, edges = g.all("nodes")[0].all("node"), g.all("edges")[0].all("edge")
	ids := map[string]bool{}
	values := func(class string, e element) {
		for _, v := range e.all("attvalues")[0].all("attvalue") {
			check := types[declared[class+v.attr("for")]]
			if check == nil || check(v.attr("value")) != nil {
				t.Errorf("%s %s: value %s of %s", class, e.attr("id"), v.attr("value"), v.attr("for"))
			}
		}
	}
	for _, n := range nodes {
		if ids[n.attr("id")] {
			t.Errorf("node %s twice", n.attr("id"))
		}
		ids[n.attr("id")] = true
		values("node", n)
	}
	for _, e := range edges {
		if !ids[e.attr("source")] || !ids[e.attr("target")] || e.attr("source") == e.attr("target") || types["long"](e.attr("weight")) != nil {
			t.Errorf("edge %v", e.Attrs)
		}
		values("edge", e)
	}
	if g.all("nodes")[0].attr("count") != strconv.Itoa(len(nodes)) {
		t.Errorf("%d nodes, counted %s", len(nodes), g.all("nodes")[0].attr("count"))
	}
	return nodes, edges
}

// checkGraphML does the same for GraphML.
func checkGraphML(t *testing.T, root element) (nodes, edges []element) {
	t.Helper()
	declared := map[string]string{}
	for _, k := range root.all("key") {
		declared[k.attr("for")+" "+k.attr("id")] = k.attr("attr.type")
	}
	g := root.all("graph")[0]
	data := func(of string, e element) {
		for _, d := range e.all("data") {
			check := types[declared[of+" "+d.attr("key")]]
			if check == nil || check(d.Text) != nil {
				t.Errorf("%s: value %s of %s", of, d.Text, d.attr("key"))
			}
		}
	}
	data("graph", g)
	ids := map[string]bool{}
	nodes, edges = g.all("node"), g.all("edge")
	for _, n := range nodes {
		if id := n.attr("id"); ids[id] || !nameToken.MatchString(id) {
			t.Errorf("node %s", id)
		}
		ids[n.attr("id")] = true
		data("node", n)
	}
	for _, e := range edges {
		if !ids[e.attr("source")] || !ids[e.attr("target")] {
			t.Errorf("edge %v", e.Attrs)
		}
		data("edge", e)
	}
	return nodes, edges
}

// TestNetworks gets each network in both formats: they obey the formats' schemas
// and hold the same.
func TestNetworks(t *testing.T) {
	a, e := exporter(t)
	revision, err := a.store.Revision(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct {
		name   string
		params url.Values
	}{
		{"ego", url.Values{"person": {"person:Kolmenbrück/Elke_Löbbecke"}, "others": {"5"}}},
		{"co-presence", url.Values{"body": {"body:Kolmenbrück/Rat"}, "from": {"2016-01-01"}, "to": {"2017-12-31"}, "by": {"MINUTES"}}},
		{"co-presence", url.Values{"municipality": {"municipality:Kolmenbrück"}, "atLeast": {"10"}}},
		{"substitutions", nil},
		{"membership", url.Values{"to": {"2016-06-30"}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			sizes := map[string]string{}
			for format, check := range map[string]func(*testing.T, element) (nodes, edges []element){"gexf": checkGEXF, "graphml": checkGraphML} {
				text, resp := exported(t, e, c.name+"."+format, c.params)
				var root element
				if err := xml.Unmarshal([]byte(text), &root); err != nil || resp.StatusCode != 200 {
					t.Fatalf("%s, %v: %s", resp.Status, err, text)
				}
				obeys(t, format, root)
				nodes, edges := check(t, root)
				if len(nodes) < 2 || len(edges) < 1 {
					t.Errorf("%d nodes, %d edges", len(nodes), len(edges))
				}
				sizes[fmt.Sprint(len(nodes), " ", len(edges))] = format
				if !strings.Contains(text, "definition") || !strings.Contains(text, fmt.Sprint(revision)) {
					t.Errorf("no definition, or no revision %d: %.900s", revision, text)
				}
			}
			if len(sizes) != 1 {
				t.Errorf("the formats differ: %v", sizes)
			}
		})
	}
}

// TestNetworkIsTheAnswer compares an ego network with what the API answers.
func TestNetworkIsTheAnswer(t *testing.T) {
	a, e := exporter(t)
	got := a.ask(t, `query($id: ID!) { node(id: $id) { ... on Person { egoNetwork(others: 8, by: MINUTES, during: {from: "2016-01-01"}) {
		nodes { person { id name } sessions } edges { personA { id } personB { id } sessions timed minutes } } } } }`, map[string]any{"id": "person:Kolmenbrück/Elke_Löbbecke"})
	text, _ := exported(t, e, "ego.gexf", url.Values{"person": {"person:Kolmenbrück/Elke_Löbbecke"}, "others": {"8"}, "by": {"MINUTES"}, "from": {"2016-01-01"}})
	var root element
	if err := xml.Unmarshal([]byte(text), &root); err != nil {
		t.Fatal(err)
	}
	nodes, edges := checkGEXF(t, root)
	value := func(e element, name string) string {
		for _, v := range e.all("attvalues")[0].all("attvalue") {
			if v.attr("for") == name {
				return v.attr("value")
			}
		}
		return ""
	}
	var shown, answered []string
	for _, n := range nodes {
		shown = append(shown, fmt.Sprintln(n.attr("id"), n.attr("label"), value(n, "sessions")))
	}
	for _, x := range edges {
		shown = append(shown, fmt.Sprintln(x.attr("source"), x.attr("target"), value(x, "n"), value(x, "timed"), value(x, "minutes")))
	}
	for _, n := range at(got, "node.egoNetwork.nodes").([]any) {
		answered = append(answered, fmt.Sprintln(at(n, "person.id"), at(n, "person.name"), at(n, "sessions")))
	}
	for _, x := range at(got, "node.egoNetwork.edges").([]any) {
		if at(x, "timed") == 0.0 {
			continue
		}
		answered = append(answered, fmt.Sprintln(at(x, "personA.id"), at(x, "personB.id"), at(x, "sessions"), at(x, "timed"), at(x, "minutes")))
	}
	if len(edges) == 0 || !slices.Equal(shown, answered) {
		t.Errorf("the network\n%q\nthe answer\n%q", shown, answered)
	}
}

func TestNetworksThatCannotBe(t *testing.T) {
	_, e := exporter(t)
	for _, c := range []struct {
		path   string
		params url.Values
		status int
		says   string
	}{
		{"friends.gexf", nil, 404, "there are ego"},
		{"ego.gexf", url.Values{"person": {"person:Kolmenbrück/Nobody"}}, 404, "not found"},
		{"ego.graphml", url.Values{"person": {"person:Kolmenbrück/Elke_Löbbecke"}, "others": {"0"}}, 400, "from 1 on"},
		{"co-presence.gexf", url.Values{"by": {"hours"}}, 400, "want SESSIONS"},
		{"co-presence.gexf", url.Values{"from": {"gestern"}}, 400, "want a day"},
		{"co-presence.gexf", url.Values{"body": {"body:Kolmenbrück/Zunft"}}, 404, "not found"},
		{"co-presence.csv", nil, 404, "attendances, bodies, co-presence-pairs"},
	} {
		text, resp := exported(t, e, c.path, c.params)
		if resp.StatusCode != c.status || !strings.Contains(text, c.says) {
			t.Errorf("%s %v: %s %q, want %d and %q", c.path, c.params, resp.Status, text, c.status, c.says)
		}
	}
}

// TestNetworkStops ends when nobody reads any more.
func TestNetworkStops(t *testing.T) {
	_, e := exporter(t)
	n, err := e.Network("co-presence")
	if err != nil {
		t.Fatal(err)
	}
	r, w := io.Pipe()
	r.CloseWithError(io.ErrClosedPipe)
	if err := n.GEXF(t.Context(), w, nil); err != io.ErrClosedPipe {
		t.Errorf("got %v", err)
	}
}
