// One session: its head, who attended, and what was decided, with the lines.
import { graphql } from "relay-runtime";

export const session = graphql`
  fragment Session_session on Session {
    id
    date {
      day
      precision
    }
    body {
      name
    }
    ...Session_sources
  }
`;

// Any fact that leads to its lines.
export const sources = graphql`
  fragment Session_sources on Sourced {
    sources {
      firstLine
      lastLine
    }
  }
`;

// The entries of the list of a session, from both ends.
export const attendances = graphql`
  fragment Session_attendances on Session
  @argumentDefinitions(first: { type: "Int" }, after: { type: "String" }, last: { type: "Int" }, before: { type: "String" })
  @refetchable(queryName: "SessionAttendancesQuery") {
    attendances(first: $first, after: $after, last: $last, before: $before) @connection(key: "Session_attendances") {
      edges {
        node {
          name
          status
          person {
            name
          }
          ...Session_sources
        }
      }
    }
  }
`;

export const query = graphql`
  query SessionQuery($id: ID!, $at: Boolean = true) {
    node(id: $id) {
      __typename
      ...Session_session @alias
      ...Session_attendances @alias @include(if: $at) @arguments(first: 20)
    }
  }
`;

// What changes comes by itself.
export const changes = graphql`
  subscription SessionChangesSubscription($since: Int) {
    changes(since: $since) {
      revision
      why
      sessions(first: 5) {
        nodes {
          ...Session_session @alias
        }
      }
    }
  }
`;

// A note beside a fact; the store of Relay takes the fact as it is then.
export const addNote = graphql`
  mutation SessionAddNoteMutation($input: NoteInput!) {
    addNote(input: $input) {
      note {
        id
        subject {
          ...Session_session @alias
        }
      }
      userErrors {
        field
        message
      }
    }
  }
`;
