// Asks Ratsgraph with urql, in the types that graphql-codegen made. It pages
// through sessions, reads names of several types with one fragment, sends
// operations by their hash, and is told what is wrong.
//
//   node build/ask.js http://127.0.0.1:8080/graphql
//   node build/ask.js http://127.0.0.1:8080/graphql known   # the server has been given the operations, and answers no others
import assert from "node:assert/strict";
import { Client, fetchExchange } from "@urql/core";
import { persistedExchange } from "@urql/exchange-persisted";
import type { DocumentNode } from "graphql";
import { graphql } from "./generated/gql.js";

const Sessions = graphql(`
  query Sessions($first: Int, $after: String) {
    sessions(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { id date { day precision } body { name } }
    }
  }
`);

const Decisions = graphql(`
  query Decisions {
    decisions(first: 5, filter: { unanimous: { eq: false } }, orderBy: { field: CONTEST, direction: DESC }) {
      nodes { id outcome yes no contest sources { firstLine words document { digest } } }
    }
  }
`);

const Named = graphql(`
  query Named($ids: [ID!]!) {
    nodes(ids: $ids) { __typename id ... on Named { name } ... on Sourced { sources { page } } }
  }
`);

const People = graphql(`
  query People {
    municipalities(first: 1) { nodes { id name } }
    bodies(first: 1) { nodes { id name } }
    persons(first: 2) { nodes { id name } }
    attendances(first: 1) { nodes { id name person { name } status } }
  }
`);

const [address, known] = process.argv.slice(2);
assert(address, "name the address of the API");

// The hash that graphql-codegen wrote beside the operation.
async function written(_text: string, document: DocumentNode & { __meta__?: { hash: string } }) {
  assert(document.__meta__, "graphql-codegen left no hash");
  return document.__meta__.hash;
}

const client = new Client({
  url: address,
  preferGetMethod: true,
  exchanges: [
    persistedExchange(known ? { enforcePersistedQueries: true, generateHash: written } : { preferGetForPersistedQueries: true }),
    fetchExchange,
  ],
});

// Every session comes once, whatever the size of the pages.
const seen = new Set<string>();
let after: string | null | undefined;
let total = 0;
do {
  const { data, error } = await client.query(Sessions, { first: 25, after });
  assert.equal(error, undefined);
  assert(data);
  total = data.sessions.totalCount;
  for (const session of data.sessions.nodes) seen.add(session.id);
  after = data.sessions.pageInfo.hasNextPage ? data.sessions.pageInfo.endCursor : null;
} while (after);
assert(total > 0);
assert.equal(seen.size, total);

// A fact leads to its lines. What is not printed is null, which the types say.
const { data: contested } = await client.query(Decisions, {});
for (const decision of contested?.decisions.nodes ?? []) {
  assert(decision.contest == null || (decision.contest >= 0 && decision.contest <= 0.5));
  assert(decision.sources.length > 0);
}

// One fragment reads the names of all types that have one.
const { data: people } = await client.query(People, {});
assert(people);
const ids = [people.municipalities, people.bodies, people.persons, people.attendances].flatMap((list) => list.nodes.map((node) => node.id));
const { data: named, extensions } = await client.query(Named, { ids });
assert.equal(named?.nodes.length, ids.length);
for (const node of named.nodes) assert(node && "name" in node, `${node?.__typename} has no name`);
assert(extensions?.["cost"].requested <= extensions?.["cost"].limit);

// What is wrong comes with a code.
const { error } = await client.query(Sessions, { first: 101 });
assert.equal(error?.graphQLErrors[0]?.extensions["code"], "BAD_USER_INPUT");

console.log(`${total} sessions, ${ids.length} names, ${contested?.decisions.nodes.length} decisions`);
