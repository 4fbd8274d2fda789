// Reads Ratsgraph's networks with graphology, as programs of others do: both
// formats must hold the same nodes and edges, with what is said of them.
//
//   node networks.js http://127.0.0.1:8080
import assert from "node:assert/strict";
import Graph from "graphology";
import * as gexf from "graphology-gexf";
import * as graphml from "graphology-graphml";

const address = process.argv[2];
assert(address, "name the address of the server");

async function text(file) {
  const response = await fetch(`${address}/export/${file}`);
  assert.equal(response.status, 200, `${file}: ${response.statusText}`);
  assert(response.headers.get("etag"), `${file} has no ETag`);
  return response.text();
}

// The edges of a graph as lines that do not depend on the format: GraphML has our
// ids as an attribute.
function edges(graph) {
  const id = (node) => graph.getNodeAttribute(node, "globalId") ?? node;
  const line = (edge) => {
    const [source, target, a] = [id(graph.source(edge)), id(graph.target(edge)), graph.getEdgeAttributes(edge)];
    const ends = graph.isDirected(edge) ? [source, target] : [source, target].sort();
    return [...ends, a.weight, a.n, a.certainty, a.kind].join(" ");
  };
  return graph.edges().map(line).sort();
}

for (const name of ["co-presence", "membership", "substitutions"]) {
  const one = gexf.parse(Graph, await text(`${name}.gexf`));
  const other = graphml.parse(Graph, await text(`${name}.graphml`));
  assert(one.order > 1 && one.size > 0, `${name} is empty`);
  assert.equal(other.order, one.order);
  assert.deepEqual(edges(other), edges(one));
  for (const node of one.nodes()) assert(one.getNodeAttribute(node, "label"), `${node} has no label`);
  console.log(`${name}: ${one.order} nodes, ${one.size} edges, the same in both formats`);
}
