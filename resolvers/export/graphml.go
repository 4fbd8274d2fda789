package export

import (
	"strconv"

	"ratsgraph/graph/view/relate"
)

// graphML writes a network as GraphML (graphml.graphdrawing.org). Ids of nodes
// are name tokens there, which ours are not: ours is an attribute of another name,
// since programs keep those tokens as "id".
func graphML(m *markup, n relate.Network, s scope) {
	m.put(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	for _, f := range facts(n, s) {
		m.put(` <key id="graph-%[1]s" for="graph" attr.name="%[1]s" attr.type="%[2]s"/>`+"\n", f.key, factType(f))
	}
	m.keys("node", append([]attribute{{"globalId", "string", "The global id."}, {"label", "string", "The name as printed."}}, nodeAttributes...))
	m.keys("edge", append([]attribute{{"weight", "long", "What the edge is weighed by; see the definition."}}, edgeAttributes...))
	direction := "undirected"
	if n.Directed {
		direction = "directed"
	}
	m.put(` <graph id="%s" edgedefault="%s">`+"\n", n.Kind, direction)
	m.data("graph", facts(n, s)...)
	for i, x := range n.Nodes {
		m.put(`  <node id="n%s">`, strconv.Itoa(i))
		m.data("node", append([]value{{"globalId", string(x.ID)}, {"label", label(x)}}, nodeValues(x)...)...)
		m.put("</node>\n")
	}
	at := places(n)
	for e := range n.Edges {
		m.put(`  <edge source="n%s" target="n%s">`, strconv.Itoa(at[e.From]), strconv.Itoa(at[e.To]))
		m.data("edge", append([]value{{"weight", strconv.Itoa(e.Weight)}}, edgeValues(n.Kind, e)...)...)
		m.put("</edge>\n")
		if m.err != nil {
			return
		}
	}
	m.put(" </graph>\n</graphml>\n")
}

func factType(f value) string {
	if _, err := strconv.Atoi(f.text); err == nil {
		return "long"
	}
	return "string"
}

func (m *markup) keys(of string, as []attribute) {
	for _, a := range as {
		m.put(` <key id="%[1]s-%[2]s" for="%[1]s" attr.name="%[2]s" attr.type="%[3]s"><desc>%[4]s</desc></key>`+"\n", of, a.name, a.typ, a.about)
	}
}

func (m *markup) data(of string, vs ...value) {
	for _, v := range vs {
		m.put(`<data key="%s-%s">%s</data>`, of, v.key, v.text)
	}
}
