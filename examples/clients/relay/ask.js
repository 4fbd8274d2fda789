// Asks Ratsgraph what Relay's compiler made of relay/*.ts, page by page as its
// runtime would: the operations are those that it wrote to be sent.
//
//   node relay/ask.js http://127.0.0.1:8080/graphql
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";

const address = process.argv[2];
assert(address, "name the address of the API");

const texts = Object.values(JSON.parse(await readFile(new URL("generated/documents.json", import.meta.url), "utf8")));

async function ask(name, variables) {
  const query = texts.find((text) => text.includes(` ${name}(`));
  assert(query, `Relay's compiler wrote no ${name}`);
  const response = await fetch(address, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables, operationName: name }),
  });
  const { data, errors } = await response.json();
  assert.equal(errors, undefined, JSON.stringify(errors));
  return data;
}

// every pages through a connection and returns its nodes, each of which comes once.
async function every(name, variables, connection) {
  const nodes = [];
  for (let after = null; ; ) {
    const { edges, pageInfo } = connection(await ask(name, { ...variables, first: 7, after }));
    nodes.push(...edges.map((edge) => edge.node));
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
  }
  assert.equal(new Set(nodes.map((node) => node.id)).size, nodes.length, `${name}: something came twice`);
  return nodes;
}

const sessions = await every("CouncilSessionsQuery", {}, (data) => data.sessions);
assert(sessions.length > 0);
const municipality = `municipality:${sessions[0].id.split(":")[1].split("/")[0]}`;
const council = await ask("CouncilQuery", { municipality });
assert.equal(council.node.id, municipality);
const bodies = await every("CouncilBodiesQuery", { id: municipality }, (data) => data.node.bodies);
assert(bodies.length > 0);
const session = await ask("SessionQuery", { id: sessions[0].id });
assert.equal(session.node.__typename, "Session");
const entries = await every("SessionAttendancesQuery", { id: sessions[0].id }, (data) => data.node.attendances);
console.log(`Relay: ${sessions.length} sessions, ${bodies.length} bodies, ${entries.length} entries of one list`);
