package export

import (
	"fmt"
	"strconv"
	"strings"

	"ratsgraph/graph/view/relate"
)

// gexf writes a network as GEXF 1.3 (gexf.net).
func gexf(m *markup, n relate.Network, s scope) {
	var said []string
	for _, f := range facts(n, s) {
		said = append(said, fmt.Sprintf("%s: %s", f.key, f.text))
	}
	direction := "undirected"
	if n.Directed {
		direction = "directed"
	}
	m.put(`<?xml version="1.0" encoding="UTF-8"?>
<gexf xmlns="http://gexf.net/1.3" version="1.3">
 <meta><creator>Ratsgraph</creator><keywords>%s</keywords><description>%s</description></meta>
 <graph mode="static" defaultedgetype="%s" idtype="string">
`, "revision "+strconv.Itoa(n.Revision), strings.Join(said, "\n"), direction)
	m.attributes("node", nodeAttributes)
	m.attributes("edge", edgeAttributes)
	m.put("  <nodes count=\"%s\">\n", strconv.Itoa(len(n.Nodes)))
	for _, x := range n.Nodes {
		m.put(`   <node id="%s" label="%s">`, string(x.ID), label(x))
		m.values(nodeValues(x))
		m.put("</node>\n")
	}
	m.put("  </nodes>\n  <edges>\n")
	i := 0
	for e := range n.Edges {
		m.put(`   <edge id="%s" source="%s" target="%s" weight="%s">`, strconv.Itoa(i), string(e.From), string(e.To), strconv.Itoa(e.Weight))
		m.values(edgeValues(n.Kind, e))
		m.put("</edge>\n")
		if m.err != nil {
			return
		}
		i++
	}
	m.put("  </edges>\n </graph>\n</gexf>\n")
}

func (m *markup) attributes(of string, as []attribute) {
	m.put(`  <attributes class="%s">`, of)
	for _, a := range as {
		m.put(`<attribute id="%[1]s" title="%[1]s" type="%[2]s"/>`, a.name, a.typ)
	}
	m.put("</attributes>\n")
}

func (m *markup) values(vs []value) {
	m.put("<attvalues>")
	for _, v := range vs {
		m.put(`<attvalue for="%s" value="%s"/>`, v.key, v.text)
	}
	m.put("</attvalues>")
}
