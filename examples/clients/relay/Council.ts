// What a page in React would ask with Relay: a municipality, its sessions and its
// people, each of them fetched further on its own.
import { graphql } from "relay-runtime";

export const query = graphql`
  query CouncilQuery($municipality: ID!, $first: Int = 5) {
    node(id: $municipality) {
      ...Council_bodies @alias
    }
    ...Council_sessions @arguments(first: $first)
  }
`;

// A list at the root, which goes on page by page.
export const sessions = graphql`
  fragment Council_sessions on Query
  @argumentDefinitions(first: { type: "Int", defaultValue: 5 }, after: { type: "String" }, filter: { type: "SessionFilter" })
  @refetchable(queryName: "CouncilSessionsQuery") {
    sessions(first: $first, after: $after, filter: $filter) @connection(key: "Council_sessions", filters: ["filter"]) {
      totalCount
      edges {
        cursor
        node {
          ...Session_session
        }
      }
    }
  }
`;

// A list of something that has a global id: Relay asks for it again by node(id:).
export const bodies = graphql`
  fragment Council_bodies on Municipality
  @argumentDefinitions(first: { type: "Int", defaultValue: 5 }, after: { type: "String" })
  @refetchable(queryName: "CouncilBodiesQuery") {
    name
    bodies(first: $first, after: $after) @connection(key: "Council_bodies") {
      edges {
        node {
          id
          name
        }
      }
    }
  }
`;
