// The rules of graphql-eslint for schemas and for Relay, all of them; each
// exception says why.
import graphql from "@graphql-eslint/eslint-plugin";

const exceptions = {
  // The schema is read like a text: the questions first, each type where it is first needed.
  "@graphql-eslint/alphabetize": "off",
  // One sentence stands on one line; only a block needs block quotes.
  "@graphql-eslint/description-style": "off",
  // Lists without pages are short by nature: the sources of a fact, the votes on a decision.
  // They need no cursors. Edges carry things without ids of their own where these are pairs of a question.
  "@graphql-eslint/relay-edge-types": ["error", { withEdgeSuffix: true, listTypeCanWrapOnlyEdgeType: false, shouldImplementNode: false }],
  // Hits of a search come by rank: there is no going back from a last one. Lists have both ways.
  "@graphql-eslint/relay-arguments": ["error", { includeBoth: false }],
  // Only types with a global id have one. Figures and periods are parts of what has.
  "@graphql-eslint/strict-id-in-types": "off",
  // There is a mutation. The rule is meant to forbid types of subgraphs.
  "@graphql-eslint/no-root-type": "off",
  // What is wrong with an input stands in userErrors, and its answer names what changed; asking again is another request.
  "@graphql-eslint/require-field-of-type-query-in-mutation-result": "off",
  // A list that cannot be read is an error of the whole answer. Lists are never null, so that nobody needs to ask whether one is.
  "@graphql-eslint/require-nullable-result-in-root": "off",
  // To undo something takes its id and nothing else.
  "@graphql-eslint/input-name": "off",
  // Paths.paths are the paths of an answer that also says how many were left out.
  "@graphql-eslint/no-typename-prefix": "off",
  // What is deprecated stays until the next major version, whenever that is; @deprecated has no date by the standard.
  "@graphql-eslint/require-deprecation-date": "off",
};

const naming = structuredClone(graphql.configs["flat/schema-all"].rules["@graphql-eslint/naming-convention"]);
// TypeCount counts things of a type; the word is meant.
delete naming[1]["ObjectTypeDefinition,ObjectTypeExtension"];

export default [
  {
    files: ["**/*.graphqls"],
    languageOptions: { parser: graphql.parser, parserOptions: { graphQLConfig: { schema: "schema.graphqls" } } },
    plugins: { "@graphql-eslint": graphql },
    rules: {
      ...graphql.configs["flat/schema-all"].rules,
      ...graphql.configs["flat/schema-relay"].rules,
      "@graphql-eslint/naming-convention": naming,
      ...exceptions,
    },
  },
];
